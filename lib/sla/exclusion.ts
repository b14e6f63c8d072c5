import { dayOfMonth, monthOf } from './billing-cycle';
import { type Edges, endOf, startOf } from './clock';
import type { Availability, ExclusionRule } from './commitment-format';
import type { EvidenceWindow } from './evidence-window';
import type { ExclusionKind } from './format';
import { shiftInstant } from './offset';
import { type Setting, touches } from './setting';
import { type Timeline, type Window, intersect, subtract, timeline } from './timeline';
import type { Excluded } from './trace';

/**
 * Which time the contract leaves out. Maintenance leaves out all downtime that it covers; a down window
 * with an exclusion of its own leaves out its own time only. A cap is used up in order of time.
 */
export type Ruling = Readonly<{
  kind: ExclusionKind;
  accepted: boolean;
  reason: Excluded['reason'];
  /** Whether one of its windows holds time of the period. */
  isOfPeriod: boolean;
  /** Time of maintenance windows. */
  maintenance: Timeline;
  /** Down and degraded windows, and the part of time in which their own exclusion is ruled so. */
  own: ReadonlyMap<EvidenceWindow, Timeline>;
}>;

type Candidate = Readonly<{ window: EvidenceWindow; start: number; end: number }>;

/** Rules on every window that claims an exclusion; `edges` says how wide maintenance is taken. */
export function ruleExclusions(
  setting: Setting,
  { exclusions = [] }: Availability,
  windows: readonly EvidenceWindow[],
  edges: Readonly<{ outage: Edges; maintenance: Edges }>,
): Ruling[] {
  const groups = new Map<string, { kind: ExclusionKind; verdict: Verdict; items: Candidate[] }>();
  for (const window of windows) {
    const kind = kindOf(window);
    if (!kind) continue;
    const rule = exclusions.find((one) => one.kind === kind);
    const verdict = judgeNotice(setting, rule, window);
    const key = `${kind} ${verdict}`;
    const group = groups.get(key) ?? { kind, verdict, items: [] };
    const of = window.state === 'maintenance' ? edges.maintenance : edges.outage;
    group.items.push({
      window,
      start: startOf(window, of),
      end: Math.min(endOf(window, of) ?? setting.asOf, setting.asOf),
    });
    groups.set(key, group);
  }
  return [...groups.values()].flatMap(({ kind, verdict, items }): Ruling[] => {
    const time = timeline(items);
    if (verdict !== 'accepted') return [ruling(setting, kind, verdict, items, time)];
    const cap = exclusions.find((one) => one.kind === kind)?.cap;
    if (!cap) return [ruling(setting, kind, 'accepted', items, time)];
    const within = useUpCap(setting, cap, time);
    const beyond = subtract(time, within);
    return [
      ruling(setting, kind, 'accepted', items, within),
      ...(beyond.length > 0 ? [ruling(setting, kind, 'cap_exceeded', items, beyond)] : []),
    ];
  });
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
    isOfPeriod: items.some(({ window }) => touches(window, setting)),
    maintenance: intersect(timeline(maintenance), time),
    own: new Map(outages.map(({ window }) => [window, time])),
  };
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
