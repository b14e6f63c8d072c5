import { z } from 'zod';

/**
 * The reasoning of one commitment as data: fifteen steps, always all, always in this order.
 * Each step takes what the last one left; `rule` is the path into the terms that decided it.
 */
const minutes = z.number();
const exact = z.string().regex(/^-?\d+\/\d+$/);
const span = z.object({ start: z.string(), end: z.string(), minutes });
/** Long lists are cut; what was cut is counted, so that sums still close. */
const spans = z.object({
  spans: z.array(span),
  omitted: z.object({ count: z.int(), minutes }).optional(),
});

const capped = z.object({ exact, kept: exact });

export const excludedSchema = z.object({
  kind: z.string(),
  minutes,
  accepted: z.boolean(),
  reason: z.enum(['accepted', 'no_rule', 'no_notice', 'late_notice', 'cap_exceeded']),
});

const step = <Name extends string, In extends z.ZodType, Out extends z.ZodType>(
  name: Name,
  input: In,
  output: Out,
) =>
  z.object({
    step: z.literal(name),
    rule: z.string().nullable(),
    in: input,
    out: output,
  });

const when = z.record(z.string(), z.union([z.string(), z.number()]));
const measuredFigure = z.object({
  percent: z.string().nullable(),
  exact: exact.nullable(),
  seconds: z.number().nullable(),
  count: z.int().nullable(),
});

export const traceStepSchema = z.discriminatedUnion('step', [
  step(
    'version',
    z.object({
      from: z.string(),
      until: z.string().nullable(),
      decidedBy: z.string(),
      dates: z.array(z.string()),
    }),
    z.object({ inForce: z.boolean().nullable() }),
  ),
  step(
    'period',
    z.object({
      kind: z.string(),
      label: z.string().nullable(),
      timeZone: z.string(),
      start: z.string(),
      end: z.string(),
    }),
    z.object({ minutes, complete: z.boolean() }),
  ),
  step(
    'clock',
    z.object({ windows: z.int(), clockStart: z.string(), clockEnd: z.string() }),
    z.object({ windows: z.int(), noTicket: z.int(), noNotice: z.int() }),
  ),
  step(
    'clip',
    z.object({
      windows: z.int(),
      start: z.string(),
      end: z.string(),
      serviceHours: z.boolean(),
      deployed: z.boolean(),
    }),
    z.object({ windows: z.int() }),
  ),
  step(
    'merge',
    z.object({ windows: z.int(), gapSeconds: z.number(), gapCounts: z.boolean() }),
    spans.extend({ minutes }),
  ),
  step(
    'pauses',
    z.object({ minutes, stopClock: z.boolean() }),
    z.object({ minutes, taken: minutes }),
  ),
  step(
    'exclusions',
    z.object({
      minutes,
      excluded: z.array(excludedSchema),
      /** Until when an outage with an accepted exclusion of its own is excused, where restoration is not the end. */
      excusedUntil: z.literal('ticket_closed').optional(),
    }),
    z.object({ minutes, taken: minutes }),
  ),
  step(
    'minimum',
    z.object({ minutes, seconds: z.number().nullable(), op: z.string().nullable() }),
    spans.extend({ minutes, leftOut: spans }),
  ),
  step(
    'metric',
    z.object({
      kind: z.string(),
      serviceMinutes: minutes.nullable(),
      maintenanceMinutes: minutes.nullable(),
      denominatorMinutes: minutes.nullable(),
      downtimeMinutes: minutes.nullable(),
      downtimeExact: exact.nullable(),
      partialMinutes: z.string().nullable(),
      failed: z.number().nullable(),
      total: z.number().nullable(),
      intervals: z.int().nullable(),
      errorSum: exact.nullable(),
      values: z.array(z.number()).nullable(),
    }),
    measuredFigure,
  ),
  step(
    'comparison',
    z.object({ measured: measuredFigure, op: z.string(), target: z.string(), unit: z.string() }),
    z.object({ met: z.boolean().nullable() }),
  ),
  step(
    'tier',
    z.object({ on: z.string().nullable(), value: exact.nullable(), rows: z.int() }),
    z.object({
      when: when.nullable(),
      matched: z.int(),
      finding: z.enum(['tier_gap', 'tier_overlap', 'target_tier_conflict']).nullable(),
    }),
  ),
  step(
    'fee_base',
    z.object({
      lines: z.array(
        z.object({
          fee: z.int(),
          kind: z.string(),
          service: z.string().nullable(),
          amount: z.string(),
          divisor: z.int(),
        }),
      ),
    }),
    z.object({ amount: z.string(), exact }),
  ),
  step(
    'credit',
    z.object({
      parts: z.array(
        z.object({
          rule: z.string(),
          kind: z.string(),
          units: exact,
          rate: z.string(),
          base: z.string(),
          exact,
        }),
      ),
    }),
    z.object({ exact }),
  ),
  step(
    'caps',
    z.object({
      exact,
      /** A limit per incident is that of one part of the credit; others hold for their sum. */
      limits: z.array(
        z.object({ rule: z.string(), per: z.string(), limit: exact, part: z.int().optional() }),
      ),
      /** What each incident grants and what its caps leave, for the parts that several incidents grant. */
      incidents: z
        .array(
          z.object({
            part: z.int(),
            amounts: z.array(capped),
            omitted: capped.extend({ count: z.int() }).optional(),
          }),
        )
        .optional(),
    }),
    z.object({ exact }),
  ),
  step(
    'rounding',
    z.object({
      exact,
      mode: z.string(),
      at: z.string(),
      lines: z.array(z.object({ exact, amount: z.string() })),
    }),
    z.object({ amount: z.string().nullable(), currency: z.string() }),
  ),
]);

export type TraceStep = z.infer<typeof traceStepSchema>;
export type TraceStepOf<Name extends TraceStep['step']> = Extract<TraceStep, { step: Name }>;
export type Excluded = z.infer<typeof excludedSchema>;
export type Spans = z.infer<typeof spans>;
