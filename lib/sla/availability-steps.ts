import type { TimeMeasure } from './availability';
import type { Availability } from './commitment-format';
import { formatInstant } from './instant';
import {
  exactMinutes,
  figure,
  listSpans,
  listStretches,
  metricInput,
  minutesOf,
  minutesOfMs,
} from './measurement';
import { type Rational, rational, toDecimal, toExact } from './rational';
import type { RequestMeasure } from './request-metric';
import type { Setting } from './setting';
import type { Excluded, Spans, TraceStep } from './trace';

/** The trace of an availability commitment, from the clock to the comparison. */
export function timeSteps(
  setting: Setting,
  commitment: Availability,
  path: string,
  given: TimeMeasure,
  percent: Rational | null,
  excluded: Excluded[],
): TraceStep[] {
  const { detail, elapsed, weights } = given;
  const merged = listStretches(detail.outline, elapsed, weights);
  const held =
    detail.held === detail.outline ? merged : listStretches(detail.held, elapsed, weights);
  return [
    ...windowSteps(setting, commitment, path, given, merged),
    ...reductionSteps(commitment, path, given, excluded, held),
    timeStep(commitment, path, given, percent),
    comparison(commitment, path, percent),
  ];
}

const ruleOf =
  ({ downtime = {} }: Availability, path: string) =>
  (key: keyof NonNullable<Availability['downtime']>): string | null =>
    downtime[key] === undefined ? null : `${path}.downtime.${key}`;

function windowSteps(
  { period, now }: Setting,
  commitment: Availability,
  path: string,
  given: TimeMeasure,
  merged: Spans,
): TraceStep[] {
  const { downtime = {} } = commitment;
  const { detail, clock, fragments } = given;
  const rule = ruleOf(commitment, path);
  const inside = fragments.filter((one) => one.start < period.end && one.end > period.start).length;
  return [
    {
      step: 'clock',
      rule: rule('clockStart') ?? rule('clockEnd'),
      in: {
        windows: clock.clocked.length + clock.withoutTicket.length + clock.withoutNotice.length,
        clockStart: downtime.clockStart ?? 'impact',
        clockEnd: downtime.clockEnd ?? 'restored',
      },
      out: {
        windows: clock.clocked.length,
        noTicket: clock.withoutTicket.length,
        noNotice: clock.withoutNotice.length,
      },
    },
    {
      step: 'clip',
      rule: commitment.serviceHours ? `${path}.serviceHours` : null,
      in: {
        windows: clock.clocked.length,
        start: formatInstant(period.start),
        end: formatInstant(Math.max(now, period.start)),
        serviceHours: commitment.serviceHours !== undefined,
        deployed: commitment.denominator?.kind === 'deployed',
      },
      out: { windows: inside },
    },
    {
      step: 'merge',
      rule: rule('mergeGap'),
      in: {
        windows: inside,
        gapSeconds: downtime.mergeGap?.seconds ?? 0,
        gapCounts: downtime.mergeGap?.gapCounts ?? false,
      },
      out: {
        minutes: minutesOf(detail.merged),
        ...merged,
      },
    },
  ];
}

function reductionSteps(
  commitment: Availability,
  path: string,
  { detail, rulings }: TimeMeasure,
  excluded: Excluded[],
  held: Spans,
): TraceStep[] {
  const { downtime = {} } = commitment;
  const isToClosing =
    downtime.clockEnd === 'ticket_closed' &&
    rulings.some(({ accepted, isOfPeriod, own }) => accepted && isOfPeriod && own.size > 0);
  const rule = ruleOf(commitment, path);
  const paused = minutesOf(detail.paused);
  const left = minutesOf(detail.excluded);
  return [
    {
      step: 'pauses',
      rule: rule('stopClock'),
      in: { minutes: minutesOf(detail.merged), stopClock: downtime.stopClock ?? false },
      out: { minutes: paused, taken: minutesOf(detail.merged.sub(detail.paused)) },
    },
    {
      step: 'exclusions',
      rule: commitment.exclusions ? `${path}.exclusions` : null,
      in: { minutes: paused, excluded, ...(isToClosing ? { excusedUntil: 'ticket_closed' } : {}) },
      out: { minutes: left, taken: minutesOf(detail.paused.sub(detail.excluded)) },
    },
    {
      step: 'minimum',
      rule: rule('minimum'),
      in: {
        minutes: left,
        seconds: downtime.minimum?.seconds ?? null,
        op: downtime.minimum?.op ?? null,
      },
      out: {
        minutes: minutesOf(detail.counted),
        leftOut: listSpans(detail.leftOut, ({ lengthMs }) => lengthMs),
        ...held,
      },
    },
  ];
}

function timeStep(
  { metric }: Availability,
  path: string,
  given: TimeMeasure,
  percent: Rational | null,
): TraceStep {
  return {
    step: 'metric',
    rule: `${path}.metric`,
    in: metricInput({
      kind: metric.kind,
      serviceMinutes: minutesOfMs(given.serviceMs),
      maintenanceMinutes: minutesOfMs(given.maintenanceMs),
      denominatorMinutes: minutesOfMs(given.denominatorMs),
      downtimeMinutes: minutesOf(given.downtime),
      downtimeExact: exactMinutes(given.downtime),
      partialMinutes: metric.kind === 'time' ? (metric.partialMinutes ?? 'exact') : null,
    }),
    out: figure({
      percent: percent && toDecimal(percent, 6),
      exact: percent && toExact(percent),
    }),
  };
}

/** The metric step of the metrics that count requests. */
export function requestStep(
  commitment: Availability,
  path: string,
  measure: RequestMeasure,
): TraceStep {
  const { percent, failed, total, intervals, errorSum } = measure;
  return {
    step: 'metric',
    rule: `${path}.metric`,
    in: metricInput({
      kind: commitment.metric.kind,
      failed,
      total,
      intervals,
      errorSum: errorSum && toExact(errorSum),
    }),
    out: figure({ percent: percent && toDecimal(percent, 6), exact: percent && toExact(percent) }),
  };
}

export function comparison(
  { target }: Availability,
  path: string,
  percent: Rational | null,
): TraceStep {
  const order = percent && percent.compare(rational(target.percent));
  return {
    step: 'comparison',
    rule: `${path}.target`,
    in: {
      measured: figure({
        percent: percent && toDecimal(percent, 6),
        exact: percent && toExact(percent),
      }),
      op: target.op,
      target: target.percent,
      unit: 'percent',
    },
    out: { met: order === null ? null : target.op === 'gte' ? order >= 0 : order > 0 },
  };
}
