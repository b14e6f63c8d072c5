import { describe, expect, test } from 'vitest';

import { capitalCount, duration, figure, minutes, money, oneLine, percent } from './wording';
import { longDate, offsetWords, periodWords, zonedTime, zoneName } from './wording-time';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

test.each([
  ['12050.00', 'USD', 'USD 12,050.00'],
  ['12050', 'USD', 'USD 12,050.00'],
  ['0', 'EUR', 'EUR 0.00'],
  ['1234567', 'JPY', 'JPY 1,234,567'],
  ['1.5', 'KWD', 'KWD 1.500'],
  ['4016.666667', 'USD', 'USD 4,016.666667'],
  ['-12.5', 'USD', 'USD \u221212.50'],
  ['-0.00', 'USD', 'USD 0.00'],
  ['9007199254740993.01', 'USD', 'USD 9,007,199,254,740,993.01'],
])('money %s %s', (amount, currency, expected) => {
  expect(plain(money(amount, currency))).toBe(expected);
});

test.each([
  ['99.0', '99.0 %'],
  ['100.000000', '100 %'],
  ['99.895833', '99.895833 %'],
  ['25', '25 %'],
])('percent %s', (given, expected) => {
  expect(plain(percent(given))).toBe(expected);
});

test.each(['', '1e3', 'NaN', '12,5', '0x10', ' 1'])('%j is no decimal', (given) => {
  expect(() => figure(given)).toThrow(RangeError);
});

test('figures, minutes and counts', () => {
  expect(figure('44640')).toBe('44,640');
  expect(figure('0.500')).toBe('0.5');
  expect(plain(minutes('1'))).toBe('1 minute');
  expect(plain(minutes('44640'))).toBe('44,640 minutes');
  expect([capitalCount(0), capitalCount(2), capitalCount(13)]).toEqual(['No', 'Two', '13']);
});

test.each([
  [0, '0 seconds'],
  [59.9, '59 seconds'],
  [2_940, '49 minutes'],
  [2_970, '49 minutes 30 seconds'],
  [7_200, '120 minutes (2 h)'],
  [174_240, '2,904 minutes (2 days 24 min)'],
])('a duration of %s s', (seconds, expected) => {
  expect(plain(duration(seconds))).toBe(expected);
});

test('a text from outside becomes one line, cut where it shows', () => {
  expect(oneLine(' a\r\nb\u2028c\u0000d ', 20)).toBe('a b c d');
  expect(oneLine('😀😀😀', 2)).toBe('😀…');
});

describe('times and periods', () => {
  test.each([
    ['America/New_York', '2026-07-01T12:00:00Z', '08:00 EDT'],
    ['Europe/Berlin', '2026-07-01T12:00:00Z', '14:00 CEST'],
    ['Europe/London', '2026-07-01T12:00:00Z', '13:00 BST'],
    ['UTC', '2026-07-01T12:00:00Z', '12:00 UTC'],
    ['Asia/Kathmandu', '2026-07-01T12:00:00Z', '17:45 UTC+05:45'],
    ['America/Sao_Paulo', '2026-07-01T12:00:30Z', '09:00:30 UTC\u221203:00'],
  ])('%s', (zone, instant, expected) => {
    expect(plain(zonedTime(instant, zone, 'no_day'))).toBe(expected);
  });

  test('names', () => {
    expect(longDate('2026-11-22')).toBe('22 November 2026');
    expect(zoneName('America/Argentina/Buenos_Aires')).toBe('Buenos Aires time');
    expect([periodWords('2026-10'), periodWords('2026-Q4'), periodWords('2026')]).toEqual([
      'October 2026',
      'Q4 2026',
      '2026',
    ]);
    expect(plain(offsetWords({ n: 1, unit: 'business_day' }))).toBe('1 business day');
  });
});
