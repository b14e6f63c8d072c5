import 'server-only';
import type { AssessedPeriod } from '@/lib/api/wire/assessments';
import { localDay } from '@/lib/sla/wording-time';

/** Months ("2026-10") of the statement, and the periods that they show. */

const STRIP = 12;

export const monthOf = (at: number): string => new Date(at).toISOString().slice(0, 7);

const numbersOf = (month: string): readonly [year: number, month: number] => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return [year, number];
};

/** The instant at which a month is over, in UTC. */
export function endOf(month: string): number {
  const [year, number] = numbersOf(month);
  return Date.UTC(year, number, 1);
}

const next = (month: string): string => monthOf(endOf(month));

type Span = Pick<AssessedPeriod, 'start' | 'end' | 'timeZone'>;

/** The first and the last month that a period touches, in the zone of its contract. */
const reachOf = ({ start, end, timeZone }: Span) => ({
  first: localDay(start, timeZone).slice(0, 7),
  last: localDay(new Date(Date.parse(end) - 1).toISOString(), timeZone).slice(0, 7),
});

/** Every month that some period touches, oldest first; none that has not begun. */
export function monthsIn(periods: readonly Span[], now: number): string[] {
  const current = monthOf(now);
  const found = new Set<string>();
  for (const period of periods) {
    const { first, last } = reachOf(period);
    const until = last < current ? last : current;
    for (let month = first; month <= until; month = next(month)) found.add(month);
  }
  return [...found].toSorted();
}

/** The twelve months that end with this one. */
export function twelveMonthsTo(month: string): string[] {
  const [year, number] = numbersOf(month);
  return Array.from({ length: STRIP }, (_, index) =>
    monthOf(Date.UTC(year, number - STRIP + index, 15)),
  );
}

/** Of one contract: the period that holds the middle of the month, else the newest that touches it. */
export function periodIn<Period extends Span>(
  periods: readonly Period[],
  month: string,
): Period | undefined {
  const touching = periods.filter((period) => {
    const { first, last } = reachOf(period);
    return first <= month && month <= last;
  });
  const middle = Date.parse(`${month}-15T12:00:00Z`);
  return (
    touching.findLast(
      ({ start, end }) => Date.parse(start) <= middle && middle < Date.parse(end),
    ) ?? touching.at(-1)
  );
}
