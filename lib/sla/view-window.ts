import { type Edge, PRECISIONS } from './evidence';
import { groupBy } from './lane';
import type { OutageState, OutageView, SourcedFact, ViewWindow } from './outage';
import { type Window, duration, timeline } from './timeline';

/**
 * One account of an outage: its windows, and how long they last in each reading of their edges.
 *
 * Two windows become one only where that changes no reading: narrowest, as told and widest, the
 * union must be one piece. The union then starts at the least `earliest`, `at` and `latest` of its
 * parts (it has surely begun once any of them has) and ends at the greatest. "10:00 to about
 * 10:30" and "about 10:30 to 11:00" stay two windows, for there may be half an hour between them.
 */
type Seen = SourcedFact<'observation'>;
type Bounded = Readonly<{ start: Edge; end: Edge | null }>;
type Reading = (window: Bounded, openEnd: number) => Window;

const narrow: Reading = ({ start, end }, open) => ({
  start: start.latest,
  end: end?.earliest ?? open,
});
export const asTold: Reading = ({ start, end }, open) => ({
  start: start.at,
  end: end?.at ?? open,
});
const wide: Reading = ({ start, end }, open) => ({
  start: start.earliest,
  end: end?.latest ?? open,
});
const READINGS = [narrow, asTold, wide];

const UNKNOWN: OutageView = { windows: [], ms: 0, downMs: 0, leastMs: 0, mostMs: 0 };

/** `facts` in order of start. Open windows are counted up to `asOf`. */
export function viewOf(facts: readonly Seen[], asOf: number): OutageView {
  if (facts.length === 0) return UNKNOWN;
  const windows = shareTicket(mergeWindows(facts));
  const lengthOf = (reading: Reading, of: readonly Bounded[]) =>
    duration(timeline(of.map((window) => reading(window, asOf))));
  const down = windows.filter(({ state }) => state === 'down');
  return {
    windows,
    ms: lengthOf(asTold, windows),
    downMs: lengthOf(asTold, down),
    leastMs: lengthOf(narrow, windows),
    mostMs: lengthOf(wide, windows),
  };
}

function mergeWindows(facts: readonly Seen[]): readonly ViewWindow[] {
  const [only] = facts;
  if (only && facts.length === 1) return [windowOf(only)];
  const alike = groupBy(facts, (fact) =>
    JSON.stringify([fact.state, fact.affectedRatio, fact.usersAffected]),
  );
  return [...alike.values()].flatMap(mergeAlike).toSorted(inOrder);
}

function mergeAlike(facts: readonly Seen[]): readonly ViewWindow[] {
  const merged: ViewWindow[] = [];
  for (const fact of facts) {
    let next = windowOf(fact);
    for (let last = merged.at(-1); last && isOnePiece(last, next); last = merged.at(-1)) {
      next = join(last, next);
      merged.pop();
    }
    merged.push(next);
  }
  return merged;
}

/** In every reading the hull of both holds no time that neither of them holds. */
const isOnePiece = (a: Bounded, b: Bounded): boolean =>
  READINGS.every((reading) => {
    const [x, y] = [reading(a, Infinity), reading(b, Infinity)];
    const hull = { start: Math.min(x.start, y.start), end: Math.max(x.end, y.end) };
    const held = timeline([x, y]);
    return held.length === 0 ? hull.start >= hull.end : held.length === 1 && equal(held[0], hull);
  });

const equal = (a: Window | undefined, b: Window) => a?.start === b.start && a.end === b.end;

function join(a: ViewWindow, b: ViewWindow): ViewWindow {
  return {
    ...b,
    ...a,
    ...envelope([a, b]),
    precision:
      PRECISIONS[Math.max(PRECISIONS.indexOf(a.precision), PRECISIONS.indexOf(b.precision))] ??
      'exact',
    evidenceIds: [...a.evidenceIds, ...b.evidenceIds],
  };
}

/** The union's edges. `windows` must not be empty. */
export function envelope(windows: readonly Bounded[]): { start: Edge; end: Edge | null } {
  const [first, ...rest] = windows;
  if (!first) throw new RangeError('No windows have no envelope');
  let { start, end } = first;
  for (const window of rest) {
    start = edgeBy(Math.min, start, window.start);
    end = end && window.end && edgeBy(Math.max, end, window.end);
  }
  return { start, end };
}

const edgeBy = (pick: (a: number, b: number) => number, a: Edge, b: Edge): Edge => ({
  at: pick(a.at, b.at),
  earliest: pick(a.earliest, b.earliest),
  latest: pick(a.latest, b.latest),
});

/** A ticket or a severity that one part of a touching stretch names holds for all of it. */
function shareTicket(windows: readonly ViewWindow[]): readonly ViewWindow[] {
  if (windows.length < 2) return windows;
  const stretches: ViewWindow[][] = [];
  let reach = -Infinity;
  for (const window of windows) {
    const { start, end } = asTold(window, Infinity);
    const stretch = start <= reach ? stretches.at(-1) : undefined;
    if (stretch) stretch.push(window);
    else stretches.push([window]);
    reach = Math.max(reach, end);
  }
  return stretches.flatMap((stretch) => {
    const named = { ...firstNamed(stretch, 'severity'), ...firstNamed(stretch, 'ticket') };
    return stretch.map((window) => ({ ...named, ...window }));
  });
}

function firstNamed(stretch: readonly ViewWindow[], key: 'severity' | 'ticket') {
  const value = stretch.find((window) => window[key] !== undefined)?.[key];
  return value === undefined ? {} : { [key]: value };
}

function windowOf(fact: Seen): ViewWindow {
  const { id, start, end, state, precision } = fact;
  const { affectedRatio, usersAffected, severity, ticket } = fact;
  return {
    start,
    end,
    state,
    precision,
    evidenceIds: [id],
    ...(affectedRatio === undefined ? {} : { affectedRatio }),
    ...(usersAffected === undefined ? {} : { usersAffected }),
    ...(severity === undefined ? {} : { severity }),
    ...(ticket === undefined ? {} : { ticket }),
  };
}

/** Down is worse than degraded. `of` must not be empty. */
export const worst = (of: readonly Readonly<{ state: OutageState }>[]): OutageState =>
  of.some(({ state }) => state === 'down') ? 'down' : 'degraded';

/** The one order of windows and facts: by start, then end, then id. */
export function inOrder(
  a: Bounded & Readonly<{ id?: string; evidenceIds?: readonly string[] }>,
  b: Bounded & Readonly<{ id?: string; evidenceIds?: readonly string[] }>,
): number {
  const [x, y] = [asTold(a, Infinity), asTold(b, Infinity)];
  if (x.start !== y.start) return x.start - y.start;
  if (x.end !== y.end) return x.end < y.end ? -1 : 1;
  const [left, right] = [a.id ?? a.evidenceIds?.[0] ?? '', b.id ?? b.evidenceIds?.[0] ?? ''];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
