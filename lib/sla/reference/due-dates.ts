import type { AssessInput } from '../assess-input';
import type { Offset } from '../format';
import type { Anchor, ClaimStep, DeadlineRule } from '../terms-format';
import type { Incident, Judged } from './judgement';
import { type Frame, cycleOf } from './period';
import { ticketOf } from './windows';
import { type Day, isBefore, lastOfMonth, localDay, shifted } from './zone';

/** Until when each step of a claim is in time, by each reading of its rule. */
type Reading = Readonly<{ date: Day; at?: number }>;
/** Day 0, and the moment from which minutes and hours run. */
type Start = Readonly<{ day: Day; at: number }>;
type Case = Readonly<{ input: AssessInput; frame: Frame; incidents: Incident[] }>;
type Rule = Pick<DeadlineRule, 'anchor' | 'offset' | 'snap'>;

const onDay = (at: number, { frame }: Case): Start => ({ day: localDay(at, frame.zone), at });
/** The end of a period or cycle: its last day is day 0. */
const atEnd = (at: number, { frame }: Case): Start => ({ day: localDay(at - 1, frame.zone), at });

function ofIncident(anchor: Anchor, { start, end, windows }: Incident, given: Case): Start[] {
  const { input, frame } = given;
  const all = windows.flatMap((index) => input.evidence.windows[index] ?? []);
  switch (anchor) {
    case 'incident_start':
      return [onDay(start, given)];
    case 'incident_end':
      return all.some((window) => window.end === null) ? [] : [onDay(end, given)];
    case 'ticket_closed': {
      const closed = all
        .map((window) => ticketOf(input.evidence, window)?.closedAt)
        .filter((at) => at !== undefined && at !== null);
      return closed.map((at) => onDay(Date.parse(at), given));
    }
    case 'billing_cycle_end':
      return [
        atEnd(cycleOf(input, frame, localDay(Math.max(start, frame.start), frame.zone)).end, given),
      ];
    case 'period_end':
    case 'eligibility':
      return [];
  }
}

function startsOf(anchor: Anchor, given: Case): Start[] {
  const { input, frame, incidents } = given;
  if (anchor === 'period_end' || anchor === 'eligibility') return [atEnd(frame.end, given)];
  if (anchor === 'billing_cycle_end' && incidents.length === 0)
    return [atEnd(cycleOf(input, frame, localDay(frame.end - 1, frame.zone)).end, given)];
  return incidents.flatMap((incident) => ofIncident(anchor, incident, given));
}

const MS: Partial<Record<Offset['unit'], number>> = { minute: 60_000, hour: 3_600_000 };

function reached({ day, at }: Start, offset: Offset, given: Case): Reading[] {
  const { input, frame } = given;
  const unit = MS[offset.unit];
  if (unit !== undefined) {
    const moment = at + offset.n * unit;
    return [{ date: localDay(moment - 1, frame.zone), at: moment }];
  }
  if (offset.unit === 'billing_cycle') {
    let cycle = cycleOf(input, frame, day);
    for (let n = 0; n < offset.n; n++)
      cycle = cycleOf(input, frame, localDay(cycle.end, frame.zone));
    return [{ date: localDay(cycle.end - 1, frame.zone) }];
  }
  const date = shifted(day, offset, 1, input.terms.businessCalendar);
  const isMonths = offset.unit === 'month' || offset.unit === 'quarter';
  return isMonths && day.equals(lastOfMonth(day))
    ? [{ date }, { date: lastOfMonth(date) }]
    : [{ date }];
}

function snapped(reading: Reading, snap: Rule['snap'], { input, frame }: Case): Reading {
  if (snap === 'end_of_month') return { date: lastOfMonth(reading.date) };
  if (snap === 'end_of_billing_cycle')
    return { date: localDay(cycleOf(input, frame, reading.date).end - 1, frame.zone) };
  return snap === 'end_of_day' ? { date: reading.date } : reading;
}

const byDate = (a: Reading, b: Reading) =>
  isBefore(a.date, b.date) ? -1 : isBefore(b.date, a.date) ? 1 : 0;
const byMoment = (a: Reading, b: Reading) => byDate(a, b) || (a.at ?? 0) - (b.at ?? 0);

/** The readings of one rule: of several incidents, those of the one that is due first. */
function readingsOf(rule: Rule, given: Case): Reading[] {
  const each = startsOf(rule.anchor, given).map((start) =>
    reached(start, rule.offset, given)
      .map((one) => snapped(one, rule.snap, given))
      .toSorted(byMoment),
  );
  const [first = []] = each.toSorted(([a], [b]) => (a && b ? byMoment(a, b) : 0));
  return first;
}

function stepOf({ kind, deadline }: ClaimStep, given: Case) {
  const rules: Rule[] = deadline.readings?.map((one) => ({
    anchor: one.anchor ?? deadline.anchor,
    offset: one.offset ?? deadline.offset,
    snap: one.snap ?? deadline.snap,
  })) ?? [deadline];
  const readings = rules.flatMap((rule) => readingsOf(rule, given)).toSorted(byMoment);
  const [safe] = readings;
  if (!safe) return [];
  const said = readings.map(({ date, at }) => `${date.toString()} ${at ?? ''}`);
  return [{ step: kind, safe: safe.date.toString(), readings: [...new Set(said)] }];
}

export function deadlinesOf(input: AssessInput, frame: Frame, judged: readonly Judged[]) {
  const claiming = judged.filter(({ claims }) => claims);
  if (claiming.length === 0) return [];
  const incidents = claiming.flatMap((one) => one.incidents);
  return (input.terms.claim?.steps ?? []).flatMap((step) =>
    stepOf(step, { input, frame, incidents }),
  );
}
