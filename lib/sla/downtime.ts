import type { Availability } from './commitment-format';
import type { EvidenceWindow } from './evidence-window';
import type { Ruling } from './exclusion';
import {
  type CutGroup,
  type Fragment,
  type Held,
  type Incident,
  type Piece,
  toIncidents,
} from './incident';
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
export type Downtime = Readonly<{
  /** Weighted milliseconds within the period after each step. */
  merged: Rational;
  paused: Rational;
  excluded: Rational;
  counted: Rational;
  /** Downtime, with partial minutes as the metric takes them. */
  total: Rational;
  /** The weighted stretches after merging, and those that count in the end, with what reaches over edges. */
  outline: Profile;
  held: Profile;
  /** Pieces of the elapsed period that are shorter than the minimum. */
  leftOut: readonly Piece[];
  /** Made when they are asked for: a period may hold 100 000 of them. */
  incidents: () => readonly Incident[];
  /**
   * What each ruling took out within the period: what several accept is taken by the rule that the contract
   * names first, so that all add up. Of one that is refused, what it would have taken beyond.
   */
  taken: () => ReadonlyMap<Ruling, Rational>;
}>;

type DowntimeInput = Readonly<{
  commitment: Availability;
  fragments: readonly Fragment[];
  rulings: readonly Ruling[];
  weights: Weights;
  /** The elapsed part of the period. */
  elapsed: Window;
  /** Agreed and deployed time; a counted gap lies within it. Null is all time. */
  measuredTime: Timeline | null;
}>;

export function countDowntime(given: DowntimeInput): Downtime {
  const input = { ...given, fragments: sorted(given.fragments) };
  const { commitment, fragments, rulings, weights, elapsed } = input;
  const gap = commitment.downtime?.mergeGap;
  const covered = timeline(fragments);
  const groups = mergeWithin(covered, (gap?.seconds ?? 0) * 1000);
  const gaps = gap?.gapCounts ? countedGaps(groups, covered, input) : [];
  const outline = (of: readonly Ranked[]) =>
    gaps.length > 0
      ? profile([...of, ...gaps])
      : profile(of, of === fragments ? covered : undefined);
  const weigh = (of: Profile) => weights.total(msByRank(of, weights.count, elapsed));
  const weighted = remembering(weigh);

  const running = unpaused(fragments);
  const [removed, own] = removal(rulings.filter(({ accepted }) => accepted));
  const counting = without(running, own);
  const merged = outline(fragments);
  const afterPauses = running === fragments ? merged : outline(running);
  const uncut = counting === running ? afterPauses : outline(counting);
  const afterExclusions = cutProfile(uncut, removed);
  const ownOnly = own.size > 0 ? onlyOwn(fragments, own) : [];
  const cut = once(() => cutPieces(input, groups, union(removed, ownOnly), afterExclusions));
  const isAll = commitment.downtime?.minimum === undefined;
  const mode = partialMinutes(commitment);
  const counted = isAll ? afterExclusions : heldOf(cut());
  const base = weighted(afterPauses);
  const incidents = once(() => toIncidents(cut(), { all: fragments, counting }, elapsed, weigh));
  return {
    merged: weighted(merged),
    paused: base,
    excluded: weighted(afterExclusions),
    counted: weighted(counted),
    total:
      mode === 'exact'
        ? weighted(counted)
        : weights.total(minutesByRank(counted, weights.count, elapsed, mode)),
    outline: merged,
    held: counted,
    leftOut: isAll
      ? []
      : cut().flatMap(({ pieces }) =>
          pieces.filter((piece) => !piece.counts && overlaps(piece, elapsed)),
        ),
    incidents,
    taken: once(() => {
      const after = (of: readonly Ruling[]) => {
        const [time, windows] = removal(of);
        const left = without(running, windows);
        return weighted(cutProfile(left === running ? afterPauses : outline(left), time));
      };
      return takenInOrder(commitment, rulings, base, after);
    }),
  };
}

function takenInOrder(
  { exclusions = [] }: Availability,
  rulings: readonly Ruling[],
  base: Rational,
  after: (of: readonly Ruling[]) => Rational,
): Map<Ruling, Rational> {
  const taken = new Map<Ruling, Rational>();
  const place = ({ kind }: Ruling) => exclusions.findIndex((rule) => rule.kind === kind);
  const accepted = rulings.filter((one) => one.accepted).toSorted((a, b) => place(a) - place(b));
  let left = base;
  accepted.forEach((ruling, index) => {
    const rest = after(accepted.slice(0, index + 1));
    taken.set(ruling, left.sub(rest));
    left = rest;
  });
  for (const ruling of rulings) {
    if (!ruling.accepted && ruling.isOfPeriod)
      taken.set(ruling, left.sub(after([...accepted, ruling])));
  }
  return taken;
}

/** Computes at the first call only. */
function once<T>(compute: () => T): () => T {
  let known: { value: T } | undefined;
  return () => (known ??= { value: compute() }).value;
}

/** Without exclusions and minimum all steps leave the same profile: it is added up once. */
function remembering(compute: (of: Profile) => Rational): (of: Profile) => Rational {
  const known = new Map<Profile, Rational>();
  return (of) => {
    const value = known.get(of) ?? compute(of);
    known.set(of, value);
    return value;
  };
}

function heldOf(cut: readonly CutGroup[]): Profile {
  const held: Ranked[] = [];
  for (const { pieces } of cut) {
    for (const piece of pieces) if (piece.counts) held.push(...piece.held);
  }
  return held;
}

/** Merges windows that touch or lie at most `gapMs` apart. */
function mergeWithin(covered: Timeline, gapMs: number): Timeline {
  if (gapMs === 0) return covered;
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
function unpaused(fragments: readonly Fragment[]): readonly Fragment[] {
  if (!fragments.some(({ pauses }) => pauses.length > 0)) return fragments;
  return fragments.flatMap((fragment) =>
    subtract([fragment], fragment.pauses).map((rest) => ({ ...fragment, ...rest })),
  );
}

type Own = ReadonlyMap<EvidenceWindow, Timeline>;

function removal(rulings: readonly Ruling[]): [Timeline, Own] {
  const [only, ...others] = rulings;
  if (!only) return [[], new Map()];
  if (others.length === 0) return [only.maintenance, only.own];
  const windows = new Map<EvidenceWindow, Timeline>();
  for (const { own } of rulings) {
    for (const [window, time] of own) {
      const before = windows.get(window);
      windows.set(window, before ? union(before, time) : time);
    }
  }
  return [timeline(rulings.flatMap(({ maintenance }) => maintenance)), windows];
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
    const left = cutFrom === cutTo ? [group] : subtract([group], cuts.slice(cutFrom, cutTo));
    const pieces = left.map((piece): Held => {
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
      return { start: piece.start, end: piece.end, lengthMs, periodMs, counts, held };
    });
    return { group, pieces };
  });
}

const partialMinutes = ({ metric }: Availability) =>
  metric.kind === 'time' ? (metric.partialMinutes ?? 'exact') : 'exact';

const overlaps = (a: Window, b: Window) => a.start < b.end && a.end > b.start;
