import type { Reason } from './assessment';
import { type TimeMeasure, measureTime, unknownTime } from './availability';
import { clockOf } from './clock';
import type { Availability } from './commitment-format';
import { formatInstant } from './instant';
import {
  type Measurement,
  claimIncident,
  exactMinutes,
  figure,
  idleSteps,
  isOpen,
  listSpans,
  listStretches,
  metricInput,
  minutesOf,
  minutesOfMs,
} from './measurement';
import { differs, headroom, judge } from './outcome';
import { type Rational, ZERO, rational, toDecimal, toExact } from './rational';
import { type RequestMeasure, measureRequests } from './request-metric';
import { type Setting, seenBy, touches } from './setting';
import type { Excluded, TraceStep } from './trace';

/** Measures one availability commitment: its figure, its bounds, its headroom, and how each came about. */
export function measureAvailability(
  setting: Setting,
  commitment: Availability,
  path: string,
): Measurement {
  const { kind } = commitment.metric;
  return kind === 'error_rate_mean' || kind === 'request_ratio'
    ? byRequests(setting, commitment, path)
    : byTime(setting, commitment, path);
}

function byTime(setting: Setting, commitment: Availability, path: string): Measurement {
  const unknown = unknownOf(setting, commitment);
  const given = measureTime(setting, commitment, 'given', []);
  const isEmpty =
    given.intervals !== null && !given.intervals.some((interval) => interval.total > 0);
  const percent = isEmpty ? null : given.percent;
  const value = { percent, downtime: given.downtime };
  const [best, worst] = boundsOf(setting, commitment, given, unknown);
  const room = percent && headroom(commitment, given.downtime, given.denominatorMs);
  const reasons = [
    ...given.clock.withoutTicket
      .filter((one) => touches(one, setting))
      .map(() => 'no_ticket' as const),
    ...given.clock.withoutNotice
      .filter((one) => touches(one, setting))
      .map(() => 'no_notice' as const),
    ...noData(percent),
    ...evidenceDecides(commitment, percent && best, percent && worst),
  ];
  const { detail } = given;
  const excluded = listExcluded(given);
  return {
    measured: { percent: percent && toDecimal(percent, 6), exact: percent && toExact(percent) },
    outcome: percent && judge(commitment, value),
    breach: { ...value, denominatorMs: given.denominatorMs, incidents: detail.incidents },
    isOpen: isOpen(setting, commitment, clockOf(commitment)),
    reasons: [...new Set(reasons)],
    incidents: detail.incidents.map((one) => claimIncident(one.windows, one)),
    shares: () =>
      given.intervals
        ? sampleShares(setting, commitment)
        : new Set(detail.incidents.flatMap(({ counting }) => counting)),
    downtime: given.downtime,
    excluded,
    ...bounds(percent && best?.percent, percent && worst?.percent),
    ...(room ? { headroomMinutes: minutesOf(room) } : {}),
    steps: timeSteps(setting, commitment, path, given, percent, excluded),
  };
}

const unknownOf = (setting: Setting, commitment: Availability) =>
  unknownTime(setting, seenBy(commitment, setting.evidence.windows));

const hasBounds = (setting: Setting, commitment: Availability): boolean =>
  seenBy(commitment, setting.evidence.windows).some((one) => one.startBounds ?? one.endBounds);

/** Best and worst; both null where neither bounds nor watching times were given. */
function boundsOf(
  setting: Setting,
  commitment: Availability,
  given: TimeMeasure,
  unknown: ReturnType<typeof unknownTime>,
): [TimeMeasure | null, TimeMeasure | null] {
  const bounded = hasBounds(setting, commitment);
  if (!bounded && !setting.evidence.observed) return [null, null];
  return [
    bounded ? measureTime(setting, commitment, 'best', []) : given,
    bounded || unknown.length > 0 ? measureTime(setting, commitment, 'worst', unknown) : given,
  ];
}

const noData = (percent: Rational | null): Reason[] => (percent ? [] : ['no_data']);

function evidenceDecides(
  commitment: Availability,
  best: { percent: Rational | null; downtime: Rational | null } | null,
  worst: { percent: Rational | null; downtime: Rational | null } | null,
): Reason[] {
  if (!best?.percent || !worst?.percent) return [];
  return differs(judge(commitment, best), judge(commitment, worst))
    ? ['tier_depends_on_evidence']
    : [];
}

function bounds(best: Rational | null | undefined, worst: Rational | null | undefined) {
  if (!best || !worst) return {};
  return { bounds: { best: toDecimal(best, 6), worst: toDecimal(worst, 6) } };
}

