/**
 * Evidence: one imported fact with its place in the source. Importers write it, reconcile reads it.
 *
 * Instants are integer milliseconds since the epoch. An edge that is known exactly has
 * `earliest === at === latest`; "about 12:30" is an edge with room on both sides.
 */
export type Edge = Readonly<{ at: number; earliest: number; latest: number }>;

export const PRECISIONS = ['exact', 'approximate', 'day'] as const;
export type Precision = (typeof PRECISIONS)[number];

/** Where the zone of a time came from: written there, concluded from the text, or chosen by a person. */
export type ZoneNote = Readonly<{ id: string; basis: 'stated' | 'inferred' | 'assumed' }>;

/** Where in the source a fact or an issue stands: a line (1-based), characters [from, to), or a path into JSON. */
export type Place = Readonly<{ line: number } | { from: number; to: number } | { path: string }>;

/** Who says it. Only the vendor's own words can be admitted by the vendor. */
export const PARTIES = ['vendor', 'customer', 'third_party'] as const;
export type Party = (typeof PARTIES)[number];

type Fact = Readonly<{
  /** Stable within its source: importing the same fact again finds it again. */
  ref: string;
  /** The vendor whom the words name, where a source may speak of several. */
  vendor?: string;
  /** The service or component as the source writes it. */
  service?: string;
  place: Place;
  /** The words it was read from. */
  quote?: string;
}>;

/** Somebody saw it down or degraded, or the vendor admits that it was. `end: null` is still open. */
export type Observation = Fact &
  Readonly<{
    kind: 'observation';
    state: 'down' | 'degraded';
    /** `announced`: a feed's own fields; `stated`: a sentence of the vendor; `observed`: a monitor or a person. */
    basis: 'observed' | 'announced' | 'stated';
    title?: string;
    start: Edge;
    end: Edge | null;
    precision: Precision;
    zone: ZoneNote;
    affectedRatio?: string;
    usersAffected?: number;
    severity?: string;
    ticket?: string;
  }>;

export const STATEMENT_KINDS = [
  'acknowledgement',
  'update',
  'restored',
  'rca',
  'apology',
  'maintenance_notice',
] as const;
export type StatementKind = (typeof STATEMENT_KINDS)[number];

/** The vendor said so, at a time. `at: null`: it was said, but the source does not tell when. */
export type Statement = Fact &
  Readonly<{
    kind: 'statement';
    statement: StatementKind;
    at: Edge | null;
    channel?: string;
    text: string;
    /** The `ref` of the observation or maintenance of the same source that it speaks of. */
    about?: string;
    /**
     * The conversation that it belongs to, where its own words tell no window: the first part of the
     * `ref`s of what other words of the conversation tell, as `root` of `root:answer:outage`.
     */
    thread?: string;
    nextUpdateBy?: number;
  }>;

export type Maintenance = Fact &
  Readonly<{
    kind: 'maintenance';
    title?: string;
    start: Edge;
    end: Edge | null;
    /** When it was announced; null when the source does not tell. */
    noticeAt: number | null;
    emergency: boolean;
    zone: ZoneNote;
  }>;

/** Requests and failures in one interval. */
export type Sample = Fact &
  Readonly<{ kind: 'sample'; startAt: number; seconds: number; total: number; failed: number }>;

export type Ticket = Fact &
  Readonly<{
    kind: 'ticket';
    openedAt: number;
    closedAt: number | null;
    pauses: readonly Readonly<{ start: number; end: number }>[];
  }>;

/** When a source was watching. What no coverage holds is unknown, not up. */
export type Coverage = Fact &
  Readonly<{
    kind: 'coverage';
    start: number;
    end: number;
    /** How its checks were made into windows. */
    rules?: Readonly<{
      intervalSeconds?: number | undefined;
      confirmations: number;
      gapIntervals: number;
    }>;
  }>;

export type Evidence = Observation | Statement | Maintenance | Sample | Ticket | Coverage;

/** What could not be read: its place, the field, what was found and what was expected. */
export type Issue = Readonly<{
  place: Place;
  field: string;
  found: string;
  expected: string;
  /** An `error` keeps the record out; a `note` tells what was not understood while the record stays. */
  severity: 'error' | 'note';
}>;

/** An edge that is known to the millisecond. */
export const exactly = (at: number): Edge => ({ at, earliest: at, latest: at });
