import type { Availability } from './commitment-format';
import type { InputIssue } from './invalid-input';
import { HUNDRED, type Rational, ZERO, rational, toShortDecimal } from './rational';
import type { Terms } from './terms-format';
import { type Tiers, isPercent, lowerBound, matchingRows, pays, upperBound } from './tier';

/** What an overlap of rows is told to be: a contract refuses it, an assessment answers `review`. */
export const ONE_ROW = 'one row for each value';

/** Warnings about tier tables: values with no row or two rows, and rows that pay while the target is met. */
export function checkTiers(terms: Terms): InputIssue[] {
  return terms.commitments.flatMap((commitment, index) =>
    commitment.kind === 'availability'
      ? (commitment.remedies ?? []).flatMap((remedy, at) =>
          remedy.kind === 'tiers'
            ? checkTable(commitment, remedy, `commitments.${index}.remedies.${at}.rows`)
            : [],
        )
      : [],
  );
}

function checkTable({ target }: Availability, tiers: Tiers, path: string): InputIssue[] {
  const limit = rational(target.percent);
  const isMet = (value: Rational) =>
    target.op === 'gte' ? value.compare(limit) >= 0 : value.compare(limit) > 0;
  const unit = isPercent(tiers) ? '%' : 'minutes';
  return probes(tiers, isPercent(tiers) ? [limit] : []).flatMap((value): InputIssue[] => {
    const rows = matchingRows(tiers, value);
    const found = `${toShortDecimal(value)} ${unit}`;
    if (isPercent(tiers) && isMet(value)) {
      const paying = rows.find((row) => tiers.rows[row] && pays(tiers.rows[row]));
      return paying === undefined
        ? []
        : [
            {
              path: `${path}.${paying}.when`,
              expected: 'no credit where the target is met',
              found,
            },
          ];
    }
    if (rows.length > 1) {
      return [{ path: `${path}.${rows[0] ?? 0}.when`, expected: ONE_ROW, found }];
    }
    // Few minutes of downtime may still meet the target: only percentages are known to be breaches.
    if (rows.length === 0 && isPercent(tiers)) {
      return [{ path, expected: 'a row for every breached value', found }];
    }
    return [];
  });
}

/** Every bound, and one value inside each stretch between two of them. */
function probes(tiers: Tiers, further: readonly Rational[]): Rational[] {
  const bounds = tiers.rows
    .flatMap(({ when }) => [lowerBound(when), upperBound(when)])
    .flatMap((bound) => (bound ? [bound.value] : []));
  const top = isPercent(tiers) ? [HUNDRED] : [];
  const all = [ZERO, ...bounds, ...further, ...top]
    .toSorted((a, b) => a.compare(b))
    .filter((value, index, list) => !list[index - 1]?.equals(value))
    .filter((value) => !isPercent(tiers) || value.compare(HUNDRED) <= 0);
  return all.flatMap((value, index) => {
    const next = all[index + 1];
    return next ? [value, value.add(next).div(2)] : [value];
  });
}
