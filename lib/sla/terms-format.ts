import { z } from 'zod';

import { commitmentSchema } from './commitment-format';
import { clockTime, date, id, instant, offset, holidayCalendars } from './format';
import { capSchema } from './remedy-format';

/** `sla-terms/1`, the one source of the format: types, JSON Schema and OpenAPI derive from it. */
const periodSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('calendar'),
    unit: z.enum(['month', 'quarter', 'year']),
    firstMonth: z.int().min(1).max(12).optional(),
  }),
  z.strictObject({
    kind: z.literal('billing_cycle'),
    anchorDay: z.int().min(1).max(31),
    months: z.int().min(1).max(120),
  }),
  z.strictObject({ kind: z.literal('rolling'), days: z.int().min(1).max(36_600) }),
  z.strictObject({ kind: z.literal('per_incident') }),
]);

export const ANCHORS = [
  'incident_start',
  'incident_end',
  'ticket_closed',
  'period_end',
  'billing_cycle_end',
  'eligibility',
] as const;
const anchor = z.enum(ANCHORS);
const snap = z.enum(['none', 'end_of_day', 'end_of_month', 'end_of_billing_cycle']);

const deadlineSchema = z.strictObject({
  anchor,
  offset,
  snap: snap.optional(),
  satisfiedBy: z.enum(['received', 'sent']),
  readings: z
    .array(
      z.strictObject({
        label: z.string(),
        anchor: anchor.optional(),
        offset: offset.optional(),
        snap: snap.optional(),
      }),
    )
    .optional(),
});

export const EVIDENCE_FIELDS = [
  'incident_times',
  'time_zone',
  'region',
  'resource_ids',
  'account_id',
  'ticket_ids',
  'request_logs',
  'error_codes',
  'traceroutes',
  'affected_users',
  'urls',
  'attempts_to_resolve',
  'monitoring',
  'vendor_incident_id',
  'impact',
] as const;

const claimSchema = z.strictObject({
  automatic: z.boolean(),
  steps: z.array(
    z.strictObject({
      kind: z.enum(['ticket', 'notice', 'claim', 'termination_notice']),
      required: z.boolean(),
      fatalIfMissed: z.boolean(),
      deadline: deadlineSchema,
      channel: z.strictObject({
        kind: z.enum(['portal', 'email', 'form', 'phone', 'account_manager']),
        address: z.string().optional(),
      }),
      subject: z.string().optional(),
    }),
  ),
  evidence: z.array(
    z.strictObject({
      field: z.enum(EVIDENCE_FIELDS),
      required: z.boolean(),
      redact: z.boolean().optional(),
    }),
  ),
  sourceOfTruth: z.enum(['vendor', 'customer', 'both']),
  vendorResponse: z
    .strictObject({ decideWithin: offset.optional(), applyWithin: offset.optional() })
    .optional(),
  form: z.enum(['credit', 'refund', 'term_extension']),
});

export const termsSchema = z.strictObject({
  schema: z.literal('sla-terms/1'),
  vendor: z.string(),
  title: z.string(),
  source: z
    .strictObject({
      url: z.string().optional(),
      version: z.string().optional(),
      retrieved: z.union([date, instant]).optional(),
    })
    .optional(),
  effective: z.strictObject({
    from: date,
    until: date.optional(),
    decidedBy: z.enum(['incident_start', 'period_start', 'order_date']),
  }),
  timeZone: z.strictObject({ id, basis: z.enum(['stated', 'inferred', 'assumed']) }),
  period: periodSchema,
  currency: z.string().regex(/^[A-Z]{3}$/, 'an ISO 4217 code'),
  rounding: z
    .strictObject({
      mode: z.enum(['half_up', 'half_even', 'down']).optional(),
      at: z.enum(['total', 'line']).optional(),
    })
    .optional(),
  businessCalendar: z
    .strictObject({
      days: z.array(z.int().min(1).max(7)).min(1).optional(),
      holidays: z.array(date).optional(),
      holidayCalendars,
      hours: z.strictObject({ from: clockTime, to: clockTime }).optional(),
    })
    .optional(),
  services: z
    .array(
      z.strictObject({
        id,
        name: z.string(),
        attributes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
      }),
    )
    .min(1)
    .optional(),
  commitments: z.array(commitmentSchema),
  caps: z.array(capSchema).optional(),
  stacking: z.enum(['sum', 'largest', 'choose_one']).optional(),
  claim: claimSchema.optional(),
  soleRemedy: z.boolean().optional(),
});

export type Terms = z.infer<typeof termsSchema>;
export type PeriodRule = Terms['period'];
export type Claim = NonNullable<Terms['claim']>;
export type ClaimStep = Claim['steps'][number];
export type DeadlineRule = ClaimStep['deadline'];
export type Anchor = (typeof ANCHORS)[number];
