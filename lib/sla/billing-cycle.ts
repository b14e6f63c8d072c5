import { dateOfDay, dayNumber, daysInMonth } from './instant';
import type { Terms } from './terms-format';

/**
 * Billing cycles as ranges of days. A month without the anchor day starts its cycle on its last day.
 * Where the terms measure another kind of period, cycles are calendar months.
 */
export type Cycles = Readonly<{ anchorDay: number; months: number; firstMonth: number }>;
type DayRange = Readonly<{ first: number; last: number }>;

/** Months are counted from year 0: March 2026 is 2026 × 12 + 2. */
export const monthOf = (day: number): number => {
  const [year, month] = dateOfDay(day).split('-').map(Number);
  return (year ?? 0) * 12 + (month ?? 1) - 1;
};

export function dayOfMonth(month: number, day: number): number {
  const year = Math.floor(month / 12);
  const number = month - year * 12 + 1;
  const clamped = Math.min(day, daysInMonth(year, number));
  const two = (value: number) => String(value).padStart(2, '0');
  return dayNumber(`${String(year).padStart(4, '0')}-${two(number)}-${two(clamped)}`);
}

export const lastOfMonth = (day: number): number => dayOfMonth(monthOf(day), 31);

/** The cycles of a contract, laid so that one of them starts in the cycle month of `day`. */
export function cyclesFrom(terms: Terms, day: number): Cycles {
  const { period } = terms;
  const [anchorDay, months] =
    period.kind === 'billing_cycle' ? [period.anchorDay, period.months] : [1, 1];
  const month = monthOf(day);
  return { anchorDay, months, firstMonth: dayOfMonth(month, anchorDay) <= day ? month : month - 1 };
}

/** The n-th cycle after the one that holds a day. */
export function cycleOf(cycles: Cycles, day: number, after = 0): DayRange {
  const { anchorDay, months, firstMonth } = cycles;
  const month = monthOf(day);
  const started = dayOfMonth(month, anchorDay) <= day ? month : month - 1;
  const index = Math.floor((started - firstMonth) / months) + after;
  const from = firstMonth + index * months;
  return { first: dayOfMonth(from, anchorDay), last: dayOfMonth(from + months, anchorDay) - 1 };
}
