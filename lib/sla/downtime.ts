import type { Availability } from './commitment-format';
import type { EvidenceWindow } from './evidence-window';
import type { Ruling } from './exclusion';
import { type Profile, type Ranked, cutProfile, minutesByRank, msByRank, profile } from './profile';
import type { Rational } from './rational';
import {
  type Timeline,
  type Window,
  intersect,
  sorted,
  subtract,
  timeline,
  union,
} from './timeline';
import type { Weights } from './weight';

/**
 * From clocked and clipped windows to the downtime that counts: merge, pauses, exclusions, minimum.
 * Windows reach over the edges of the period until the very end, because `minimum` looks at whole pieces.
 */
export type Fragment = Ranked & Readonly<{ window: EvidenceWindow | null; pauses: Timeline }>;

/** A merged window before it is cut. */
export type Incident = Readonly<{
  start: number;
  end: number;
  windows: readonly EvidenceWindow[];
  /** Those of them that hold counted time of the period. */
  counting: readonly EvidenceWindow[];
  /** Exact weighted milliseconds that count within the period. */
  counted: () => Rational;
}>;

/** What is left of a merged window between exclusions: its real length, and its share of the period. */
export type Piece = Readonly<{
  start: number;
  end: number;
  lengthMs: number;
  periodMs: number;
  counts: boolean;
}>;

export type Downtime = Readonly<{
  /** Weighted milliseconds within the period after each step. */
  merged: Rational;
  paused: Rational;
  excluded: Rational;
  counted: Rational;
  /** Downtime, with partial minutes as the metric takes them. */
  total: Rational;
  groups: readonly Window[];
  pieces: readonly Piece[];
  incidents: readonly Incident[];
  /** What a ruling took out, or would have taken out, within the period. */
  takenBy: (ruling: Ruling) => Rational;
}>;

export type DowntimeInput = Readonly<{
  commitment: Availability;
  fragments: readonly Fragment[];
  rulings: readonly Ruling[];
  weights: Weights;
  /** The elapsed part of the period. */
  elapsed: Window;
  /** Agreed and deployed time; a counted gap lies within it. Null is all time. */
  measuredTime: Timeline | null;
}>;

export function countDowntime(input: DowntimeInput): Downtime {
  const { commitment, fragments, rulings, weights, elapsed } = input;
  const gap = commitment.downtime?.mergeGap;
  const covered = timeline(fragments);
  const groups = mergeWithin(covered, (gap?.seconds ?? 0) * 1000);
  const gaps = gap?.gapCounts ? countedGaps(groups, covered, input) : [];
  const weighted = (of: Profile) => weights.total(msByRank(of, weights.count, elapsed));

  const running = fragments.flatMap(unpaused);
  const accepted = rulings.filter((ruling) => ruling.accepted);
  const [removed, own] = removal(accepted);
  const afterPauses = profile([...running, ...gaps]);
  const afterExclusions = cutProfile(profile([...without(running, own), ...gaps]), removed);
  const ownOnly = own.size > 0 ? onlyOwn(fragments, own) : [];
  const cut = cutPieces(input, groups, union(removed, ownOnly), afterExclusions);
  const counted = cut.flatMap(({ pieces }) =>
    pieces.flatMap((one) => (one.counts ? one.held : [])),
  );
  const incidents = toIncidents(cut, fragments, without(running, own), elapsed, weighted);
  const base = weighted(afterPauses);
  return {
    merged: weighted(profile([...fragments, ...gaps])),
    paused: base,
    excluded: weighted(afterExclusions),
    counted: weighted(counted),
    total: weights.total(inMinutes(commitment, counted, weights.count, elapsed)),
    groups: groups.filter((group) => overlaps(group, elapsed)),
    pieces: cut.flatMap(({ pieces }) => pieces.filter((piece) => overlaps(piece, elapsed))),
    incidents,
    takenBy: (ruling) => {
      const [time, windows] = removal([ruling]);
      return base.sub(weighted(cutProfile(profile([...without(running, windows), ...gaps]), time)));
    },
  };
}

/** Merges windows that touch or lie at most `gapMs` apart. */
function mergeWithin(covered: Timeline, gapMs: number): Window[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of covered) {
    const last = merged.at(-1);
    if (last && start - last.end <= gapMs) last.end = end;
    else merged.push({ start, end });
  }
  return merged;
}

function countedGaps(
  groups: readonly Window[],
  covered: Timeline,
  { weights, measuredTime }: DowntimeInput,
): Ranked[] {
  const gaps = subtract(groups, covered);
  const measured = measuredTime ? intersect(gaps, measuredTime) : gaps;
  return measured.map(({ start, end }) => ({ start, end, rank: weights.full }));
}

/** A pause stops the windows of its own ticket; time that another window covers still counts. */
function unpaused(fragment: Fragment): readonly Fragment[] {
  if (fragment.pauses.length === 0) return [fragment];
  return subtract([fragment], fragment.pauses).map((rest) => ({ ...fragment, ...rest }));
}

