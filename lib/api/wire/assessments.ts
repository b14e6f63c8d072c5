import { z } from 'zod';

import { currency, day, instant, minor, view } from './shapes';

export const assessmentStatus = z.enum(['met', 'breached', 'review', 'open']);

/** The stored figure of one contract, period and view, as lists and charts need it. */
export const figure = z.object({
  assessmentId: z.uuid(),
  status: assessmentStatus,
  /** A promise is broken as far as is known; an outage without an end keeps such a period `open`. */
  breaks: z.boolean(),
  /** Somebody of this view watched or spoke in the period. Without it the figure is "no data". */
  watched: z.boolean(),
  percent: z.string().nullable(),
  bounds: z.object({ best: z.string(), worst: z.string() }).nullable(),
  downtimeMinutes: z.string().nullable(),
  unknownMinutes: z.string().nullable(),
  headroomMinutes: z.string().nullable(),
  creditMinor: minor,
  creditPercent: z.string().nullable(),
  reasons: z.array(z.string()),
});
export type Figure = z.infer<typeof figure>;

export const assessedPeriod = z.object({
  contractId: z.uuid(),
  period: z.string(),
  start: instant,
  end: instant,
  timeZone: z.string(),
  minutes: z.string(),
  complete: z.boolean(),
  target: z.string().nullable(),
  currency,
  claimBy: day.nullable(),
  figures: z.object({
    admitted: figure.nullable(),
    observed: figure.nullable(),
    agreed: figure.nullable(),
  }),
  asOf: instant,
});
export type AssessedPeriod = z.infer<typeof assessedPeriod>;

/** One step of the trace in sentences, with the data that it was made from. */
export const explainedStep = z.object({
  step: z.string(),
  name: z.string(),
  result: z.string(),
  sentence: z.string(),
  /** The promise that the step belongs to; none for the total of several. */
  commitment: z.string().optional(),
  rule: z.string().nullable(),
  changed: z.boolean(),
  in: z.unknown(),
  out: z.unknown(),
});
export type ExplainedStep = z.infer<typeof explainedStep>;

/** Everything behind one figure: what a click on it opens. */
export const traceReport = z.object({
  assessmentId: z.uuid(),
  vendor: z.object({ id: z.uuid(), name: z.string() }),
  contract: z.object({ id: z.uuid(), name: z.string() }),
  period: z.string(),
  view,
  termsVersion: z.int(),
  asOf: instant,
  inputsSha256: z.string(),
  commitments: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      status: assessmentStatus,
      reasons: z.array(z.string()),
      measured: z.string(),
      steps: z.array(explainedStep),
    }),
  ),
  credit: z.object({ minor, currency }),
  evidence: z.array(
    z.object({
      outageId: z.uuid(),
      service: z.string().nullable(),
      start: instant,
      end: instant.nullable(),
      sources: z.array(z.string()),
    }),
  ),
  /** How many outages there are; `evidence` holds the first of them. */
  evidenceTotal: z.int(),
  result: z.unknown(),
});
export type TraceReport = z.infer<typeof traceReport>;
