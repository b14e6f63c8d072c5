/**
 * Accuracy on real prose that nobody here wrote. It lies in `../shared` beside the checkout and is no part
 * of the project: where it is absent these tests say so and pass over. `VERBOSE=1` prints every difference.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';

import { read, type Reading } from './read';
import { clock } from './resolve';

const shared = join(import.meta.dirname, '../../../../shared');
const samples = join(shared, 'samples/postmortems');
const labelled = join(shared, 'samples/labelled-extraction/azure_label.csv');
const seeds = join(shared, 'seeds');
const verbose = process.env['VERBOSE'] === '1';
const FIVE_MS = 5 * 60_000;

if (!existsSync(samples)) console.log('No ../shared here: accuracy on real texts is not measured');

type Told = Readonly<{ at: string; precision: string }>;
type Truth = Readonly<{
  id: string;
  file: string;
  published_at: string | null;
  windows: readonly Readonly<{ start: string; start_precision: string; end: string | null }>[];
  start_alternatives?: readonly string[];
  end_alternatives?: readonly string[];
  root_cause_stated: boolean;
  apology: boolean;
  prevention_plan: boolean;
  first_vendor_communication: Told | null;
  other_communications: readonly Told[];
}>;

/** The zone a caller chooses for texts that name none. */
const CHOSEN: Readonly<Record<string, string>> = {
  '27': 'UTC',
  '43': 'America/New_York',
  '44': 'America/New_York',
};
/** The zones of the labels as IANA ids; the others are UTC. */
const ZONES: Readonly<Record<string, string>> = {
  '02': 'Asia/Seoul',
  '10': 'America/Los_Angeles',
  '42': 'America/New_York',
  '43': 'America/New_York',
  '44': 'America/New_York',
  '45': 'America/Los_Angeles',
  '46': 'Australia/Sydney',
  '49': 'America/New_York',
  '50': 'America/Los_Angeles',
  '51': 'America/Los_Angeles',
  '55': 'Asia/Kolkata',
  '56': 'America/New_York',
  '57': 'Europe/London',
};

const close = (a: string, b: string) => Math.abs(Date.parse(a) - Date.parse(b)) <= FIVE_MS;

function readSample(one: Truth): Reading {
  const raw = readFileSync(join(samples, one.file), 'utf8');
  const title = /^Title: (.*)$/m.exec(raw)?.[1] ?? '';
  const body = raw.slice(raw.indexOf('----\n') + 5).trimStart();
  const zone = CHOSEN[one.id];
  return read({
    text: body.startsWith(title) ? body : `${title}\n\n${body}`,
    ...(one.published_at !== null && { publishedAt: one.published_at }),
    ...(zone !== undefined && { defaultZone: zone }),
  });
}

/** Pairs each labelled window with a found one; gives what was paired and what is left of both. */
function matched(one: Truth, result: Reading) {
  const left = [...result.windows];
  const pairs: Reading['windows'] = [];
  const missed = one.windows.filter((window) => {
    const starts = [window.start, ...(one.start_alternatives ?? [])];
    const ends = [window.end, ...(one.end_alternatives ?? [])];
    const isDay = window.start_precision === 'day';
    const index = left.findIndex(
      (found) =>
        starts.some((start) =>
          isDay ? found.start.slice(0, 10) === start.slice(0, 10) : close(found.start, start),
        ) && ends.some((end) => (end && found.end ? close(found.end, end) : end === found.end)),
    );
    if (index < 0) return true;
    pairs.push(...left.splice(index, 1));
    return false;
  });
  return { pairs, missed, left };
}

function isHeard({ at, precision }: Told, { statements }: Reading): boolean {
  return statements.some((statement) => {
    if (statement.at && precision === 'exact') return close(statement.at, at);
    const [from, to] = statement.atBounds ?? [statement.at ?? '', statement.at ?? ''];
    const day = precision === 'day' ? 86_400_000 : FIVE_MS;
    return Date.parse(from) <= Date.parse(at) + day && Date.parse(to) >= Date.parse(at) - FIVE_MS;
  });
}

test.runIf(existsSync(samples))('postmortems against their labels', () => {
  const file: unknown = JSON.parse(readFileSync(join(samples, 'truth.json'), 'utf8'));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the labels are ours to read; a wrong shape fails the test
  const { cases } = file as { cases: Truth[] };
  const count = {
    truth: 0,
    found: 0,
    matched: 0,
    zones: 0,
    negative: 0,
    flags: 0,
    told: 0,
    heard: 0,
  };
  for (const one of cases) {
    const result = readSample(one);
    const { pairs, missed, left } = matched(one, result);
    const { cause, apology, prevention } = result.contains;
    const flags = [
      cause === one.root_cause_stated,
      apology === one.apology,
      prevention === one.prevention_plan,
    ];
    const told = [one.first_vendor_communication, ...one.other_communications].filter(
      (message) => message !== null,
    );
    count.truth += one.windows.length;
    count.found += result.windows.length;
    count.matched += pairs.length;
    count.zones += pairs.filter(({ zone }) => zone.id === (ZONES[one.id] ?? 'UTC')).length;
    count.negative += one.windows.length === 0 ? result.windows.length : 0;
    count.flags += flags.filter(Boolean).length;
    count.told += told.length;
    count.heard += told.filter((message) => isHeard(message, result)).length;
    if (verbose && (missed.length > 0 || left.length > 0 || flags.includes(false))) {
      console.log(one.id, { missed, left, contains: result.contains, issues: result.issues });
    }
  }
  console.log('postmortems', { cases: cases.length, ...count });
  expect(count.matched / count.truth).toBeGreaterThanOrEqual(0.9);
  expect(count.matched / count.found).toBeGreaterThanOrEqual(0.95);
  expect(count.zones / count.matched).toBeGreaterThanOrEqual(0.95);
  expect(count.negative).toBe(0);
  expect(count.flags / (3 * cases.length)).toBeGreaterThanOrEqual(0.93);
  expect(count.heard / count.told).toBeGreaterThanOrEqual(0.9);
});

