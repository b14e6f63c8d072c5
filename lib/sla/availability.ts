import { type Clocked, type ClockReading, type Edges, clockOf, runClock } from './clock';
import type { Availability } from './commitment-format';
import { type Downtime, countDowntime } from './downtime';
import { type Ruling, ruleExclusions } from './exclusion';
import type { Fragment } from './incident';
import { HUNDRED, type Rational, ZERO, larger, rational } from './rational';
import { type Interval, intervalsDown, intervalsOf } from './sample';
import { serviceTime } from './service-hours';
import { type Setting, seenBy } from './setting';
import { type Timeline, type Window, duration, intersect, subtract, timeline } from './timeline';
import { type Weights, isOutage, weigh } from './weight';

/**
 * Availability as a share of time. `given` takes the windows as they are and unobserved time as up;
 * `best` the narrowest windows, `worst` the widest and unobserved time as down. Maintenance the other way round.
 */
type Variant = 'given' | 'best' | 'worst';

export type TimeMeasure = Readonly<{
  /** Percentage, exact; null when no measured time is left. */
  percent: Rational | null;
  /** Weighted milliseconds down. */
  downtime: Rational;
  /** Milliseconds: agreed service time, maintenance taken out of it, and what is left to divide by. */
  serviceMs: number;
  maintenanceMs: number;
  denominatorMs: number;
  detail: Downtime;
  rulings: readonly Ruling[];
  clock: ClockReading;
  fragments: readonly Fragment[];
  weights: Weights;
  elapsed: Window;
  intervals: readonly Interval[] | null;
}>;

const EDGES: Readonly<Record<Variant, { outage: Edges; maintenance: Edges }>> = {
  given: { outage: 'given', maintenance: 'given' },
  best: { outage: 'narrow', maintenance: 'wide' },
  worst: { outage: 'wide', maintenance: 'narrow' },
};

const NO_CLOCK: ClockReading = { clocked: [], withoutTicket: [], withoutNotice: [] };

export function measureTime(
  setting: Setting,
  commitment: Availability,
  variant: Variant,
  unknown: Timeline,
): TimeMeasure {
  const { period, now, evidence, asOf } = setting;
  const windows = seenBy(commitment, evidence.windows);
  const weights = weigh(commitment, windows, evidence);
  const bySamples = commitment.metric.kind === 'threshold_intervals';
  const edges = EDGES[variant];
  const intervals = bySamples ? thresholdIntervals(setting, commitment) : null;

  const counting = bySamples
    ? []
    : windows.filter((window) => isOutage(window) && weights.rankOf(window) >= 0);
  const clock = bySamples
    ? NO_CLOCK
    : runClock(counting, clockOf(commitment), evidence, asOf, edges.outage);
  const further = [
    ...(intervals ? downIntervals(commitment, intervals) : []),
    ...(variant === 'worst' ? unknown : []),
  ];
  const measured = measuredTime(setting, commitment, [...clock.clocked, ...further]);
  const fragments = toFragments(setting, commitment, clock.clocked, further, weights, measured);
  const claiming = bySamples ? windows.filter((window) => !isOutage(window)) : windows;
  const rulings = ruleExclusions(setting, commitment, claiming, edges, clock.clocked);
  const elapsed = { start: period.start, end: Math.max(now, period.start) };
  const detail = countDowntime({
    commitment,
    fragments,
    rulings,
    weights,
    elapsed,
    measuredTime: measured,
  });
  const shares = denominator(setting, commitment, rulings);
  return {
    percent: percentOf(detail.total, shares.denominatorMs),
    downtime: detail.total,
    ...shares,
    detail,
    rulings,
    clock,
    fragments,
    weights,
    elapsed,
    intervals,
  };
}

function percentOf(downtime: Rational, denominatorMs: number): Rational | null {
  if (denominatorMs <= 0) return null;
  const whole = rational(denominatorMs);
  return larger(ZERO, HUNDRED.mul(whole.sub(downtime)).div(whole));
}

function thresholdIntervals(setting: Setting, commitment: Availability): Interval[] {
  const { metric } = commitment;
  if (metric.kind !== 'threshold_intervals') return [];
  const samples = seenBy(commitment, setting.evidence.samples);
  return intervalsOf(setting, samples, metric.intervalSeconds);
}

function downIntervals({ metric }: Availability, intervals: readonly Interval[]): Window[] {
  if (metric.kind !== 'threshold_intervals') return [];
  const limit = rational(metric.errorRateOver);
  return intervalsDown(intervals, ({ total, failed }) => {
    if (total === 0 || total < (metric.minRequests ?? 0)) return false;
    return BigInt(failed) * limit.d > limit.n * BigInt(total);
  });
}

