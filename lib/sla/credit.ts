import { type Limit, capped, limitsFor } from './cap';
import type { Commitment } from './commitment-format';
import { type FeeLine, baseOf, unionOfLines } from './fee-base';
import { formatMinor, roundMoney, currencyDecimals } from './money';
import { type Rational, type RoundingMode, ZERO, rational, sum } from './rational';
import { type Part, namedRates } from './remedy';
import type { Setting } from './setting';

/**
 * The credit of one commitment: parts, caps, rounding. Amounts are exact until the last step. Caps are not
 * spread over lines: rounded by line, the lines are rounded as earned, added, and capped again.
 */
export type Grant = Readonly<{
  commitment: Commitment;
  parts: readonly Part[];
  base: readonly FeeLine[];
  earned: Rational;
  /** After caps, before rounding. */
  exact: Rational;
  lines: readonly CreditLine[];
  limits: readonly Limit[];
  /** What each incident grants and what its caps leave, of parts that several incidents grant. */
  incidents: readonly Readonly<{ part: number; amounts: readonly Capped[] }>[];
  amount: bigint;
}>;

type Capped = Readonly<{ exact: Rational; kept: Rational }>;

/** The credit on one fee line; a credit in money is a line of its own. */
type CreditLine = Readonly<{ key: string; exact: Rational }>;

export function grant(setting: Setting, commitment: Commitment, parts: readonly Part[]): Grant {
  const base = unionOfLines(parts.map(({ lines }) => lines));
  const single = parts.map((part, index) => {
    const limits = limitsFor(setting, 'incident', part.lines).map((one) => ({
      ...one,
      part: index,
    }));
    const amounts = part.amounts.map((exact) => ({ exact, kept: capped(exact, limits) }));
    return { part, limits, amounts, exact: sum(amounts.map(({ kept: left }) => left)) };
  });
  const limits = limitsFor(setting, 'period', base);
  const kept = sum(single.map(({ exact }) => exact));
  const exact = capped(kept, limits);
  const lines = mergeLines(single.flatMap(({ part, exact: of }) => split(part, of)));
  return {
    commitment,
    parts,
    base,
    earned: sum(parts.flatMap(({ amounts }) => amounts)),
    exact,
    lines,
    limits: [...single.flatMap((one) => one.limits), ...limits],
    incidents: single.flatMap((one, part) =>
      one.limits.length > 0 && one.amounts.length > 1 ? [{ part, amounts: one.amounts }] : [],
    ),
    amount: roundGrant(setting, lines, exact, limits),
  };
}

/** Spreads the amount of a part over its fee lines, in proportion to the fees. */
function split({ isMoney, remedy, lines, base }: Part, exact: Rational): CreditLine[] {
  if (isMoney) return [{ key: `money ${remedy}`, exact }];
  if (base.n === 0n) return [];
  return lines.map(({ index, amount }) => ({
    key: `fee ${index}`,
    exact: exact.mul(amount).div(base),
  }));
}

function mergeLines(lines: readonly CreditLine[]): CreditLine[] {
  const byKey = new Map<string, Rational>();
  for (const { key, exact } of lines) byKey.set(key, (byKey.get(key) ?? ZERO).add(exact));
  return [...byKey].map(([key, exact]) => ({ key, exact }));
}

/** The amount in minor units: the exact amount rounded, or the rounded lines added and capped again. */
function roundGrant(
  { terms }: Setting,
  lines: readonly CreditLine[],
  exact: Rational,
  limits: readonly Limit[],
): bigint {
  const { currency, rounding } = terms;
  const mode = rounding?.mode ?? 'half_up';
  if (rounding?.at !== 'line') return roundMoney(exact, currency, mode);
  const added = lines.reduce((total, line) => total + roundMoney(line.exact, currency, mode), 0n);
  return capMinor(added, limits, currency, mode);
}

/** Caps an amount that is rounded already; a cap between two minor units is rounded as the terms say. */
export function capMinor(
  minor: bigint,
  limits: readonly Limit[],
  currency: string,
  mode: RoundingMode,
): bigint {
  const amount = inMajor(minor, currency);
  const limited = capped(amount, limits);
  return limited.equals(amount) ? minor : roundMoney(limited, currency, mode);
}

export function describeGrant({ terms }: Setting, { parts, base, exact, amount }: Grant) {
  const { currency } = terms;
  return {
    amount: formatMinor(amount, currency),
    currency,
    exact,
    ...namedRates(parts),
    feeBase: formatMinor(roundMoney(baseOf(base), currency, 'half_up'), currency),
  };
}

export const inMajor = (minor: bigint, currency: string): Rational =>
  rational(minor).div(10 ** currencyDecimals(currency));
