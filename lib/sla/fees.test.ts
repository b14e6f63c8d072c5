import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { type DayPeriod, type Fee, feesInPeriod } from './fees';

const fee = (given: Partial<Fee> = {}): Fee => ({
  id: 'seats',
  kind: 'recurring',
  amountMinor: 100_000,
  currency: 'USD',
  per: 'month',
  from: '2020-01-01',
  ...given,
});
const period = (start: string, end: string): DayPeriod => ({ start, end });
const MARCH = period('2026-03-01', '2026-04-01');
const QUARTER = period('2026-01-01', '2026-04-01');

const amounts = (fees: readonly Fee[], of: DayPeriod, scope: 'breach' | 'preceding' | 'year') =>
  feesInPeriod({ fees, period: of, currency: fees[0]?.currency ?? 'USD' })
    .lines.filter((line) => line.period === scope)
    .map(({ amount }) => amount);

describe('the fees of a period', () => {
  test.each<[string, Partial<Fee>, DayPeriod, readonly string[]]>([
    ['a month counts once', {}, MARCH, ['1000.00']],
    ['a quarter counts three months, however long they are', {}, QUARTER, ['3000.00']],
    ['a billing cycle is a whole month', {}, period('2026-03-15', '2026-04-15'), ['1000.00']],
    [
      'a cycle from the last of January to the last of February is one month',
      {},
      period('2026-01-31', '2026-02-28'),
      ['1000.00'],
    ],
    [
      'a cycle that starts on a shortened day is one month',
      {},
      period('2026-02-28', '2026-03-30'),
      ['1000.00'],
    ],
    // 16 of the 28 days from 15 February
    [
      'a cycle is prorated by its own days',
      { from: '2026-02-27' },
      period('2026-02-15', '2026-03-15'),
      ['571.43'],
    ],
    // 30 of 31 days of March
    ['thirty rolling days count by days', {}, period('2026-03-01', '2026-03-31'), ['967.74']],
    // 10/28 + 5/31 of a month
    [
      'an irregular period counts the days of each calendar month',
      {},
      period('2026-02-19', '2026-03-06'),
      ['518.43'],
    ],
    ['a day counts from its start', { from: '2026-03-31' }, MARCH, ['32.26']],
    ['a fee that starts with the next period is not due', { from: '2026-04-01' }, MARCH, []],
    ['`until` is the last day in force', { until: '2026-03-01' }, MARCH, ['32.26']],
    ['a fee that ended the day before is not due', { until: '2026-02-28' }, MARCH, []],
    ['a fee that ends with the period is due in full', { until: '2026-03-31' }, MARCH, ['1000.00']],
    // 15 of the 31 days of March, after two whole months
    [
      'a change within a quarter is prorated by the days of its month',
      { until: '2026-03-15' },
      QUARTER,
      ['2483.87'],
    ],
    ['a yearly fee counts a twelfth', { per: 'year', amountMinor: 1_200_000 }, MARCH, ['1000.00']],
    ['a twelfth is rounded half up', { per: 'year', amountMinor: 6 }, MARCH, ['0.01']],
    ['just below a half is rounded down', { per: 'year', amountMinor: 5 }, MARCH, ['0.00']],
    ['a refund is rounded as its opposite', { per: 'year', amountMinor: -6 }, MARCH, ['-0.01']],
    ['yen have no decimals', { currency: 'JPY', amountMinor: 12_345 }, MARCH, ['12345']],
    ['dinars have three', { currency: 'KWD', amountMinor: 12_345 }, MARCH, ['12.345']],
    ['what is paid once counts in full', { per: 'once', from: '2026-03-31' }, MARCH, ['1000.00']],
    ['what is paid once on the day after does not', { per: 'once', from: '2026-04-01' }, MARCH, []],
    [
      'what is paid once counts in an irregular period too',
      { per: 'once', from: '2026-03-10' },
      period('2026-03-09', '2026-03-11'),
      ['1000.00'],
    ],
    [
      'what is paid once before an irregular period does not',
      { per: 'once', from: '2026-03-08' },
      period('2026-03-09', '2026-03-11'),
      [],
    ],
    ['a period without days has no fees', {}, period('2026-03-09', '2026-03-09'), []],
  ])('%s', (_, given, of, expected) =>
    expect(amounts([fee(given)], of, 'breach')).toEqual(expected),
  );

  test.each<[string, Partial<Fee>, DayPeriod, readonly string[]]>([
    ['the month before a month', {}, MARCH, ['1000.00']],
    ['a fee that is new in the period has none', { from: '2026-03-01' }, MARCH, []],
    ['14 of the 28 days of February', { from: '2026-02-15' }, MARCH, ['500.00']],
    ['the month before a quarter is one month', { until: '2025-12-31' }, QUARTER, ['1000.00']],
    // 15 January to 15 February, of which 17 days in January
    [
      'the cycle before a cycle',
      { until: '2026-01-31' },
      period('2026-02-15', '2026-03-15'),
      ['548.39'],
    ],
    [
      'the calendar month before an irregular period',
      { until: '2026-02-28' },
      period('2026-03-09', '2026-03-11'),
      ['1000.00'],
    ],
    ['what was paid once there', { per: 'once', from: '2026-02-28' }, MARCH, ['1000.00']],
  ])('preceding: %s', (_, given, of, expected) =>
    expect(amounts([fee(given)], of, 'preceding')).toEqual(expected),
  );

  test.each<[string, Partial<Fee>, DayPeriod, readonly string[]]>([
    ['a yearly fee as it is', { per: 'year', amountMinor: 1_200_001 }, MARCH, ['12000.01']],
    ['twelve months of a monthly fee, also in a quarter', {}, QUARTER, ['12000.00']],
    [
      'half in force is half of it',
      { until: '2026-02-14' },
      period('2026-02-01', '2026-03-01'),
      ['6000.00'],
    ],
    [
      'an irregular period does not shorten it',
      {},
      period('2026-03-09', '2026-03-11'),
      ['12000.00'],
    ],
    ['what is paid once has no year', { per: 'once', from: '2026-03-09' }, MARCH, []],
  ])('year: %s', (_, given, of, expected) =>
    expect(amounts([fee(given)], of, 'year')).toEqual(expected),
  );

  test('a changed price gives one line each, and says why', () => {
    const { lines, explanations } = feesInPeriod({
      fees: [
        fee({ id: 'old', service: 'mail', until: '2026-03-10' }),
        fee({ id: 'new', service: 'mail', amountMinor: 120_000, from: '2026-03-11' }),
      ],
      period: MARCH,
      currency: 'USD',
    });
    expect(lines.slice(0, 2)).toEqual([
      { service: 'mail', amount: '322.58', kind: 'recurring', period: 'breach' },
      { service: 'mail', amount: '812.90', kind: 'recurring', period: 'breach' },
    ]);
    expect(explanations.slice(0, 2)).toEqual([
      {
        feeId: 'old',
        days: 10,
        ofDays: 31,
        note: 'Counted by calendar days: in force 10 of 31 days.',
        sentence: '1000.00 USD a month, in force 10 of 31 days: 322.58 USD for the period.',
      },
      {
        feeId: 'new',
        days: 21,
        ofDays: 31,
        note: 'Counted by calendar days: in force 21 of 31 days.',
        sentence: '1200.00 USD a month, in force 21 of 31 days: 812.90 USD for the period.',
      },
    ]);
    expect(explanations).toHaveLength(lines.length);
  });

  test('a whole fee needs no note', () => {
    const { explanations } = feesInPeriod({ fees: [fee()], period: MARCH, currency: 'USD' });
    expect(explanations.map(({ note }) => note)).toEqual([null, null, null]);
  });

  test.each<[string, Fee, DayPeriod]>([
    ['a reversed period', fee(), period('2026-04-01', '2026-03-01')],
    ['a fee in another currency', fee({ currency: 'EUR' }), MARCH],
    ['a day that does not exist', fee({ from: '2026-02-30' }), MARCH],
    ['a fee that ends before it starts', fee({ until: '2019-12-30' }), MARCH],
  ])('%s is refused', (_, given, of) =>
    expect(() => feesInPeriod({ fees: [given], period: of, currency: 'USD' })).toThrow(RangeError),
  );
});

test('cutting a fee in two costs at most the two roundings', () =>
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10_000_000 }),
      fc.integer({ min: 1, max: 89 }),
      (amountMinor, day) => {
        const cut = new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);
        const before = new Date(Date.UTC(2026, 0, day)).toISOString().slice(0, 10);
        const parts = amounts(
          [fee({ amountMinor, until: before }), fee({ amountMinor, from: cut })],
          QUARTER,
          'breach',
        );
        const cents = parts.reduce((sum, amount) => sum + Math.round(Number(amount) * 100), 0);
        expect(Math.abs(cents - 3 * amountMinor)).toBeLessThanOrEqual(1);
      },
    ),
  ));