/** The services whose samples count within the period; one key for samples of every service. */
function sampleShares({ evidence, period }: Setting, commitment: Availability): Set<unknown> {
  return new Set(
    seenBy(commitment, evidence.samples)
      .filter(({ start, end }) => start < period.end && end > period.start)
      .map(({ service }) => `samples of ${service ?? 'every service'}`),
  );
}

function listExcluded({ rulings, detail }: TimeMeasure): Excluded[] {
  return rulings
    .filter(({ isOfPeriod }) => isOfPeriod)
    .map((ruling) => ({
      kind: ruling.kind,
      minutes: minutesOf(detail.takenBy(ruling)),
      accepted: ruling.accepted,
      reason: ruling.reason,
    }));
}

function byRequests(setting: Setting, commitment: Availability, path: string): Measurement {
  const unknown = unknownOf(setting, commitment);
  const measure = measureRequests(setting, commitment, unknown);
  const { percent } = measure;
  const isBounded =
    commitment.metric.kind === 'error_rate_mean' &&
    (setting.evidence.observed !== undefined || hasBounds(setting, commitment));
  const [best, worst] = isBounded ? [measure.best, measure.worst] : [null, null];
  const reasons = [
    ...noData(percent),
    ...evidenceDecides(
      commitment,
      { percent: best, downtime: null },
      { percent: worst, downtime: null },
    ),
  ];
  return {
    measured: { percent: percent && toDecimal(percent, 6), exact: percent && toExact(percent) },
    outcome: percent && judge(commitment, { percent, downtime: null }),
    breach: { percent, downtime: null, denominatorMs: 0, incidents: [] },
    isOpen: isOpen(setting, commitment, clockOf(commitment)),
    reasons,
    incidents: [],
    shares: () => sampleShares(setting, commitment),
    downtime: null,
    excluded: [],
    ...bounds(best, worst),
    steps: [
      ...idleSteps(setting, 0, 'impact', []),
      requestStep(commitment, path, measure),
      comparison(commitment, path, percent),
    ],
  };
}

function requestStep(commitment: Availability, path: string, measure: RequestMeasure): TraceStep {
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

function comparison({ target }: Availability, path: string, percent: Rational | null): TraceStep {
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

function timeSteps(
  { period, now }: Setting,
  commitment: Availability,
  path: string,
  given: TimeMeasure,
  percent: Rational | null,
  excluded: Excluded[],
): TraceStep[] {
  const { downtime = {}, metric } = commitment;
  const { detail, clock, fragments } = given;
  const minutes = {
    merged: minutesOf(detail.merged),
    paused: minutesOf(detail.paused),
    excluded: minutesOf(detail.excluded),
  };
  const rule = (key: keyof typeof downtime) =>
    downtime[key] === undefined ? null : `${path}.downtime.${key}`;
  const inside = fragments.filter((one) => one.start < period.end && one.end > period.start).length;
  const short = detail.pieces.filter(({ counts }) => !counts);
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
        minutes: minutes.merged,
        ...listStretches(detail.outline, given.elapsed, given.weights),
      },
    },
    {
      step: 'pauses',
      rule: rule('stopClock'),
      in: { minutes: minutes.merged, stopClock: downtime.stopClock ?? false },
      out: { minutes: minutes.paused, taken: minutesOf(detail.merged.sub(detail.paused)) },
    },
    {
      step: 'exclusions',
      rule: commitment.exclusions ? `${path}.exclusions` : null,
      in: { minutes: minutes.paused, excluded },
      out: { minutes: minutes.excluded, taken: minutesOf(detail.paused.sub(detail.excluded)) },
    },
    {
      step: 'minimum',
      rule: rule('minimum'),
      in: {
        minutes: minutes.excluded,
        seconds: downtime.minimum?.seconds ?? null,
        op: downtime.minimum?.op ?? null,
      },
      out: {
        minutes: minutesOf(detail.counted),
        leftOut: listSpans(short, ({ lengthMs }) => lengthMs),
        ...listStretches(detail.held, given.elapsed, given.weights),
      },
    },
    {
      step: 'metric',
      rule: `${path}.metric`,
      in: metricInput({
        kind: metric.kind,
        serviceMinutes: minutesOfMs(given.serviceMs),
        maintenanceMinutes: minutesOfMs(given.maintenanceMs),
        denominatorMinutes: minutesOfMs(given.denominatorMs),
        downtimeMinutes: minutesOf(given.downtime ?? ZERO),
        downtimeExact: exactMinutes(given.downtime ?? ZERO),
        partialMinutes: metric.kind === 'time' ? (metric.partialMinutes ?? 'exact') : null,
      }),
      out: figure({
        percent: percent && toDecimal(percent, 6),
        exact: percent && toExact(percent),
      }),
    },
    comparison(commitment, path, percent),
  ];
}
