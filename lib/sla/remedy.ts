import type { Commitment } from './commitment-format';
import { type FeeLine, baseOf, feeLines } from './fee-base';
import type { Incident } from './incident';
import type { Outcome } from './outcome';
import {
  HUNDRED,
  ONE,
  type Rational,
  ZERO,
  larger,
  ratio,
  rational,
  sum,
  toShortDecimal,
} from './rational';
import type { CreditRate, DayBasis, Remedy, RemedyOf } from './remedy-format';
import type { Setting } from './setting';

/** What one remedy grants, before caps: so many units of a rate, as a factor of fees or as money. */
export type Part = Readonly<{
  rule: string;
  remedy: number;
  kind: Remedy['kind'];
  units: Rational;
  rate: CreditRate | null;
  /** The rate in words that a reader can multiply with: "10 % of fees". */
  rateText: string;
  lines: readonly FeeLine[];
  base: Rational;
  /** The exact amounts, one for each incident under `accumulate: incident`, else one. */
  amounts: readonly Rational[];
  isMoney: boolean;
}>;

/** What the remedies of an availability commitment look at. Times are milliseconds. */
export type Breach = Readonly<{
  percent: Rational | null;
  downtime: Rational | null;
  denominatorMs: number;
  incidents: () => readonly Incident[];
}>;

type Units = Readonly<{
  rule: string;
  rate: CreditRate | null;
  rateText: string;
  /** How many times the fees count, where no rate says it. */
  factor?: Rational;
  each: Rational[];
}>;

/** All that is due under the remedies of a commitment; tiers pay the row that the outcome shows. */
export function grantParts(
  setting: Setting,
  commitment: Commitment,
  path: string,
  breach: Breach | null,
  outcome: Outcome,
): Part[] {
  return (commitment.remedies ?? []).flatMap((remedy, index): Part[] => {
    const rule = `${path}.remedies.${index}`;
    if (!outcome.met || remedy.kind === 'tiers') {
      const units = unitsOf(commitment, remedy, index, rule, breach, outcome);
      return units ? [toPart(setting, commitment, remedy, index, units)] : [];
    }
    return [];
  });
}

function unitsOf(
  commitment: Commitment,
  remedy: Remedy,
  index: number,
  rule: string,
  breach: Breach | null,
  outcome: Outcome,
): Units | null {
  switch (remedy.kind) {
    case 'termination':
      return null;
    case 'flat':
      return { rule, rate: remedy.credit, rateText: describeRate(remedy.credit), each: [ONE] };
    case 'tiers': {
      const row = outcome.tables.find((table) => table.remedy === index)?.row ?? null;
      const credit = row === null ? undefined : remedy.rows[row]?.credit;
      if (!credit) return null;
      return {
        rule: `${rule}.rows.${row}`,
        rate: credit,
        rateText: describeRate(credit),
        each: [ONE],
      };
    }
    case 'per_percentage_point': {
      if (commitment.kind !== 'availability' || !breach?.percent) return null;
      const points = rational(commitment.target.percent).sub(breach.percent);
      const units = roundSteps(points.div(rational(remedy.step)), remedy.rounding);
      return { rule, rate: remedy.credit, rateText: describeRate(remedy.credit), each: [units] };
    }
    case 'step': {
      if (!breach?.downtime) return null;
      const each = stepUnits(remedy, breach, breach.downtime);
      return { rule, rate: remedy.credit, rateText: describeRate(remedy.credit), each };
    }
    case 'multiple_of_downtime_fees': {
      const share = downShare(breach);
      const rateText = `${remedy.factor} × fees`;
      const factor = rational(remedy.factor);
      return share && { rule, rate: null, rateText, factor, each: [share] };
    }
    case 'pro_rata': {
      const share = downShare(breach);
      return share && { rule, rate: null, rateText: 'fees', each: [share] };
    }
  }
}

