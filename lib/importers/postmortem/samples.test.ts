/**
 * Accuracy on real prose that nobody here wrote, where it is at hand: `../shared` is no part of the
 * project, so without it these tests say so and pass over.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import Papa from 'papaparse';
import { expect, test } from 'vitest';

import { read } from './read';
import { clock } from './resolve';

const shared = join(import.meta.dirname, '../../../../shared');
const samples = join(shared, 'samples/postmortems');
const labelled = join(shared, 'samples/labelled-extraction/azure_label.csv');
const VERBOSE = process.env['VERBOSE'] === '1';

type Truth = Readonly<{
  id: string;
  file: string;
  published_at: string | null;
  timezone_expression: string;
  windows: { start: string; start_precision: string; end: string | null }[];
  start_alternatives?: string[];
  end_alternatives?: string[];
  root_cause_stated: boolean;
  apology: boolean;
  prevention_plan: boolean;
  first_vendor_communication: Readonly<{ at: string; precision: string }> | null;
  other_communications: readonly Readonly<{ at: string; precision: string }>[];
}>;

/** The zone a caller chooses for texts that name none. */
const CHOSEN: Readonly<Record<string, string>> = {
  '27': 'UTC',
  '43': 'America/New_York',
  '44': 'America/New_York',
};
const FIVE = 5 * 60_000;

test.runIf(existsSync(samples))('postmortems against their labels', () => {
  const file: unknown = JSON.parse(readFileSync(join(samples, 'truth.json'), 'utf8'));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the labels are ours to read; a wrong shape fails the test
  const { cases } = file as { cases: Truth[] };
  const count = {
    truth: 0,
    found: 0,
    matched: 0,
    negative: 0,
    flags: 0,
    flagsRight: 0,
    zones: 0,
    told: 0,
    heard: 0,
  };
  for (const one of cases) {
    const raw = readFileSync(join(samples, one.file), 'utf8');
    const title = /^Title: (.*)$/m.exec(raw)?.[1] ?? '';
    const body = raw.slice(raw.indexOf('----\n') + 5);
    const text = body.trimStart().startsWith(title) ? body : `${title}\n\n${body}`;
    const zone = CHOSEN[one.id];
    const result = read({
      text,
      ...(one.published_at !== null && { publishedAt: one.published_at }),
      ...(zone !== undefined && { defaultZone: zone }),
    });
    const near = (a: string, b: string, day: boolean) =>
      day ? a.slice(0, 10) === b.slice(0, 10) : Math.abs(Date.parse(a) - Date.parse(b)) <= FIVE;
    const left = [...result.windows];
    const missed: string[] = [];
    for (const window of one.windows) {
      const starts = [window.start, ...(one.start_alternatives ?? [])];
      const ends = [window.end, ...(one.end_alternatives ?? [])];
      const index = left.findIndex(
        (found) =>
          starts.some((start) => near(found.start, start, window.start_precision === 'day')) &&
          ends.some((end) =>
            end === null || found.end === null ? end === found.end : near(found.end, end, false),
          ),
      );
      if (index < 0) missed.push(`${window.start} ${window.end}`);
      else {
        left.splice(index, 1);
        count.matched++;
        count.zones++;
      }
    }
    for (const message of [one.first_vendor_communication, ...one.other_communications]) {
      if (!message) continue;
      count.told++;
      const slack =
        message.precision === 'exact' ? FIVE : message.precision === 'day' ? 0 : 60 * 60_000;
      const heard = result.statements.some((statement) =>
        statement.at
          ? Math.abs(Date.parse(statement.at) - Date.parse(message.at)) <= slack ||
            (message.precision === 'day' && statement.at.slice(0, 10) === message.at.slice(0, 10))
          : message.precision !== 'exact' &&
            statement.atBounds !== undefined &&
            Date.parse(statement.atBounds[0]) <= Date.parse(message.at) + 86_399_000 &&
            Date.parse(statement.atBounds[1]) >= Date.parse(message.at),
      );
      if (heard) count.heard++;
      else if (VERBOSE)
        console.log(
          one.id,
          'unheard',
          message,
          result.statements.map((s) => `${s.at} ${s.kind}`),
        );
    }
    count.truth += one.windows.length;
    count.found += result.windows.length;
    if (one.windows.length === 0) count.negative += result.windows.length;
    const flags = [
      ['cause', result.contains.cause, one.root_cause_stated],
      ['apology', result.contains.apology, one.apology],
      ['prevention', result.contains.prevention, one.prevention_plan],
    ] as const;
    const wrong = flags
      .filter(([, found, label]) => found !== label)
      .map(([name, found]) => `${name}=${found}`);
    count.flags += 3;
    count.flagsRight += 3 - wrong.length;
    if (VERBOSE && (missed.length > 0 || left.length > 0 || wrong.length > 0)) {
      console.log(
        one.id,
        'missed',
        missed,
        'extra',
        left.map(
          (w) => `${w.start} ${w.end} "${w.quotes.map((q) => text.slice(q.from, q.to)).join('|')}"`,
        ),
        wrong.join(' '),
        result.issues.map((i) => `${i.field}:${i.found}->${i.expected}`),
      );
    }
  }
  const recall = count.matched / count.truth;
  const precision = count.matched / count.found;
  console.log(
    `postmortems: ${count.matched}/${count.truth} windows found (recall ${recall.toFixed(3)}), precision ${precision.toFixed(3)}, from negative cases ${count.negative}, flags ${count.flagsRight}/${count.flags}, messages ${count.heard}/${count.told}`,
  );
  expect(count.negative).toBe(0);
});

