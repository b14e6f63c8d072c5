import type { Availability } from '../commitment-format';
import { type Fraction, ONE, ZERO, most, sum, times, whole } from './fraction';
import type { Lane } from './windows';
import { type Span, anyHolds, edgesOf, elementary, holds } from './zone';

/** The period cut at every edge: each piece is decided by itself. */
export type Incident = Span & { lanes: Lane[] };
export type Counted = Span & { weight: Fraction; incident: number };

const byStart = (a: Span, b: Span) => a.start - b.start || a.end - b.end;

/** Lanes that overlap, touch or lie at most the gap apart are one incident. */
export function incidentsOf({ downtime }: Availability, lanes: readonly Lane[]): Incident[] {
  const gap = (downtime?.mergeGap?.seconds ?? 0) * 1000;
  const incidents: Incident[] = [];
  for (const lane of lanes.toSorted(byStart)) {
    const last = incidents.at(-1);
    if (last && lane.start - last.end <= gap) {
      last.lanes.push(lane);
      incidents[incidents.length - 1] = { ...last, end: Math.max(last.end, lane.end) };
    } else incidents.push({ start: lane.start, end: lane.end, lanes: [lane] });
  }
  return incidents;
}

type Piece = Span & { weight: Fraction; counts: boolean; cut: boolean };

function decided(
  { lanes }: Incident,
  removed: readonly Span[],
  gaps: readonly Span[],
  span: Span,
): Piece {
  const at = span.start;
  const here = lanes.filter((lane) => holds(lane, at));
  const own = here.filter((lane) => anyHolds(lane.own, at));
  const running = here.filter((lane) => !own.includes(lane) && !anyHolds(lane.pauses, at));
  const isGap = here.length === 0;
  const cut = anyHolds(removed, at) || (!isGap && own.length === here.length);
  const weight = isGap ? ONE : most(running.map((lane) => lane.weight));
  const counts = isGap ? anyHolds(gaps, at) : running.length > 0;
  return { ...span, weight, counts, cut };
}

function isLongEnough({ downtime }: Availability, pieces: readonly Piece[]): boolean {
  const minimum = downtime?.minimum;
  if (!minimum) return true;
  const length = pieces.reduce((ms, { counts, start, end }) => ms + (counts ? end - start : 0), 0);
  const limit = minimum.seconds * 1000;
  return minimum.op === 'gt' ? length > limit : length >= limit;
}

/** What an exclusion leaves of an incident, and what of that is long enough. */
function remains(commitment: Availability, pieces: readonly Piece[]): Piece[] {
  const parts: Piece[][] = [[]];
  for (const piece of pieces) {
    if (piece.cut) parts.push([]);
    else parts.at(-1)?.push(piece);
  }
  return parts.filter((part) => isLongEnough(commitment, part)).flat();
}

/** The time that counts, before it is clipped to the period. A gap counts only where time is `agreed`. */
export function countedTime(
  commitment: Availability,
  incidents: readonly Incident[],
  removed: readonly Span[],
  agreed: readonly Span[],
): Counted[] {
  return incidents.flatMap((incident, index) => {
    const { lanes } = incident;
    const gaps = commitment.downtime?.mergeGap?.gapCounts
      ? agreed.filter(({ start, end }) => start < incident.end && end > incident.start)
      : [];
    const edges = edgesOf([
      ...lanes,
      ...lanes.flatMap(({ pauses, own }) => [...pauses, ...own]),
      ...removed,
      ...gaps,
    ]);
    const pieces = elementary([incident.start, incident.end, ...edges])
      .filter(({ start }) => holds(incident, start))
      .map((span) => decided(incident, removed, gaps, span));
    return remains(commitment, pieces)
      .filter(({ counts }) => counts)
      .map(({ start, end, weight }) => ({ start, end, weight, incident: index }));
  });
}

export const lengthOf = (spans: readonly Span[]): Fraction =>
  whole(spans.reduce((ms, { start, end }) => ms + end - start, 0));
export const weighed = (spans: readonly Counted[]): Fraction =>
  sum(spans.map(({ start, end, weight }) => times(whole(end - start), weight)));

const MINUTE = 60_000;

/** Each clock minute once, with the smallest or the largest weight within it. */
export function byMinute(counted: readonly Counted[], rule: 'excluded' | 'rounded_up'): Fraction {
  const broken = new Set<number>();
  const full = counted.map(({ start, end, weight }) => {
    const [first, last] = [Math.ceil(start / MINUTE), Math.floor(end / MINUTE)];
    if (first * MINUTE !== start) broken.add(first - 1);
    if (last * MINUTE !== end) broken.add(last);
    return times(whole(Math.max(0, last - first)), weight);
  });
  const parts = [...broken].map((at) => ofMinute(counted, at * MINUTE, rule));
  return times(whole(MINUTE), sum([...full, ...parts]));
}

function ofMinute(counted: readonly Counted[], start: number, rule: 'excluded' | 'rounded_up') {
  const end = start + 60_000;
  const touching = counted.filter((one) => one.start < end && one.end > start);
  if (rule === 'rounded_up') return most(touching.map(({ weight }) => weight));
  const weights = elementary([start, end, ...edgesOf(touching)])
    .filter((piece) => piece.start >= start && piece.end <= end)
    .map((piece) => touching.find((one) => holds(one, piece.start))?.weight ?? ZERO);
  return weights.reduce((a, b) => (a.n * b.d < b.n * a.d ? a : b), ONE);
}
