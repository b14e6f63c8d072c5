import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { type Ranked, cutProfile, minutesByRank, msByRank, profile } from './profile';
import {
  type Timeline,
  type Window,
  clip,
  duration,
  intersect,
  sorted,
  subtract,
  timeline,
  union,
} from './timeline';

const t = (...pairs: [number, number][]): Timeline =>
  timeline(pairs.map(([start, end]) => ({ start, end })));

describe('timeline', () => {
  test.each<[string, Timeline, Timeline]>([
    ['sorts', t([5, 6], [1, 2]), t([1, 2], [5, 6])],
    ['merges overlaps', t([1, 4], [3, 6]), t([1, 6])],
    ['merges neighbours, because windows are half-open', t([1, 2], [2, 3]), t([1, 3])],
    ['swallows a contained window', t([1, 9], [3, 4]), t([1, 9])],
    ['drops empty windows', t([3, 3]), t()],
    ['drops reversed windows', t([5, 3]), t()],
  ])('%s', (_, actual, expected) => expect(actual).toEqual(expected));

  test('leaves its input as it was', () => {
    const given = [
      { start: 1, end: 3 },
      { start: 2, end: 5 },
    ];
    timeline(given);
    expect(given).toEqual([
      { start: 1, end: 3 },
      { start: 2, end: 5 },
    ]);
  });

  test('hands back a list that is in order', () => {
    const given = t([1, 2], [3, 4]);
    expect(sorted(given)).toBe(given);
  });
});

const SPAN = 24;
const windows = fc.array(
  fc
    .tuple(fc.nat(SPAN), fc.nat(SPAN))
    .map(([x, y]): Window => ({ start: Math.min(x, y), end: Math.max(x, y) })),
  { maxLength: 8 },
);
const cells = (of: Timeline) =>
  Array.from({ length: SPAN }, (_, ms) => of.some(({ start, end }) => start <= ms && ms < end));

describe('set algebra agrees with a naive model, one boolean per millisecond', () => {
  test.each([
    ['union', union, (a: boolean, b: boolean) => a || b],
    ['intersect', intersect, (a: boolean, b: boolean) => a && b],
    ['subtract', subtract, (a: boolean, b: boolean) => a && !b],
  ] as const)('%s', (_, operate, model) =>
    fc.assert(
      fc.property(windows, windows, (x, y) => {
        const [a, b] = [timeline(x), timeline(y)];
        const result = operate(a, b);
        const expected = cells(a).map((inA, ms) => model(inA, cells(b)[ms] ?? false));
        expect(cells(result)).toEqual(expected);
        expect(duration(result)).toBe(expected.filter(Boolean).length);
        expect(timeline(result)).toEqual(result);
      }),
    ),
  );

  test('a union with itself is itself', () =>
    fc.assert(
      fc.property(windows, (x) => {
        const a = timeline(x);
        expect(union(a, a)).toEqual(a);
      }),
    ));

  test('clip is an intersection with one window', () =>
    expect(clip(t([1, 4], [6, 9]), 3, 7)).toEqual(t([3, 4], [6, 7])));
});

const ranked = fc.array(
  fc
    .record({ window: fc.tuple(fc.nat(SPAN), fc.nat(SPAN)), rank: fc.nat(4) })
    .map(({ window: [x, y], rank }): Ranked => ({
      start: Math.min(x, y),
      end: Math.max(x, y),
      rank,
    })),
  { maxLength: 12 },
);
const ranks = (of: readonly Ranked[]) =>
  Array.from({ length: SPAN }, (_, ms) =>
    Math.max(-1, ...of.filter(({ start, end }) => start <= ms && ms < end).map(({ rank }) => rank)),
  );

describe('profile', () => {
  test('shows the largest rank at each moment, in disjoint stretches', () =>
    fc.assert(
      fc.property(ranked, (given) => {
        const outline = profile(given);
        expect(ranks(outline)).toEqual(ranks(given));
        outline.slice(1).forEach(({ start, rank }, index) => {
          const before = outline[index];
          expect(before && (before.end < start || before.rank !== rank)).toBe(true);
          expect(before && before.end <= start).toBe(true);
        });
      }),
    ));

  test('cut at a timeline loses exactly that time', () =>
    fc.assert(
      fc.property(ranked, windows, (given, cuts) => {
        const out = cells(timeline(cuts));
        const left = ranks(given).map((rank, ms) => (out[ms] ? -1 : rank));
        expect(ranks(cutProfile(profile(given), timeline(cuts)))).toEqual(left);
      }),
    ));

  test('is measured by rank within a window', () =>
    fc.assert(
      fc.property(ranked, fc.tuple(fc.nat(SPAN), fc.nat(SPAN)), (given, [x, y]) => {
        const within = { start: Math.min(x, y), end: Math.max(x, y) };
        const counted = ranks(given).slice(within.start, within.end);
        const expected = Array.from(
          { length: 5 },
          (_, rank) => counted.filter((one) => one === rank).length,
        );
        expect([...msByRank(profile(given), 5, within)]).toEqual(expected);
      }),
    ));

  test('in clock minutes agrees with a naive model, ten seconds a cell', () =>
    fc.assert(
      fc.property(ranked, (given) => {
        const scaled = given.map(({ start, end, rank }) => ({
          start: start * 10_000,
          end: end * 10_000,
          rank,
        }));
        const whole = { start: 0, end: SPAN * 10_000 };
        const minutes = Array.from({ length: SPAN / 6 }, (_, minute) =>
          ranks(given).slice(minute * 6, minute * 6 + 6),
        );
        const countOf = (pick: (cells: number[]) => number) =>
          Array.from(
            { length: 5 },
            (_, rank) => 60_000 * minutes.filter((one) => pick(one) === rank).length,
          );
        const outline = profile(scaled);
        expect([...minutesByRank(outline, 5, whole, 'excluded')]).toEqual(
          countOf((one) => Math.min(...one)),
        );
        expect([...minutesByRank(outline, 5, whole, 'rounded_up')]).toEqual(
          countOf((one) => Math.max(...one)),
        );
      }),
    ));
});
