import type { Deadline } from './assessment';
import { type Cycles, cycleOf, dayOfMonth, lastOfMonth, monthOf } from './billing-cycle';
import type { Conclusion } from './conclude';
import type { Offset } from './format';
import { dateOfDay, formatInstant } from './instant';
import type { ClaimIncident } from './measurement';
import { exactMs, shiftDay } from './offset';
import type { Setting } from './setting';
import type { Anchor, ClaimStep, DeadlineRule } from './terms-format';

/**
 * The last calendar day, in the contract's zone, on which each step of a claim is in time.
 * Every incident of a breached commitment gives a date and the earliest counts; where the words can be
 * read in two ways both dates are given, and the earlier one is safe.
 */
export function deadlines(setting: Setting, conclusions: readonly Conclusion[]): Deadline[] {
  const concerned = conclusions.filter(
    ({ isBreached, status }) => isBreached || status === 'review',
  );
  if (concerned.length === 0) return [];
  const incidents = () => concerned.flatMap(({ measurement }) => measurement.incidents());
  return (setting.terms.claim?.steps ?? []).flatMap((step): Deadline[] => {
    const readings = readingsOf(step).flatMap((rule) => earliest(setting, incidents, rule));
    const safe = readings.map(({ day }) => day).toSorted((a, b) => a - b)[0];
    if (safe === undefined) return [];
    return [
      {
        step: step.kind,
        readings: readings.map(({ label, day, at }) => ({
          label,
          date: dateOfDay(day),
          ...(at === undefined ? {} : { at: formatInstant(at) }),
        })),
        safe: dateOfDay(safe),
      },
    ];
  });
}

/** Only some anchors look at incidents, which are many. */
type Incidents = () => readonly ClaimIncident[];
type Rule = Pick<DeadlineRule, 'anchor' | 'offset' | 'snap'> & { label?: string };
type Reading = Readonly<{ label: string; day: number; at?: number }>;

/** What a listed reading leaves out it takes from the deadline, which is then no reading of its own. */
function readingsOf({ deadline }: ClaimStep): Rule[] {
  const { readings = [], anchor, offset, snap } = deadline;
  if (readings.length === 0) return [{ anchor, offset, snap }];
  return readings.map((reading) => ({
    label: reading.label,
    anchor: reading.anchor ?? anchor,
    offset: reading.offset ?? offset,
    snap: reading.snap ?? snap,
  }));
}

/** Where a deadline counts from: day 0 and instant, and the name of what it is. */
type Start = Readonly<{ day: number; at: number; label: string }>;

function earliest(setting: Setting, incidents: Incidents, rule: Rule): Reading[] {
  let found: { readings: Reading[]; first: number } | undefined;
  for (const start of startsOf(setting, incidents, rule.anchor)) {
    const readings = count(setting, start, rule);
    const first = Math.min(
      ...readings.map(({ at, day }) => at ?? setting.calendar.zone.at(day + 1)),
    );
    if (!found || first < found.first) found = { readings, first };
  }
  return found?.readings ?? [];
}

function startsOf(setting: Setting, incidents: Incidents, anchor: Anchor): Start[] {
  const { period, calendar } = setting;
  const { zone, cycles } = calendar;
  const moment = (at: number, label: string): Start => ({ day: zone.dayOf(at), at, label });
  const endOf = (lastDay: number, label: string): Start => ({
    day: lastDay,
    at: zone.at(lastDay + 1),
    label,
  });
  switch (anchor) {
    case 'incident_start':
      return incidents().map((one) => moment(one.start, labelOf(one, anchor, 'first')));
    case 'incident_end':
      return incidents().flatMap((one) =>
        one.end === null ? [] : [moment(one.end, labelOf(one, anchor, 'last'))],
      );
    case 'ticket_closed':
      return incidents().flatMap(({ windows }) =>
        windows.flatMap(({ id, ticket }) => {
          const closedAt =
            ticket === undefined ? null : setting.evidence.tickets.get(ticket)?.closedAt;
          return closedAt === null || closedAt === undefined
            ? []
            : [moment(closedAt, id ?? anchor)];
        }),
      );
    case 'period_end':
    case 'eligibility':
      return [{ day: zone.dayOf(period.end - 1), at: period.end, label: anchor }];
    case 'billing_cycle_end': {
      const all = incidents();
      if (all.length === 0) {
        return [endOf(cycleOf(cycles, zone.dayOf(period.end - 1)).last, anchor)];
      }
      return all.map((one) => {
        const from = zone.dayOf(Math.max(one.start, period.start));
        return endOf(cycleOf(cycles, from).last, labelOf(one, anchor, 'first'));
      });
    }
  }
}

/** The id of the window that gives the incident its start or end. */
function labelOf({ windows }: ClaimIncident, anchor: Anchor, which: 'first' | 'last'): string {
  const order = windows.toSorted((a, b) =>
    which === 'first' ? a.start - b.start : (b.end ?? Infinity) - (a.end ?? Infinity),
  );
  return order.find(({ id }) => id !== undefined)?.id ?? anchor;
}

function count(setting: Setting, start: Start, rule: Rule): Reading[] {
  const { zone, cycles } = setting.calendar;
  const label = rule.label ?? start.label;
  const snap = rule.snap ?? 'none';
  const ms = exactMs(rule.offset);
  if (ms !== null) {
    const at = start.at + ms;
    const day = zone.dayOf(at - 1);
    return [snap === 'none' ? { label, day, at } : { label, day: snapDay(cycles, day, snap) }];
  }
  const days = daysOf(setting, start.day, rule.offset).map((day) => snapDay(cycles, day, snap));
  const [sameDay, endOfMonth] = days;
  if (sameDay === undefined) return [];
  if (endOfMonth === undefined || endOfMonth === sameDay) return [{ label, day: sameDay }];
  return [
    { label: `${label}: same day`, day: sameDay },
    { label: `${label}: end of month`, day: endOfMonth },
  ];
}

/** One day, or two where months are counted from the last day of a month: same day, and end of month. */
function daysOf({ calendar }: Setting, day: number, offset: Offset): number[] {
  if (offset.unit === 'billing_cycle') return [cycleOf(calendar.cycles, day, offset.n).last];
  const shifted = shiftDay(calendar, day, offset, 1);
  const isMonths = offset.unit === 'month' || offset.unit === 'quarter';
  return isMonths && day === lastOfMonth(day) ? [shifted, lastOfMonth(shifted)] : [shifted];
}

function snapDay(cycles: Cycles, day: number, snap: NonNullable<DeadlineRule['snap']>): number {
  switch (snap) {
    case 'none':
    case 'end_of_day':
      return day;
    case 'end_of_month':
      return dayOfMonth(monthOf(day), 31);
    case 'end_of_billing_cycle':
      return cycleOf(cycles, day).last;
  }
}
