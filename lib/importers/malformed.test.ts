import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';

import { describe, expect, test } from 'vitest';

import type { Issue } from '@/lib/sla/evidence';

import { detect, importers } from './registry';
import { inPieces, SAMPLES } from './testing';

/*
 * Files that are broken in every way that a file can be. None may throw, take longer than ten
 * seconds or pass for something: what cannot be read is an issue with its place. MAKEGOOD_RUNS=20000
 * reads so many.
 */
const RUNS = Number(process.env['MAKEGOOD_RUNS'] ?? 400);
const SLOWEST_MS = 10_000;
const MOST_BYTES = 256 * 1024;
const NOW = Date.UTC(2026, 10, 24);

const FIXTURES = join(import.meta.dirname, 'fixtures');

type Source = Readonly<{ name: string; bytes: Buffer }>;

const sources: readonly Source[] = [FIXTURES, SAMPLES]
  .filter((folder) => existsSync(folder))
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  )
  .filter(
    (path) => !path.includes('/expected/') && statSync(path).isFile() && statSync(path).size > 0,
  )
  .map((path) => ({ name: path, bytes: contentOf(path) }));

function contentOf(path: string): Buffer {
  const bytes = readFileSync(path);
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).subarray(0, MOST_BYTES);
}

/** The same numbers in every run. */
function dice(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(next() * Math.max(1, limit));
  const pick = <T>(list: readonly T[]): T => {
    const found = list[below(list.length)];
    if (found === undefined) throw new RangeError('Nothing to pick from');
    return found;
  };
  return { below, pick };
}

type Dice = ReturnType<typeof dice>;
type Harm = readonly [name: string, harm: (bytes: Buffer, roll: Dice) => Buffer];

const spliced = (bytes: Buffer, at: number, gone: number, put: Buffer | string) =>
  Buffer.concat([bytes.subarray(0, at), Buffer.from(put), bytes.subarray(at + gone)]);
const asText = (bytes: Buffer, change: (text: string) => string) =>
  Buffer.from(change(bytes.toString('latin1')), 'latin1');

