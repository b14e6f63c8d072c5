import type { AssessInput } from '../assess-input';
import type { Availability } from '../commitment-format';
import { type Ruled, isAccepted, isMaintenance, ruledOn } from './exclusions';
import {
  type Fraction,
  ONE,
  ZERO,
  divided,
  greater,
  less,
  minus,
  sum,
  times,
  whole,
} from './fraction';
import type { Frame } from './period';
import { type Counted, type Incident, byMinute, incidentsOf, lengthOf, weighed } from './pieces';
import { intervalsOf, meanPercent, requestPercent, thresholdLanes } from './samples';
import { deployedTime, serviceTime } from './service-time';
import { type Stages, countedWithin, removedBy, stagesOf } from './stages';
import {
  type Edges,
  type Lane,
  type Seen,
  clocked,
  isOutage,
  pausesOf,
  seenBy,
  weightOf,
  zero,
} from './windows';
import { type Span, anyHolds, edgesOf, elementary, holds } from './zone';

/** What is measured of an availability commitment, by one reading of the edges of its windows. */
export type Measured = {
  /** Null where nothing can be measured. */
  percent: Fraction | null;
  /** Milliseconds; null where the measure is no share of time. */
  downtime: Fraction | null;
  /** What downtime is divided by, in milliseconds. */
  base: Fraction;
  incidents: (Span & { windows: number[]; lanes: Lane[]; downtime: Fraction })[];
  reasons: string[];
  /** How downtime came about; none where the measure is no share of time. */
  stages: () => Stages | undefined;
};

const HUNDRED = whole(100);

function windowLanes(
  commitment: Availability,
  { evidence }: AssessInput,
  seen: readonly Seen[],
  frame: Frame,
  own: (seen: Seen) => Span[],
) {
  const lanes: Lane[] = [];
  const reasons: string[] = [];
  for (const one of seen.filter(isOutage)) {
    const weight = weightOf(commitment, one.window, evidence);
    if (zero(weight)) continue;
    const clock = clocked(commitment, evidence, one, frame.asOf);
    if (typeof clock === 'string') {
      const lasts = one.window.end === null || one.end > frame.start;
      if (one.start < frame.end && lasts) reasons.push(clock);
      continue;
    }
    if (clock.start >= clock.end) continue;
    lanes.push({
      ...clock,
      weight,
      pauses: pausesOf(commitment, evidence, one.window),
      own: own(one),
      raw: one.raw,
      window: one.index,
      sources: [`window ${one.index}`],
    });
  }
  return { lanes, reasons };
}

/** Time of the period up to now that nobody watched and no window covers. */
export function unknownTime({ evidence }: AssessInput, frame: Frame): Span[] {
  if (!evidence.observed) return [];
  const known = [...evidence.observed, ...evidence.windows].map(({ start, end }) => ({
    start: Date.parse(start),
    end: end === null ? frame.asOf : Date.parse(end),
  }));
  return cut(frame, known, [now(frame)]).filter(
    ({ start }) => start < frame.asOf && !anyHolds(known, start),
  );
}

/** The elementary pieces of a stretch, cut at the edges of everything given. */
const cut = ({ start, end }: Span, ...spans: readonly (readonly Span[])[]): Span[] =>
  elementary([start, end, ...edgesOf(spans.flat())]).filter((piece) =>
    holds({ start, end }, piece.start),
  );

const now = ({ start, asOf }: Frame): Span => ({ start, end: asOf });

const hull = (spans: readonly Span[]): Span => ({
  start: Math.min(...spans.map(({ start }) => start)),
  end: Math.max(...spans.map(({ end }) => end)),
});

const unknownLane = ({ start, end }: Span): Lane => ({
  start,
  end,
  weight: ONE,
  pauses: [],
  own: [],
  raw: { start, end },
  sources: [],
});

type Parts = { input: AssessInput; frame: Frame; commitment: Availability; edges: Edges };

export function measure(parts: Parts): Measured {
  const { commitment, input, frame } = parts;
  const { metric } = commitment;
  if (metric.kind !== 'request_ratio' && metric.kind !== 'error_rate_mean') return ofTime(parts);
  const nothing = { downtime: null, base: ZERO, incidents: [], reasons: [] };
  const base = { ...nothing, stages: () => undefined };
  if (metric.kind === 'request_ratio')
    return { ...base, percent: requestPercent(commitment, input, frame) };
  const intervals = intervalsOf(commitment, input, frame, metric.intervalSeconds);
  const unknown = parts.edges === 'worst' ? unknownTime(input, frame) : [];
  const noData = intervals.every(({ total }) => total === 0);
  return { ...base, percent: noData ? null : meanPercent(metric, intervals, unknown) };
}