/** Agreed and deployed time around the windows and the period; null where all time is. */
function measuredTime(
  setting: Setting,
  commitment: Availability,
  windows: readonly Window[],
): Timeline | null {
  const { serviceHours, denominator: rule } = commitment;
  if (!serviceHours && rule?.kind !== 'deployed') return null;
  let { start, end } = setting.period;
  for (const window of windows) {
    start = Math.min(start, window.start);
    end = Math.max(end, window.end);
  }
  return agreedTime(setting, commitment, { start, end });
}

function agreedTime(
  { calendar, evidence }: Setting,
  { serviceHours, denominator: rule }: Availability,
  { start, end }: Window,
): Timeline {
  const service = serviceTime(serviceHours, calendar.zone, start, end);
  const deployed = rule?.kind === 'deployed' ? timeline(evidence.deployed ?? []) : null;
  return deployed ? intersect(service, deployed) : service;
}

const NO_PAUSES: Timeline = [];

function toFragments(
  { evidence }: Setting,
  { downtime }: Availability,
  clocked: readonly Clocked[],
  further: readonly Window[],
  weights: Weights,
  measured: Timeline | null,
): Fragment[] {
  const all: Fragment[] = [];
  for (const { start, end, window } of clocked) {
    if (start >= end) continue;
    const ticket =
      downtime?.stopClock && window.ticket ? evidence.tickets.get(window.ticket) : null;
    const pauses = ticket ? timeline(ticket.pauses) : NO_PAUSES;
    all.push({ start, end, rank: weights.rankOf(window), window, pauses });
  }
  for (const { start, end } of further) {
    if (start < end) all.push({ start, end, rank: weights.full, window: null, pauses: NO_PAUSES });
  }
  return measured
    ? all.flatMap((whole) => within(whole, measured).map((part) => ({ ...whole, ...part })))
    : all;
}

/** The parts of one window within a timeline, found by bisection: windows are many, service hours too. */
function within({ start, end }: Window, time: Timeline): Window[] {
  let [low, high] = [0, time.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((time[middle]?.end ?? Infinity) <= start) low = middle + 1;
    else high = middle;
  }
  const parts: Window[] = [];
  for (let at = time[low]; at && at.start < end; at = time[++low]) {
    parts.push({ start: Math.max(start, at.start), end: Math.min(end, at.end) });
  }
  return parts;
}

/** AST, M and AST − M. Fixed minutes are never reduced; M is accepted maintenance within measured time. */
function denominator(
  setting: Setting,
  commitment: Availability,
  rulings: readonly Ruling[],
): Pick<TimeMeasure, 'serviceMs' | 'maintenanceMs' | 'denominatorMs'> {
  const { period } = setting;
  const rule = commitment.denominator ?? { kind: 'period' };
  if (rule.kind === 'fixed_minutes') {
    const fixed = rule.minutes * 60_000;
    return { serviceMs: fixed, maintenanceMs: 0, denominatorMs: fixed };
  }
  const inPeriod = (time: Timeline) => intersect(time, [period]);
  const deployed = inPeriod(agreedTime(setting, commitment, period));
  const whole =
    rule.kind === 'deployed' && rule.undeployed === 'counts_available'
      ? inPeriod(
          serviceTime(commitment.serviceHours, setting.calendar.zone, period.start, period.end),
        )
      : deployed;
  const serviceMs = duration(whole);
  if (commitment.maintenance === 'counts_as_up') {
    return { serviceMs, maintenanceMs: 0, denominatorMs: serviceMs };
  }
  const maintenance = timeline(
    rulings.flatMap((ruling) => (ruling.accepted && isPlanned(ruling) ? ruling.maintenance : [])),
  );
  const maintenanceMs = duration(intersect(maintenance, deployed));
  return { serviceMs, maintenanceMs, denominatorMs: serviceMs - maintenanceMs };
}

const isPlanned = ({ kind }: Ruling) =>
  kind === 'scheduled_maintenance' || kind === 'emergency_maintenance';

/** Time of the elapsed period that nobody watched. Time that any window covers was watched, of whichever service. */
export function unknownTime({ evidence, period, now, asOf }: Setting): Timeline {
  if (!evidence.observed || now <= period.start) return [];
  const watched = timeline([
    ...evidence.observed,
    ...evidence.windows.map(({ start, end }) => ({ start, end: Math.min(end ?? asOf, asOf) })),
  ]);
  return subtract([{ start: period.start, end: now }], watched);
}
