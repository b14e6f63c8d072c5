import { z } from 'zod';

import {
  clockTime,
  date,
  decimal,
  exclusionKind,
  id,
  offset,
  seconds,
  holidayCalendars,
} from './format';
import { remedySchema } from './remedy-format';

/** Section 3 of `sla-terms/1`: what was promised and how it is measured. */
const intervalSeconds = z.int().positive();

const metricSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('time'),
    partialMinutes: z.enum(['exact', 'excluded', 'rounded_up']).optional(),
  }),
  z.strictObject({
    kind: z.literal('error_rate_mean'),
    intervalSeconds,
    emptyInterval: z.enum(['zero_error', 'excluded']),
  }),
  z.strictObject({
    kind: z.literal('threshold_intervals'),
    intervalSeconds,
    errorRateOver: decimal,
    minRequests: z.int().nonnegative().optional(),
  }),
  z.strictObject({ kind: z.literal('request_ratio') }),
  z.strictObject({ kind: z.literal('user_minutes') }),
  z.strictObject({ kind: z.literal('affected_ratio') }),
]);

const clockStart = z.enum(['impact', 'ticket_opened', 'vendor_notice']).optional();

const downtimeSchema = z.strictObject({
  clockStart,
  clockEnd: z.enum(['restored', 'ticket_closed']).optional(),
  minimum: z.strictObject({ seconds, op: z.enum(['gte', 'gt']) }).optional(),
  mergeGap: z.strictObject({ seconds, gapCounts: z.boolean() }).optional(),
  degradedWeight: decimal.optional(),
  stopClock: z.boolean().optional(),
});

const exclusionSchema = z.strictObject({
  kind: exclusionKind,
  minNotice: offset.optional(),
  cap: z.strictObject({ seconds, per: z.enum(['month', 'quarter', 'year']) }).optional(),
});

const serviceHoursSchema = z.strictObject({
  weekly: z.array(
    z.strictObject({
      days: z.array(z.int().min(1).max(7)).min(1),
      from: clockTime,
      to: clockTime,
    }),
  ),
  holidays: z.array(date).optional(),
  holidayCalendars,
});

const denominatorSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('period') }),
  z.strictObject({ kind: z.literal('fixed_minutes'), minutes: z.int().positive() }),
  z.strictObject({
    kind: z.literal('deployed'),
    undeployed: z.enum(['counts_available', 'removed']),
  }),
]);

const promise = {
  id,
  services: z.array(id).min(1).optional(),
  remedies: z.array(remedySchema).optional(),
};

export const commitmentSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...promise,
    kind: z.literal('availability'),
    target: z.strictObject({ op: z.enum(['gte', 'gt']), percent: decimal }),
    metric: metricSchema,
    downtime: downtimeSchema.optional(),
    serviceHours: serviceHoursSchema.optional(),
    denominator: denominatorSchema.optional(),
    maintenance: z.enum(['removed_from_both', 'counts_as_up']).optional(),
    exclusions: z.array(exclusionSchema).optional(),
  }),
  z.strictObject({
    ...promise,
    kind: z.literal('restoration'),
    within: z.strictObject({ seconds }),
    statistic: z.enum(['each', 'mean', 'p90']),
    clockStart,
    severity: z.string().optional(),
  }),
  z.strictObject({
    ...promise,
    kind: z.literal('communication'),
    measure: z.enum([
      'first_notice',
      'update_interval',
      'restoration_notice',
      'rca',
      'maintenance_notice',
    ]),
    within: offset,
    calendar: z.enum(['elapsed', 'business']).optional(),
    severity: z.string().optional(),
  }),
  z.strictObject({
    ...promise,
    kind: z.literal('chronic'),
    breaches: z.int().positive(),
    withinPeriods: z.int().positive().max(1000),
    consecutive: z.boolean().optional(),
    commitment: id,
    downtimeOverSeconds: seconds.optional(),
    right: z.enum(['terminate', 'escalate']),
    noticeWindow: offset.optional(),
  }),
]);

export type Commitment = z.infer<typeof commitmentSchema>;
export type CommitmentOf<Kind extends Commitment['kind']> = Extract<Commitment, { kind: Kind }>;
export type Availability = CommitmentOf<'availability'>;
export type Metric = z.infer<typeof metricSchema>;
export type DowntimeRule = z.infer<typeof downtimeSchema>;
export type ExclusionRule = z.infer<typeof exclusionSchema>;
export type ServiceHours = z.infer<typeof serviceHoursSchema>;
