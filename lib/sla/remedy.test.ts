import { describe, expect, test } from 'vitest';

import type { AssessInput } from './assess-input';
import type { CommitmentAssessment } from './assessment';
import type { Availability } from './commitment-format';
import { at, availability, down, first, flat, terms } from './golden/question';
import type { CreditRate, Remedy } from './remedy-format';
import type { Terms } from './terms-format';

type Fees = AssessInput['fees'];

const hour = [down('02 02:00', '02 03:00')]; // 60 of 43 200 minutes

const creditOf = (
  remedies: Remedy[],
  fees: Fees,
  extra: Partial<Terms> = {},
  commitment: Partial<Availability> = {},
  windows = hour,
): CommitmentAssessment['credit'] =>
  first(terms([availability({ remedies, ...commitment })], extra), windows, { fees }).credit;

const monthly: Fees = [{ amount: '3000.00', kind: 'recurring' }];

const paying = (credit: CreditRate): Remedy => ({ kind: 'flat', credit });

describe('what a day is worth, of 3 000.00 in April', () => {
  test.each<[string, CreditRate, Partial<Terms>, string]>([
    ['month_days by default', { serviceDays: 3 }, {}, '300.00'],
    ['30 days a month', { serviceDays: 3, dayValue: '30' }, {}, '300.00'],
    ['365 days a year', { daysOfFees: 3, dayBasis: 'annual_365' }, {}, '295.89'],
    ['days of fees by default', { daysOfFees: 1 }, {}, '100.00'],
    ['no days at all', { daysOfFees: 0 }, {}, '0.00'],
  ])('%s', (_, rate, extra, amount) =>
    expect(creditOf([paying(rate)], monthly, extra)?.amount).toBe(amount),
  );

  test.each<[string, CreditRate, string]>([
    ['calendar days of a quarter: 3 000 ÷ 91', { serviceDays: 1 }, '32.97'],
    ['30 × 3 days', { serviceDays: 1, dayValue: '30' }, '33.33'],
    ['3 000 × 12 ÷ 3 ÷ 365', { serviceDays: 1, dayValue: 'annual_365' }, '32.88'],
  ])('in the second quarter: %s', (_, rate, amount) => {
    const of = terms([availability({ remedies: [paying(rate)] })], {
      period: { kind: 'calendar', unit: 'quarter' },
    });
    const windows = [down('02 00:00', '03 00:00')];
    expect(first(of, windows, { period: '2026-Q2', fees: monthly }).credit?.amount).toBe(amount);
  });

  test('a rolling period has its own number of days and counts as one month', () => {
    const rolling = (dayValue: 'month_days' | '30') =>
      first(
        terms([availability({ remedies: [paying({ serviceDays: 1, dayValue })] })], {
          period: { kind: 'rolling', days: 60 },
        }),
        [down('02 00:00', '03 00:00')],
        { fees: monthly, asOf: at('10 06:30') },
      ).credit?.amount;
    expect(rolling('month_days')).toBe('50.00');
    expect(rolling('30')).toBe('100.00');
  });
});

describe('fee base', () => {
  const services = [
    { id: 'voice', name: 'Voice' },
    { id: 'chat', name: 'Chat' },
  ];
  const fees: Fees = [
    { service: 'voice', amount: '1000', kind: 'recurring' },
    { service: 'chat', amount: '500', kind: 'usage' },
    { amount: '200', kind: 'support' },
    { service: 'voice', amount: '50', kind: 'one_time' },
    { service: 'voice', amount: '70', kind: 'tax' },
    { service: 'voice', amount: '800', kind: 'recurring', period: 'preceding' },
    { service: 'voice', amount: '12000', kind: 'recurring', period: 'year' },
  ];
  const based = (feeBase: Remedy['feeBase']): Remedy => ({ ...flat('10'), feeBase });
  test.each<[string, Remedy, string[] | undefined, string]>([
    ['of its service, without one-time fees and tax', flat('10'), ['voice'], '1000.00'],
    ['of all services, but not of the contract as such', flat('10'), undefined, '1500.00'],
    [
      'of the contract',
      based({ scope: 'contract', period: 'breach_period', exclude: ['one_time', 'tax'] }),
      ['voice'],
      '1700.00',
    ],
    [
      'with nothing left out',
      based({ scope: 'service', period: 'breach_period', exclude: [] }),
      ['voice'],
      '1120.00',
    ],
    [
      'of the month before',
      based({ scope: 'service', period: 'preceding_month', exclude: [] }),
      ['voice'],
      '800.00',
    ],
    [
      'a twelfth of the year',
      based({ scope: 'service', period: 'annual_twelfth', exclude: [] }),
      ['voice'],
      '1000.00',
    ],
  ])('%s', (_, remedy, covered, feeBase) => {
    const extra: Partial<Availability> = covered ? { services: covered } : {};
    const credit = creditOf([remedy], fees, { services }, extra);
    expect(credit?.feeBase).toBe(feeBase);
  });

  test('without listed services a fee without service is of the service', () =>
    expect(creditOf([flat('10')], monthly)?.feeBase).toBe('3000.00'));

  test('a refund reduces the base', () => {
    const refunded: Fees = [...monthly, { amount: '-500.00', kind: 'recurring' }];
    expect(creditOf([flat('10')], refunded)).toMatchObject({
      amount: '250.00',
      feeBase: '2500.00',
    });
  });

  test('a negative credit is rounded as its opposite', () => {
    const refund: Fees = [{ amount: '-0.25', kind: 'recurring' }];
    expect(creditOf([flat('10')], refund)?.amount).toBe('-0.03');
  });

  test('the base of two remedies holds each line once', () =>
    expect(creditOf([flat('10'), flat('5')], monthly)).toMatchObject({
      amount: '450.00',
      feeBase: '3000.00',
      percentOfFees: '15',
    }));
});

