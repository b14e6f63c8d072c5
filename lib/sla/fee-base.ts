import type { Fee } from './assess-input';
import type { Commitment } from './commitment-format';
import { type Rational, rational, sum } from './rational';
import type { FeeBaseRule, Remedy } from './remedy-format';
import type { Setting } from './setting';

/** The fee lines that a remedy is reckoned on. A year's line counts a twelfth. */
export type FeeLine = Readonly<{ index: number; fee: Fee; divisor: 1 | 12; amount: Rational }>;

const DEFAULT: FeeBaseRule = {
  scope: 'service',
  period: 'breach_period',
  exclude: ['one_time', 'tax'],
};

const PERIODS = {
  breach_period: { of: 'breach', divisor: 1 },
  preceding_month: { of: 'preceding', divisor: 1 },
  annual_twelfth: { of: 'year', divisor: 12 },
} as const;

export function feeLines(
  { terms, fees }: Setting,
  { services }: Commitment,
  { feeBase = DEFAULT }: Remedy,
): FeeLine[] {
  const { of, divisor } = PERIODS[feeBase.period];
  const excluded = new Set(feeBase.exclude);
  const covered = new Set(services ?? terms.services?.map(({ id }) => id) ?? ['*']);
  const inScope = ({ service }: Fee) =>
    feeBase.scope === 'contract' ||
    (service === undefined ? terms.services === undefined : covered.has(service));
  return fees.flatMap((fee, index): FeeLine[] =>
    (fee.period ?? 'breach') === of && !excluded.has(fee.kind) && inScope(fee)
      ? [{ index, fee, divisor, amount: rational(fee.amount).div(divisor) }]
      : [],
  );
}

/** Every line of several bases, once. */
export function unionOfLines(bases: readonly (readonly FeeLine[])[]): FeeLine[] {
  const byIndex = new Map(bases.flat().map((line) => [line.index, line]));
  return [...byIndex.values()].toSorted((a, b) => a.index - b.index);
}

export const baseOf = (lines: readonly FeeLine[]): Rational =>
  sum(lines.map(({ amount }) => amount));
