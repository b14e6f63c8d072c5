import fc from 'fast-check';

import type { CreditRate, Remedy } from '../remedy-format';
import { rarely } from './random-evidence';

/** Random remedies: what is due when a promise is broken. */
const decimals = (...all: string[]) => fc.constantFrom(...all);
const percentages = decimals('0', '5', '10', '12.5', '33.333', '100');
const basis = fc.constantFrom('month_days' as const, '30' as const, 'annual_365' as const);
const credit: fc.Arbitrary<CreditRate> = fc.oneof(
  percentages.map((percentOfFees) => ({ percentOfFees })),
  fc.record({ serviceDays: fc.integer({ min: 0, max: 5 }), dayValue: rarely(basis, 60) }),
  fc.record({ daysOfFees: fc.integer({ min: 0, max: 5 }), dayBasis: rarely(basis, 60) }),
  decimals('0', '3.335', '50', '0.005').map((money) => ({ money })),
);

const feeBase = rarely(
  fc.record({
    scope: fc.constantFrom('service' as const, 'contract' as const),
    period: fc.constantFrom(
      'breach_period' as const,
      'preceding_month' as const,
      'annual_twelfth' as const,
    ),
    exclude: fc.subarray(['tax' as const, 'usage' as const, 'one_time' as const]),
  }),
  50,
);

const ladder = fc
  .tuple(fc.array(credit, { minLength: 4, maxLength: 4 }), fc.integer({ min: 0, max: 4 }))
  .map(([[a, b, c, d], kind]) => {
    const rows = [
      { when: { gte: '99.9', lt: '99.95' }, credit: a },
      { when: { gte: '99.0', lt: '99.9' }, credit: b },
      { when: { gte: '95', lt: '99.0' }, credit: c },
      { when: { lt: '95' }, credit: d },
    ];
    const overlapping = [
      { when: { lt: '99.95' }, credit: a },
      { when: { lte: '99', gte: '10' }, credit: b },
    ];
    return kind === 4 ? overlapping : rows.slice(kind === 0 ? 0 : 1, kind === 3 ? 3 : 4);
  })
  .map((rows) =>
    rows.flatMap((row) => (row.credit === undefined ? [] : [{ ...row, credit: row.credit }])),
  );
const minuteRows = fc
  .tuple(credit, credit, fc.constantFrom<string | number>(60, '60'))
  .map(([a, b, edge]) => [
    { when: { gt: 0, lte: edge }, credit: a },
    { when: { gt: edge }, credit: b },
  ]);

const rounding = fc.constantFrom('up' as const, 'down' as const, 'exact' as const);
const step = fc.record({
  kind: fc.constant('step' as const),
  perSeconds: fc.constantFrom(60, 1800, 3600, 7),
  rounding,
  accumulate: fc.constantFrom('period' as const, 'incident' as const),
  afterSeconds: rarely(fc.constantFrom(300, 600, 3600), 30),
  afterPercent: rarely(decimals('0.1', '0.01'), 30),
  credit,
  feeBase,
});

export const ofTime: fc.Arbitrary<Remedy>[] = [
  step,
  step,
  fc.record({ kind: fc.constant('pro_rata' as const), feeBase }),
  fc.record({
    kind: fc.constant('multiple_of_downtime_fees' as const),
    factor: decimals('10', '1.5'),
    feeBase,
  }),
  minuteRows.map((rows) => ({ kind: 'tiers' as const, on: 'downtime_minutes' as const, rows })),
];
export const ofAny: fc.Arbitrary<Remedy>[] = [
  fc
    .tuple(ladder, feeBase)
    .map(([rows, base]) => ({ kind: 'tiers' as const, rows, feeBase: base })),
  fc.record({
    kind: fc.constant('per_percentage_point' as const),
    step: decimals('1', '0.1', '0.3'),
    rounding,
    credit,
    feeBase,
  }),
  fc.record({ kind: fc.constant('flat' as const), credit, feeBase }),
  fc.constant<Remedy>({ kind: 'termination' }),
];

/** For promises that are no share of time. */
export const flatRemedies = fc.array(
  fc.oneof<fc.Arbitrary<Remedy>[]>(
    fc.record({ kind: fc.constant('flat' as const), credit, feeBase }),
    fc.constant<Remedy>({ kind: 'termination' }),
  ),
  { maxLength: 2 },
);
