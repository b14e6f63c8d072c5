import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { Edge, Evidence, Issue } from '@/lib/sla/evidence';

import { type CheckRules, checkSeries, type CheckState, DEFAULT_RULES } from './checks';
import { inWords } from './testing';

const MINUTE = 60_000;
const T0 = Date.UTC(2026, 2, 8);
const LATER = Date.UTC(2026, 5, 1);
const LETTERS: Readonly<Record<string, CheckState>> = {
  u: 'up',
  d: 'down',
  g: 'degraded',
  p: 'pending',
  m: 'maintenance',
  '?': 'unknown',
};

type Told = Readonly<{ facts: Evidence[]; issues: Issue[] }>;

/** One letter a minute; a dot is a minute without a check. */
function tell(minutes: string, rules: Partial<CheckRules> = {}, now = LATER): Told {
  const series = checkSeries();
  minutes.split('').forEach((letter, minute) => {
    const state = LETTERS[letter];
    if (state) series.add(T0 + minute * MINUTE, state, minute);
  });
  return collect(series, { intervalSeconds: 60, ...rules }, now);
}

function collect(series: ReturnType<typeof checkSeries>, rules: Partial<CheckRules>, now = LATER) {
  const told: Told = { facts: [], issues: [] };
  const monitor = { key: 'm', placeOf: (record: number) => ({ line: record + 1 }) };
  for (const record of series.records(monitor, { ...DEFAULT_RULES, ...rules }, now)) {
    told.facts.push(...record.evidence);
    told.issues.push(...record.issues);
  }
  return told;
}

const minuteOf = (at: number) => String((at - T0) / MINUTE);
const edge = ({ at, earliest, latest }: Edge) =>
  earliest === latest
    ? minuteOf(at)
    : `${minuteOf(at)}(${minuteOf(earliest)}..${minuteOf(latest)})`;

/** "down 3(2..3)-5(4..5)": seen down at minute 3, up at 2, down at 4, up again at 5. */
const windows = ({ facts }: Told) => facts.map((fact) => inWords(fact, edge));

describe('checks become windows', () => {
  test.each<[string, string, Partial<CheckRules>, string[]]>([
    ['up throughout is coverage alone', 'uuuu', {}, ['watched 0-3']],
    ['one failure between two good checks', 'uduu', {}, ['down 1(0..1)-2(1..2)', 'watched 0-3']],
    ['failures in a row are one window', 'udddu', {}, ['down 1(0..1)-4(3..4)', 'watched 0-4']],
    [
      'two failures apart are two windows',
      'udud',
      {},
      ['down 1(0..1)-2(1..2)', 'down 3(2..3)-3', 'watched 0-3'],
    ],
    [
      'a failure at the first check has no earlier bound',
      'ddu',
      {},
      ['down 0-2(1..2)', 'watched 0-2'],
    ],
    [
      'one failure short of the confirmations is none',
      'uddu',
      { confirmations: 3 },
      ['watched 0-3'],
    ],
    [
      'as many failures as the confirmations are dated back to the first',
      'udddu',
      { confirmations: 3 },
      ['down 1(0..1)-4(3..4)', 'watched 0-4'],
    ],
    [
      'a pending failure that is confirmed begins the window',
      'uppddu',
      {},
      ['down 1(0..1)-5(4..5)', 'watched 0-5'],
    ],
    ['a pending failure that is not confirmed is none', 'uppu', {}, ['watched 0-3']],
    ['pending checks alone confirm nothing', 'uppdu', { confirmations: 2 }, ['watched 0-4']],
    [
      'degraded and down follow each other',
      'ugddu',
      {},
      ['degraded 1(0..1)-2(1..2)', 'down 2(1..2)-4(3..4)', 'watched 0-4'],
    ],
    [
      'a gap of exactly three intervals is watched',
      'ud..du',
      {},
      ['down 1(0..1)-5(4..5)', 'watched 0-5'],
    ],
    [
      'a gap one interval longer is neither down nor up',
      'ud...du',
      {},
      ['down 1(0..1)-1', 'watched 0-1', 'down 5-6(5..6)', 'watched 5-6'],
    ],
    ['a gap between good checks is not watched', 'uu...uu', {}, ['watched 0-1', 'watched 5-6']],
    [
      'fewer intervals make a gap sooner',
      'uu.uu',
      { gapIntervals: 1 },
      ['watched 0-1', 'watched 3-4'],
    ],
    [
      'a check that could not look ends what is known',
      'ud?du',
      {},
      ['down 1(0..1)-1', 'watched 0-1', 'down 3-4(3..4)', 'watched 3-4'],
    ],
    [
      'maintenance of the monitor is neither watched nor down',
      'udmmu',
      {},
      ['watched 0-1', 'down 1(0..1)-2(1..2)', 'maintenance 2(1..2)-4(3..4)'],
    ],
    [
      'a record that ends with a failure ends with it',
      'udd',
      {},
      ['down 1(0..1)-2', 'watched 0-2'],
    ],
    ['one check alone is no watch', 'u', {}, []],
    ['no checks at all', '', {}, []],
  ])('%s: %s', (_, minutes, rules, expected) =>
    expect(windows(tell(minutes, rules))).toEqual(expected),
  );

  test.each<[string, number, string]>([
    ['three intervals after the last failure it is still open', 5, 'down 1(0..1)-open'],
    ['a minute later nobody knows', 6, 'down 1(0..1)-2'],
  ])('%s', (_, minute, expected) =>
    expect(windows(tell('udd', {}, T0 + minute * MINUTE))[0]).toBe(expected),
  );

  test('a record that ends with a failure says so', () =>
    expect(tell('udd').issues).toEqual([
      expect.objectContaining({ place: { line: 3 }, field: 'end', severity: 'note' }),
    ]));
});