function ofTime({ input, frame, commitment, edges }: Parts): Measured {
  const { metric } = commitment;
  const seen = seenBy(commitment, input.evidence, frame, edges);
  const ruled = ruledOn(commitment, seen, input, frame);
  const left = ruled.filter(isAccepted);
  const own = ({ index }: Seen) =>
    left.filter(({ seen: one }) => one.index === index).flatMap(({ time }) => time);
  const intervals =
    metric.kind === 'threshold_intervals'
      ? intervalsOf(commitment, input, frame, metric.intervalSeconds)
      : undefined;
  const { lanes, reasons } = intervals
    ? { lanes: thresholdLanes(commitment, intervals), reasons: [] }
    : windowLanes(commitment, input, seen, frame, own);
  if (edges === 'worst') lanes.push(...unknownTime(input, frame).map(unknownLane));
  const found = figures({ input, frame, commitment, edges }, lanes, ruled);
  const noData = intervals?.every(({ total }) => total === 0) ?? false;
  return { ...found, reasons, percent: noData ? null : found.percent };
}

function figures(
  { input, frame, commitment }: Parts,
  lanes: readonly Lane[],
  ruled: readonly Ruled[],
) {
  const left = ruled.filter(isAccepted);
  const maintenance = left.filter(isMaintenance).flatMap(({ time }) => time);
  const around = hull([frame, ...lanes]);
  const service = serviceTime(commitment, around, frame.zone);
  const deployed = deployedTime(commitment, input, around);
  const agrees = (at: number) => anyHolds(service, at) && anyHolds(deployed, at);
  const within = lanes.flatMap((lane) =>
    cut(lane, service, deployed)
      .filter(({ start }) => agrees(start))
      .map((piece) => ({ ...lane, ...piece })),
  );
  const looksAt = (at: number) => at < frame.asOf && agrees(at);
  const incidents = incidentsOf(commitment, within);
  const agreed = commitment.downtime?.mergeGap?.gapCounts
    ? cut(around, service, deployed).filter(({ start }) => agrees(start))
    : [];
  const stretch = { commitment, frame, incidents, agreed };
  const counted = countedWithin(stretch, removedBy(left));
  const out = cut(frame, service, deployed, maintenance, [now(frame)]).filter(
    ({ start }) => looksAt(start) && anyHolds(maintenance, start),
  );
  const base = denominator(commitment, frame, service, deployed, out);
  const downtime = totalOf(commitment, counted);
  return {
    base,
    downtime,
    percent: percentOf(base, downtime),
    incidents: each(incidents, counted),
    stages: () => stagesOf(stretch, ruled),
  };
}

function denominator(
  { denominator: rule, maintenance }: Availability,
  frame: Frame,
  service: readonly Span[],
  deployed: readonly Span[],
  out: readonly Span[],
): Fraction {
  if (rule?.kind === 'fixed_minutes') return whole(rule.minutes * 60_000);
  const removes = rule?.kind === 'deployed' && rule.undeployed === 'removed';
  const agreed = cut(frame, service, deployed).filter(
    ({ start }) => anyHolds(service, start) && (!removes || anyHolds(deployed, start)),
  );
  return maintenance === 'counts_as_up' ? lengthOf(agreed) : minus(lengthOf(agreed), lengthOf(out));
}

function totalOf({ metric }: Availability, counted: readonly Counted[]): Fraction {
  const rule = metric.kind === 'time' ? (metric.partialMinutes ?? 'exact') : 'exact';
  return rule === 'exact' ? weighed(counted) : byMinute(counted, rule);
}

function percentOf(base: Fraction, downtime: Fraction): Fraction | null {
  if (!less(ZERO, base)) return null;
  return greater(ZERO, times(HUNDRED, minus(ONE, divided(downtime, base))));
}

function each(incidents: readonly Incident[], counted: readonly Counted[]) {
  return incidents
    .map(({ lanes }, index) => {
      const own = counted.filter(({ incident }) => incident === index);
      const counting = lanes.filter((lane) =>
        own.some(
          ({ start }) => holds(lane, start) && !anyHolds([...lane.own, ...lane.pauses], start),
        ),
      );
      return {
        start: Math.min(...lanes.map(({ raw }) => raw.start)),
        end: Math.max(...lanes.map(({ raw }) => raw.end)),
        windows: lanes.flatMap(({ window }) => window ?? []),
        lanes: counting,
        downtime: sum(own.map((one) => weighed([one]))),
      };
    })
    .filter(({ downtime }) => less(ZERO, downtime));
}
