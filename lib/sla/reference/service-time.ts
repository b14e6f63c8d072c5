import type { AssessInput } from '../assess-input';
import type { Availability } from '../commitment-format';
import { type Span, dayOf, isBefore, localDay, moment } from './zone';

/** Agreed service time and deployed time: what of the clock is looked at. */
export function serviceTime({ serviceHours }: Availability, span: Span, zone: string): Span[] {
  if (!serviceHours) return [span];
  const holidays = new Set((serviceHours.holidays ?? []).map((date) => dayOf(date).toString()));
  const spans: Span[] = [];
  const last = localDay(span.end, zone);
  for (let on = localDay(span.start, zone); !isBefore(last, on); on = on.add({ days: 1 })) {
    if (holidays.has(on.toString())) continue;
    for (const { days, from, to } of serviceHours.weekly) {
      if (!days.includes(on.dayOfWeek)) continue;
      const hours = { start: moment(on, from, zone), end: moment(on, to, zone) };
      if (hours.start < hours.end) spans.push(hours);
    }
  }
  return spans;
}

export function deployedTime(
  { denominator }: Availability,
  { evidence }: AssessInput,
  span: Span,
): Span[] {
  if (denominator?.kind !== 'deployed') return [span];
  return (evidence.deployed ?? []).map(({ start, end }) => ({
    start: Date.parse(start),
    end: Date.parse(end),
  }));
}
