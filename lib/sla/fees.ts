import { Temporal } from 'temporal-polyfill';

import { formatMinor } from './money';
import { type Rational, ZERO, ratio, rational, roundTo, sum } from './rational';

/**
 * Dated fees of a contract → the fee lines of one period.
 *
 * A month of the period counts the monthly fee once, or days in force ÷ its days where the fee
 * holds for part of it; a yearly fee counts a twelfth likewise. Months start on the day on which
 * the period starts, so that billing cycles are whole; a period that is no whole number of months
 * (rolling, per incident) is counted by the days of calendar months. Each line is exact up to one
 * rounding, half up to the minor unit; a refund is rounded as its opposite.
 */
export const FEE_KINDS = [
  'recurring',
  'usage',
  'usage_overage',
  'one_time',
  'tax',
  'support',
] as const;

/** One dated fee of a contract. Days are calendar days in the contract's zone, `until` the last one. */
export type Fee = Readonly<{
  id: string;
  kind: (typeof FEE_KINDS)[number];
  service?: string;
  amountMinor: number;
  currency: string;
  per: 'month' | 'year' | 'once';
  from: string;
  until?: string;
  note?: string;
}>;

/** A fee as `assess` takes it; `amount` is a decimal with the currency's digits. */
export type FeeLine = Readonly<{
  service?: string;
  amount: string;
  kind: Fee['kind'];
  period: 'breach' | 'preceding' | 'year';
}>;

/** How a line came about: `days` in force of `ofDays`, over the months it counts. */
export type FeeExplanation = Readonly<{
  feeId: string;
  days: number;
  ofDays: number;
  /** Set where the amount is a share by days. */
  note: string | null;
  sentence: string;
}>;

/** `explanations[i]` explains `lines[i]`. */
export type FeeLines = Readonly<{
  lines: readonly FeeLine[];
  explanations: readonly FeeExplanation[];
}>;

/** Calendar days in the contract's zone, [start, end). */
export type DayPeriod = Readonly<{ start: string; end: string }>;

type Days = Readonly<{ start: Temporal.PlainDate; end: Temporal.PlainDate }>;
/** A month of which `counted` belongs to the period: all of it, unless the period is irregular. */
type Month = Readonly<{ whole: Days; counted: Days }>;
type Scope = Readonly<{ period: FeeLine['period']; months: readonly Month[]; label: string }>;

/**
 * Lines of the period (`breach`), of the month before it (`preceding`), and the yearly amount in
 * force (`year`, twelve months of a monthly fee) whose twelfth the terms may ask for. A fee that is
 * not in force has no line; one paid `once` counts where its date lies and has no yearly line.
 * Throws `RangeError` on a reversed period, a fee in another currency, or a day that does not exist.
 */
export function feesInPeriod(
  input: Readonly<{ fees: readonly Fee[]; period: DayPeriod; currency: string }>,
): FeeLines {
  const period = days(input.period.start, input.period.end);
  const foreign = input.fees.find(({ currency }) => currency !== input.currency);
  if (foreign)
    throw new RangeError(`Fee ${foreign.id} is in ${foreign.currency}, not ${input.currency}`);

  const months = monthsOf(period);
  const scopes: readonly Scope[] = [
    { period: 'breach', months, label: 'the period' },
    { period: 'preceding', months: [monthBefore(period)], label: 'the month before' },
    { period: 'year', months, label: 'a year' },
  ];
  const made = scopes.flatMap((scope) => input.fees.flatMap((fee) => lineOf(fee, scope) ?? []));
  return {
    lines: made.map(({ line }) => line),
    explanations: made.map(({ explanation }) => explanation),
  };
}

function lineOf(fee: Fee, scope: Scope) {
  const counted = scope.months.map((month) => ({
    ...month,
    inForce: fee.per === 'once' ? paidIn(fee, month) : overlap(month.counted, forceOf(fee)),
    ofDays: lengthOf(month.whole),
  }));
  const inForce = total(counted.map((month) => month.inForce));
  if (inForce === 0 || (fee.per === 'once' && scope.period === 'year')) return undefined;

  const share = shareOf(fee, scope, counted);
  const minor = roundTo(share.mul(rational(fee.amountMinor)), 0, 'half_up');
  const amount = formatMinor(minor, fee.currency);
  const ofDays = total(counted.map((month) => month.ofDays));
  const isPart = fee.per !== 'once' && inForce < ofDays;
  const part = isPart ? `in force ${inForce} of ${ofDays} days` : null;
  const line: FeeLine = {
    ...(fee.service === undefined ? {} : { service: fee.service }),
    amount,
    kind: fee.kind,
    period: scope.period,
  };
  const price = `${formatMinor(BigInt(fee.amountMinor), fee.currency)} ${fee.currency}`;
  const terms = fee.per === 'once' ? `paid once on ${fee.from}` : `a ${fee.per}`;
  const sentence = `${price} ${terms}${part ? `, ${part}` : ''}: ${amount} ${fee.currency} for ${scope.label}.`;
  const note = part && `Counted by calendar days: ${part}.`;
  return { line, explanation: { feeId: fee.id, days: inForce, ofDays, note, sentence } };
}

