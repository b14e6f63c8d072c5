import type { AssessInput } from '../assess-input';
import type { CommitmentAssessment } from '../assessment';
import type { TraceStepOf } from '../trace';
import {
  type Fraction,
  ZERO,
  compare,
  decimal,
  divided,
  greater,
  minus,
  rounded,
  same,
  sum,
  times,
  whole,
  written,
} from './fraction';
import { type Law, type Steps, equals, fractionOf } from './law';
import { redoneMoney } from './redone-money';

/**
 * A trace done again by hand: what each step says must follow from what it was given, and what it was given
 * from the step before. Names each that does not.
 */
const ORDER =
  'version period clock clip merge pauses exclusions minimum metric comparison tier fee_base credit caps rounding';

function isWhole(steps: Partial<Steps>): steps is Steps {
  return ORDER.split(' ').every((name) => name in steps);
}

/** Minutes are rounded to six decimals, each by itself. */
const adds = (parts: readonly number[], total: number) =>
  Math.abs(parts.reduce((all, one) => all + one, 0) - total) <= 1e-6 * (parts.length + 1);
const listed = ({ spans, omitted }: TraceStepOf<'merge'>['out']) => [
  ...spans.map(({ minutes }) => minutes),
  omitted?.minutes ?? 0,
];
/** Whole milliseconds of minutes as shown. */
const ms = (minutes: number | null) => whole(Math.round((minutes ?? 0) * 60_000));

function timeLaws({ clock, clip, merge, pauses, exclusions, minimum }: Steps): Law[] {
  const { noTicket, noNotice } = clock.out;
  const least = minimum.in.seconds;
  return [
    ['clock', clock.in.windows === clock.out.windows + noTicket + noNotice],
    ['clock to clip', clock.out.windows === clip.in.windows],
    ['clip to merge', clip.out.windows === merge.in.windows],
    ['merge', adds(listed(merge.out), merge.out.minutes)],
    ['merge to pauses', merge.out.minutes === pauses.in.minutes],
    ['pauses', adds([pauses.out.minutes, pauses.out.taken], pauses.in.minutes)],
    ['pauses to exclusions', pauses.out.minutes === exclusions.in.minutes],
    ['exclusions', adds([exclusions.out.minutes, exclusions.out.taken], exclusions.in.minutes)],
    [
      'exclusions by verdict',
      adds(
        exclusions.in.excluded.map(({ accepted, minutes }) => (accepted ? minutes : 0)),
        exclusions.out.taken,
      ),
    ],
    ['exclusions to minimum', exclusions.out.minutes === minimum.in.minutes],
    ['minimum', adds(listed(minimum.out), minimum.out.minutes)],
    [
      'left out',
      minimum.out.leftOut.spans.every(
        ({ minutes }) =>
          least !== null &&
          (minimum.in.op === 'gt' ? minutes * 60 <= least + 1e-3 : minutes * 60 < least),
      ),
    ],
    [
      'nothing left out',
      minimum.out.leftOut.spans.length > 0 || minimum.in.minutes === minimum.out.minutes,
    ],
  ];
}

/** A percentage, from what the metric step was given. */
function percentOf({ in: given, out }: TraceStepOf<'metric'>): Fraction | null {
  const share = (part: Fraction, of: Fraction) =>
    same(of, ZERO) ? null : times(whole(100), divided(minus(of, part), of));
  if (given.downtimeExact !== null) {
    const left = share(
      times(fractionOf(given.downtimeExact), whole(60_000)),
      ms(given.denominatorMinutes),
    );
    // A period without one request in its intervals is no data.
    return left && out.exact !== null ? greater(ZERO, left) : null;
  }
  if (given.errorSum !== null)
    return given.total === 0
      ? null
      : share(fractionOf(given.errorSum), whole(given.intervals ?? 0));
  return share(whole(given.failed ?? 0), whole(given.total ?? 0));
}

const STATISTICS: Readonly<Record<string, (values: readonly number[]) => Fraction>> = {
  mean: (values) =>
    divided(sum(values.map((one) => decimal(one.toFixed(3)))), whole(values.length)),
  p90: (values) => decimal((values[Math.ceil((values.length * 9) / 10) - 1] ?? 0).toFixed(3)),
};

