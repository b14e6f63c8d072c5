/**
 * Sets of time, as half-open windows [start, end) of epoch milliseconds.
 *
 * A timeline is sorted, disjoint and free of empty windows, with touching windows merged.
 * Everything here is a sort or one sweep over plain arrays: a period may hold 100 000 windows.
 */
export type Window = Readonly<{ start: number; end: number }>;
export type Timeline = readonly Window[];

/** The union of any windows; empty and reversed ones hold no time and drop out. */
export function timeline(windows: readonly Window[]): Timeline {
  const merged: { start: number; end: number }[] = [];
  let last: { start: number; end: number } | undefined;
  for (const { start, end } of sorted(windows)) {
    if (!(start < end)) continue;
    if (last && start <= last.end) {
      if (end > last.end) last.end = end;
    } else {
      last = { start, end };
      merged.push(last);
    }
  }
  return merged;
}

export function sorted<T extends Window>(windows: readonly T[]): readonly T[] {
  let before = -Infinity;
  for (const { start } of windows) {
    if (start < before) return windows.toSorted((a, b) => a.start - b.start);
    before = start;
  }
  return windows;
}

export const union = (a: Timeline, b: Timeline): Timeline => timeline([...a, ...b]);

export function intersect(a: Timeline, b: Timeline): Timeline {
  const kept: Window[] = [];
  let [i, j] = [0, 0];
  for (;;) {
    const x = a[i];
    const y = b[j];
    if (!x || !y) return kept;
    const start = Math.max(x.start, y.start);
    const end = Math.min(x.end, y.end);
    if (start < end) kept.push({ start, end });
    if (x.end < y.end) i++;
    else j++;
  }
}

export function subtract(a: Timeline, b: Timeline): Timeline {
  const kept: Window[] = [];
  let j = 0;
  for (const { start, end } of a) {
    let from = start;
    while (j > 0 && (b[j - 1]?.end ?? -Infinity) > start) j--;
    while ((b[j]?.end ?? Infinity) <= start) j++;
    for (let cut = b[j]; cut && cut.start < end; cut = b[++j]) {
      if (cut.start > from) kept.push({ start: from, end: cut.start });
      from = Math.max(from, cut.end);
      if (cut.end > end) break;
    }
    if (from < end) kept.push({ start: from, end });
  }
  return kept;
}

/** Milliseconds held by a timeline: a safe integer for any span that a date can name. */
export function duration(windows: Timeline): number {
  let total = 0;
  for (const { start, end } of windows) total += end - start;
  return total;
}

export const clip = (windows: Timeline, start: number, end: number): Timeline =>
  intersect(windows, [{ start, end }]);
