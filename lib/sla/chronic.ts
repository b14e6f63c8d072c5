import type { HistoryEntry, Question } from './assess-input';
import type { Commitment, CommitmentOf } from './commitment-format';
import { conclude } from './conclude';
import { type Measurement, figure, idleSteps, metricInput } from './measurement';
import { type Period, periodBefore, resolvePast } from './period';
import { type Rational, rational } from './rational';
import { type Setting, atPeriod } from './setting';
import type { TraceStep } from './trace';

/**
 * Repeated breaches: how many of the last m periods broke the named commitment, or for how many in a row.
 * What history says of a period wins over measuring it again on the evidence at hand.
 */
type Chronic = CommitmentOf<'chronic'>;
type Measure = (setting: Setting, commitment: Commitment) => Measurement;

export function measureChronic(
  setting: Setting,
  question: Question,
  chronic: Chronic,
  path: string,
  measure: Measure,
): Measurement {
  const named = setting.terms.commitments.find(({ id }) => id === chronic.commitment);
  if (!named) throw new RangeError(`No commitment ${chronic.commitment}`);
  const current = measure(setting, named);
  const periods = lastPeriods(setting, chronic.withinPeriods);
  const past = historyOf(setting, question.history, named.id);
  const broken = periods.map((period, index) => {
    const known = past.get(`${period.start} ${period.end}`);
    if (known) return isBrokenInHistory(chronic, known);
    const at = atPeriod(setting, period);
    return isBroken(at, chronic, named, index === 0 ? current : measure(at, named));
  });
  const run = broken.indexOf(false);
  const count = chronic.consecutive
    ? run < 0
      ? broken.length
      : run
    : broken.filter(Boolean).length;
  const arisen = count >= chronic.breaches;
  return {
    measured: { count },
    outcome: { met: !arisen, tables: [] },
    breach: null,
    isOpen: current.isOpen,
    reasons: [],
    incidents: () => [],
    shares: current.shares,
    downtime: null,
    excluded: [],
    steps: [...idleSteps(setting, {}), ...countSteps(chronic, path, broken, count, arisen)],
  };
}

/** This period first, then backwards. */
function lastPeriods(setting: Setting, count: number): Period[] {
  const periods = [setting.period];
  while (periods.length < count) {
    const last = periods.at(-1) ?? setting.period;
    periods.push(periodBefore(setting.terms, last, setting.asOf));
  }
  return periods;
}

function historyOf(
  { terms, asOf }: Setting,
  history: readonly HistoryEntry[],
  id: string,
): Map<string, HistoryEntry> {
  return new Map(
    history
      .filter(({ commitment }) => commitment === id)
      .map((entry) => {
        const { start, end } = resolvePast(terms, entry.period, asOf);
        return [`${start} ${end}`, entry];
      }),
  );
}

function isBrokenInHistory({ downtimeOverSeconds }: Chronic, entry: HistoryEntry): boolean {
  return downtimeOverSeconds === undefined
    ? entry.status === 'breached'
    : (entry.downtimeSeconds ?? 0) > downtimeOverSeconds;
}

function isBroken(
  setting: Setting,
  { downtimeOverSeconds }: Chronic,
  named: Commitment,
  measurement: Measurement,
): boolean {
  if (downtimeOverSeconds !== undefined) return isOver(measurement.downtime, downtimeOverSeconds);
  const { isBreached, isInReview } = conclude(setting, named, '', measurement);
  return isBreached && !isInReview;
}

const isOver = (downtime: Rational | null, seconds: number): boolean =>
  downtime !== null && downtime.compare(rational(seconds * 1000)) > 0;

function countSteps(
  chronic: Chronic,
  path: string,
  broken: readonly boolean[],
  count: number,
  arisen: boolean,
): TraceStep[] {
  return [
    {
      step: 'metric',
      rule: `${path}.withinPeriods`,
      in: metricInput({
        kind: chronic.consecutive ? 'consecutive' : 'breaches',
        intervals: broken.length,
        values: broken.map(Number),
      }),
      out: figure({ count }),
    },
    {
      step: 'comparison',
      rule: `${path}.breaches`,
      in: {
        measured: figure({ count }),
        op: 'lt',
        target: String(chronic.breaches),
        unit: 'periods',
      },
      out: { met: !arisen },
    },
  ];
}
