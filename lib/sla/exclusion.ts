import { dayOfMonth, monthOf } from './billing-cycle';
import { type Clocked, type Edges, endOf, startOf } from './clock';
import type { Availability, ExclusionRule } from './commitment-format';
import type { EvidenceWindow } from './evidence-window';
import type { ExclusionKind } from './format';
import { shiftInstant } from './offset';
import { type Setting, touches } from './setting';
import { type Timeline, type Window, intersect, subtract, timeline } from './timeline';
import type { Excluded } from './trace';

/**
 * Which time the contract leaves out. Maintenance leaves out all downtime that it covers; a down window
 * with an exclusion of its own leaves out its own time only: as given, and as the clock of the contract runs
 * for it, which may be until its ticket closes. A cap is used up in order of time.
 */
export type Ruling = Readonly<{
  kind: ExclusionKind;
  accepted: boolean;
  reason: Excluded['reason'];
  /** Whether one of its windows holds time of the period, as given or as the clock runs. */
  isOfPeriod: boolean;
  /** Time of maintenance windows. */
  maintenance: Timeline;
  /** Down and degraded windows, and the part of time in which their own exclusion is ruled so. */
  own: ReadonlyMap<EvidenceWindow, Timeline>;
}>;

type ClaimEdges = Readonly<{ outage: Edges; maintenance: Edges }>;
type Candidate = Readonly<{ window: EvidenceWindow; start: number; end: number }>;

/** Rules on every window that claims an exclusion; `edges` says how wide it is taken, `clocked` what counts of it. */
export function ruleExclusions(
  setting: Setting,
  { exclusions = [] }: Availability,
  windows: readonly EvidenceWindow[],
  edges: ClaimEdges,
  clocked: readonly Clocked[],
): Ruling[] {
  const claims = [
    ...windows.filter(kindOf).map((window) => asGiven(setting, window, edges)),
    ...clocked.filter(({ window }) => window.exclusion),
  ];
  return groupsOf(setting, exclusions, claims).flatMap(({ kind, verdict, items }): Ruling[] => {
    const time = timeline(items);
    if (verdict !== 'accepted') return [ruling(setting, kind, verdict, items, time)];
    const cap = exclusions.find((one) => one.kind === kind)?.cap;
    if (!cap) return [ruling(setting, kind, 'accepted', items, time)];
    return splitByCap(setting, kind, items, useUpCap(setting, cap, time));
  });
}

function asGiven({ asOf }: Setting, window: EvidenceWindow, edges: ClaimEdges): Candidate {
  const of = window.state === 'maintenance' ? edges.maintenance : edges.outage;
  return {
    window,
    start: startOf(window, of),
    end: Math.min(endOf(window, of) ?? asOf, asOf),
  };
}

type Group = Readonly<{ kind: ExclusionKind; verdict: Verdict; items: Candidate[] }>;

function groupsOf(
  setting: Setting,
  exclusions: readonly ExclusionRule[],
  claims: readonly Candidate[],
): Group[] {
  const groups = new Map<string, Group>();
  for (const claim of claims) {
    const kind = kindOf(claim.window);
    if (!kind) continue;
    const rule = exclusions.find((one) => one.kind === kind);
    const verdict = judgeNotice(setting, rule, claim.window);
    const key = `${kind} ${verdict}`;
    const group = groups.get(key) ?? { kind, verdict, items: [] };
    group.items.push(claim);
    groups.set(key, group);
  }
  return [...groups.values()];
}

const kindOf = ({ state, exclusion }: EvidenceWindow): ExclusionKind | undefined =>
  exclusion ?? (state === 'maintenance' ? 'scheduled_maintenance' : undefined);

type Verdict = 'accepted' | 'no_rule' | 'no_notice' | 'late_notice';

/** Notice counts back from the start as given, unclipped; notice exactly at the limit is in time. */
function judgeNotice(
  { calendar }: Setting,
  rule: ExclusionRule | undefined,
  { start, noticeAt }: EvidenceWindow,
): Verdict {
  if (!rule) return 'no_rule';
  if (!rule.minNotice) return 'accepted';
  if (noticeAt === undefined) return 'no_notice';
  return noticeAt <= shiftInstant(calendar, start, rule.minNotice, -1) ? 'accepted' : 'late_notice';
}

function ruling(
  setting: Setting,
  kind: ExclusionKind,
  reason: Excluded['reason'],
  items: readonly Candidate[],
  time: Timeline,
): Ruling {
  const maintenance = items.filter(({ window }) => window.state === 'maintenance');
  const outages = items.filter(({ window }) => window.state !== 'maintenance');
  return {
    kind,
    accepted: reason === 'accepted',
    reason,
    isOfPeriod: items.some((one) => touches(one.window, setting) || overlaps(one, setting.period)),
    maintenance: intersect(timeline(maintenance), time),
    own: new Map(outages.map(({ window }) => [window, time])),
  };
}

const overlaps = ({ start, end }: Candidate, period: Window) =>
  start < end && start < period.end && end > period.start;

/** What a cap covers and what is beyond it; in a period that holds one of the two only that one is told. */
function splitByCap(
  setting: Setting,
  kind: ExclusionKind,
  items: readonly Candidate[],
  within: Timeline,
): Ruling[] {
  const covered = ruling(setting, kind, 'accepted', items, within);
  const beyond = subtract(timeline(items), within);
  if (beyond.length === 0) return [covered];
  const inPeriod = (time: Timeline) => intersect(time, [setting.period]).length > 0;
  const exceeded = ruling(setting, kind, 'cap_exceeded', items, beyond);
  const isOfPeriod = covered.isOfPeriod && (inPeriod(within) || !inPeriod(beyond));
  return [
    { ...covered, isOfPeriod },
    { ...exceeded, isOfPeriod: inPeriod(beyond) },
  ];
}

/** The part of the time that a cap still covers, month by month (quarter, year) of the contract's zone. */
function useUpCap(
  { terms, calendar: { zone } }: Setting,
  cap: NonNullable<ExclusionRule['cap']>,
  time: Timeline,
): Timeline {
  const length = { month: 1, quarter: 3, year: 12 }[cap.per];
  const phase = terms.period.kind === 'calendar' ? (terms.period.firstMonth ?? 1) - 1 : 0;
  const kept: Window[] = [];
  let [bucket, left] = [Number.NaN, 0];
  for (const { start, end } of time) {
    for (let at = start; at < end;) {
      const here = Math.floor((monthOf(zone.dayOf(at)) - phase) / length);
      if (here !== bucket) [bucket, left] = [here, cap.seconds * 1000];
      const until = Math.min(end, zone.at(dayOfMonth((here + 1) * length + phase, 1)));
      const used = Math.min(left, until - at);
      if (used > 0) kept.push({ start: at, end: at + used });
      left -= used;
      at = until;
    }
  }
  return timeline(kept);
}
