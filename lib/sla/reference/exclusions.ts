import type { AssessInput } from '../assess-input';
import type { Availability, ExclusionRule } from '../commitment-format';
import type { ExclusionKind } from '../format';
import { type Frame, bucketOf } from './period';
import { type Seen, clocked, isOutage, weightOf, zero } from './windows';
import { type Span, anyHolds, edgesOf, elementary, moved } from './zone';

/** What the contract leaves out: notice in time, and the first so many seconds of each bucket. */
type Reason = 'accepted' | 'no_rule' | 'no_notice' | 'late_notice' | 'cap_exceeded';
/** Time of one window, and whether it is left out or why not. */
export type Ruled = Readonly<{ seen: Seen; kind: ExclusionKind; reason: Reason; time: Span[] }>;

const kindOf = ({ window }: Seen): ExclusionKind | undefined =>
  window.exclusion ?? (window.state === 'maintenance' ? 'scheduled_maintenance' : undefined);

function verdictOn(
  rule: ExclusionRule | undefined,
  { window: { start, noticeAt } }: Seen,
  { terms }: AssessInput,
): Exclude<Reason, 'cap_exceeded'> {
  if (!rule) return 'no_rule';
  if (rule.minNotice === undefined) return 'accepted';
  if (noticeAt === undefined) return 'no_notice';
  const { timeZone, businessCalendar } = terms;
  const latest = moved(Date.parse(start), rule.minNotice, -1, timeZone.id, businessCalendar);
  return Date.parse(noticeAt) <= latest ? 'accepted' : 'late_notice';
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

const without = (time: readonly Span[], spans: readonly Span[]): Span[] =>
  elementary(edgesOf([...time, ...spans])).filter(
    ({ start }) => anyHolds(time, start) && !anyHolds(spans, start),
  );

/** Rules on all the time that windows claim to be left out. */
export function ruledOn(
  commitment: Availability,
  all: readonly Seen[],
  input: AssessInput,
  frame: Frame,
): Ruled[] {
  const { exclusions = [], metric } = commitment;
  const candidates = all.filter((one) => metric.kind !== 'threshold_intervals' || !isOutage(one));
  const kinds = [...new Set(candidates.map(kindOf))].filter((kind) => kind !== undefined);
  return kinds.flatMap((kind) => {
    const rule = exclusions.find((one) => one.kind === kind);
    const claims = candidates
      .filter((one) => kindOf(one) === kind)
      .map((seen) => ({
        seen,
        kind,
        reason: verdictOn(rule, seen, input),
        time: timeOf(commitment, seen, input, frame).filter(isSome),
      }));
    const accepted = claims.filter(({ reason }) => reason === 'accepted');
    const spans =
      rule &&
      allowed(
        rule,
        accepted.flatMap(({ time }) => time),
        input,
        frame,
      );
    return claims.flatMap((claim): Ruled[] => {
      if (claim.reason !== 'accepted' || !spans) return [claim];
      const within = claim.time.flatMap((part) => spans.map((span) => shared(part, span)));
      const beyond = without(claim.time, spans);
      return [
        { ...claim, time: within.filter(isSome) },
        ...(beyond.length > 0 ? [{ ...claim, reason: 'cap_exceeded' as const, time: beyond }] : []),
      ];
    });
  });
}

/** What is left out, and what would have been and why it is not: of windows that touch the period. */
export function listed(ruled: readonly Ruled[], frame: Frame): Ruled[][] {
  const inPeriod = ({ time }: Ruled) =>
    time.some(({ start, end }) => start < frame.end && end > frame.start);
  const touches = (one: Ruled) =>
    inPeriod(one) ||
    (one.seen.raw.start < frame.end &&
      (one.seen.window.end === null || one.seen.raw.end > frame.start));
  const groups = new Map<string, Ruled[]>();
  for (const one of ruled) {
    const key = `${one.kind} ${one.reason}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].filter((group) => {
    const [{ kind, reason } = { kind: '', reason: '' }] = group;
    if (reason === 'cap_exceeded') return group.some(inPeriod);
    const beyond = groups.get(`${kind} cap_exceeded`) ?? [];
    const isAllBeyond = reason === 'accepted' && beyond.some(inPeriod) && !group.some(inPeriod);
    return group.some(touches) && !isAllBeyond;
  });
}

export const isAccepted = ({ reason }: Ruled) => reason === 'accepted';
export const isMaintenance = ({ seen, kind }: Ruled) =>
  !isOutage(seen) && (kind === 'scheduled_maintenance' || kind === 'emergency_maintenance');
