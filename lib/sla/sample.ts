import type { Sample } from './evidence-window';
import { invalidInput } from './invalid-input';
import { type Rational, ratio, sumOfMany } from './rational';
import type { Setting } from './setting';
import { type Timeline, type Window, intersect } from './timeline';

/** Requests by interval, counted from the start of the period; the last interval ends with the period. */
export type Interval = Readonly<{ start: number; end: number; total: number; failed: number }>;

/** The sums of every interval that has samples and is over. Throws when a sample lies in two of them. */
export function intervalsOf(
  { period, now }: Setting,
  samples: readonly Sample[],
  intervalSeconds: number,
): Interval[] {
  const lengthMs = intervalSeconds * 1000;
  const sums = new Map<number, { total: number; failed: number }>();
  for (const { index, start, end, total, failed } of samples) {
    if (end <= period.start || start >= period.end) continue;
    const number = Math.floor((start - period.start) / lengthMs);
    if (number < 0 || end > period.start + (number + 1) * lengthMs) throw straddles(index);
    const sum = sums.get(number) ?? { total: 0, failed: 0 };
    sums.set(number, { total: sum.total + total, failed: sum.failed + failed });
  }
  return [...sums]
    .map(([number, sum]) => {
      const start = period.start + number * lengthMs;
      return { start, end: Math.min(start + lengthMs, period.end), ...sum };
    })
    .filter(({ end }) => end <= now)
    .toSorted((a, b) => a.start - b.start);
}

const straddles = (index: number) =>
  invalidInput([
    { path: `evidence.samples.${index}.seconds`, expected: 'a sample within one interval' },
  ]);

/** How many intervals a period has, the shorter last one included. */
export const countIntervals = ({ period }: Setting, intervalSeconds: number): number =>
  Math.ceil((period.end - period.start) / (intervalSeconds * 1000));

/** The sum of failed ÷ total. Intervals with the same total are added first: few fractions remain. */
export function sumOfErrorRates(intervals: readonly Interval[]): Rational {
  const byTotal = new Map<number, bigint>();
  for (const { total, failed } of intervals) {
    if (failed > 0) byTotal.set(total, (byTotal.get(total) ?? 0n) + BigInt(failed));
  }
  return sumOfMany([...byTotal].map(([total, failed]) => ratio(failed, BigInt(total))));
}

/** Intervals that are over, hold no request, and were not watched all through. */
export function unobservedEmpty(
  { period, now }: Setting,
  unknown: Timeline,
  intervals: readonly Interval[],
  intervalSeconds: number,
): number {
  const lengthMs = intervalSeconds * 1000;
  const filled = new Set(
    intervals
      .filter(({ total }) => total > 0)
      .map(({ start }) => Math.round((start - period.start) / lengthMs)),
  );
  let [count, next] = [0, 0];
  for (const { start, end } of intersect(unknown, [{ start: period.start, end: now }])) {
    next = Math.max(next, Math.floor((start - period.start) / lengthMs));
    for (; period.start + next * lengthMs < end; next++) {
      const over = Math.min(period.start + (next + 1) * lengthMs, period.end) <= now;
      if (over && !filled.has(next)) count++;
    }
  }
  return count;
}

/** Requests of the part of the period that is over. Throws when a sample reaches over its edge. */
export function requestsOf(
  { period, now }: Setting,
  samples: readonly Sample[],
): { total: bigint; failed: bigint } {
  let [total, failed] = [0n, 0n];
  for (const sample of samples) {
    if (sample.end <= period.start || sample.start >= period.end) continue;
    if (sample.start < period.start || sample.end > period.end) throw overEdge(sample.index);
    if (sample.end > now) continue;
    total += BigInt(sample.total);
    failed += BigInt(sample.failed);
  }
  return { total, failed };
}

const overEdge = (index: number) =>
  invalidInput([
    { path: `evidence.samples.${index}.seconds`, expected: 'a sample within the period' },
  ]);

/** Threshold intervals that are down, as windows. */
export function intervalsDown(
  intervals: readonly Interval[],
  isDown: (interval: Interval) => boolean,
): Window[] {
  return intervals.filter(isDown).map(({ start, end }) => ({ start, end }));
}
