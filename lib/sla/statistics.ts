import type { Outage, View } from './outage';

/** One measured value and the facts it rests on. */
export type Measured = Readonly<{
  outageId: string;
  ms: number;
  evidenceIds: readonly string[];
}>;

/** How values spread. All null where `n` is 0. `values` in ascending order, so the trace shows the rank. */
export type Spread = Readonly<{
  n: number;
  /** The exact mean, rounded half up to the millisecond. */
  meanMs: number | null;
  /** The middle value; of an even number the mean of the middle two, rounded half up. */
  medianMs: number | null;
  /** Nearest rank: the ⌈0.9 n⌉-th smallest value. */
  p90Ms: number | null;
  longestMs: number | null;
  values: readonly Measured[];
}>;

/** Against common targets; null under three outages. */
export type Grade = 'good' | 'fair' | 'poor' | null;

export type RestorationStatistics = Spread &
  Readonly<{
    /** Outages of the period that have no end yet: counted here, in no other figure. */
    open: number;
    openIds: readonly string[];
  }>;

/** A promise to speak again by a time. `kept` by any statement after it and not later than `byAt`. */
export type UpdatePromise = Readonly<{
  outageId: string;
  statementId: string;
  byAt: number;
  /** `open`: not yet due at `asOf`. */
  outcome: 'kept' | 'broken' | 'open';
  /** The statement that kept it, or came too late. */
  answeredBy: string | null;
}>;

export type CommunicationStatistics = Readonly<{
  /** Outages in the period. */
  n: number;
  /** From start to the first word of any kind; a word before the start is 0. */
  firstNotice: Spread & Readonly<{ grade: Grade }>;
  /** Nothing was ever said (or not when). */
  unacknowledged: number;
  unacknowledgedIds: readonly string[];
  /** Per outage the longest time without a word between start and restoration (or `asOf`). */
  silence: Spread;
  /** `longestSilence` names its bounds: a statement's id, or the edge of the outage. */
  longestSilence: Silence | null;
  /** Between successive words while the outage lasted, the last one up to restoration. */
  updateGaps: Spread & Readonly<{ grade: Grade }>;
  promises: Readonly<{
    kept: number;
    broken: number;
    total: number;
    open: number;
    list: readonly UpdatePromise[];
  }>;
  /** From restoration to the vendor's word that it is restored; negative is premature. */
  restorationNotice: Spread & Readonly<{ premature: number }>;
  /** From restoration to the root cause, elapsed time. */
  rca: Spread & Readonly<{ grade: Grade; missing: number; missingIds: readonly string[] }>;
}>;

export type Silence = Readonly<{
  outageId: string;
  ms: number;
  start: number;
  end: number;
  /** What stands at either end: a statement's id, or null for the edge of the outage itself. */
  afterStatement: string | null;
  beforeStatement: string | null;
}>;

/** Lead of maintenance announcements: planned start − notice. */
export type MaintenanceStatistics = Spread &
  Readonly<{ unannounced: number; unannouncedIds: readonly string[] }>;

export type StatisticsInput = Readonly<{
  outages: readonly Outage[];
  view: View;
  /** Outages that start in [start, end). */
  period: Readonly<{ start: number; end: number }>;
  asOf: number;
}>;
