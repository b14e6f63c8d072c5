import { z } from 'zod';

import { instant, minor, text } from './shapes';

const edge = z.object({ at: instant, earliest: instant, latest: instant });
const outageWindow = z.object({
  start: edge,
  end: edge.nullable(),
  state: z.enum(['down', 'degraded']),
});

export const outageRow = z.object({
  id: z.uuid(),
  vendor: z.object({ id: z.uuid(), name: z.string() }),
  service: z.string().nullable(),
  title: z.string().nullable(),
  state: z.enum(['down', 'degraded']),
  start: instant,
  end: instant.nullable(),
  approximate: z.boolean(),
  /** Milliseconds by view; null where the view holds nothing of it. */
  ms: z.object({
    admitted: z.int().nullable(),
    observed: z.int().nullable(),
    agreed: z.int().nullable(),
  }),
  disputedMs: z.int(),
  silent: z.boolean(),
  firstNoticeMs: z.int().nullable(),
  longestSilenceMs: z.int().nullable(),
  conflicts: z.int(),
  sources: z.int(),
});
export type OutageRow = z.infer<typeof outageRow>;
export const outageList = z.object({
  rows: z.array(outageRow),
  total: z.int(),
  /** Outages of different vendors that overlap, shown as one event. */
  together: z.array(
    z.object({
      start: instant,
      end: instant,
      outageIds: z.array(z.uuid()),
      vendors: z.array(z.string()),
    }),
  ),
});
export type OutageList = z.infer<typeof outageList>;
export const outageListQuery = z.object({
  vendor: z.uuid().optional(),
  silent: z.stringbool().optional(),
  disputed: z.stringbool().optional(),
  page: z.coerce.number().int().min(0).max(100_000).default(0),
});

export const reasonKinds = [
  'vendor_confirmed',
  'confirmed_by_second_source',
  'false_alarm',
  'own_fault',
  'maintenance',
  'wrong_service',
  'wrong_time',
  'other',
] as const;

export const decisionInput = z.strictObject({
  evidenceId: z.uuid(),
  action: z.enum(['include', 'exclude', 'adjust']),
  start: instant.optional(),
  end: instant.optional(),
  reasonKind: z.enum(reasonKinds),
  reason: text(2_000),
});
export type DecisionInput = z.infer<typeof decisionInput>;

/** One word on every fact of an outage that somebody saw or the vendor admits. */
export const outageDecisionInput = decisionInput
  .omit({ evidenceId: true, start: true, end: true })
  .extend({ action: z.enum(['include', 'exclude']) });
export type OutageDecisionInput = z.infer<typeof outageDecisionInput>;

export const decided = z.object({ ids: z.array(z.uuid()) });

/** `merge`: the outages are one. `split`: `evidenceIds`, some facts of the one outage, are one of their own. */
export const groupingInput = z.strictObject({
  action: z.enum(['merge', 'split']),
  outageIds: z.array(z.uuid()).min(1).max(100),
  evidenceIds: z.array(z.uuid()).max(1_000).optional(),
  reason: text(2_000),
});
export type GroupingInput = z.infer<typeof groupingInput>;

/** What a person knows and no source tells: an outage, or maintenance, with its true times. */
export const manualInput = z.strictObject({
  vendorId: z.uuid(),
  serviceId: z.uuid().nullable(),
  state: z.enum(['down', 'degraded', 'maintenance']),
  start: instant,
  end: instant.nullable(),
  /** When the maintenance was announced. */
  noticeAt: instant.optional(),
  title: text(300),
  /** How it is known. */
  reason: text(2_000),
});
export type ManualInput = z.infer<typeof manualInput>;

const decision = z.object({
  id: z.uuid(),
  evidenceId: z.uuid(),
  action: z.enum(['include', 'exclude', 'adjust']),
  start: instant.nullable(),
  end: instant.nullable(),
  reasonKind: z.enum(reasonKinds),
  reason: z.string(),
  by: z.string(),
  at: instant,
  revokedAt: instant.nullable(),
});

/** One fact of one source, as the outage page shows it in its lane. */
export const factRow = z.object({
  id: z.uuid(),
  kind: z.enum(['observation', 'statement', 'maintenance', 'sample', 'ticket', 'coverage']),
  party: z.enum(['vendor', 'customer', 'third_party']),
  basis: z.string().nullable(),
  state: z.string().nullable(),
  statement: z.string().nullable(),
  title: z.string().nullable(),
  text: z.string().nullable(),
  channel: z.string().nullable(),
  nextUpdateBy: instant.nullable(),
  start: edge.nullable(),
  end: edge.nullable(),
  precision: z.string().nullable(),
  zone: z.object({ id: z.string(), basis: z.string() }).nullable(),
  quote: z.string().nullable(),
  place: z.string(),
  sourceId: z.uuid(),
  source: z.string(),
  importId: z.uuid(),
  fileName: z.string(),
  sha256: z.string(),
  /** As the source told it each time, oldest first: a post that was edited or dated back shows. */
  tellings: z.array(
    z.object({
      seenAt: instant,
      importId: z.uuid(),
      start: instant.nullable(),
      end: instant.nullable(),
      text: z.string().nullable(),
    }),
  ),
  decision: decision.nullable(),
});
export type FactRow = z.infer<typeof factRow>;

export const outageReport = z.object({
  outage: outageRow,
  category: z.string().nullable(),
  timeZone: z.string(),
  windows: z.object({
    admitted: z.array(outageWindow),
    observed: z.array(outageWindow),
    agreed: z.array(outageWindow),
    disputed: z.array(z.object({ start: instant, end: instant })),
  }),
  facts: z.array(factRow),
  conflicts: z.array(
    z.object({
      kind: z.string(),
      start: instant,
      end: instant.nullable(),
      minutes: z.string(),
      sentence: z.string(),
      evidenceIds: z.array(z.uuid()),
      settled: z.boolean(),
      /** By how much the agreed credit would change if what we saw counted; none where it cannot. */
      worth: z.array(
        z.object({ contractId: z.uuid(), contract: z.string(), minor, currency: z.string() }),
      ),
    }),
  ),
  decisions: z.array(decision),
  /** The window of a feed's fields that gave way to the one that the vendor states in words. */
  stated: z.array(
    z.object({
      announced: z.object({ start: instant, end: instant.nullable() }),
      stated: z.object({ start: instant, end: instant.nullable(), quote: z.string().nullable() }),
    }),
  ),
  groupings: z.array(
    z.object({
      id: z.uuid(),
      action: z.enum(['merge', 'split']),
      reason: z.string(),
      by: z.string(),
      at: instant,
    }),
  ),
  communication: z.object({
    firstNoticeMs: z.int().nullable(),
    longestSilenceMs: z.int().nullable(),
    silences: z.array(z.object({ start: instant, end: instant })),
    promised: z.object({ firstNoticeMs: z.int().nullable(), updateMs: z.int().nullable() }),
    /** "Next update by" of its own messages, and whether it came. */
    nextUpdates: z.array(
      z.object({
        statementId: z.uuid(),
        byAt: instant,
        outcome: z.enum(['kept', 'broken', 'open']),
      }),
    ),
    rcaMs: z.int().nullable(),
    restorationNoticeLagMs: z.int().nullable(),
  }),
  together: z.array(outageRow),
  earlier: z.uuid().nullable(),
  later: z.uuid().nullable(),
});
export type OutageReport = z.infer<typeof outageReport>;