/** How many times its amount the fee counts. */
function shareOf(
  { per }: Fee,
  { period }: Scope,
  months: readonly Readonly<{ inForce: number; ofDays: number; counted: Days }>[],
): Rational {
  if (per === 'once') return rational(total(months.map(({ inForce }) => inForce)));
  const held = sum(months.map(({ inForce, ofDays }) => ratio(inForce, ofDays)));
  if (period !== 'year') return per === 'year' ? held.div(12) : held;
  const whole = sum(months.map(({ counted, ofDays }) => ratio(lengthOf(counted), ofDays)));
  const part = whole.equals(ZERO) ? ZERO : held.div(whole);
  return per === 'year' ? part : part.mul(12);
}

const days = (start: string, end: string): Days => {
  const [from, to] = [Temporal.PlainDate.from(start), Temporal.PlainDate.from(end)];
  if (Temporal.PlainDate.compare(from, to) > 0)
    throw new RangeError(`${start}..${end} is reversed`);
  return { start: from, end: to };
};

const lengthOf = ({ start, end }: Days): number => start.until(end, { largestUnit: 'day' }).days;
const total = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0);

/** Days in force; null is for ever. Throws `RangeError` where `until` lies before `from`. */
function forceOf({ from, until }: Fee): Days | Readonly<{ start: Temporal.PlainDate; end: null }> {
  if (until === undefined) return { start: Temporal.PlainDate.from(from), end: null };
  return days(from, Temporal.PlainDate.from(until).add({ days: 1 }).toString());
}

const paidIn = ({ from }: Fee, { counted }: Month): number => {
  const day = Temporal.PlainDate.from(from);
  return overlap(counted, { start: day, end: day.add({ days: 1 }) });
};

function overlap(
  a: Days,
  b: Readonly<{ start: Temporal.PlainDate; end: Temporal.PlainDate | null }>,
): number {
  const start = Temporal.PlainDate.compare(a.start, b.start) < 0 ? b.start : a.start;
  const end = b.end && Temporal.PlainDate.compare(b.end, a.end) < 0 ? b.end : a.end;
  return Math.max(0, lengthOf({ start, end }));
}

/** The months of a period; days of calendar months where it is no whole number of them. */
function monthsOf(period: Days): readonly Month[] {
  const day = anchorOf(period);
  const regular = day !== undefined;
  const months: Month[] = [];
  for (let start = monthStart(period.start, day ?? 1, 0); isBefore(start, period.end);) {
    const whole = { start, end: monthStart(start, day ?? 1, 1) };
    months.push({ whole, counted: regular ? whole : cut(whole, period) });
    start = whole.end;
  }
  return months;
}

function monthBefore(period: Days): Month {
  const day = anchorOf(period) ?? 1;
  const end = monthStart(period.start, day, 0);
  const whole = { start: monthStart(period.start, day, -1), end };
  return { whole, counted: whole };
}

/**
 * The day of the month on which the period starts and ends, where there is one: 31 for 28 February
 * to 31 March. Undefined where the period is no whole number of months.
 */
function anchorOf({ start, end }: Days): number | undefined {
  const day = Math.max(start.day, end.day);
  const fits = [start, end].every((edge) => edge.equals(monthStart(edge, day, 0)));
  return fits && isBefore(start, end) ? day : undefined;
}

/** The `day` of the month that lies `months` after a date's month, or the last day of a shorter one. */
const monthStart = (date: Temporal.PlainDate, day: number, months: number): Temporal.PlainDate =>
  date.with({ day: 1 }).add({ months }).with({ day }, { overflow: 'constrain' });

const isBefore = (a: Temporal.PlainDate, b: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(a, b) < 0;

const cut = (month: Days, period: Days): Days => ({
  start: isBefore(month.start, period.start) ? period.start : month.start,
  end: isBefore(period.end, month.end) ? period.end : month.end,
});
