import { type Cycles, dayOfMonth, monthOf } from './billing-cycle';
import type { BusinessCalendar } from './business-calendar';
import type { Offset } from './format';
import { dateOfDay } from './instant';
import type { Zone } from './zone';

/**
 * Calendar offsets. Minutes and hours are exact; a day and longer keep the wall clock of the zone,
 * so that "5 days before 10:00" is 10:00 also across a change of DST.
 */
export type Calendar = Readonly<{ zone: Zone; business: BusinessCalendar; cycles: Cycles }>;

const EXACT_MS: Readonly<Partial<Record<Offset['unit'], number>>> = {
  minute: 60_000,
  hour: 3_600_000,
};

/** Milliseconds of an offset in minutes or hours; null for the units that follow the calendar. */
export function exactMs({ n, unit }: Offset): number | null {
  const unitMs = EXACT_MS[unit];
  return unitMs === undefined ? null : n * unitMs;
}

/** The instant an offset after (`sign` 1) or before (−1) another. */
export function shiftInstant(calendar: Calendar, at: number, offset: Offset, sign: 1 | -1): number {
  const ms = exactMs(offset);
  if (ms !== null) return at + sign * ms;
  const { zone } = calendar;
  return zone.at(shiftDay(calendar, zone.dayOf(at), offset, sign), zone.timeOf(at));
}

/** The day a calendar offset after or before another. A month keeps the day number, clamped. */
export function shiftDay(calendar: Calendar, day: number, offset: Offset, sign: 1 | -1): number {
  const n = sign * offset.n;
  switch (offset.unit) {
    case 'minute':
    case 'hour':
      throw new RangeError(`${offset.unit} is no calendar unit`);
    case 'day':
      return day + n;
    case 'week':
      return day + 7 * n;
    case 'business_day':
      return calendar.business.shift(day, n);
    case 'month':
      return shiftMonths(day, n);
    case 'quarter':
      return shiftMonths(day, 3 * n);
    case 'billing_cycle':
      return shiftMonths(day, calendar.cycles.months * n);
  }
}

const shiftMonths = (day: number, n: number) =>
  dayOfMonth(monthOf(day) + n, Number(dateOfDay(day).slice(8)));
