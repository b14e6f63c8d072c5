import { dayNumber } from './instant';
import type { Terms } from './terms-format';
import { type Timeline, timeline } from './timeline';
import { type Zone, weekdayOf } from './zone';

/** Business days and hours of a contract. Without a calendar of its own: Monday to Friday, no holidays. */
export type BusinessCalendar = Readonly<{
  isBusinessDay: (day: number) => boolean;
  /** The n-th business day after (before, for negative n) a day; the day itself is day 0. */
  shift: (day: number, n: number) => number;
  /** The business time that touches the days from `firstDay` to `lastDay`. */
  hours: (zone: Zone, firstDay: number, lastDay: number) => Timeline;
}>;

/** A year without one business day means that there is none. */
const SEARCH_DAYS = 366;

export function businessCalendar({ businessCalendar: rule }: Terms): BusinessCalendar {
  const days = new Set(rule?.days ?? [1, 2, 3, 4, 5]);
  const holidays = new Set((rule?.holidays ?? []).map(dayNumber));
  const isBusinessDay = (day: number) => days.has(weekdayOf(day)) && !holidays.has(day);
  const from = clockMs(rule?.hours?.from ?? '00:00');
  const to = clockMs(rule?.hours?.to ?? '24:00');
  return {
    isBusinessDay,
    shift: (day, n) => {
      const step = n < 0 ? -1 : 1;
      let [at, left, idle] = [day, Math.abs(n), 0];
      while (left > 0 && idle < SEARCH_DAYS) {
        at += step;
        const counts = isBusinessDay(at);
        left -= counts ? 1 : 0;
        idle = counts ? 0 : idle + 1;
      }
      return at;
    },
    hours: (zone, firstDay, lastDay) => {
      const open: { start: number; end: number }[] = [];
      for (let day = firstDay; day <= lastDay; day++) {
        if (isBusinessDay(day)) open.push({ start: zone.at(day, from), end: zone.at(day, to) });
      }
      return timeline(open);
    },
  };
}

/** "09:30" as milliseconds past midnight; "24:00" is the midnight after. */
export function clockMs(time: string): number {
  const [hour, minute] = time.split(':').map(Number);
  return ((hour ?? 0) * 60 + (minute ?? 0)) * 60_000;
}