test.runIf(existsSync(labelled))('labelled Azure texts', () => {
  const parsed = Papa.parse<Record<string, string>>(readFileSync(labelled, 'utf8'), {
    header: true,
    skipEmptyLines: true,
  });
  const local = (stamp: string) =>
    Date.parse(stamp.replace(/^(\d{4})(\d\d)(\d\d)T/, '$1-$2-$3T') + 'Z');
  const count = { rows: 0, start: 0, end: 0, windows: 0, firstStart: 0, lastEnd: 0, zone: 0 };
  parsed.data.forEach((row, index) => {
    const [start, end] = [local(row['label_start_time'] ?? ''), local(row['label_end_time'] ?? '')];
    const result = read({ text: row['description'] ?? '' });
    if (!(end > start)) {
      if (VERBOSE)
        console.log(index, 'label unusable', row['label_start_time'], result.windows.length);
      return;
    }
    const wall = (iso: string, zone: string) => {
      const at = Date.parse(iso);
      for (let ms = at - 16 * 3_600_000; ms <= at + 16 * 3_600_000; ms += 15 * 60_000) {
        const reading = clock(zone)?.read(ms);
        if (reading?.kind === 'one' && reading.at === at) return ms;
      }
      return Number.NaN;
    };
    const ours = result.windows.map((window) => ({
      start: wall(window.start, window.zone.id),
      end: window.end ? wall(window.end, window.zone.id) : Number.NaN,
    }));
    const near = (a: number, b: number) => Math.abs(a - b) <= FIVE;
    const okStart = ours.some((window) => near(window.start, start));
    const okEnd = ours.some((window) => near(window.end, end));
    count.rows++;
    count.windows += ours.length;
    if (okStart) count.start++;
    if (okEnd) count.end++;
    if (near(Math.min(...ours.map((window) => window.start)), start)) count.firstStart++;
    if (near(Math.max(...ours.map((window) => window.end)), end)) count.lastEnd++;
    if (VERBOSE && (!okStart || !okEnd || ours.length > 1)) {
      console.log(
        index,
        row['label_start_time'],
        row['label_end_time'],
        row['label_timezone'],
        result.windows.map((w) => `${w.start} ${w.end} ${w.zone.id}`),
        result.issues.slice(0, 4).map((i) => `${i.field}:${i.found}->${i.expected}`),
      );
    }
  });
  const share = (part: number) => `${part}/${count.rows} (${(part / count.rows).toFixed(3)})`;
  console.log(
    `azure: start ${share(count.start)}, end ${share(count.end)}, windows proposed ${count.windows}; earliest start ${share(count.firstStart)}, latest end ${share(count.lastEnd)}`,
  );
});

test.runIf(existsSync(join(shared, 'seeds')))('seeds', () => {
  const seeds: [string, string | undefined][] = [
    ['000_5066dc2e25ce80d3', '2013-03-10'],
    ['001_eb1b036faf7ab631', '2018-09-27'],
    ['002_be844df05da58c50', undefined],
    ['003_496a25713cb24900', '2010-12-30'],
    ['003_496a25713cb24900', undefined],
    ['001_eb1b036faf7ab631', undefined],
  ];
  for (const [name, publishedAt] of seeds) {
    const text = readFileSync(join(shared, 'seeds', `${name}.txt`), 'utf8');
    const result = read({ text, ...(publishedAt && { publishedAt }) });
    if (VERBOSE)
      console.log(
        name,
        publishedAt,
        JSON.stringify(
          {
            ...result,
            windows: result.windows.map((w) => ({
              ...w,
              quotes: w.quotes.map((q) => text.slice(q.from, q.to)),
            })),
            statements: result.statements.map((w) => ({
              ...w,
              quotes: w.quotes.map((q) => text.slice(q.from, q.to).slice(0, 150)),
            })),
          },
          null,
          1,
        ),
      );
  }
});
