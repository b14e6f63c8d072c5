import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { currencyDecimals, formatMinor, isCurrency, roundMoney } from './money';
import {
  type RoundingMode,
  larger,
  ratio,
  rational,
  roundTo,
  smaller,
  sum,
  sumOfMany,
  toDecimal,
  fromExact,
  toExact,
  toShortDecimal,
  toSixDecimals,
} from './rational';

describe('exact numbers', () => {
  test.each<[string | number, string]>([
    ['99.9', '999/10'],
    ['99', '99/1'],
    ['0', '0/1'],
    ['0.000', '0/1'],
    ['-12.50', '-25/2'],
    ['007', '7/1'],
    [43_200, '43200/1'],
    ['123456789012345678901234567890.1', '1234567890123456789012345678901/10'],
  ])('%s is %s', (value, exact) => {
    expect(toExact(rational(value))).toBe(exact);
    expect(fromExact(exact).equals(rational(value))).toBe(true);
  });
  test.each(['99.9', '1', '1/', '/2', '1/-2', ' 1/2', '1.5/2', ''])('%j is no fraction', (text) => {
    expect(() => fromExact(text)).toThrow(RangeError);
  });

  test.each(['', '.5', '5.', '1e3', '+1', '1,5', ' 1', 'NaN'])('%j is no decimal', (text) =>
    expect(() => rational(text)).toThrow(RangeError),
  );
  test.each([0.5, Number.NaN, Infinity, 2 ** 53])('%d does not enter', (value) =>
    expect(() => rational(value)).toThrow(RangeError),
  );

  test('0.1 + 0.2 is 0.3', () =>
    expect(rational('0.1').add(rational('0.2')).equals(rational('0.3'))).toBe(true));
  test('smaller and larger', () => {
    const [a, b] = [rational('1'), rational('2')];
    expect([smaller(a, b), smaller(b, a), larger(a, b), larger(b, a)]).toEqual([a, a, b, b]);
  });
  test('many fractions add up like one after the other', () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer(), fc.integer({ min: 1, max: 1000 })), { maxLength: 40 }),
        (pairs) => {
          const values = pairs.map(([n, d]) => ratio(n, d));
          expect(sumOfMany(values).equals(sum(values))).toBe(true);
        },
      ),
    ));
});

describe('decimals', () => {
  test.each<[string, number, string]>([
    ['1/3', 6, '0.333333'],
    ['2/3', 6, '0.666667'],
    ['1/2', 0, '1'],
    ['-1/2', 0, '-1'],
    ['5/1000', 2, '0.01'],
    ['4/1000', 2, '0.00'],
    ['-4/1000', 2, '0.00'],
    ['99895833/1000000', 6, '99.895833'],
    ['100/1', 6, '100.000000'],
  ])('%s to %d places is %s', (fraction, places, text) => {
    const [n = '0', d = '1'] = fraction.split('/');
    expect(toDecimal(ratio(BigInt(n), BigInt(d)), places)).toBe(text);
  });

  test('a JSON number has six decimals', () => expect(toSixDecimals(ratio(17, 6))).toBe(2.833333));
  test.each([
    ['20', '20'],
    ['2.50', '2.5'],
    ['100', '100'],
    ['0', '0'],
  ])('%s in short is %s', (text, short) => expect(toShortDecimal(rational(text))).toBe(short));
  test('what does not end has six decimals', () =>
    expect(toShortDecimal(ratio(1, 3))).toBe('0.333333'));
});

describe('rounding', () => {
  test.each<[string, RoundingMode, bigint]>([
    ['0.5', 'half_up', 1n],
    ['0.5', 'half_even', 0n],
    ['1.5', 'half_even', 2n],
    ['2.5', 'half_even', 2n],
    ['2.500001', 'half_even', 3n],
    ['2.499999', 'half_up', 2n],
    ['2.999999', 'down', 2n],
    ['-0.5', 'half_up', -1n],
    ['-1.5', 'half_even', -2n],
    ['-2.999999', 'down', -2n],
    ['7', 'half_up', 7n],
  ])('%s, %s: %d', (text, mode, rounded) => expect(roundTo(rational(text), 0, mode)).toBe(rounded));

  test('a negative amount is rounded as its opposite', () =>
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 1 }),
        fc.constantFrom<RoundingMode>('half_up', 'half_even', 'down'),
        (n, d, mode) => {
          expect(roundTo(ratio(-n, d), 2, mode)).toBe(-roundTo(ratio(n, d), 2, mode));
        },
      ),
    ));

  test('is never further away than a unit, and half a unit unless it goes down', () =>
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1 }), (n, d) => {
        const value = ratio(n, d);
        const off = (mode: RoundingMode) =>
          ratio(roundTo(value, 2, mode), 100n)
            .sub(value)
            .abs();
        expect(off('half_up').compare(ratio(1, 200))).toBeLessThanOrEqual(0);
        expect(off('half_even').compare(ratio(1, 200))).toBeLessThanOrEqual(0);
        expect(off('down').compare(ratio(1, 100))).toBe(-1);
      }),
    ));
});

describe('money', () => {
  test.each<[string, string, string]>([
    ['USD', '31.045', '31.05'],
    ['JPY', '1234.5', '1235'],
    ['KWD', '1.0005', '1.001'],
    ['CLF', '1.00005', '1.0001'],
    ['EUR', '0', '0.00'],
    ['EUR', '-0.125', '-0.13'],
    ['HUF', '0.004', '0.00'],
  ])('%s %s is %s', (currency, amount, text) =>
    expect(formatMinor(roundMoney(rational(amount), currency, 'half_up'), currency)).toBe(text),
  );
  test('knows the currencies of ISO 4217', () => {
    expect(['USD', 'EUR', 'ZWG', 'XAF'].every(isCurrency)).toBe(true);
    expect(['XXX', 'usd', 'BTC', ''].some(isCurrency)).toBe(false);
  });
  test('refuses a currency that it does not know', () =>
    expect(() => currencyDecimals('BTC')).toThrow(RangeError));
});
