import type { Reason } from './assessment';
import { type TimeMeasure, measureTime, unknownTime } from './availability';
import { comparison, requestStep, timeSteps } from './availability-steps';
import { clockOf } from './clock';
import type { Availability } from './commitment-format';
import { type Measurement, claimIncident, idleSteps, isOpen, minutesOf } from './measurement';
import { differs, headroom, judge } from './outcome';
import { type Rational, ZERO, toDecimal, toExact } from './rational';
import { measureRequests } from './request-metric';
import { type Setting, seenBy, touches } from './setting';
import type { Window } from './timeline';
import type { Excluded } from './trace';

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
  const unknown = unknownTime(setting);
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
    incidents: () =>
      detail
        .incidents()
        .map((one) => claimIncident(one.windows, wholeIntervals(given.intervals, one))),
    shares: () =>
      given.intervals
        ? sampleShares(setting, commitment)
        : new Set(detail.incidents().flatMap(({ counting }) => counting)),
    downtime: given.downtime,
    excluded,
    ...bounds(percent && best?.percent, percent && worst?.percent),
    ...(room ? { headroomMinutes: minutesOf(room) } : {}),
    steps: timeSteps(setting, commitment, path, given, percent, excluded),
  };
}

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

/** An incident of threshold intervals, before service hours clipped them. */
function wholeIntervals(intervals: TimeMeasure['intervals'], { start, end }: Window): Window {
  const first = intervals?.find((one) => one.start <= start && start < one.end);
  const last = intervals?.find((one) => one.start < end && end <= one.end);
  return { start: first?.start ?? start, end: last?.end ?? end };
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
      minutes: minutesOf(detail.taken().get(ruling) ?? ZERO),
      accepted: ruling.accepted,
      reason: ruling.reason,
    }));
}

function byRequests(setting: Setting, commitment: Availability, path: string): Measurement {
  const unknown = unknownTime(setting);
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
    breach: { percent, downtime: null, denominatorMs: 0, incidents: () => [] },
    isOpen: isOpen(setting, commitment, clockOf(commitment)),
    reasons,
    incidents: () => [],
    shares: () => sampleShares(setting, commitment),
    downtime: null,
    excluded: [],
    ...bounds(best, worst),
    steps: [
      ...idleSteps(setting, {}),
      requestStep(commitment, path, measure),
      comparison(commitment, path, percent),
    ],
  };
}
