import { describe, expect, test } from 'vitest';

import type { Remedy } from '../remedy-format';
import { ask, at, availability, down, first, maintenance, terms } from './question';

/** Every example of section 8 of `sla-terms/1`. */
const plain = terms([availability()]);

describe('merging', () => {
  test('14:00–14:42 and 14:30–15:05 are 65 minutes and not 77', () => {
    const { downtimeMinutes } = first(plain, [
      down('02 14:00', '02 14:42'), //  42 min
      down('02 14:30', '02 15:05'), // +23 min, 12 of its 35 are shared
    ]);
    expect(downtimeMinutes).toBe(65);
  });

  test('touching windows merge', () => {
    const { downtimeMinutes } = first(
      terms([availability({ downtime: { minimum: { seconds: 1200, op: 'gte' } } })]),
      [
        down('02 14:00', '02 14:10'), // 10 min
        down('02 14:10', '02 14:20'), // touches: one outage of 20, just long enough
      ],
    );
    expect(downtimeMinutes).toBe(20);
  });
});

describe('outage 01:30–04:00 with maintenance 02:00–03:00, removed from downtime only', () => {
  const windows = [
    down('02 01:30', '02 04:00'), //                                            150 min
    maintenance('02 02:00', '02 03:00', { noticeAt: at('01 02:00') }), // −60 where it is accepted
  ];
  test.each([
    ['valid notice', {}, 90, '99.791667'],
    ['too short notice', { minNotice: { n: 25, unit: 'hour' as const } }, 150, '99.652778'],
    ['a cap of 30 minutes', { cap: { seconds: 1800, per: 'month' as const } }, 120, '99.722222'],
  ])('%s', (_, rule, minutes, percent) => {
    const commitment = availability({
      maintenance: 'counts_as_up',
      exclusions: [{ kind: 'scheduled_maintenance', ...rule }],
    });
    const found = first(terms([commitment]), windows);
    expect(found.downtimeMinutes).toBe(minutes);
    expect(found.measured).toMatchObject({ percent });
  });
});

describe('31 January 22:30Z to 1 February 03:15Z', () => {
  const windows = [down('2026-01-31T22:30:00Z', '2026-02-01T03:15:00Z')]; // 285 min
  test.each([
    ['UTC', '2026-01', 90, '99.798387'],
    ['UTC', '2026-02', 195, '99.516369'],
    ['America/Los_Angeles', '2026-01', 285, '99.361559'],
    ['America/Los_Angeles', '2026-02', 0, '100.000000'],
  ])('%s, %s: %d minutes', (id, period, minutes, percent) => {
    const found = first(terms([availability()], { timeZone: { id, basis: 'stated' } }), windows, {
      period,
    });
    expect(found.downtimeMinutes).toBe(minutes);
    expect(found.measured).toMatchObject({ percent });
  });
});

test('open since 10:00, asked at 12:00: 99.722222, open; reaches 99.0 exactly at 432 minutes', () => {
  const found = first(
    terms([availability({ target: { op: 'gte', percent: '99.0' } })]),
    [down('02 10:00', null)],
    { asOf: at('02 12:00') },
  );
  expect(found).toMatchObject({
    status: 'open',
    downtimeMinutes: 120,
    measured: { percent: '99.722222' },
    headroomMinutes: 312, // 432 − 120
  });
});

describe('9 minutes down, 1 up, 9 down, minimum 600 s', () => {
  test.each([
    ['without a gap rule', {}, 0],
    ['a gap of 60 s that does not count', { mergeGap: { seconds: 60, gapCounts: false } }, 18],
    ['a gap of 60 s that counts', { mergeGap: { seconds: 60, gapCounts: true } }, 19],
    ['a gap of 59 s is too short', { mergeGap: { seconds: 59, gapCounts: true } }, 0],
  ])('%s', (_, gap, minutes) => {
    const commitment = availability({ downtime: { minimum: { seconds: 600, op: 'gte' }, ...gap } });
    const { downtimeMinutes } = first(terms([commitment]), [
      down('02 10:00', '02 10:09'),
      down('02 10:10', '02 10:19'),
    ]);
    expect(downtimeMinutes).toBe(minutes);
  });
});

test.each([
  ['exact' as const, 2.833333],
  ['excluded' as const, 2],
  ['rounded_up' as const, 4],
])('02:10:30–02:13:20, partial minutes %s: %d', (partialMinutes, minutes) => {
  const commitment = availability({ metric: { kind: 'time', partialMinutes } });
  const { downtimeMinutes } = first(terms([commitment]), [down('02 02:10:30', '02 02:13:20')]);
  expect(downtimeMinutes).toBe(minutes);
});

test('216 minutes of 30 days are exactly 99.5: the row `lt 99.5` does not match', () => {
  const remedies: Remedy[] = [
    { kind: 'tiers', rows: [{ when: { lt: '99.5' }, credit: { percentOfFees: '10' } }] },
  ];
  const of = terms([availability({ remedies })]);
  const exactly = first(of, [down('02 00:00', '02 03:36')]);
  expect(exactly).toMatchObject({ status: 'review', reasons: ['tier_gap'] });
  expect(exactly.measured).toEqual({ percent: '99.500000', exact: '199/2' });
  expect(exactly.credit).toBeUndefined();
  const over = first(of, [down('02 00:00', '2026-04-02T03:36:00.001Z')]);
  expect(over).toMatchObject({ status: 'breached', credit: { amount: '100.00' } });
});

