import { type Rational, rational } from './rational';
import type { RemedyOf, When } from './remedy-format';

/** Rows of a tier table: which of them a value matches, and which of two is for the worse service. */
export type Tiers = RemedyOf<'tiers'>;
export type Row = Tiers['rows'][number];

export const isPercent = (tiers: Tiers): boolean => tiers.on !== 'downtime_minutes';

function matches({ gte, gt, lte, lt }: When, value: Rational): boolean {
  return (
    (gte === undefined || value.compare(rational(gte)) >= 0) &&
    (gt === undefined || value.compare(rational(gt)) > 0) &&
    (lte === undefined || value.compare(rational(lte)) <= 0) &&
    (lt === undefined || value.compare(rational(lt)) < 0)
  );
}

/** Whether the row grants anything. A row of 0 % only says that nothing is due. */
export function pays({ credit }: Row): boolean {
  if ('percentOfFees' in credit) return rational(credit.percentOfFees).n > 0n;
  if ('money' in credit) return rational(credit.money).n > 0n;
  return ('serviceDays' in credit ? credit.serviceDays : credit.daysOfFees) > 0;
}

/** A bound of a row: at the same value, `closed` lets one more value in. */
type Bound = Readonly<{ value: Rational; closed: boolean }>;

export const upperBound = ({ lte, lt }: When) => tightest(lte, lt, -1);
export const lowerBound = ({ gte, gt }: When) => tightest(gte, gt, 1);

function tightest(
  closed: string | number | undefined,
  open: string | number | undefined,
  direction: 1 | -1,
): Bound | null {
  if (open === undefined) {
    return closed === undefined ? null : { value: rational(closed), closed: true };
  }
  const strict = { value: rational(open), closed: false };
  if (closed === undefined) return strict;
  const loose = { value: rational(closed), closed: true };
  return loose.value.compare(strict.value) * direction > 0 ? loose : strict;
}

/**
 * Negative when row `a` is for worse service than row `b`: the smaller upper bound of a percentage,
 * the larger lower bound of downtime minutes.
 */
export function compareBadness(tiers: Tiers, a: Row, b: Row): number {
  return isPercent(tiers)
    ? compareUpper(upperBound(a.when), upperBound(b.when)) ||
        compareLower(lowerBound(a.when), lowerBound(b.when))
    : compareLower(lowerBound(b.when), lowerBound(a.when)) ||
        compareUpper(upperBound(b.when), upperBound(a.when));
}

function compareUpper(a: Bound | null, b: Bound | null): number {
  if (!a || !b) return (a ? 0 : 1) - (b ? 0 : 1);
  return a.value.compare(b.value) || Number(a.closed) - Number(b.closed);
}

function compareLower(a: Bound | null, b: Bound | null): number {
  if (!a || !b) return (a ? 1 : 0) - (b ? 1 : 0);
  return a.value.compare(b.value) || Number(b.closed) - Number(a.closed);
}

/** Indices of the rows that a value matches, worst first. */
export function matchingRows(tiers: Tiers, value: Rational): number[] {
  const found = tiers.rows.flatMap((row, index) => (matches(row.when, value) ? [index] : []));
  return found.toSorted((a, b) => {
    const [first, second] = [tiers.rows[a], tiers.rows[b]];
    return first && second ? compareBadness(tiers, first, second) : 0;
  });
}