/** Downtime as a share of the time it is measured against. */
const downShare = (breach: Breach | null): Rational | null =>
  breach?.downtime && breach.denominatorMs > 0
    ? breach.downtime.div(rational(breach.denominatorMs))
    : null;

/** Steps of downtime beyond the allowance: of the whole period, or of each incident by itself. */
function stepUnits(remedy: RemedyOf<'step'>, breach: Breach, downtime: Rational): Rational[] {
  const allowance = rational((remedy.afterSeconds ?? 0) * 1000).add(
    rational(remedy.afterPercent ?? '0')
      .mul(rational(breach.denominatorMs))
      .div(HUNDRED),
  );
  const stepMs = rational(remedy.perSeconds * 1000);
  const steps = (ms: Rational) =>
    roundSteps(larger(ZERO, ms.sub(allowance)).div(stepMs), remedy.rounding);
  return remedy.accumulate === 'period'
    ? [steps(downtime)]
    : breach.incidents().map(({ counted }) => steps(counted()));
}

function roundSteps(steps: Rational, rounding: 'up' | 'down' | 'exact'): Rational {
  switch (rounding) {
    case 'exact':
      return steps;
    case 'up':
      return steps.ceil();
    case 'down':
      return steps.floor();
  }
}

function toPart(
  setting: Setting,
  commitment: Commitment,
  remedy: Remedy,
  index: number,
  { rule, rate, rateText, factor = ONE, each }: Units,
): Part {
  const lines = feeLines(setting, commitment, remedy);
  const base = baseOf(lines);
  const isMoney = rate !== null && 'money' in rate;
  const one = isMoney ? rational(rate.money) : base.mul(rate ? feeFactor(rate, setting) : factor);
  return {
    rule,
    remedy: index,
    kind: remedy.kind,
    units: sum(each),
    rate,
    rateText,
    lines,
    base,
    amounts: each.map((units) => one.mul(units)),
    isMoney,
  };
}

/** One unit of a rate as a factor of the fee base. */
function feeFactor(rate: Exclude<CreditRate, { money: string }>, setting: Setting): Rational {
  if ('percentOfFees' in rate) return rational(rate.percentOfFees).div(HUNDRED);
  return 'serviceDays' in rate
    ? dayShare(setting, rate.dayValue).mul(rate.serviceDays)
    : dayShare(setting, rate.dayBasis).mul(rate.daysOfFees);
}

/** One day as a share of the fees of the period: its calendar days, 30 a month, or 365 a year. */
export function dayShare({ period }: Setting, basis: DayBasis = 'month_days'): Rational {
  switch (basis) {
    case 'month_days':
      return ratio(1, period.days);
    case '30':
      return ratio(1, 30 * period.months);
    case 'annual_365':
      return ratio(12, 365 * period.months);
  }
}

function describeRate(rate: CreditRate): string {
  if ('percentOfFees' in rate) return `${rate.percentOfFees} % of fees`;
  if ('money' in rate) return rate.money;
  return 'serviceDays' in rate
    ? `${rate.serviceDays} service days`
    : `${rate.daysOfFees} days of fees`;
}

/** Percent of fees and service days that the parts name, for display. */
export function namedRates(parts: readonly Part[]): {
  percentOfFees?: string;
  serviceDays?: string;
} {
  const total = (pick: (rate: CreditRate) => Rational | null) => {
    const named = parts.flatMap(({ rate, units }) => {
      const value = rate && pick(rate);
      return value ? [value.mul(units)] : [];
    });
    return named.length > 0 ? toShortDecimal(sum(named)) : null;
  };
  const percent = total((rate) => ('percentOfFees' in rate ? rational(rate.percentOfFees) : null));
  const days = total((rate) => ('serviceDays' in rate ? rational(rate.serviceDays) : null));
  return {
    ...(percent === null ? {} : { percentOfFees: percent }),
    ...(days === null ? {} : { serviceDays: days }),
  };
}

export const hasTermination = ({ remedies = [] }: Commitment): boolean =>
  remedies.some(({ kind }) => kind === 'termination');
