import type { Availability } from '../commitment-format';
import {
  type Fraction,
  ONE,
  ZERO,
  compare,
  decimal,
  divided,
  greater,
  less,
  minus,
  over,
  plus,
  times,
  whole,
} from './fraction';
import { type Row, byWorse, isTiers, verdictOf } from './judged';
import type { Measured } from './measured';

/** How much further downtime is harmless, by trying what holds at and beyond every edge. */
const HUNDRED = whole(100);
const MINUTE = whole(60_000);

/** The downtime at which the target, or a row, begins or ends. */
function edges({ target, remedies = [] }: Availability, base: Fraction): Fraction[] {
  const ofPercent = (percent: Fraction) => times(base, minus(ONE, divided(percent, HUNDRED)));
  const ofRows = remedies.filter(isTiers).flatMap(({ on, rows }) =>
    rows
      .flatMap(({ when }) => [when.gte, when.gt, when.lte, when.lt])
      .filter((bound) => bound !== undefined)
      .map((bound) => {
        const value = decimal(bound);
        return on === 'downtime_minutes' ? times(value, MINUTE) : ofPercent(value);
      }),
  );
  return [ofPercent(decimal(target.percent)), ...ofRows].toSorted(compare);
}

type State = ReturnType<typeof verdictOf>;

function isWorse(commitment: Availability, now: State, then: State): boolean {
  if (now.met && !then.met) return true;
  const tables = (commitment.remedies ?? []).filter(isTiers);
  return tables.some((table, index) => {
    const [before, after]: (Row | undefined)[] = [now.rows[index], then.rows[index]];
    if (!after) return false;
    return !before || byWorse(table)(after, before) < 0;
  });
}

/** Milliseconds; null where nothing can become worse. */
export function headroomOf(
  commitment: Availability,
  { base, downtime, percent }: Measured,
): Fraction | null {
  if (!downtime || !percent) return null;
  const at = (ms: Fraction) =>
    verdictOf(commitment, {
      base,
      downtime: ms,
      percent: greater(ZERO, times(HUNDRED, minus(ONE, divided(ms, base)))),
      incidents: [],
      reasons: [],
      stages: () => undefined,
    });
  const now = at(downtime);
  const ahead = edges(commitment, base).filter((edge) => !less(edge, downtime));
  for (const edge of ahead) {
    const next = ahead.find((one) => less(edge, one)) ?? plus(edge, whole(2));
    const beyond = times(plus(edge, next), over(1n, 2n));
    if ([edge, beyond].some((ms) => isWorse(commitment, now, at(ms)))) return minus(edge, downtime);
  }
  return null;
}
