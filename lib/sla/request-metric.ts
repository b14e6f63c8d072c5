import type { Availability } from './commitment-format';
import { HUNDRED, type Rational, ratio, rational } from './rational';
import {
  type Interval,
  countIntervals,
  intervalsOf,
  requestsOf,
  sumOfErrorRates,
  unobservedEmpty,
} from './sample';
import { type Setting, seenBy } from './setting';
import type { Timeline } from './timeline';

/** The two metrics that are shares of requests and not of time. They have no downtime. */
export type RequestMeasure = Readonly<{
  /** Null when there was not one request. */
  percent: Rational | null;
  best: Rational | null;
  worst: Rational | null;
  failed: number | null;
  total: number | null;
  intervals: number | null;
  errorSum: Rational | null;
}>;

export function measureRequests(
  setting: Setting,
  commitment: Availability,
  unknown: Timeline,
): RequestMeasure {
  const { metric } = commitment;
  const samples = seenBy(commitment, setting.evidence.samples);
  if (metric.kind !== 'error_rate_mean') {
    const { total, failed } = requestsOf(setting, samples);
    const percent = total === 0n ? null : HUNDRED.sub(HUNDRED.mul(ratio(failed, total)));
    return {
      percent,
      best: null,
      worst: null,
      failed: Number(failed),
      total: Number(total),
      intervals: null,
      errorSum: null,
    };
  }
  const intervals = intervalsOf(setting, samples, metric.intervalSeconds);
  const filled = intervals.filter(({ total }) => total > 0);
  const errorSum = sumOfErrorRates(filled);
  const zeroError = metric.emptyInterval === 'zero_error';
  const count = zeroError ? countIntervals(setting, metric.intervalSeconds) : filled.length;
  const percent = filled.length === 0 ? null : meanPercent(errorSum, count);
  const blind = unobservedEmpty(setting, unknown, intervals, metric.intervalSeconds);
  const worst = meanPercent(errorSum.add(blind), zeroError ? count : count + blind);
  return {
    percent,
    best: percent,
    worst: percent && worst,
    ...totals(filled),
    intervals: count,
    errorSum,
  };
}

const meanPercent = (errorSum: Rational, count: number): Rational | null =>
  count === 0 ? null : HUNDRED.sub(HUNDRED.mul(errorSum).div(rational(count)));

const totals = (intervals: readonly Interval[]) => ({
  failed: intervals.reduce((sum, { failed }) => sum + failed, 0),
  total: intervals.reduce((sum, { total }) => sum + total, 0),
});