test('the interval is the median of the checks where none is told', () => {
  const series = checkSeries();
  for (const minute of [0, 5, 10, 15, 21, 25, 40, 56]) {
    series.add(T0 + minute * MINUTE, 'up', minute);
  }
  expect(windows(collect(series, {}))).toEqual(['watched 0-40']);
});

test('of two middle ones the shorter is the interval, so that less counts as watched', () => {
  const series = checkSeries();
  for (const minute of [0, 10, 1000]) series.add(T0 + minute * MINUTE, 'up', minute);
  expect(windows(collect(series, {}))).toEqual(['watched 0-10']);
});

test('how the checks were made into windows stands beside the coverage', () =>
  expect(tell('uuu', { confirmations: 2 }).facts).toEqual([
    expect.objectContaining({
      kind: 'coverage',
      rules: { intervalSeconds: 60, confirmations: 2, gapIntervals: 3 },
    }),
  ]));

test('two checks of an instant that contradict each other confirm nothing, and that is told', () => {
  const series = checkSeries();
  series.add(T0, 'up', 0);
  series.add(T0 + MINUTE, 'down', 1);
  series.add(T0 + MINUTE, 'up', 2);
  series.add(T0 + 2 * MINUTE, 'up', 3);
  const told = collect(series, {});
  expect(windows(told)).toEqual(['watched 0-2']);
  expect(told.issues.map(({ place, field }) => ({ place, field }))).toEqual([
    { place: { line: 3 }, field: 'state' },
  ]);
});

const minutes = fc.string({
  unit: fc.constantFrom('u', 'd', 'g', 'p', 'm', '?', '.'),
  maxLength: 40,
});

test('the order of the checks and their repeats change nothing', () => {
  const property = fc.property(minutes, fc.infiniteStream(fc.nat()), (text, dice) => {
    const checks = text.split('').flatMap((letter, minute) => {
      const state = LETTERS[letter];
      return state ? [{ at: T0 + minute * MINUTE, state, minute }] : [];
    });
    const shuffled = [...checks, ...checks.slice(0, 5)]
      .map((check) => ({ check, key: dice.next().value }))
      .toSorted((a, b) => a.key - b.key);
    const series = checkSeries();
    for (const { check } of shuffled) series.add(check.at, check.state, check.minute);
    expect(collect(series, { intervalSeconds: 60 })).toEqual(tell(text));
  });
  fc.assert(property);
});

test('what is down or maintenance is never beyond what was looked at', () => {
  const property = fc.property(minutes, fc.integer({ min: 1, max: 4 }), (text, confirmations) => {
    for (const fact of tell(text, { confirmations }).facts) {
      if (fact.kind !== 'observation') continue;
      const first = Math.round((fact.start.at - T0) / MINUTE);
      expect('dgp').toContain(text[first]);
      expect(fact.start.earliest).toBeLessThanOrEqual(fact.start.at);
      expect(fact.end?.at).toBeLessThanOrEqual(T0 + text.length * MINUTE);
      expect(fact.end?.earliest).toBeGreaterThanOrEqual(fact.start.at);
    }
  });
  fc.assert(property);
});
