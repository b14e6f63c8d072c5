import type { Edge } from './evidence';
import type { Conflict, Decision, Outage, SourcedFact } from './outage';
import { type Window, duration, timeline } from './timeline';
import { asTold, envelope } from './view-window';
import type { Watch } from './watch';

/**
 * What the sources disagree about in one outage.
 *
 * Edges differ when no instant fits both accounts and they are told more than `toleranceMs` apart:
 * "about 12:30" does not contradict 12:41. An open end contradicts every end.
 */
type Seen = SourcedFact<'observation'>;
type Setting = Readonly<{
  byFact: ReadonlyMap<string, Decision>;
  watch: Watch;
  toleranceMs: number;
  asOf: number;
}>;

/** `facts` of the outage in order of start. */
export function conflictsOf(
  outage: Outage,
  facts: readonly Seen[],
  setting: Setting,
): readonly Conflict[] {
  const admitted = facts.filter(({ party }) => party === 'vendor');
  const observed = facts.filter(({ party }) => party !== 'vendor');
  const found =
    admitted.length > 0 && observed.length > 0
      ? edgeConflicts(admitted, observed, setting)
      : [
          silent(outage, observed, setting) ?? notAdmitted(outage, observed, setting),
          notSeen(outage, admitted, setting),
        ];
  return found.flatMap((conflict) => {
    if (!conflict) return [];
    const { settled, ...rest } = conflict;
    return [
      {
        ...rest,
        outageId: outage.id,
        serviceId: outage.serviceId,
        settled: settled ?? rest.evidenceIds.some((id) => setting.byFact.has(id)),
      },
    ];
  });
}

type Found =
  | (Pick<Conflict, 'kind' | 'window' | 'ms' | 'evidenceIds'> & Readonly<{ settled?: boolean }>)
  | undefined;

function silent(outage: Outage, observed: readonly Seen[], { asOf }: Setting): Found {
  if (!outage.silent) return undefined;
  return {
    kind: 'vendor_silent',
    window: asTold(outage, Math.max(asOf, outage.start.at)),
    ms: outage.views.observed.ms,
    evidenceIds: observed.map(({ id }) => id),
    settled: outage.disputedMs === 0,
  };
}

/**
 * The vendor spoke, and these minutes it admits neither for the service nor for the whole. A piece
 * within tolerance is an edge that was told otherwise.
 */
function notAdmitted(
  { disputed }: Outage,
  observed: readonly Seen[],
  { toleranceMs }: Setting,
): Found {
  const pieces = disputed.filter(({ start, end }) => end - start > toleranceMs);
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (!first || !last) return undefined;
  return {
    kind: 'not_admitted',
    window: { start: first.start, end: last.end },
    ms: duration(timeline(pieces)),
    evidenceIds: observed.map(({ id }) => id),
    settled: false,
  };
}

function notSeen(
  { serviceId }: Outage,
  admitted: readonly Seen[],
  { watch, asOf }: Setting,
): Found {
  const windows = timeline(admitted.map((fact) => asTold(fact, asOf)));
  const up = watch.seenUp(windows, serviceId);
  const [first, last] = [up[0], up.at(-1)];
  if (!first || !last) return undefined;
  const window = { start: first.start, end: last.end };
  const ids = admitted.map(({ id }) => id);
  return {
    kind: 'not_seen_by_us',
    window,
    ms: duration(up),
    evidenceIds: [...ids, ...watch.coverageIds(window, serviceId)],
  };
}

function edgeConflicts(
  admitted: readonly Seen[],
  observed: readonly Seen[],
  { toleranceMs, asOf }: Setting,
): readonly Found[] {
  const [theirs, ours] = [envelope(admitted), envelope(observed)];
  const found: Found[] = [];
  const start = between(theirs.start, ours.start, toleranceMs);
  if (start) {
    const evidenceIds = [admitted, observed].flatMap((side) => firstOf(side));
    found.push({ kind: 'start_differs', ...start, evidenceIds });
  }
  const end =
    theirs.end && ours.end
      ? between(theirs.end, ours.end, toleranceMs)
      : stillOpen(theirs.end ?? ours.end, asOf);
  if (end) {
    const evidenceIds = [admitted, observed].flatMap((side) => lastOf(side));
    found.push({ kind: 'end_differs', ...end, evidenceIds });
  }
  return found;
}

function between(a: Edge, b: Edge, toleranceMs: number) {
  const ms = Math.abs(a.at - b.at);
  const apart = a.latest < b.earliest || b.latest < a.earliest;
  return apart && ms > toleranceMs ? { window: hull(a.at, b.at), ms } : undefined;
}

/** One account has ended and the other has not. */
function stillOpen(ended: Edge | null, asOf: number) {
  if (!ended) return undefined;
  const window = hull(ended.at, Math.max(asOf, ended.at));
  return { window, ms: window.end - window.start };
}

const hull = (a: number, b: number): Window => ({ start: Math.min(a, b), end: Math.max(a, b) });

const firstOf = (facts: readonly Seen[]) => facts.slice(0, 1).map(({ id }) => id);

/** The first of those that end last. */
function lastOf(facts: readonly Seen[]): readonly string[] {
  const endOf = (fact: Seen) => fact.end?.at ?? Infinity;
  const last = facts.reduce((ends, fact) => Math.max(ends, endOf(fact)), -Infinity);
  return facts
    .filter((fact) => endOf(fact) === last)
    .slice(0, 1)
    .map(({ id }) => id);
}
