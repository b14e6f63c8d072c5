import { type FeeLine, baseOf } from './fee-base';
import { HUNDRED, type Rational, ZERO, larger, rational, smaller, sum } from './rational';
import { dayShare } from './remedy';
import type { Cap } from './remedy-format';
import type { Setting } from './setting';

/** A cap in money, for a given fee base. Caps longer than a period are what earlier credits left of them. */
export type Limit = Readonly<{ rule: string; cap: Cap; limit: Rational; part?: number }>;

/** The `max` caps that hold for one incident, or for a commitment and the total. */
export function limitsFor(
  setting: Setting,
  scope: 'incident' | 'period',
  lines: readonly FeeLine[],
): Limit[] {
  return (setting.terms.caps ?? []).flatMap((cap, index): Limit[] => {
    const isOfIncident = cap.per === 'incident';
    if (cap.kind !== 'max' || isOfIncident !== (scope === 'incident')) return [];
    const whole = capAmount(setting, cap, baseOf(lines));
    const used =
      cap.per === 'contract_year' || cap.per === 'rolling_12m' ? paidBefore(setting) : ZERO;
    return [{ rule: `caps.${index}`, cap, limit: larger(ZERO, whole.sub(used)) }];
  });
}

export function capAmount(setting: Setting, cap: Cap, base: Rational): Rational {
  if (cap.percentOfFees !== undefined) return base.mul(rational(cap.percentOfFees)).div(HUNDRED);
  if (cap.money !== undefined) return rational(cap.money);
  return base.mul(dayShare(setting)).mul(cap.serviceDays ?? 0);
}

export const capped = (amount: Rational, limits: readonly Limit[]): Rational =>
  limits.reduce((least, { limit }) => smaller(least, limit), amount);

const paidBefore = ({ priorCredits }: Setting): Rational =>
  sum(priorCredits.map(({ amount }) => rational(amount)));