const NUMBERS = [
  '-1',
  '0',
  '1e999',
  '99999999999999999999',
  'NaN',
  '0.1',
  '""',
  'null',
  '[]',
  '{}',
];
const TIMES = [
  '2026-02-30T00:00:00Z',
  '0000-00-00',
  '9999-12-31T23:59:60Z',
  '2026-03-08T02:30:00',
  '24:61',
  'yesterday',
];
const BOMB = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 9 }, (_, index) => `<!ENTITY ${'bcdefghij'[index]} "${`&${'abcdefghi'[index]};`.repeat(10)}">`).join('')}]><rss><channel><title>&j;</title><item><title>&j;</title><pubDate>Tue, 10 Mar 2026 10:00:00 GMT</pubDate></item></channel></rss>`;

const HARMS: readonly Harm[] = [
  ['cut short', (bytes, { below }) => bytes.subarray(0, below(bytes.length))],
  ['cut at the front', (bytes, { below }) => bytes.subarray(below(bytes.length))],
  [
    'a piece is missing',
    (bytes, { below }) => spliced(bytes, below(bytes.length), 1 + below(2_000), ''),
  ],
  [
    'a piece comes twice',
    (bytes, { below }) => {
      const at = below(bytes.length);
      return spliced(bytes, at, 0, bytes.subarray(at, at + below(4_000)));
    },
  ],
  [
    'bytes are changed',
    (bytes, { below }) => {
      const changed = Buffer.from(bytes);
      for (let count = 1 + below(20); count > 0; count--)
        changed[below(changed.length)] = below(256);
      return changed;
    },
  ],
  [
    'NULs',
    (bytes, { below }) => spliced(bytes, below(bytes.length), 0, Buffer.alloc(1 + below(50))),
  ],
  ['UTF-16 without a mark', (bytes) => Buffer.from(bytes.toString('latin1'), 'utf16le')],
  [
    'UTF-16 with a mark',
    (bytes) =>
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(bytes.toString('utf8'), 'utf16le')]),
  ],
  [
    'windows-1252 letters',
    (bytes, { below }) => spliced(bytes, below(bytes.length), 0, Buffer.from([0x93, 0xfc, 0x94])),
  ],
  [
    'a field of a million characters',
    (bytes, { below, pick }) =>
      spliced(
        bytes,
        below(bytes.length),
        0,
        pick(['a', '"', ' ', '1', '(', '&', '<']).repeat(1_000_000),
      ),
  ],
  [
    'numbers that are none',
    (bytes, { pick }) =>
      asText(bytes, (text) =>
        text.replaceAll(/\b\d{3,}\b/g, (found) =>
          pick([true, false, false]) ? pick(NUMBERS) : found,
        ),
      ),
  ],
  [
    'times that are none',
    (bytes, { pick }) =>
      asText(bytes, (text) =>
        text.replaceAll(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?Z?/g, (found) =>
          pick([true, false, false]) ? pick(TIMES) : found,
        ),
      ),
  ],
  [
    'values of another kind',
    (bytes, { pick }) =>
      asText(bytes, (text) =>
        text.replaceAll(/"[^"\\\n]{1,40}"(?=\s*[,}\]])/g, (found) =>
          pick([true, false, false, false]) ? pick(NUMBERS) : found,
        ),
      ),
  ],
  [
    'formula cells',
    (bytes, { pick }) =>
      asText(bytes, (text) =>
        text.replaceAll(/(^|[,;\t])[^,;\t\n]{1,20}/gm, (found, before: string) =>
          pick([true, false, false, false])
            ? `${before}${pick(['=1+1', '@SUM(A1)', '+cmd|x', '-2'])}`
            : found,
        ),
      ),
  ],
  [
    'nested brackets',
    (bytes, { below }) => spliced(bytes, below(bytes.length), 0, '['.repeat(5_000)),
  ],
  [
    'nested tags',
    (bytes, { below }) => spliced(bytes, below(bytes.length), 0, '<div>'.repeat(5_000)),
  ],
  ['no line ends', (bytes) => asText(bytes, (text) => text.replaceAll(/[\r\n]+/g, ' '))],
  ['empty', () => Buffer.alloc(0)],
  ['an archive', (bytes) => gzipSync(bytes)],
  ['an archive of archives', (bytes) => gzipSync(gzipSync(gzipSync(bytes)))],
  ['an entity bomb', () => Buffer.from(BOMB)],
  [
    'the entity bomb before it',
    (bytes) => Buffer.concat([Buffer.from(BOMB.slice(0, BOMB.indexOf('<rss'))), bytes]),
  ],
];

async function readAll(bytes: Buffer, name: string, chosen?: string) {
  const importer =
    importers.find(({ id }) => id === chosen) ?? detect(bytes.subarray(0, 65_536), name)?.importer;
  if (!importer) return null;
  let facts = 0;
  const issues: Issue[] = [];
  for await (const record of importer.read(inPieces(bytes, 65_536), { now: NOW, zone: 'UTC' })) {
    facts += record.evidence.length;
    for (const fact of record.evidence) {
      if (fact.kind === 'observation' || fact.kind === 'maintenance') {
        const { start, end } = fact;
        const times = [start.at, start.earliest, start.latest, ...(end ? [end.at] : [])];
        expect(times.every(Number.isSafeInteger), `${importer.id}: ${JSON.stringify(fact)}`).toBe(
          true,
        );
        expect(end === null || end.latest >= start.earliest, JSON.stringify(fact)).toBe(true);
      }
    }
    issues.push(...record.issues);
  }
  return { importer: importer.id, facts, issues };
}

test(
  `${RUNS} broken files are told what is wrong with them`,
  async () => {
    const seen = { refused: 0, read: 0, unknown: 0, slowest: 0, slowestName: '' };
    for (let run = 0; run < RUNS; run++) {
      const roll = dice(run + 1);
      const source = roll.pick(sources);
      const [harmName, harm] = roll.pick(HARMS);
      const bytes = harm(source.bytes, roll);
      const twice = roll.below(4) === 0;
      const [, again] = roll.pick(HARMS);
      const broken = twice && bytes.length > 0 ? again(bytes, roll) : bytes;
      // Half of them are read as what they were: a person, or a source, says the format.
      const own = detect(source.bytes.subarray(0, 65_536), source.name)?.importer.id;
      const chosen = roll.below(2) === 0 ? own : undefined;
      const what = `run ${run}: ${source.name.split('/').slice(-2).join('/')}, ${harmName}${twice ? ' and more' : ''}`;
      const from = performance.now();
      const told = await readAll(broken, source.name, chosen).catch((error: unknown) => {
        throw new Error(`${what}: ${error instanceof Error ? error.stack : String(error)}`);
      });
      const ms = performance.now() - from;
      expect(ms, what).toBeLessThan(SLOWEST_MS);
      if (ms > seen.slowest) [seen.slowest, seen.slowestName] = [ms, what];
      if (!told) seen.unknown += 1;
      else if (told.issues.length > 0) seen.refused += 1;
      else seen.read += 1;
      for (const { place, found, expected } of told?.issues ?? []) {
        expect(Object.keys(place).length, what).toBeGreaterThan(0);
        expect([typeof found, typeof expected], what).toEqual(['string', 'string']);
        expect(expected, what).not.toBe('');
      }
    }
    const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
    console.log(
      `${RUNS} broken files: ${seen.refused} with issues, ${seen.read} still sound, ${seen.unknown} of no format; ` +
        `slowest ${Math.round(seen.slowest)} ms (${seen.slowestName}); peak memory ${peakMb} MB`,
    );
  },
  RUNS * 1_000,
);

describe('an empty file is refused by every importer that is told to read it', () => {
  test.each(importers.map(({ id }) => id))('%s', async (id) => {
    const told = await readAll(Buffer.alloc(0), 'empty', id);
    expect(told?.facts).toBe(0);
    expect(told?.issues.length).toBeGreaterThan(0);
  });
});
