import type { AssessInput } from '../assess-input';
import type { Availability, ExclusionRule } from '../commitment-format';
import type { ExclusionKind } from '../format';
import { type Frame, bucketOf } from './period';
import { type Seen, clocked, isOutage, weightOf, zero } from './windows';
import { type Span, anyHolds, elementary, moved } from './zone';

/** What the contract leaves out: notice in time, and the first so many seconds of each bucket. */
export type Left = Readonly<{ seen: Seen; kind: ExclusionKind; accepted: Span[] }>;

const kindOf = ({ window }: Seen): ExclusionKind | undefined =>
  window.exclusion ?? (window.state === 'maintenance' ? 'scheduled_maintenance' : undefined);

function isInTime(
  { minNotice }: ExclusionRule,
  { window: { start, noticeAt } }: Seen,
  { terms }: AssessInput,
): boolean {
  if (minNotice === undefined) return true;
  if (noticeAt === undefined) return false;
  const latest = moved(Date.parse(start), minNotice, -1, terms.timeZone.id, terms.businessCalendar);
  return Date.parse(noticeAt) <= latest;
}

/** The time that a rule lets windows leave out of theirs, cap and all. */
function allowed(rule: ExclusionRule, windows: Span[], { terms }: AssessInput, frame: Frame) {
  const { cap } = rule;
  if (!cap) return windows;
  const used = new Map<number, number>();
  const spans: Span[] = [];
  const bucket = (at: number) => bucketOf(at, cap.per, terms.period, frame.zone);
  const edges = windows.flatMap(({ start, end }) => {
    const inside = [start, end];
    for (let at = bucket(start).end; at < end; at = bucket(at).end) inside.push(at);
    return inside;
  });
  for (const { start, end } of elementary(edges)) {
    if (!anyHolds(windows, start)) continue;
    const at = bucket(start).start;
    const left = cap.seconds * 1000 - (used.get(at) ?? 0);
    const taken = Math.min(left, end - start);
    used.set(at, (used.get(at) ?? 0) + taken);
    if (taken > 0) spans.push({ start, end: start + taken });
  }
  return spans;
}

const shared = (a: Span, b: Span): Span => ({
  start: Math.max(a.start, b.start),
  end: Math.min(a.end, b.end),
});
const isSome = ({ start, end }: Span) => start < end;

/** The time of a window: as given, and of an outage also as the clock runs for it. */
function timeOf(commitment: Availability, seen: Seen, { evidence }: AssessInput, { asOf }: Frame) {
  const given = { start: seen.start, end: Math.min(seen.end, asOf) };
  if (!isOutage(seen) || zero(weightOf(commitment, seen.window, evidence))) return [given];
  const clock = clocked(commitment, evidence, seen, asOf);
  return typeof clock === 'string' ? [given] : [given, clock];
}

export function leftOut(
  commitment: Availability,
  all: readonly Seen[],
  input: AssessInput,
  frame: Frame,
): Left[] {
  const { exclusions = [], metric } = commitment;
  const candidates = all.filter((one) => metric.kind !== 'threshold_intervals' || !isOutage(one));
  return exclusions.flatMap((rule) => {
    const windows = candidates
      .filter((one) => kindOf(one) === rule.kind && isInTime(rule, one, input))
      .map((seen) => ({ seen, time: timeOf(commitment, seen, input, frame).filter(isSome) }));
    const time = windows.flatMap((one) => one.time);
    const spans = allowed(rule, time, input, frame);
    return windows.map(({ seen, time: own }) => ({
      seen,
      kind: rule.kind,
      accepted: own.flatMap((part) => spans.map((span) => shared(part, span))).filter(isSome),
    }));
  });
}

export const isMaintenance = ({ seen, kind }: Left) =>
  !isOutage(seen) && (kind === 'scheduled_maintenance' || kind === 'emergency_maintenance');