/** An instant as its zone's clock shows it, as if that were UTC; the labels are such times. */
function onTheWall(iso: string, zone: string): number {
  const at = Date.parse(iso);
  for (let ms = at - 16 * 3_600_000; ms <= at + 16 * 3_600_000; ms += 15 * 60_000) {
    const reading = clock(zone)?.read(ms);
    if (reading?.kind === 'one' && reading.at === at) return ms;
  }
  return Number.NaN;
}

test.runIf(existsSync(labelled))('labelled Azure texts', () => {
  const parsed = Papa.parse<Record<string, string>>(readFileSync(labelled, 'utf8'), {
    header: true,
    skipEmptyLines: true,
  });
  const wall = (stamp = '') =>
    Date.parse(`${stamp.replace(/^(\d{4})(\d\d)(\d\d)T/, '$1-$2-$3T')}Z`);
  const near = (a: number, b: number) => Math.abs(a - b) <= FIVE_MS;
  const count = { rows: 0, start: 0, end: 0, windows: 0, envelopeStart: 0, envelopeEnd: 0 };
  for (const row of parsed.data) {
    const [start, end] = [wall(row['label_start_time']), wall(row['label_end_time'])];
    if (!(end > start)) continue;
    const { windows } = read({ text: row['description'] ?? '' });
    const starts = windows.map((window) => onTheWall(window.start, window.zone.id));
    const ends = windows.map((window) => onTheWall(window.end ?? '', window.zone.id));
    count.rows++;
    count.windows += windows.length;
    count.start += starts.some((at) => near(at, start)) ? 1 : 0;
    count.end += ends.some((at) => near(at, end)) ? 1 : 0;
    count.envelopeStart += near(Math.min(...starts), start) ? 1 : 0;
    count.envelopeEnd += near(Math.max(...ends), end) ? 1 : 0;
    if (verbose && windows.length !== 1) console.log(row['label_start_time'], windows);
  }
  console.log('azure', count);
  expect(count.start / count.rows).toBeGreaterThanOrEqual(0.95);
  expect(count.end / count.rows).toBeGreaterThanOrEqual(0.92);
  expect(count.windows / count.rows).toBeLessThanOrEqual(1.1);
});

describe.runIf(existsSync(seeds))('seeds', () => {
  const seed = (name: string, publishedAt?: string) =>
    read({
      text: readFileSync(join(seeds, name), 'utf8'),
      ...(publishedAt !== undefined && { publishedAt }),
    });

  test('two vendors fail on the same Friday', () => {
    const { windows, statements } = seed('000_5066dc2e25ce80d3.txt', '2013-03-10');
    expect(windows).toMatchObject([
      {
        vendor: 'Citrix',
        service: 'GoToMeeting, GoToWebinar, GoToTraining',
        start: '2013-03-08T16:15:00Z',
        end: '2013-03-08T18:15:00Z',
        startBounds: ['2013-03-08T16:00:00Z', '2013-03-08T16:30:00Z'],
        precision: 'approximate',
      },
      {
        vendor: 'Cisco',
        service: 'WebEx',
        start: '2013-03-08T17:30:00Z',
        end: '2013-03-08T19:15:00Z',
        endBounds: ['2013-03-08T19:00:00Z', '2013-03-08T19:30:00Z'],
        precision: 'approximate',
      },
    ]);
    expect(statements).toMatchObject([{ at: null, kind: 'restored', channel: 'Twitter' }]);
  });

  test('a third day without an end', () => {
    const { windows, statements } = seed('001_eb1b036faf7ab631.txt', '2018-09-27');
    expect(windows).toMatchObject([{ start: '2018-09-26T01:22:00Z', end: null, vendor: 'Cisco' }]);
    expect(statements.map(({ at, kind }) => [at, kind])).toEqual([
      [null, 'update'],
      ['2018-09-27T12:36:00Z', 'update'],
      [null, 'apology'],
    ]);
    expect(statements[2]?.atBounds).toEqual(['2018-09-26T04:00:00Z', '2018-09-27T04:00:00Z']);
  });

  test('without the publication the year of that Tuesday is not invented', () => {
    const { windows, issues } = seed('001_eb1b036faf7ab631.txt');
    expect(windows).toEqual([]);
    expect(issues[0]).toMatchObject({ field: 'year' });
  });

  test('a good notice without any clock time', () => {
    const { windows, statements, contains, issues } = seed('002_be844df05da58c50.txt');
    expect(windows).toEqual([]);
    expect(issues).toEqual([]);
    expect(statements).toMatchObject([
      { at: null, kind: 'acknowledgement', channel: 'email', vendor: 'ReadyTalk' },
      { at: null, kind: 'rca', channel: 'email', vendor: 'ReadyTalk' },
    ]);
    expect(contains).toEqual({
      cause: true,
      window: true,
      impact: true,
      apology: false,
      prevention: true,
    });
  });

  test.each(['2010-12-30', undefined])('a day and a night, published %s', (publishedAt) => {
    const { windows } = seed('003_496a25713cb24900.txt', publishedAt);
    expect(windows).toMatchObject([
      {
        vendor: 'Skype',
        start: '2010-12-22T16:00:00Z',
        end: '2010-12-23T16:00:00Z',
        precision: 'approximate',
      },
    ]);
  });
});
