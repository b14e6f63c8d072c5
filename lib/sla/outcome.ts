import type { Availability, Commitment } from './commitment-format';
import { HUNDRED, type Rational, ZERO, rational } from './rational';
import {
  type Row,
  type Tiers,
  compareBadness,
  isPercent,
  lowerBound,
  matchingRows,
  pays,
  upperBound,
} from './tier';

/** What a measured value means: met or not, and the row of each tier table that it falls into. */
type Finding = 'tier_gap' | 'tier_overlap' | 'target_tier_conflict';

type TableOutcome = Readonly<{
  remedy: number;
  tiers: Tiers;
  value: Rational;
  /** The row shown; of two, the one for the worse uptime. */
  row: number | null;
  matched: number;
  finding: Finding | null;
}>;

export type Outcome = Readonly<{ met: boolean; tables: readonly TableOutcome[] }>;

/** A percentage, and weighted downtime in milliseconds where the metric has one. */
export type Value = Readonly<{ percent: Rational | null; downtime: Rational | null }>;

export function judge(commitment: Availability, { percent, downtime }: Value): Outcome {
  const met = percent !== null && meets(commitment, percent);
  return { met, tables: judgeTables(commitment, met, { percent, downtime }) };
}

/** Whether an availability in percent keeps the promise. */
export function meets({ target }: Availability, percent: Rational): boolean {
  const order = percent.compare(rational(target.percent));
  return target.op === 'gte' ? order >= 0 : order > 0;
}

function judgeTables({ remedies = [] }: Commitment, met: boolean, value: Value): TableOutcome[] {
  return remedies.flatMap((remedy, index): TableOutcome[] => {
    if (remedy.kind !== 'tiers') return [];
    const measured = isPercent(remedy) ? value.percent : value.downtime?.div(60_000);
    if (!measured) return [];
    const rows = matchingRows(remedy, measured);
    const paying = rows.filter((row) => remedy.rows[row] && pays(remedy.rows[row]));
    const shown = (met ? paying[0] : rows[0]) ?? null;
    return [
      {
        remedy: index,
        tiers: remedy,
        value: measured,
        row: shown,
        matched: rows.length,
        finding: met ? (shown === null ? null : 'target_tier_conflict') : findingOf(rows.length),
      },
    ];
  });
}

const findingOf = (matched: number): Finding | null =>
  matched === 0 ? 'tier_gap' : matched > 1 ? 'tier_overlap' : null;

/** Whether two outcomes differ in met, row or gap (breached without a row), so that evidence decides. */
export function differs(a: Outcome, b: Outcome): boolean {
  const key = ({ met, tables }: Outcome) => JSON.stringify([met, tables.map(({ row }) => row)]);
  return key(a) !== key(b);
}

/**
 * Milliseconds of further downtime after which status or row becomes worse: the supremum of what is
 * harmless. Null in the worst row, or when nothing can become worse.
 */
export function headroom(
  commitment: Availability,
  downtime: Rational,
  denominatorMs: number,
): Rational | null {
  const whole = rational(denominatorMs);
  const outcomeAt = (ms: Rational) => {
    const left = HUNDRED.mul(whole.sub(ms)).div(whole);
    return judge(commitment, { percent: left.s < 0n ? ZERO : left, downtime: ms });
  };
  const now = outcomeAt(downtime);
  const points = breakpoints(commitment, whole).filter((point) => point.compare(downtime) >= 0);
  for (const [index, point] of points.entries()) {
    const next = points[index + 1];
    const beyond = next ? point.add(next).div(2) : point.add(1);
    if (isWorse(now, outcomeAt(point)) || isWorse(now, outcomeAt(beyond)))
      return point.sub(downtime);
  }
  return null;
}

/** Every downtime at which the target or a row begins or ends, in order. */
function breakpoints({ target, remedies = [] }: Availability, whole: Rational): Rational[] {
  const ofPercent = (percent: Rational) => whole.mul(HUNDRED.sub(percent)).div(HUNDRED);
  const points = [ofPercent(rational(target.percent))];
  for (const remedy of remedies) {
    if (remedy.kind !== 'tiers') continue;
    for (const { when } of remedy.rows) {
      const bounds = [lowerBound(when), upperBound(when)].flatMap((bound) => bound?.value ?? []);
      points.push(
        ...bounds.map((value) => (isPercent(remedy) ? ofPercent(value) : value.mul(60_000))),
      );
    }
  }
  return points
    .toSorted((a, b) => a.compare(b))
    .filter((point, index, all) => !all[index - 1]?.equals(point));
}

function isWorse(now: Outcome, then: Outcome): boolean {
  if (now.met && !then.met) return true;
  return now.tables.some((table, index) => {
    const after = then.tables[index];
    const row =
      after?.row === null || after === undefined ? undefined : table.tiers.rows[after.row];
    if (!row) return false;
    const before: Row | undefined = table.row === null ? undefined : table.tiers.rows[table.row];
    return !before || compareBadness(table.tiers, row, before) < 0;
  });
}
