import { describe, expect, test } from 'vitest';

import { monthsIn, periodIn, twelveMonthsTo } from './overview-months';

const zone = 'America/New_York';
const span = (start: string, end: string, timeZone = 'UTC') => ({ start, end, timeZone });
const third = span('2026-07-01T04:00:00Z', '2026-10-01T04:00:00Z', zone);
const fourth = span('2026-10-01T04:00:00Z', '2027-01-01T05:00:00Z', zone);
const now = Date.parse('2026-11-24T12:00:00Z');

describe('the months on offer', () => {
  test('a quarter offers its three months, in the zone of its contract', () => {
    expect(monthsIn([third], now)).toEqual(['2026-07', '2026-08', '2026-09']);
  });
  test('no month that has not begun', () => {
    expect(monthsIn([fourth], now)).toEqual(['2026-10', '2026-11']);
  });
  test('nothing contracted, nothing offered', () => {
    expect(monthsIn([], now)).toEqual([]);
  });
});

describe('the period of a month', () => {
  test('is the one that holds its middle', () => {
    const cycles = [
      span('2026-09-10T00:00:00Z', '2026-10-10T00:00:00Z'),
      span('2026-10-10T00:00:00Z', '2026-11-10T00:00:00Z'),
    ];
    expect(periodIn(cycles, '2026-10')).toBe(cycles[1]);
  });
  test('is the newest that touches it where none holds the middle', () => {
    const late = span('2026-10-20T00:00:00Z', '2026-11-01T00:00:00Z');
    expect(periodIn([late], '2026-10')).toBe(late);
  });
  test('does not reach over the end of the contract', () => {
    expect(periodIn([third], '2026-10')).toBeUndefined();
    expect(periodIn([third], '2026-06')).toBeUndefined();
  });
});

test('twelve months end with the chosen one', () => {
  const months = twelveMonthsTo('2026-02');
  expect([months.length, months[0], months.at(-1)]).toEqual([12, '2025-03', '2026-02']);
});
