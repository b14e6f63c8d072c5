import { clockMs } from './business-calendar';
import type { ServiceHours } from './commitment-format';
import { dayNumber } from './instant';
import { type Timeline, type Window, timeline } from './timeline';
import { type Zone, weekdayOf } from './zone';

/** The agreed service time that touches [start, end), not cut at its edges. Default: all of it. */
export function serviceTime(
  rule: ServiceHours | undefined,
  zone: Zone,
  start: number,
  end: number,
): Timeline {
  if (start >= end) return [];
  if (!rule) return [{ start, end }];
  const holidays = new Set((rule.holidays ?? []).map(dayNumber));
  const rows = rule.weekly.map(({ days, from, to }) => ({
    days: new Set(days),
    from: clockMs(from),
    to: clockMs(to),
  }));
  const open: Window[] = [];
  for (let day = zone.dayOf(start); day <= zone.dayOf(end - 1); day++) {
    if (holidays.has(day)) continue;
    const weekday = weekdayOf(day);
    for (const { days, from, to } of rows) {
      if (days.has(weekday)) open.push({ start: zone.at(day, from), end: zone.at(day, to) });
    }
  }
  return timeline(open);
}
