import type { CommitmentAssessment, Reason } from './assessment';
import { type ClockRule, isUnended } from './clock';
import type { Commitment } from './commitment-format';
import type { EvidenceWindow } from './evidence-window';
import { formatInstant } from './instant';
import type { Outcome } from './outcome';
import { type Profile, type Ranked, msByRank } from './profile';
import { type Rational, sum, toExact, toSixDecimals } from './rational';
import type { Breach } from './remedy';
import { type Setting, seenBy } from './setting';
import { type Window, duration } from './timeline';
import type { Excluded, Spans, TraceStep, TraceStepOf } from './trace';
import type { Weights } from './weight';

/** An incident as claims see it: from the earliest start to the latest end of its windows as given. */
export type ClaimIncident = Readonly<{
  start: number;
  /** Null while one of its windows has no end. */
  end: number | null;
  windows: readonly EvidenceWindow[];
}>;

/** What one commitment was found to be, before versions, money and deadlines. */
export type Measurement = Readonly<{
  measured: CommitmentAssessment['measured'];
  /** Null when there was nothing to measure. */
  outcome: Outcome | null;
  breach: Breach | null;
  isOpen: boolean;
  reasons: readonly Reason[];
  incidents: () => readonly ClaimIncident[];
  /** What the incidents are known by when commitments are compared: windows, or a service's samples. */
  shares: () => ReadonlySet<unknown>;
  downtime: Rational | null;
  excluded: readonly Excluded[];
  bounds?: { best: string; worst: string };
  headroomMinutes?: number;
  /** The steps from `clock` to `comparison`. */
  steps: readonly TraceStep[];
}>;

export function claimIncident(windows: readonly EvidenceWindow[], merged: Window): ClaimIncident {
  const [only] = windows;
  if (!only) return { ...merged, windows };
  if (windows.length === 1) return { start: only.start, end: only.end, windows };
  let start = Infinity;
  let end: number | null = -Infinity;
  for (const window of windows) {
    start = Math.min(start, window.start);
    end = end === null || window.end === null ? null : Math.max(end, window.end);
  }
  return { start, end, windows };
}

/** Open while the period is not over, or a window that started before its end has no end. */
export function isOpen(setting: Setting, commitment: Commitment, clock: ClockRule): boolean {
  const { period, asOf, evidence } = setting;
  if (asOf < period.end) return true;
  return seenBy(commitment, evidence.windows).some(
    (window) => window.start < period.end && isUnended(window, clock, evidence),
  );
}

export const minutesOf = (ms: Rational): number => toSixDecimals(ms.div(60_000));
export const minutesOfMs = (ms: number): number => Math.round((ms * 1e6) / 60_000) / 1e6;

const LISTED = 200;

/** A list of windows for the trace, cut where nobody reads on. `heldMs` is the time of each that counts. */
export function listSpans<T extends Window>(
  windows: readonly T[],
  heldMs: (window: T) => number = ({ start, end }) => end - start,
): Spans {
  const shown = windows.slice(0, LISTED).map((window) => ({
    start: formatInstant(window.start),
    end: formatInstant(window.end),
    minutes: minutesOfMs(heldMs(window)),
  }));
  if (windows.length <= LISTED) return { spans: shown };
  let restMs = 0;
  for (const window of windows.slice(LISTED)) restMs += heldMs(window);
  const count = windows.length - LISTED;
  return { spans: shown, omitted: { count, minutes: minutesOfMs(restMs) } };
}

/** Weighted stretches within the period: their minutes are what each adds to the sum. */
export function listStretches(of: Profile, elapsed: Window, weights: Weights): Spans {
  const inside = of.filter(({ start, end }) => start < elapsed.end && end > elapsed.start);
  const heldMs = ({ start, end }: Ranked) =>
    Math.min(end, elapsed.end) - Math.max(start, elapsed.start);
  const weightedMs = (stretch: Ranked) => weights.of(stretch.rank).mul(heldMs(stretch));
  const shown = inside.slice(0, LISTED);
  const spans = shown.map((stretch) => ({
    start: formatInstant(Math.max(stretch.start, elapsed.start)),
    end: formatInstant(Math.min(stretch.end, elapsed.end)),
    minutes:
      stretch.rank === weights.full ? minutesOfMs(heldMs(stretch)) : minutesOf(weightedMs(stretch)),
  }));
  if (inside.length <= LISTED) return { spans };
  const total = weights.total(msByRank(inside, weights.count, elapsed));
  const rest = total.sub(sum(shown.map(weightedMs)));
  return { spans, omitted: { count: inside.length - LISTED, minutes: minutesOf(rest) } };
}

type Measured = TraceStepOf<'metric'>['out'];

/** The figure of the metric step; `measured` of the assessment has the same, but only what applies. */
export const figure = (given: Partial<Measured>): Measured => ({
  percent: null,
  exact: null,
  seconds: null,
  count: null,
  ...given,
});

export const metricInput = (
  given: Partial<TraceStepOf<'metric'>['in']> & { kind: string },
): TraceStepOf<'metric'>['in'] => ({
  serviceMinutes: null,
  maintenanceMinutes: null,
  denominatorMinutes: null,
  downtimeMinutes: null,
  downtimeExact: null,
  partialMinutes: null,
  failed: null,
  total: null,
  intervals: null,
  errorSum: null,
  values: null,
  ...given,
});

export const exactMinutes = (ms: Rational): string => toExact(ms.div(60_000));

type Idle = Readonly<{
  clockStart?: string;
  windows?: number;
  noTicket?: number;
  noNotice?: number;
  /** Incidents, unclipped, and how many windows they are made of. */
  merged?: readonly Window[];
  counting?: number;
}>;

/** The steps before the metric, for a commitment that measures no share of time. Nothing is taken off. */
export function idleSteps(
  { period, now }: Setting,
  { clockStart = 'impact', windows = 0, noTicket = 0, noNotice = 0, merged = [], counting }: Idle,
): TraceStep[] {
  const clocked = windows - noTicket - noNotice;
  const inside = counting ?? clocked;
  const held = { minutes: minutesOfMs(duration(merged)) };
  const spans = listSpans(merged);
  return [
    {
      step: 'clock',
      rule: null,
      in: { windows, clockStart, clockEnd: 'restored' },
      out: { windows: clocked, noTicket, noNotice },
    },
    {
      step: 'clip',
      rule: null,
      in: {
        windows: clocked,
        start: formatInstant(period.start),
        end: formatInstant(Math.max(period.start, now)),
        serviceHours: false,
        deployed: false,
      },
      out: { windows: inside },
    },
    {
      step: 'merge',
      rule: null,
      in: { windows: inside, gapSeconds: 0, gapCounts: false },
      out: { ...held, ...spans },
    },
    { step: 'pauses', rule: null, in: { ...held, stopClock: false }, out: { ...held, taken: 0 } },
    { step: 'exclusions', rule: null, in: { ...held, excluded: [] }, out: { ...held, taken: 0 } },
    {
      step: 'minimum',
      rule: null,
      in: { ...held, seconds: null, op: null },
      out: { ...held, leftOut: { spans: [] }, ...spans },
    },
  ];
}
