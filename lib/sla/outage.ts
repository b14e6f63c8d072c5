import type { Edge, Evidence, Party, Precision } from './evidence';
import type { Timeline, Window } from './timeline';

/**
 * The vocabulary of reconciling: facts and decisions go in, outages and conflicts come out.
 *
 * Everything is of one vendor. A `serviceId` of null speaks of the whole vendor and is a group of
 * its own: such an outage is never merged with one of a service, though it answers for all of them.
 */
export type Sourced = Evidence &
  Readonly<{ id: string; sourceId: string; party: Party; serviceId: string | null }>;

/** A stored fact of one kind, such as `SourcedFact<'maintenance'>`. */
export type SourcedFact<Kind extends Evidence['kind']> = Extract<Sourced, { kind: Kind }>;

export const REASON_KINDS = [
  'vendor_confirmed',
  'confirmed_by_second_source',
  'false_alarm',
  'own_fault',
  'maintenance',
  'wrong_service',
  'wrong_time',
  'other',
] as const;

/** A person's word on one fact, in force. Revoked decisions are not passed. */
export type Decision = Readonly<{
  id: string;
  evidenceId: string;
  action: 'include' | 'exclude' | 'adjust';
  /** `adjust` only: the edge to put in place of the one imported, exact. */
  start?: number;
  end?: number;
  reasonKind: (typeof REASON_KINDS)[number];
  reason: string;
}>;

/**
 * A person's word on which facts are one outage, in force. `merge`: outages that hold any of these
 * facts are one; `split`: these facts are an outage of their own. Of one service; applied in order.
 */
export type Grouping = Readonly<{
  id: string;
  action: 'merge' | 'split';
  evidenceIds: readonly string[];
}>;

export const VIEWS = ['admitted', 'observed', 'agreed'] as const;
export type View = (typeof VIEWS)[number];

export type OutageState = 'down' | 'degraded';

/**
 * Facts of one view that surely connect and say the same. Windows of different state, ratio or
 * users stay side by side and may overlap: there the worse one counts, and time counts once.
 */
export type ViewWindow = Readonly<{
  start: Edge;
  end: Edge | null;
  state: OutageState;
  /** The roughest of its facts. */
  precision: Precision;
  /** In order of start; the first names the window. A fact is in one window of a view at most. */
  evidenceIds: readonly string[];
  affectedRatio?: string;
  usersAffected?: number;
  severity?: string;
  /** The ticket as the source writes it. */
  ticket?: string;
}>;

/** One account of an outage. `ms` counts every moment once, open windows up to `asOf`. */
export type OutageView = Readonly<{
  /** In order of start; empty where this view knows nothing of the outage. */
  windows: readonly ViewWindow[];
  ms: number;
  /** The part of `ms` that was down; the rest was degraded only. */
  downMs: number;
  /** `ms` with every edge at its narrowest and at its widest. */
  leastMs: number;
  mostMs: number;
}>;

export type Outage = Readonly<{
  /** The id of its earliest fact: the same facts give the same id. */
  id: string;
  serviceId: string | null;
  /** The worst of its windows. */
  state: OutageState;
  /** The envelope of all views. `end: null` while any window is open. */
  start: Edge;
  end: Edge | null;
  titles: readonly string[];
  views: Readonly<Record<View, OutageView>>;
  /** Every fact that stands in some view, in order of start. */
  evidenceIds: readonly string[];
  /** Statements that speak of it, in order of time; those without a time come last. */
  statementIds: readonly string[];
  /** Decisions in force on its facts. */
  decisionIds: readonly string[];
  /** Groupings in force that made it one outage, or an outage of its own. */
  groupingIds: readonly string[];
  /** Feed windows that gave way to the vendor's own sentence about the same incident. */
  replaced: readonly Readonly<{ announcedId: string; statedId: string }>[];
  /** Observed and not agreed, neither for this service nor for the whole vendor. */
  disputed: Timeline;
  disputedMs: number;
  /** Observed, and the vendor said nothing about it in time. */
  silent: boolean;
  /** When no customer source was watching; null where no customer source tells its coverage. */
  unobserved: Timeline | null;
  unobservedMs: number | null;
}>;

export const CONFLICT_KINDS = [
  'vendor_silent',
  'not_admitted',
  'start_differs',
  'end_differs',
  'not_seen_by_us',
] as const;

/** Sources disagree about an outage. */
export type Conflict = Readonly<{
  kind: (typeof CONFLICT_KINDS)[number];
  outageId: string;
  serviceId: string | null;
  /** The time in question, and how much of it: 60 000 ms to the minute. */
  window: Window;
  ms: number;
  /** The facts that disagree, the vendor's first. */
  evidenceIds: readonly string[];
  /** A person has decided on one of the facts; of what is not admitted: nothing observed is disputed. */
  settled: boolean;
}>;

export type Reconciled = Readonly<{
  outages: readonly Outage[];
  conflicts: readonly Conflict[];
}>;
