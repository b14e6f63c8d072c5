import type { AssessInput } from '../assess-input';
import { type Day, type Span, day, daysBetween, isBefore, localDay, midnight } from './zone';

/** The measurement period, and the calendar buckets in which caps of exclusions are used up. */
export type Frame = Span & {
  zone: string;
  asOf: number;
  complete: boolean;
  months: number;
  days: number;
};

type Rule = AssessInput['terms']['period'];

const UNIT_MONTHS = { month: 1, quarter: 3, year: 12 };
const monthsOf = (rule: Rule): number =>
  rule.kind === 'calendar'
    ? UNIT_MONTHS[rule.unit]
    : rule.kind === 'billing_cycle'
      ? rule.months
      : 1;
const firstMonth = (rule: Rule) => (rule.kind === 'calendar' ? (rule.firstMonth ?? 1) : 1);

function firstDay(rule: Rule, label: string): Day {
  const year = Number(label.slice(0, 4));
  if (rule.kind === 'billing_cycle') return day(year, Number(label.slice(5)), rule.anchorDay);
  if (label.includes('Q'))
    return day(year, firstMonth(rule)).add({ months: 3 * (Number(label.slice(6)) - 1) });
  return day(year, label.length > 4 ? Number(label.slice(5)) : firstMonth(rule));
}

function lengthened(rule: Rule, first: Day): Day {
  const next = day(first.year, first.month).add({ months: monthsOf(rule) });
  return rule.kind === 'billing_cycle' ? day(next.year, next.month, rule.anchorDay) : next;
}

type Asked = Pick<AssessInput, 'terms' | 'period' | 'asOf'>;

function spanOf({ terms, period, asOf }: Asked): Span {
  const rule = terms.period;
  if (rule.kind === 'rolling') {
    const end = Date.parse(asOf);
    return { start: end - rule.days * 86_400_000, end };
  }
  if (period === undefined) throw new RangeError('The question names no period');
  if (typeof period !== 'string')
    return { start: Date.parse(period.start), end: Date.parse(period.end) };
  const first = firstDay(rule, period);
  const zone = terms.timeZone.id;
  return { start: midnight(first, zone), end: midnight(lengthened(rule, first), zone) };
}

export function frameOf(input: Asked): Frame {
  return framed(input, spanOf(input));
}

function framed(input: Asked, span: Span): Frame {
  const zone = input.terms.timeZone.id;
  const asOf = Date.parse(input.asOf);
  return {
    ...span,
    zone,
    asOf,
    complete: asOf >= span.end,
    months: monthsOf(input.terms.period),
    days:
      input.terms.period.kind === 'rolling'
        ? input.terms.period.days
        : daysBetween(localDay(span.start, zone), localDay(span.end - 1, zone)) + 1,
  };
}

/** The calendar month, quarter or year that holds a moment. */
export function bucketOf(at: number, per: 'month' | 'quarter' | 'year', rule: Rule, zone: string) {
  const months = UNIT_MONTHS[per];
  const local = localDay(at, zone);
  const past = (local.month - (per === 'month' ? local.month : firstMonth(rule)) + 12) % months;
  const first = day(local.year, local.month).subtract({ months: past });
  return { start: midnight(first, zone), end: midnight(first.add({ months }), zone) };
}

/** So many periods before one that a label names, the latest first. */
export function framesBefore(input: Asked, frame: Frame, count: number): Frame[] {
  const { terms, period } = input;
  const rule = terms.period;
  return Array.from({ length: count }, (_, index) => {
    if (rule.kind === 'rolling') {
      const back = (index + 1) * rule.days * 86_400_000;
      return framed(input, { start: frame.start - back, end: frame.end - back });
    }
    if (typeof period !== 'string') throw new RangeError('Only a labelled period has one before');
    const first = firstDay(rule, period);
    const zone = terms.timeZone.id;
    const months = monthsOf(rule);
    const starts = day(first.year, first.month).subtract({ months: (index + 1) * months });
    const anchored =
      rule.kind === 'billing_cycle' ? day(starts.year, starts.month, rule.anchorDay) : starts;
    return framed(input, {
      start: midnight(anchored, zone),
      end: midnight(lengthened(rule, anchored), zone),
    });
  });
}

/** The billing cycle that holds a day; where the period is of another kind, its calendar month. */
export function cycleOf({ terms }: Asked, frame: Frame, on: Day): Span {
  const rule = terms.period;
  const isCycle = rule.kind === 'billing_cycle';
  const months = isCycle ? rule.months : 1;
  const origin = isCycle ? localDay(frame.start, frame.zone) : day(on.year, on.month);
  const startOf = (index: number) => {
    const month = day(origin.year, origin.month).add({ months: index * months });
    return day(month.year, month.month, isCycle ? rule.anchorDay : 1);
  };
  let index = 0;
  while (isBefore(on, startOf(index))) index--;
  while (!isBefore(on, startOf(index + 1))) index++;
  return {
    start: midnight(startOf(index), frame.zone),
    end: midnight(startOf(index + 1), frame.zone),
  };
}
