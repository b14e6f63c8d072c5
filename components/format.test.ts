import { describe, expect, test } from 'vitest';

import {
  formatAmount,
  formatCount,
  formatDuration,
  formatMinuteRange,
  formatMinutes,
  formatMoney,
  formatPercent,
  formatRate,
} from './format';

/** No-break spaces are part of the answer; the tables read better without them. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('money', () => {
  test.each([
    ['a claim', 1_205_000, 'USD', 'USD 12,050.00'],
    ['nothing is written 0.00', 0, 'USD', 'USD 0.00'],
    ['cents keep their zero', 5, 'EUR', 'EUR 0.05'],
    ['minus is U+2212', -113_750, 'USD', 'USD \u22121,137.50'],
    ['a currency without decimals', 1_205_000, 'JPY', 'JPY 1,205,000'],
    ['a currency with three decimals', 1_205_001, 'BHD', 'BHD 1,205.001'],
    ['beyond what a float adds exactly', 9_007_199_254_740_991, 'USD', 'USD 90,071,992,547,409.91'],
  ])('%s', (_name, amountMinor, currency, expected) => {
    expect(plain(formatMoney(amountMinor, currency))).toBe(expected);
  });
  test('code and figure are held together', () => {
    expect(formatMoney(100, 'USD')).toBe('USD\u00a01.00');
  });
  test('a column whose head names the currency has the amount alone', () => {
    expect(formatAmount(7_432_900, 'USD')).toBe('74,329.00');
  });
  test('half a cent is refused', () => {
    expect(() => formatMoney(0.5, 'USD')).toThrow(RangeError);
  });
});

describe('percent', () => {
  test.each([
    ['three decimals', '99.482527', '99.9', '99.483'],
    ['trailing zeros stay', '99.960000', '99.9', '99.960'],
    ['exactly 100 is 100', '100.000000', '99.9', '100'],
    ['exactly the promise', '99.900000', '99.9', '99.900'],
    ['just below the promise shows it', '99.899999', '99.9', '99.899999'],
    ['just below, four decimals do', '99.899600', '99.9', '99.8996'],
    ['just above the promise shows it', '99.900400', '99.9', '99.9004'],
    ['rounding that stays below keeps three', '99.896412', '99.9', '99.896'],
    ['nearly 100 is not 100', '99.999700', '99.9', '99.9997'],
    ['hardly anything is not 0', '0.000200', undefined, '0.0002'],
    ['half is rounded up', '99.482500', '99.9', '99.483'],
    ['without a promise', '99.8999', undefined, '99.900'],
  ])('%s', (_name, percent, promise, expected) => {
    expect(formatPercent(percent, promise === undefined ? {} : { promise })).toBe(expected);
  });
  test('a trace and a letter show six', () => {
    expect(plain(formatPercent('99.482527', { decimals: 6, unit: true }))).toBe('99.482527 %');
  });
  test('more digits than a float holds', () => {
    expect(formatPercent('99.899999999999999999999', { promise: '99.9' })).toBe(
      '99.899999999999999999999',
    );
  });
  test.each(['99,9', '', '1e2', 'NaN'])('%j is refused', (text) => {
    expect(() => formatPercent(text)).toThrow(RangeError);
  });
  test.each([
    ['25.000000', '25 %'],
    ['99.950000', '99.95 %'],
    ['100', '100 %'],
    ['0.000', '0 %'],
  ])('the rate %s reads %s', (percent, expected) => {
    expect(plain(formatRate(percent))).toBe(expected);
  });
});

describe('minutes', () => {
  test.each([
    ['a whole number', 12_060_000, 'nearest', '201 min'],
    ['a month', 2_678_400_000, 'nearest', '44,640 min'],
    ['nothing', 0, 'nearest', '0 min'],
    ['one decimal', 1_878_000, 'nearest', '31.3 min'],
    ['headroom is rounded down', 1_883_999, 'down', '31.3 min'],
    ['the same time otherwise to the nearest', 1_883_999, 'nearest', '31.4 min'],
    ['a little is not nothing', 1_000, 'nearest', 'less than 0.1 min'],
    ['a little headroom is not nothing', 5_999, 'down', 'less than 0.1 min'],
    ['premature', -900_000, 'nearest', '\u221215 min'],
  ] as const)('%s', (_name, ms, round, expected) => {
    expect(plain(formatMinutes(ms, { round }))).toBe(expected);
  });
  test('a range has one unit', () => {
    expect(plain(formatMinuteRange(12_780_000, 13_380_000))).toBe('213–223 min');
    expect(plain(formatMinuteRange(60_000, 60_000))).toBe('1 min');
  });
  test.each([
    [12_060_000, '3 h 21 min'],
    [3_600_000, '1 h'],
    [60_000, '1 min'],
    [45_000, '45 s'],
    [187_200_000, '2 d 4 h'],
  ])('%d ms in prose', (ms, expected) => {
    expect(plain(formatDuration(ms))).toBe(expected);
  });
});

test.each([
  [1_206, '1,206'],
  [9_412_300, '9,412,300'],
  [0, '0'],
  [-3, '\u22123'],
])('the count %d reads %s', (count, expected) => {
  expect(formatCount(count)).toBe(expected);
});
