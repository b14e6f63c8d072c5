import { z } from 'zod';

import { excludedSchema, traceStepSchema } from './trace';

/** What the engine answers, as it crosses the wire: plain JSON, instants in UTC, money as decimals. */
const exact = z.string().regex(/^-?\d+\/\d+$/);

const STATUSES = ['met', 'breached', 'review', 'open'] as const;

const REASONS = [
  'no_ticket',
  'no_notice',
  'no_data',
  'version_not_in_force',
  'tier_gap',
  'tier_overlap',
  'target_tier_conflict',
  'tier_depends_on_evidence',
  'termination_right',
  'choose_one',
  'below_minimum_credit',
] as const;

const measuredSchema = z.union([
  z.strictObject({ percent: z.string().nullable(), exact: exact.nullable() }),
  z.strictObject({ seconds: z.number().nullable() }),
  z.strictObject({ count: z.int() }),
]);

const creditSchema = z.strictObject({
  amount: z.string(),
  currency: z.string(),
  /** After caps, before rounding. */
  exact,
  percentOfFees: z.string().optional(),
  serviceDays: z.string().optional(),
  feeBase: z.string(),
});

const commitmentAssessmentSchema = z.strictObject({
  id: z.string(),
  status: z.enum(STATUSES),
  reasons: z.array(z.enum(REASONS)),
  measured: measuredSchema,
  bounds: z.strictObject({ best: z.string(), worst: z.string() }).optional(),
  /** Null where the measure is no share of time. */
  downtimeMinutes: z.number().nullable(),
  excluded: z.array(excludedSchema),
  tier: z
    .strictObject({ when: z.record(z.string(), z.union([z.string(), z.number()])) })
    .optional(),
  credit: creditSchema.optional(),
  headroomMinutes: z.number().optional(),
  trace: z.array(traceStepSchema),
});

export const assessmentSchema = z.strictObject({
  period: z.strictObject({
    start: z.string(),
    end: z.string(),
    timeZone: z.string(),
    minutes: z.number(),
    complete: z.boolean(),
  }),
  commitments: z.array(commitmentAssessmentSchema),
  credit: z.strictObject({ amount: z.string(), currency: z.string(), exact }),
  deadlines: z.array(
    z.strictObject({
      step: z.enum(['ticket', 'notice', 'claim', 'termination_notice']),
      readings: z.array(
        z.strictObject({ label: z.string(), date: z.string(), at: z.string().optional() }),
      ),
      safe: z.string(),
    }),
  ),
  coverage: z.strictObject({ observedMinutes: z.number(), unknownMinutes: z.number() }).optional(),
});

export type Assessment = z.infer<typeof assessmentSchema>;
export type CommitmentAssessment = z.infer<typeof commitmentAssessmentSchema>;
export type Reason = (typeof REASONS)[number];
export type Deadline = Assessment['deadlines'][number];