type Own = ReadonlyMap<EvidenceWindow, Timeline>;

function removal(rulings: readonly Ruling[]): [Timeline, Own] {
  const [only, ...others] = rulings;
  if (!only) return [[], new Map()];
  if (others.length === 0) return [only.maintenance, only.own];
  return [
    timeline(rulings.flatMap(({ maintenance }) => maintenance)),
    new Map(rulings.flatMap(({ own }) => [...own])),
  ];
}

/** Fragments less the time in which their own exclusion applies. */
function without(fragments: readonly Fragment[], own: Own): readonly Fragment[] {
  if (own.size === 0) return fragments;
  return fragments.flatMap((fragment) => {
    const time = fragment.window && own.get(fragment.window);
    if (!time) return [fragment];
    return subtract([fragment], time).map((rest) => ({ ...fragment, ...rest }));
  });
}

/** Time that only windows with an accepted exclusion of their own cover: there a merged window is cut. */
function onlyOwn(fragments: readonly Fragment[], own: Own): Timeline {
  return subtract(timeline(fragments), timeline(without(fragments, own)));
}

type Held = Piece & Readonly<{ held: Profile }>;
type CutGroup = Readonly<{ group: Window; pieces: readonly Held[] }>;

/** Cuts each merged window at the excluded time and measures the pieces: real time, unweighted. */
function cutPieces(
  { commitment, elapsed }: DowntimeInput,
  groups: readonly Window[],
  cuts: Timeline,
  time: Profile,
): CutGroup[] {
  const minimum = commitment.downtime?.minimum;
  const leastMs = (minimum?.seconds ?? 0) * 1000;
  let next = 0;
  let cutFrom = 0;
  return groups.map((group) => {
    while ((cuts[cutFrom]?.end ?? Infinity) <= group.start) cutFrom++;
    let cutTo = cutFrom;
    while ((cuts[cutTo]?.start ?? Infinity) < group.end) cutTo++;
    const pieces = subtract([group], cuts.slice(cutFrom, cutTo)).map((piece): Held => {
      while ((time[next]?.end ?? Infinity) <= piece.start) next++;
      const held: Ranked[] = [];
      let [lengthMs, periodMs] = [0, 0];
      for (let one = time[next]; one && one.start < piece.end; one = time[++next]) {
        held.push(one);
        lengthMs += one.end - one.start;
        periodMs += Math.max(
          0,
          Math.min(one.end, elapsed.end) - Math.max(one.start, elapsed.start),
        );
      }
      const counts = !minimum || (minimum.op === 'gte' ? lengthMs >= leastMs : lengthMs > leastMs);
      return { ...piece, lengthMs, periodMs, counts, held };
    });
    return { group, pieces };
  });
}

function toIncidents(
  cut: readonly CutGroup[],
  fragments: readonly Fragment[],
  running: readonly Fragment[],
  elapsed: Window,
  weighted: (of: Profile) => Rational,
): Incident[] {
  const [all, rest] = [inOrder(fragments), inOrder(running)];
  return cut.flatMap(({ group, pieces }): Incident[] => {
    const members = all(group);
    const left = rest(group);
    const held = pieces.flatMap((piece) => (piece.counts ? piece.held : []));
    const inPeriod = intersect(timeline(held), [elapsed]);
    if (inPeriod.length === 0) return [];
    const counting = left.filter((fragment) => holds(inPeriod, fragment));
    return [
      {
        ...group,
        windows: windowsOf(members),
        counting: windowsOf(counting),
        counted: () => weighted(held),
      },
    ];
  });
}

/** Hands out the fragments of one group after the other; groups must be asked for in order of time. */
function inOrder(fragments: readonly Fragment[]): (group: Window) => Fragment[] {
  const ordered = sorted(fragments);
  let next = 0;
  return ({ end }) => {
    const from = next;
    while ((ordered[next]?.start ?? Infinity) < end) next++;
    return ordered.slice(from, next);
  };
}

function windowsOf(fragments: readonly Fragment[]): readonly EvidenceWindow[] {
  const windows = fragments.flatMap(({ window }) => window ?? []);
  return windows.length > 1 ? [...new Set(windows)] : windows;
}

/** Whether a timeline holds any time of a window, by bisection. */
function holds(time: Timeline, { start, end }: Window): boolean {
  let [low, high] = [0, time.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((time[middle]?.end ?? Infinity) <= start) low = middle + 1;
    else high = middle;
  }
  return (time[low]?.start ?? Infinity) < end;
}

function inMinutes(
  { metric }: Availability,
  counted: Profile,
  count: number,
  elapsed: Window,
): Float64Array {
  const mode = metric.kind === 'time' ? (metric.partialMinutes ?? 'exact') : 'exact';
  return mode === 'exact'
    ? msByRank(counted, count, elapsed)
    : minutesByRank(counted, count, elapsed, mode);
}

const overlaps = (a: Window, b: Window) => a.start < b.end && a.end > b.start;