describe('remedies', () => {
  test.each<[string, Remedy, string]>([
    ['pro rata: 3 000 × 60 ÷ 43 200', { kind: 'pro_rata' }, '4.17'],
    [
      'ten times the fees of the downtime',
      { kind: 'multiple_of_downtime_fees', factor: '10' },
      '41.67',
    ],
    ['termination pays nothing', { kind: 'termination' }, 'none'],
    [
      'started percentage points: 0.0388… below 99.9 is one',
      { kind: 'per_percentage_point', step: '1', rounding: 'up', credit: { percentOfFees: '2' } },
      '60.00',
    ],
    [
      'full percentage points: none',
      { kind: 'per_percentage_point', step: '1', rounding: 'down', credit: { percentOfFees: '2' } },
      '0.00',
    ],
    [
      'hundredths of a point, full ones: 3',
      { kind: 'per_percentage_point', step: '0.01', rounding: 'down', credit: { money: '7' } },
      '21.00',
    ],
    [
      'exact steps: 60 ÷ 40 of 10 %',
      {
        kind: 'step',
        perSeconds: 2400,
        rounding: 'exact',
        accumulate: 'period',
        credit: { percentOfFees: '10' },
      },
      '450.00',
    ],
    [
      'full steps of 25 minutes: 2',
      {
        kind: 'step',
        perSeconds: 1500,
        rounding: 'down',
        accumulate: 'period',
        credit: { money: '1.5' },
      },
      '3.00',
    ],
    [
      'an allowance of exactly the downtime leaves nothing',
      {
        kind: 'step',
        perSeconds: 60,
        rounding: 'up',
        accumulate: 'period',
        afterSeconds: 3600,
        credit: { money: '1' },
      },
      '0.00',
    ],
    [
      'an allowance of one second less leaves a started step',
      {
        kind: 'step',
        perSeconds: 60,
        rounding: 'up',
        accumulate: 'period',
        afterSeconds: 3599,
        credit: { money: '1' },
      },
      '1.00',
    ],
    [
      'an allowance of 0.1 % of the month, 43.2 minutes, leaves 17 started minutes',
      {
        kind: 'step',
        perSeconds: 60,
        rounding: 'up',
        accumulate: 'period',
        afterPercent: '0.1',
        credit: { money: '1' },
      },
      '17.00',
    ],
  ])('%s', (_, remedy, amount) =>
    expect(creditOf([remedy], monthly)?.amount ?? 'none').toBe(amount),
  );

  test('termination is a right and not a credit', () => {
    const found = first(terms([availability({ remedies: [{ kind: 'termination' }] })]), hour);
    expect(found.reasons).toEqual(['termination_right']);
    expect(found.credit).toBeUndefined();
  });

  test('the allowance is subtracted from each incident under `accumulate: incident`', () => {
    const remedy: Remedy = {
      kind: 'step',
      perSeconds: 60,
      rounding: 'up',
      accumulate: 'incident',
      afterSeconds: 1800,
      credit: { money: '1' },
    };
    const windows = [
      down('02 02:00', '02 03:00'), // 60 − 30 = 30 steps
      down('03 02:00', '03 02:40'), // 40 − 30 = 10 steps
      down('04 02:00', '04 02:20'), // 20 − 30: none
    ];
    expect(creditOf([remedy], monthly, {}, {}, windows)?.amount).toBe('40.00');
  });

  test('nothing is due while the target is met', () => {
    const found = first(terms([availability({ remedies: [flat('10')] })]), []);
    expect(found.status).toBe('met');
    expect(found.credit).toBeUndefined();
  });
});
