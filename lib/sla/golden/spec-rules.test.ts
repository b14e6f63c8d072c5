import { expect, test } from 'vitest';

import { ask, availability, claimBy, degraded, down, first, maintenance, terms } from './question';

/** The examples that section 9 of `sla-terms/1`, and sections 2 to 6, give in passing. */
const plain = terms([availability()]);

test('8 minutes, 5 excluded, 8 minutes with a minimum of 10 minutes count nothing', () => {
  const commitment = availability({
    downtime: { minimum: { seconds: 600, op: 'gte' } },
    exclusions: [{ kind: 'scheduled_maintenance' }],
  });
  const found = first(terms([commitment]), [
    down('02 10:00', '02 10:21'), //          21 min, cut into 8 and 8
    maintenance('02 10:08', '02 10:13'), //   −5
  ]);
  expect(found.downtimeMinutes).toBe(0);
});

test('8 + 8 minutes over the end of the month are one outage of 16, and each month counts its 8', () => {
  const of = terms([availability({ downtime: { minimum: { seconds: 960, op: 'gte' } } })]);
  const windows = [down('30 23:52', '2026-05-01T00:08:00Z')];
  expect(first(of, windows).downtimeMinutes).toBe(8);
  expect(first(of, windows, { period: '2026-05' }).downtimeMinutes).toBe(8);
});

test('a cap in money of 1.00 that must be exceeded pays 1.01 and not 1.00', () => {
  const pays = (amount: string) =>
    ask(
      terms([availability({ remedies: [{ kind: 'flat', credit: { money: amount } }] })], {
        caps: [{ kind: 'min_payable', money: '1.00', per: 'period', op: 'gt' }],
      }),
      [down('02 02:00', '02 05:00')],
    );
  expect(pays('1.01').credit).toEqual({ amount: '1.01', currency: 'USD', exact: '101/100' });
  const refused = pays('1.00');
  expect(refused.credit).toEqual({ amount: '0.00', currency: 'USD', exact: '1/1' });
  expect(refused.commitments[0]?.reasons).toEqual(['below_minimum_credit']);
});

test('March 2026 has 44 580 minutes in Los Angeles and 44 640 in UTC', () => {
  const minutesIn = (id: string) =>
    ask(terms([], { timeZone: { id, basis: 'stated' } }), [], { period: '2026-03' }).period.minutes;
  expect(minutesIn('America/Los_Angeles')).toBe(44_580);
  expect(minutesIn('UTC')).toBe(44_640);
});

test('the end of the second billing cycle after 11 March is 31 May', () => {
  const { deadlines } = ask(
    terms([availability()], {
      claim: claimBy({ anchor: 'billing_cycle_end', offset: { n: 2, unit: 'billing_cycle' } }),
    }),
    [down('2026-03-11T10:00:00Z', '2026-03-11T12:00:00Z', { id: 'outage-1' })],
    { period: '2026-03' },
  );
  expect(deadlines).toEqual([
    { step: 'claim', readings: [{ label: 'outage-1', date: '2026-05-31' }], safe: '2026-05-31' },
  ]);
});

test('two months after the end of February have two readings, and 28 April is safe', () => {
  const { deadlines } = ask(
    terms([availability()], { claim: claimBy({ offset: { n: 2, unit: 'month' } }) }),
    [down('2026-02-11T10:00:00Z', '2026-02-11T12:00:00Z')],
    { period: '2026-02' },
  );
  expect(deadlines).toEqual([
    {
      step: 'claim',
      readings: [
        { label: 'period_end: same day', date: '2026-04-28' },
        { label: 'period_end: end of month', date: '2026-04-30' },
      ],
      safe: '2026-04-28',
    },
  ]);
});

test.each([
  [[], '2026-07-08'],
  [['2026-07-03'], '2026-07-09'],
])('five business days from Wednesday 1 July, holidays %j: %s', (holidays, date) => {
  const { deadlines } = ask(
    terms([availability()], {
      businessCalendar: { holidays },
      claim: claimBy({ anchor: 'incident_start', offset: { n: 5, unit: 'business_day' } }),
    }),
    [down('2026-07-01T10:00:00Z', '2026-07-01T12:00:00Z')],
    { period: '2026-07' },
  );
  expect(deadlines[0]?.safe).toBe(date);
});

test('a degraded window counts nothing by default, and its weight where the terms give one', () => {
  const windows = [degraded('02 10:00', '02 11:00')];
  expect(first(plain, windows).downtimeMinutes).toBe(0);
  const half = terms([availability({ downtime: { degradedWeight: '0.5' } })]);
  expect(first(half, windows).downtimeMinutes).toBe(30);
});
