import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { allowanceMs, monthLabel, niceTicks, sizeOf } from './prepare';

test.each([
  [519, 'small'],
  [520, 'medium'],
  [839, 'medium'],
  [840, 'large'],
])('%d px is %s', (width, size) => {
  expect(sizeOf(width)).toBe(size);
});

describe('ticks', () => {
  test.each([
    [13_462, 3, [0, 5_000, 10_000]],
    [100, 4, [0, 25, 50, 75, 100]],
    [6, 10, [0, 1, 2, 3, 4, 5, 6]],
    [0, 4, [0]],
  ])('up to %d, at most %d steps', (max, atMost, ticks) => {
    expect(niceTicks(max, atMost)).toEqual(ticks);
  });
  test('start at zero, never pass the largest value, never outnumber the room', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e9 }),
        fc.integer({ min: 1, max: 12 }),
        (max, room) => {
          const ticks = niceTicks(max, room);
          expect(ticks[0]).toBe(0);
          expect(ticks.at(-1)).toBeLessThanOrEqual(max * (1 + 1e-9));
          expect(ticks.length).toBeLessThanOrEqual(room + 1);
        },
      ),
    );
  });
});

describe('what a promise allows', () => {
  const october = 44_640 * 60_000;
  test.each([
    ['44.64 minutes of 31 days at 99.9', october, '99.9', 2_678_400],
    ['nothing at 100', october, '100', 0],
    ['everything at 0', october, '0', october],
    ['rounded down to the millisecond', 1_000, '99.95', 0],
    ['trailing zeros change nothing', october, '99.900000', 2_678_400],
  ])('%s', (_name, totalMs, promise, allowed) => {
    expect(allowanceMs(totalMs, promise)).toBe(allowed);
  });
});

test('months are one letter where there is no room', () => {
  expect([monthLabel('2026-10'), monthLabel('2026-10', true)]).toEqual(['Oct', 'O']);
});