function secondsOf(kind: string, values: readonly number[]): number | null {
  if (kind === 'maintenance_notice') return values.length > 0 ? Math.min(...values) : null;
  if (values.length === 0) return 0;
  const of = STATISTICS[kind];
  return of ? Number(rounded(of(values), 6)) : Math.max(...values);
}

function metricLaws({ metric, minimum }: Steps): Law[] {
  const { in: given, out } = metric;
  const { values } = given;
  if (out.count !== null) {
    const run = values?.indexOf(0) ?? -1;
    const all = values?.reduce((broken, one) => broken + one, 0);
    return [['count', out.count === (given.kind === 'consecutive' && run >= 0 ? run : all)]];
  }
  if (values) return [['seconds', out.seconds === secondsOf(given.kind, values)]];
  const percent = percentOf(metric);
  const laws: Law[] = [
    ['exact', out.exact === (percent && written(percent))],
    ['percent', out.percent === (percent && rounded(percent, 6))],
  ];
  if (given.downtimeExact === null) return laws;
  const down = fractionOf(given.downtimeExact);
  const counted = compare(down, decimal(minimum.out.minutes.toFixed(6)));
  return [
    ...laws,
    ['downtime', given.downtimeMinutes === Number(rounded(down, 6))],
    [
      'denominator',
      given.denominatorMinutes ===
        Number(
          rounded(
            divided(minus(ms(given.serviceMinutes), ms(given.maintenanceMinutes)), whole(60_000)),
            6,
          ),
        ),
    ],
    [
      'minimum to metric',
      given.partialMinutes === 'excluded'
        ? counted <= 0 || given.downtimeMinutes === minimum.out.minutes
        : given.partialMinutes === 'rounded_up'
          ? counted >= 0 || given.downtimeMinutes === minimum.out.minutes
          : given.downtimeMinutes === minimum.out.minutes,
    ],
  ];
}

const OPS: Readonly<Record<string, (difference: number) => boolean>> = {
  gte: (difference) => difference >= 0,
  gt: (difference) => difference > 0,
  lte: (difference) => difference <= 0,
  lt: (difference) => difference < 0,
};
const UNITS: Readonly<Record<string, number>> = {
  percent: 1,
  seconds: 1,
  minute: 60,
  hour: 3600,
  periods: 1,
};

function comparisonLaws({ metric, comparison }: Steps): Law[] {
  const { measured, op, target, unit } = comparison.in;
  const { exact, seconds, count } = measured;
  const value = exact === null ? (seconds ?? count) : fractionOf(exact);
  const size = UNITS[unit];
  const holds = OPS[op];
  const { met } = comparison.out;
  if (value === null) return [['nothing compared', met !== false]];
  // Calendar units depend on the day from which they run.
  if (size === undefined || !holds) return [['metric to comparison', equals(metric.out, measured)]];
  const found = typeof value === 'number' ? decimal(value.toFixed(6)) : value;
  const difference = compare(found, times(decimal(target), whole(size)));
  // A mean is rounded for show; the comparison is not.
  const isRounded = seconds !== null && difference === 0;
  return [
    ['metric to comparison', equals(metric.out, measured)],
    ['comparison', isRounded || met === holds(difference)],
  ];
}

/** The broken sums of one commitment's trace. */
export function brokenSums(input: AssessInput, one: CommitmentAssessment): string[] {
  const steps: Partial<Steps> = Object.fromEntries(one.trace.map((step) => [step.step, step]));
  if (one.trace.map(({ step }) => step).join(' ') !== ORDER || !isWhole(steps)) return ['order'];
  const { metric, exclusions, period } = steps;
  const shown = { ...metric.out, ...one.measured };
  const laws: Law[] = [
    [
      'period',
      ms(period.out.minutes).n === BigInt(Date.parse(period.in.end) - Date.parse(period.in.start)),
    ],
    ...timeLaws(steps),
    ...metricLaws(steps),
    ...comparisonLaws(steps),
    ...redoneMoney(input, one, steps),
    ['measured', equals(shown, metric.out)],
    ['downtime shown', equals(one.downtimeMinutes, metric.in.downtimeMinutes)],
    ['excluded shown', equals(one.excluded, exclusions.in.excluded)],
  ];
  return laws.filter(([, holds]) => !holds).map(([claim]) => claim);
}
