import { describe, expect, test } from 'vitest';

import { PROSE_CASES, type ProseCase } from './prose-cases';
import { read, type Reading } from './read';

const FIVE_MS = 5 * 60_000;

type Window = Reading['windows'][number];

/** A window as the cases write it. */
const written = ({ start, end, precision, zone, kind }: Window) =>
  [start.slice(0, 16), end?.slice(0, 16) ?? 'open', precision, zone.id, kind].join(' ');

const near = (a: string, b: string) =>
  a === b || Math.abs(Date.parse(`${a}Z`) - Date.parse(`${b}Z`)) <= FIVE_MS;

/** Within five minutes at both ends; within the day for a window of which only the day is told. */
function isSpan(window: Window, expected: string): boolean {
  const [start = '', end = ''] = expected.split(' ');
  const [foundStart = '', foundEnd = ''] = written(window).split(' ');
  const isDay = window.precision === 'day';
  const starts = isDay ? foundStart.slice(0, 10) === start.slice(0, 10) : near(foundStart, start);
  return starts && near(foundEnd, end);
}

/** The same span, precision, zone and kind. */
const isWindow = (window: Window, expected: string) =>
  isSpan(window, expected) &&
  written(window).split(' ').slice(2).join() === expected.split(' ').slice(2).join();

/** The clock time of the first message; null when no message has one. */
const firstSaid = ({ statements }: Reading) =>
  statements.flatMap(({ at }) => (at === null ? [] : [at.slice(0, 16)])).toSorted()[0] ?? null;

const containedIn = ({ contains }: Reading) =>
  (['cause', 'window', 'impact', 'apology', 'prevention'] as const).filter(
    (part) => contains[part],
  );

const readCase = ({ text, publishedAt, defaultZone }: ProseCase) =>
  read({
    text,
    ...(publishedAt !== undefined && { publishedAt }),
    ...(defaultZone !== undefined && { defaultZone }),
  });

/** What differs from the careful reading, each as "part: what is returned". */
function differences(one: ProseCase): string[] {
  const result = readCase(one);
  const found: string[] = [];
  const same =
    result.windows.length === one.windows.length &&
    result.windows.every((window, index) => isWindow(window, one.windows[index] ?? ''));
  if (!same) found.push(`windows: ${result.windows.map(written).join(', ') || 'none'}`);
  const vendors = result.windows.map(({ vendor }) => vendor ?? 'none');
  const named = result.windows.map((_, index) => one.vendors?.[index] ?? one.vendors?.[0]);
  if (same && one.vendors && vendors.some((vendor, index) => vendor !== named[index]))
    found.push(`vendors: ${vendors.join(', ')}`);
  const said = firstSaid(result);
  if (one.said !== undefined && said !== one.said) found.push(`said: ${said ?? 'none'}`);
  const contains = containedIn(result);
  const expected = one.contains.split(' ').filter(Boolean);
  if (contains.toSorted().join() !== expected.toSorted().join())
    found.push(`contains: ${contains.join(' ') || 'nothing'}`);
  return found;
}

type Miss = Readonly<{ returned: readonly string[]; why: string }>;

/** What the reader gets wrong, and what it returns instead. A row that becomes right must leave the list. */
const MISSES: Readonly<Record<string, Miss>> = {
  'A cloud summary names a deploy and an alert beside the time that customers were hit': {
    returned: ['vendors: none'],
    why: 'An unknown vendor stands only in the name of the event, beside its product',
  },
  'A code host had a maintenance that broke it for a day and eleven minutes': {
    returned: ['windows: 2025-10-19T22:52 2025-10-20T23:03 exact UTC outage'],
    why: 'The sentence of the start tells a loss of connectivity, another one that service was degraded',
  },
  'A newsletter announces a price change and a maintenance': {
    returned: ['windows: none', 'contains: nothing'],
    why: 'An upgrade in the present tense, without a word for maintenance; none is invented',
  },
  'A customer writes down what they saw and what support said': {
    returned: ['vendors: none', 'said: none'],
    why: 'The vendor is the object of the sentence, and a telephone call is not seen as a message',
  },
  'A status tweet thread is retold with the times of its posts': {
    returned: ['contains: nothing'],
    why: 'The impact is told only as the object of an investigation',
  },
  'A deploy and a cause stand before the impact': {
    returned: ['contains: window impact'],
    why: 'The cause is told as an event, without a word that calls it the cause',
  },
};

describe('a careful reader would say', () => {
  test.each(PROSE_CASES.map((one) => [one.name, one] as const))('%s', (name, one) =>
    expect(differences(one)).toEqual(MISSES[name]?.returned ?? []),
  );
});

test('every miss is of a case, and nine cases of ten are read as a whole', () => {
  const names = new Set(PROSE_CASES.map(({ name }) => name));
  const misses = Object.keys(MISSES);
  expect(names.size).toBe(PROSE_CASES.length);
  expect(misses.filter((name) => !names.has(name))).toEqual([]);
  expect(1 - misses.length / PROSE_CASES.length).toBeGreaterThanOrEqual(0.9);
});

/** One vote a case misleads where it has several windows: none may be invented, few may be missing. */
test('no window is invented', () => {
  const invented = PROSE_CASES.filter((one) => {
    const { windows } = readCase(one);
    return windows.some((window) => !one.windows.some((told) => isSpan(window, told)));
  });
  expect(invented.map(({ name }) => name)).toEqual([]);
});

/** The longest text that the importers hand over, at its densest. Most take less than a second; more than ten would be a hang. */
test.each([
  ['times in one line', '10:00, 10:05, '],
  ['times of days', '10:00 10:05 11:15 UTC 12:30 3 June 2024 '],
  ['times in lines', '10:00 - 10:05 UTC down\n'],
  ['times in quotation marks', '"Fernbox said" at 10:00 UTC, "we" '],
  ['cells', '| 10:00 | '],
  ['cells in rows', '| 10:00 | 11:00 UTC |\n'],
  ['JSON in one line', '{"start": 1622505600, "title": "2021-05-14T21:00:00"},'],
  [
    'ordinary prose',
    'The service was restored and customers were told that the outage of 3 June had ended. ',
  ],
])(
  '400 000 characters of %s do not hang',
  (_, unit) => {
    const text = unit.repeat(Math.ceil(400_000 / unit.length));
    const before = performance.now();
    read({ text, publishedAt: '2026-01-01' });
    expect(performance.now() - before).toBeLessThan(10_000);
  },
  30_000,
);
