import { Temporal } from 'temporal-polyfill';

import type { Offset } from '../format';

/** Wall clocks of a time zone. A skipped time moves forward by the gap, a repeated one is its first occurrence. */
export type Day = Temporal.PlainDate;
export type Span = Readonly<{ start: number; end: number }>;

export const day = (year: number, month: number, date = 1): Day =>
  Temporal.PlainDate.from({ year, month, day: date }, { overflow: 'constrain' });
export const dayOf = (text: string): Day => Temporal.PlainDate.from(text);

const zoned = (ms: number, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);

export const localDay = (ms: number, zone: string): Day => zoned(ms, zone).toPlainDate();

/** The moment at which the clock of the zone shows `clock`, which may be `24:00`, on a day. */
export function moment(on: Day, clock: string, zone: string): number {
  const date = clock === '24:00' ? on.add({ days: 1 }) : on;
  const time = Temporal.PlainTime.from(clock === '24:00' ? '00:00' : clock);
  return date.toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds;
}
export const midnight = (on: Day, zone: string) => moment(on, '00:00', zone);

export const lastOfMonth = (on: Day): Day => on.with({ day: on.daysInMonth });
export const isBefore = (a: Day, b: Day) => Temporal.PlainDate.compare(a, b) < 0;
export const daysBetween = (a: Day, b: Day) => a.until(b, { largestUnit: 'days' }).days;

export type Calendar = Readonly<{
  days?: number[] | undefined;
  holidays?: string[] | undefined;
  hours?: { from: string; to: string } | undefined;
}>;

const isBusinessDay = (on: Day, calendar: Calendar | undefined) =>
  (calendar?.days ?? [1, 2, 3, 4, 5]).includes(on.dayOfWeek) &&
  !(calendar?.holidays ?? []).includes(on.toString());

function businessDaysFrom(on: Day, n: number, step: 1 | -1, calendar: Calendar | undefined): Day {
  let [at, left] = [on, n];
  while (left > 0) {
    at = at.add({ days: step });
    if (isBusinessDay(at, calendar)) left--;
  }
  return at;
}

/** A day so many calendar units later or earlier, the day number kept and clamped. */
export function shifted(on: Day, { n, unit }: Offset, step: 1 | -1, calendar?: Calendar): Day {
  if (unit === 'business_day') return businessDaysFrom(on, n, step, calendar);
  if (unit === 'day') return on.add({ days: n * step });
  if (unit === 'week') return on.add({ days: 7 * n * step });
  return on.add({ months: n * step * (unit === 'quarter' ? 3 : 1) });
}

/** The moment an offset later or earlier: minutes and hours exact, longer units by the wall clock. */
export function moved(
  ms: number,
  offset: Offset,
  step: 1 | -1,
  zone: string,
  calendar?: Calendar,
): number {
  if (offset.unit === 'minute') return ms + step * offset.n * 60_000;
  if (offset.unit === 'hour') return ms + step * offset.n * 3_600_000;
  const local = zoned(ms, zone);
  return shifted(local.toPlainDate(), offset, step, calendar).toZonedDateTime({
    timeZone: zone,
    plainTime: local.toPlainTime(),
  }).epochMilliseconds;
}

/** Business time between two moments, in milliseconds. Without hours business days are whole. */
export function businessTime({ start, end }: Span, zone: string, calendar?: Calendar): number {
  let ms = 0;
  const last = localDay(end, zone);
  for (let on = localDay(start, zone); !isBefore(last, on); on = on.add({ days: 1 })) {
    if (!isBusinessDay(on, calendar)) continue;
    const { from, to } = calendar?.hours ?? { from: '00:00', to: '24:00' };
    const open = Math.max(start, moment(on, from, zone));
    ms += Math.max(0, Math.min(end, moment(on, to, zone)) - open);
  }
  return ms;
}

export const holds = ({ start, end }: Span, at: number) => start <= at && at < end;
export const anyHolds = (spans: readonly Span[], at: number) => spans.some((one) => holds(one, at));

/** Every stretch between two neighbouring edges. */
export function elementary(edges: Iterable<number>): Span[] {
  const sorted = [...new Set(edges)].toSorted((a, b) => a - b);
  return sorted.slice(1).map((end, index) => ({ start: sorted[index] ?? end, end }));
}
export const edgesOf = (spans: readonly Span[]) => spans.flatMap(({ start, end }) => [start, end]);
