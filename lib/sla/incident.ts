import type { EvidenceWindow } from './evidence-window';
import type { Profile, Ranked } from './profile';
import type { Rational } from './rational';
import { type Timeline, type Window, sorted } from './timeline';

/** Incidents: merged windows before they are cut, and the evidence windows that they are made of. */
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

export type Held = Piece & Readonly<{ held: Profile }>;
export type CutGroup = Readonly<{ group: Window; pieces: readonly Held[] }>;

type Members = Readonly<{ all: readonly Fragment[]; counting: readonly Fragment[] }>;

/** The groups that hold counted time of the elapsed period. Groups and fragments come in order of time. */
export function toIncidents(
  cut: readonly CutGroup[],
  { all, counting }: Members,
  elapsed: Window,
  weighted: (of: Profile) => Rational,
): Incident[] {
  const [members, left] = [inOrder(all), inOrder(counting)];
  const incidents: Incident[] = [];
  for (const { group, pieces } of cut) {
    const inside = members(group);
    const remaining = left(group);
    if (!pieces.some(({ counts, periodMs }) => counts && periodMs > 0)) continue;
    const held = pieces.flatMap((piece) => (piece.counts ? piece.held : []));
    const windows = windowsOf(inside);
    incidents.push({
      start: group.start,
      end: group.end,
      windows,
      counting:
        inside.length === 1
          ? windows
          : windowsOf(remaining.filter((one) => holds(held, one, elapsed))),
      counted: () => weighted(held),
    });
  }
  return incidents;
}

/** Hands out the fragments of one group after the other. */
function inOrder(fragments: readonly Fragment[]): (group: Window) => readonly Fragment[] {
  const ordered = sorted(fragments);
  let next = 0;
  return ({ end }) => {
    const from = next;
    while ((ordered[next]?.start ?? Infinity) < end) next++;
    return ordered.slice(from, next);
  };
}

function windowsOf(fragments: readonly Fragment[]): readonly EvidenceWindow[] {
  const windows: EvidenceWindow[] = [];
  for (const { window } of fragments) if (window) windows.push(window);
  return windows.length > 1 ? [...new Set(windows)] : windows;
}

/** Whether counted time of the period lies within a window, by bisection. */
function holds(time: Timeline, window: Window, elapsed: Window): boolean {
  const start = Math.max(window.start, elapsed.start);
  const end = Math.min(window.end, elapsed.end);
  let [low, high] = [0, time.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((time[middle]?.end ?? Infinity) <= start) low = middle + 1;
    else high = middle;
  }
  return start < end && (time[low]?.start ?? Infinity) < end;
}
