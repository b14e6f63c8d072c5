import type { AssessInput } from '../assess-input';
import type { Availability, Metric } from '../commitment-format';
import {
  type Fraction,
  ONE,
  ZERO,
  compare,
  decimal,
  divided,
  minus,
  over,
  sum,
  times,
  whole,
} from './fraction';
import type { Frame } from './period';
import { type Lane, sees } from './windows';
import { type Span, anyHolds, elementary, edgesOf } from './zone';

/** Requests, pooled over the services of a commitment and added up within each interval. */
type Interval = Span & { isOver: boolean; total: number; failed: number; services: string[] };
export type Ratio = Extract<Metric, { kind: 'error_rate_mean' }>;

const HUNDRED = whole(100);

function samplesOf(commitment: Availability, { evidence }: AssessInput) {
  return (evidence.samples ?? [])
    .filter(({ service }) => sees(commitment, service))
    .map(({ service, start, seconds, total, failed }) => ({
      service: service ?? '*',
      start: Date.parse(start),
      end: Date.parse(start) + seconds * 1000,
      total,
      failed,
    }));
}

/** The intervals of the period; one that is not over holds nothing. */
export function intervalsOf(
  commitment: Availability,
  input: AssessInput,
  frame: Frame,
  intervalSeconds: number,
): Interval[] {
  const intervals: Interval[] = [];
  const samples = samplesOf(commitment, input);
  for (let start = frame.start; start < frame.end; start += intervalSeconds * 1000) {
    const end = Math.min(start + intervalSeconds * 1000, frame.end);
    const inside = samples.filter(
      (one) => one.start >= start && one.end <= end && end <= frame.asOf,
    );
    intervals.push({
      start,
      end,
      isOver: end <= frame.asOf,
      total: inside.reduce((all, { total }) => all + total, 0),
      failed: inside.reduce((all, { failed }) => all + failed, 0),
      services: inside.filter(({ total }) => total > 0).map(({ service }) => service),
    });
  }
  return intervals;
}

/** The lanes of threshold intervals that are down. */
export function thresholdLanes({ metric }: Availability, intervals: readonly Interval[]): Lane[] {
  if (metric.kind !== 'threshold_intervals') return [];
  const threshold = decimal(metric.errorRateOver);
  return intervals
    .filter(
      ({ total, failed }) =>
        total > 0 &&
        total >= (metric.minRequests ?? 0) &&
        compare(over(BigInt(failed), BigInt(total)), threshold) > 0,
    )
    .map((interval) => ({
      start: interval.start,
      end: interval.end,
      weight: ONE,
      pauses: [],
      own: [],
      raw: interval,
      sources: [],
    }));
}

/** 100 minus the mean error rate; at worst, an empty interval that nobody watched is all errors. */
export function meanPercent(
  metric: Ratio,
  intervals: readonly Interval[],
  unknown: readonly Span[],
): Fraction | null {
  const rates = intervals.map((interval): Fraction | undefined => {
    if (interval.total > 0) return over(BigInt(interval.failed), BigInt(interval.total));
    const blind =
      interval.isOver &&
      elementary([...edgesOf([interval]), ...edgesOf(unknown)]).some(
        ({ start }) => start >= interval.start && start < interval.end && anyHolds(unknown, start),
      );
    if (blind) return ONE;
    return metric.emptyInterval === 'zero_error' ? ZERO : undefined;
  });
  const counted = rates.filter((rate) => rate !== undefined);
  if (counted.length === 0) return null;
  return times(HUNDRED, minus(ONE, divided(sum(counted), whole(counted.length))));
}

export function requestPercent(commitment: Availability, input: AssessInput, frame: Frame) {
  const inside = samplesOf(commitment, input).filter(
    ({ start, end }) => start >= frame.start && end <= Math.min(frame.end, frame.asOf),
  );
  const total = inside.reduce((all, one) => all + one.total, 0);
  const failed = inside.reduce((all, one) => all + one.failed, 0);
  if (total === 0) return null;
  return times(HUNDRED, minus(ONE, over(BigInt(failed), BigInt(total))));
}
