import { z } from 'zod';

import { decimal, feeKind, offset, seconds } from './format';

/** Section 4 of `sla-terms/1`: what is due when a promise is broken. */
const bound = z.union([decimal, z.int().nonnegative()]);
const whenSchema = z.strictObject({
  gte: bound.optional(),
  gt: bound.optional(),
  lte: bound.optional(),
  lt: bound.optional(),
});

export const dayBasis = z.enum(['month_days', '30', 'annual_365']);

export const creditSchema = z.union([
  z.strictObject({ percentOfFees: decimal }),
  z.strictObject({ serviceDays: z.int().nonnegative(), dayValue: dayBasis.optional() }),
  z.strictObject({ daysOfFees: z.int().nonnegative(), dayBasis: dayBasis.optional() }),
  z.strictObject({ money: decimal }),
]);

const feeBase = z
  .strictObject({
    scope: z.enum(['service', 'contract']),
    period: z.enum(['breach_period', 'preceding_month', 'annual_twelfth']),
    exclude: z.array(feeKind),
  })
  .optional();

const stepRounding = z.enum(['up', 'down', 'exact']);

export const remedySchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('tiers'),
    on: z.enum(['percent', 'downtime_minutes']).optional(),
    rows: z.array(z.strictObject({ when: whenSchema, credit: creditSchema })).min(1),
    feeBase,
  }),
  z.strictObject({
    kind: z.literal('step'),
    perSeconds: z.int().positive(),
    rounding: stepRounding,
    accumulate: z.enum(['period', 'incident']),
    afterSeconds: seconds.optional(),
    afterPercent: decimal.optional(),
    credit: creditSchema,
    feeBase,
  }),
  z.strictObject({
    kind: z.literal('per_percentage_point'),
    step: decimal,
    rounding: stepRounding,
    credit: creditSchema,
    feeBase,
  }),
  z.strictObject({ kind: z.literal('multiple_of_downtime_fees'), factor: decimal, feeBase }),
  z.strictObject({ kind: z.literal('pro_rata'), feeBase }),
  z.strictObject({ kind: z.literal('flat'), credit: creditSchema, feeBase }),
  z.strictObject({ kind: z.literal('termination'), noticeWindow: offset.optional(), feeBase }),
]);

export const capSchema = z.strictObject({
  kind: z.enum(['max', 'min_payable']),
  percentOfFees: decimal.optional(),
  money: decimal.optional(),
  serviceDays: z.int().nonnegative().optional(),
  per: z.enum(['incident', 'period', 'contract_year', 'rolling_12m']),
  op: z.enum(['gt', 'gte']).optional(),
});

export type When = z.infer<typeof whenSchema>;
export type CreditRate = z.infer<typeof creditSchema>;
export type DayBasis = z.infer<typeof dayBasis>;
export type Remedy = z.infer<typeof remedySchema>;
export type RemedyOf<Kind extends Remedy['kind']> = Extract<Remedy, { kind: Kind }>;
export type FeeBaseRule = NonNullable<Remedy['feeBase']>;
export type Cap = z.infer<typeof capSchema>;