test.each([
  ['fixed_minutes', { kind: 'fixed_minutes' as const, minutes: 43_200 }, '99.898148'],
  ['period', { kind: 'period' as const }, '99.901434'],
])('44 minutes in a 31-day month, denominator %s', (_, denominator, percent) => {
  const found = first(
    terms([availability({ denominator })]),
    [down('2026-05-02T02:00:00Z', '2026-05-02T02:44:00Z')],
    { period: '2026-05' },
  );
  expect(found.measured).toMatchObject({ percent });
});

test.each([
  ['counts_available' as const, '99.953704'],
  ['removed' as const, '99.861111'],
])('20 minutes down, deployed 10 of 30 days, %s', (undeployed, percent) => {
  const found = first(
    terms([availability({ denominator: { kind: 'deployed', undeployed } })]),
    [down('02 02:00', '02 02:20')],
    { evidence: { deployed: [{ start: at('01 00:00'), end: at('11 00:00') }] } },
  );
  expect(found.measured).toMatchObject({ percent });
});

test('office hours in London, two holidays, down from Friday 16:00 to Monday 10:00: 120 of 9 120', () => {
  const commitment = availability({
    serviceHours: {
      weekly: [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }],
      holidays: ['2026-05-04', '2026-05-25'],
    },
  });
  const found = first(
    terms([commitment], { timeZone: { id: 'Europe/London', basis: 'stated' } }),
    [down('2026-05-08T16:00:00+01:00', '2026-05-11T10:00:00+01:00')],
    { period: '2026-05' },
  );
  expect(found.downtimeMinutes).toBe(120);
  expect(found.measured).toMatchObject({ percent: '98.684211' });
});

test.each([
  ['period' as const, '248.00'],
  ['incident' as const, '310.00'],
])(
  'tickets of 3 h 15 and 0 h 40, a day of fees per started hour, accumulated by %s',
  (accumulate, amount) => {
    const remedies: Remedy[] = [
      {
        kind: 'step',
        perSeconds: 3600,
        rounding: 'up',
        accumulate,
        credit: { daysOfFees: 1, dayBasis: 'month_days' },
      },
    ];
    const { credit } = ask(
      terms([availability({ remedies })]),
      [down('02 02:00', '02 05:15'), down('03 02:00', '03 02:40')],
      { fees: [{ amount: '1860.00', kind: 'recurring' }] },
    );
    expect(credit.amount).toBe(amount); // a day is 62.00: 4 or 4 + 1 of them
  },
);

test.each([
  [95, '200.00', '20'],
  [700, '1000.00', '120'],
])('%d minutes at 5 %% per started 30, capped at the fees', (minutes, amount, percentOfFees) => {
  const remedies: Remedy[] = [
    {
      kind: 'step',
      perSeconds: 1800,
      rounding: 'up',
      accumulate: 'period',
      credit: { percentOfFees: '5' },
    },
  ];
  const of = terms([availability({ remedies })], {
    caps: [{ kind: 'max', percentOfFees: '100', per: 'period' }],
  });
  const end = new Date(Date.parse(at('02 02:00')) + minutes * 60_000).toISOString();
  const found = first(of, [down('02 02:00', end)]);
  expect(found.credit).toMatchObject({ amount, percentOfFees });
});

test.each([
  ['USD', '310.45', 'half_up' as const, '31.05', '6209/200'],
  ['USD', '310.45', 'half_even' as const, '31.04', '6209/200'],
  ['USD', '310.45', 'down' as const, '31.04', '6209/200'],
  ['JPY', '12345', 'half_up' as const, '1235', '2469/2'],
  ['JPY', '12345', 'half_even' as const, '1234', '2469/2'],
])('10 %% of %s %s, %s, is %s', (currency, fee, mode, amount, exact) => {
  const of = terms(
    [availability({ remedies: [{ kind: 'flat', credit: { percentOfFees: '10' } }] })],
    { currency, rounding: { mode, at: 'total' } },
  );
  const { credit } = ask(of, [down('02 02:00', '02 05:00')], {
    fees: [{ amount: fee, kind: 'recurring' }],
  });
  expect(credit).toEqual({ amount, currency, exact });
});

test('a monitor that was blind for an hour: best 100, worst 99.861111, 60 minutes unknown', () => {
  const answer = ask(plain, [], {
    evidence: {
      observed: [
        { start: at('01 00:00'), end: at('02 02:00') },
        { start: at('02 03:00'), end: '2026-05-01T00:00:00Z' },
      ],
    },
  });
  expect(answer.commitments[0]).toMatchObject({
    status: 'met',
    reasons: ['tier_depends_on_evidence'],
    bounds: { best: '100.000000', worst: '99.861111' },
  });
  expect(answer.coverage).toEqual({ observedMinutes: 43_140, unknownMinutes: 60 });
});

test('45 minutes of 30 days breach 99.9 although they display as 99.90', () => {
  const found = first(plain, [down('02 14:00', '02 14:45')]);
  expect(found).toMatchObject({ status: 'breached', measured: { exact: '4795/48' } });
  expect(first(plain, [down('02 14:00', '02 14:43:12')]).status).toBe('met'); // exactly 99.9
  expect(first(plain, [down('02 14:00', '2026-04-02T14:43:12.001Z')]).status).toBe('breached');
});
