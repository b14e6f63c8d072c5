import { type Timeline, type Window, sorted, timeline } from './timeline';

/** Time with a weight: sorted, disjoint stretches, each with the largest rank that covers it. */
export type Ranked = Readonly<{ start: number; end: number; rank: number }>;
export type Profile = readonly Ranked[];

/**
 * The outline of overlapping ranked windows: at each moment the largest rank. `covered` is their union,
 * where the caller has it already.
 */
export function profile(windows: readonly Ranked[], covered?: Timeline): Profile {
  const level = levelOf(windows);
  if (level !== null) {
    return (covered ?? timeline(windows)).map(({ start, end }) => ({ start, end, rank: level }));
  }
  const outline: { start: number; end: number; rank: number }[] = [];
  const heap: Ranked[] = [];
  const draw = (start: number, end: number, rank: number) => {
    if (start >= end) return;
    const last = outline.at(-1);
    if (last && last.end === start && last.rank === rank) last.end = end;
    else outline.push({ start, end, rank });
  };
  /** Draws what lies on top from `at` until `until`; returns where it stopped. */
  const advance = (at: number, until: number) => {
    let [top, from] = [heap[0], at];
    while (top && from < until) {
      draw(from, Math.min(top.end, until), top.rank);
      from = Math.max(from, Math.min(top.end, until));
      while (top && top.end <= from) {
        popTop(heap);
        top = heap[0];
      }
    }
  };
  let at = -Infinity;
  for (const window of sorted(windows)) {
    if (window.start >= window.end) continue;
    advance(at, window.start);
    at = window.start;
    push(heap, window);
  }
  advance(at, Infinity);
  return outline;
}

/** The rank that all windows have, or null: of one rank the outline is their union. */
function levelOf(windows: readonly Ranked[]): number | null {
  const [first] = windows;
  return first && windows.every(({ rank }) => rank === first.rank) ? first.rank : null;
}

function push(heap: Ranked[], item: Ranked) {
  let index = heap.push(item) - 1;
  while (index > 0) {
    const parent = (index - 1) >> 1;
    const above = heap[parent];
    if (!above || above.rank >= item.rank) break;
    heap[index] = above;
    index = parent;
  }
  heap[index] = item;
}

function popTop(heap: Ranked[]) {
  const item = heap.pop();
  if (!item || heap.length === 0) return;
  let index = 0;
  for (;;) {
    let child = 2 * index + 1;
    const [left, right] = [heap[child], heap[child + 1]];
    if (left && right && right.rank > left.rank) child++;
    const below = heap[child];
    if (!below || below.rank <= item.rank) break;
    heap[index] = below;
    index = child;
  }
  heap[index] = item;
}

/** Takes the time of `cuts` out of a profile. */
export function cutProfile(from: Profile, cuts: Timeline): Profile {
  if (cuts.length === 0) return from;
  const kept: Ranked[] = [];
  let j = 0;
  for (const { start, end, rank } of from) {
    let at = start;
    while ((cuts[j]?.end ?? Infinity) <= start) j++;
    for (let k = j; k < cuts.length; k++) {
      const cut = cuts[k];
      if (!cut || cut.start >= end) break;
      if (cut.start > at) kept.push({ start: at, end: cut.start, rank });
      at = Math.max(at, cut.end);
    }
    if (at < end) kept.push({ start: at, end, rank });
  }
  return kept;
}

/** Milliseconds by rank within [start, end). */
export function msByRank(of: Profile, count: number, { start, end }: Window): Float64Array {
  const ms = new Float64Array(count);
  for (const stretch of of) {
    const held = Math.min(stretch.end, end) - Math.max(stretch.start, start);
    if (held > 0) ms[stretch.rank] = (ms[stretch.rank] ?? 0) + held;
  }
  return ms;
}

const MINUTE_MS = 60_000;

/**
 * As `msByRank`, in clock minutes. `excluded` counts a minute that is covered all through, with its smallest
 * rank; `rounded_up` every minute touched, with its largest. Each clock minute is counted once.
 */
export function minutesByRank(
  of: Profile,
  count: number,
  { start, end }: Window,
  mode: 'excluded' | 'rounded_up',
): Float64Array {
  const ms = new Float64Array(count);
  const add = (rank: number, held: number) => void (ms[rank] = (ms[rank] ?? 0) + held);
  let open = { minute: Number.NaN, held: 0, least: 0, most: 0 };
  const close = () => {
    if (open.held === 0) return;
    if (mode === 'rounded_up') add(open.most, MINUTE_MS);
    else if (open.held === MINUTE_MS) add(open.least, MINUTE_MS);
    open = { minute: Number.NaN, held: 0, least: 0, most: 0 };
  };
  const part = (from: number, to: number, rank: number) => {
    const minute = Math.floor(from / MINUTE_MS);
    if (minute !== open.minute) {
      close();
      open = { minute, held: 0, least: rank, most: rank };
    }
    open.held += to - from;
    open.least = Math.min(open.least, rank);
    open.most = Math.max(open.most, rank);
  };
  for (const stretch of of) {
    const from = Math.max(stretch.start, start);
    const to = Math.min(stretch.end, end);
    if (from >= to) continue;
    const firstFull = Math.ceil(from / MINUTE_MS) * MINUTE_MS;
    const lastFull = Math.floor(to / MINUTE_MS) * MINUTE_MS;
    if (firstFull > lastFull) {
      part(from, to, stretch.rank);
      continue;
    }
    if (from < firstFull) part(from, firstFull, stretch.rank);
    if (firstFull < lastFull) add(stretch.rank, lastFull - firstFull);
    if (lastFull < to) part(lastFull, to, stretch.rank);
  }
  close();
  return ms;
}
