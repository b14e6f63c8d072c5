import type { AssessInput } from '../assess-input';
import type { Availability } from '../commitment-format';
import type { Remedy, RemedyOf } from '../remedy-format';
import { type Due, type Line, dueOf, linesOf } from './fees';
import {
  type Fraction,
  ZERO,
  ceil,
  decimal,
  divided,
  floor,
  greater,
  minus,
  over,
  plus,
  times,
  whole,
} from './fraction';
import { type Row, isTiers } from './judged';
import type { Measured } from './measured';
import type { Frame } from './period';

/** What each remedy of a breached commitment comes to, before caps. */
type Case = { input: AssessInput; frame: Frame; commitment: Availability; measured: Measured };

const STEPS = {
  up: (value: Fraction) => over(ceil(value), 1n),
  down: (value: Fraction) => over(floor(value), 1n),
  exact: (value: Fraction) => value,
};

function stepDues(remedy: RemedyOf<'step'>, { measured, frame }: Case, lines: Line[]): Due[] {
  const allowance = plus(
    whole((remedy.afterSeconds ?? 0) * 1000),
    times(measured.base, divided(decimal(remedy.afterPercent ?? '0'), whole(100))),
  );
  const each = measured.incidents.map(({ downtime }) => downtime);
  const lengths = remedy.accumulate === 'incident' ? each : [measured.downtime ?? ZERO];
  // Without an incident nothing is due; the remedy still has its fee base.
  return (lengths.length > 0 ? lengths : [ZERO]).map((length) => {
    const beyond = greater(ZERO, minus(length, allowance));
    const steps = STEPS[remedy.rounding](divided(beyond, whole(remedy.perSeconds * 1000)));
    return dueOf(remedy.credit, steps, lines, frame);
  });
}

function pointDue(remedy: RemedyOf<'per_percentage_point'>, given: Case, lines: Line[]): Due {
  const { measured, commitment, frame } = given;
  const missing = greater(
    ZERO,
    minus(decimal(commitment.target.percent), measured.percent ?? ZERO),
  );
  const steps = STEPS[remedy.rounding](divided(missing, decimal(remedy.step)));
  return dueOf(remedy.credit, steps, lines, frame);
}

/** Fees for the downtime, so many times. */
function feesOfDowntime(factor: Fraction, { measured }: Case, lines: Line[]): Due {
  const part = divided(measured.downtime ?? ZERO, measured.base);
  return { lines, share: times(factor, part), money: ZERO, remedy: 0 };
}

function duesOf(remedy: Remedy, given: Case, row: Row | undefined): Due[] {
  const lines = linesOf(given.input, given.commitment, remedy.feeBase);
  switch (remedy.kind) {
    case 'tiers':
      return row ? [dueOf(row.credit, whole(1), lines, given.frame)] : [];
    case 'step':
      return stepDues(remedy, given, lines);
    case 'per_percentage_point':
      return [pointDue(remedy, given, lines)];
    case 'multiple_of_downtime_fees':
      return [feesOfDowntime(decimal(remedy.factor), given, lines)];
    case 'pro_rata':
      return [feesOfDowntime(whole(1), given, lines)];
    case 'flat':
      return [dueOf(remedy.credit, whole(1), lines, given.frame)];
    case 'termination':
      return [];
  }
}

/** `rows`: the row of each `tiers` remedy in turn. Where a promise was kept, only the rows are shown. */
export function allDues(given: Case, rows: readonly (Row | undefined)[], met: boolean): Due[] {
  const left = [...rows];
  return (given.commitment.remedies ?? []).flatMap((remedy, index) => {
    const row = isTiers(remedy) ? left.shift() : undefined;
    const dues = met && !row ? [] : duesOf(remedy, given, row);
    return dues.map((due) => ({ ...due, remedy: index }));
  });
}
