import type { AssessInput } from '../assess-input';
import type { Cap, CreditRate, DayBasis, FeeBaseRule } from '../remedy-format';
import {
  type Fraction,
  ZERO,
  decimal,
  divided,
  greater,
  lesser,
  minus,
  over,
  plus,
  same,
  sum,
  times,
  whole,
} from './fraction';
import type { Frame } from './period';

/** Fee lines, and what a credit or a cap is worth on them. */
export type Line = Readonly<{ index: number; amount: Fraction }>;
/** A part of a credit: a share of fee lines, and money beside it. */
export type Due = Readonly<{
  lines: Line[];
  share: Fraction;
  money: Fraction;
  /** Which remedy of the commitment it comes from. */
  remedy: number;
}>;

const PERIODS = { breach_period: 'breach', preceding_month: 'preceding', annual_twelfth: 'year' };
const DEFAULT: FeeBaseRule = {
  scope: 'service',
  period: 'breach_period',
  exclude: ['one_time', 'tax'],
};

type Scope = Readonly<{ services?: readonly string[] | undefined }>;

export function linesOf(
  { terms, fees }: AssessInput,
  { services }: Scope,
  rule: FeeBaseRule = DEFAULT,
): Line[] {
  const isOurs = (service: string | undefined) =>
    rule.scope === 'contract' ||
    (service === undefined ? terms.services === undefined : (services?.includes(service) ?? true));
  return fees.flatMap(({ service, amount, kind, period = 'breach' }, index) => {
    if (period !== PERIODS[rule.period] || rule.exclude.includes(kind) || !isOurs(service))
      return [];
    const twelfth = rule.period === 'annual_twelfth' ? whole(12) : whole(1);
    return [{ index, amount: divided(decimal(amount), twelfth) }];
  });
}

const baseOf = (lines: readonly Line[]) => sum(lines.map(({ amount }) => amount));

/** Each line once. */
export const together = (lines: readonly Line[]): Line[] => [
  ...new Map(lines.map((line) => [line.index, line])).values(),
];

export function dayShare(basis: DayBasis, { days, months }: Frame): Fraction {
  if (basis === 'month_days') return over(1n, BigInt(days));
  if (basis === '30') return over(1n, BigInt(30 * months));
  return over(12n, BigInt(months * 365));
}

export function dueOf(
  credit: CreditRate,
  count: Fraction,
  lines: Line[],
  frame: Frame,
  remedy = 0,
): Due {
  const due = { lines, share: ZERO, money: ZERO, remedy };
  if ('money' in credit) return { ...due, money: times(count, decimal(credit.money)) };
  if ('percentOfFees' in credit)
    return { ...due, share: times(count, divided(decimal(credit.percentOfFees), whole(100))) };
  const [days, basis] =
    'serviceDays' in credit
      ? [credit.serviceDays, credit.dayValue]
      : [credit.daysOfFees, credit.dayBasis];
  return {
    ...due,
    share: times(count, times(whole(days), dayShare(basis ?? 'month_days', frame))),
  };
}

export const worth = ({ lines, share, money }: Due) => plus(times(share, baseOf(lines)), money);

/** A credit that an incident's cap makes smaller, on each of its lines alike. */
export function cutByIncident(due: Due, input: AssessInput, frame: Frame): Due {
  const amount = worth(due);
  const left = capped(amount, 'incident', due.lines, input, frame);
  if (same(left, amount)) return due;
  const part = divided(left, amount);
  return { ...due, share: times(due.share, part), money: times(due.money, part) };
}

export function limitOf(
  cap: Cap,
  lines: readonly Line[],
  input: AssessInput,
  frame: Frame,
): Fraction {
  const base = baseOf(lines);
  const limit =
    cap.money !== undefined
      ? decimal(cap.money)
      : cap.percentOfFees !== undefined
        ? times(base, divided(decimal(cap.percentOfFees), whole(100)))
        : times(times(base, whole(cap.serviceDays ?? 0)), dayShare('month_days', frame));
  if (cap.kind === 'min_payable') return limit;
  if (cap.per === 'incident' || cap.per === 'period') return greater(ZERO, limit);
  const prior = sum((input.priorCredits ?? []).map(({ amount }) => decimal(amount)));
  return greater(ZERO, minus(limit, prior));
}

export function capped(
  amount: Fraction,
  which: 'incident' | 'longer',
  lines: readonly Line[],
  input: AssessInput,
  frame: Frame,
): Fraction {
  return (input.terms.caps ?? [])
    .filter(({ kind, per }) => kind === 'max' && (per === 'incident') === (which === 'incident'))
    .map((cap) => limitOf(cap, lines, input, frame))
    .reduce(lesser, amount);
}
