import type { Availability } from '../commitment-format';
import { type Ruled, isAccepted, listed } from './exclusions';
import { type Fraction, minus } from './fraction';
import type { Frame } from './period';
import { type Counted, type Incident, countedTime, weighed } from './pieces';
import { type Lane, isOutage } from './windows';
import type { Span } from './zone';

/** Downtime within the period, step by step: weighted milliseconds. */
export type Stages = Readonly<{
  merged: Fraction;
  paused: Fraction;
  excluded: Fraction;
  counted: Fraction;
  /** The time that counts in the end. */
  spans: Span[];
  /** What each verdict took out beyond those of earlier rules, or would have taken out beyond all. */
  taken: { kind: string; reason: string; downtime: Fraction }[];
}>;

/** Incidents of clipped lanes, and the time that is agreed around them. */
type Stretch = Readonly<{
  commitment: Availability;
  frame: Frame;
  incidents: readonly Incident[];
  agreed: readonly Span[];
}>;

/** Time of maintenance windows, which leaves out whatever is down in it. */
export const removedBy = (ruled: readonly Ruled[]): Span[] =>
  ruled.filter(({ seen }) => !isOutage(seen)).flatMap(({ time }) => time);

export function countedWithin(
  { commitment, frame, incidents, agreed }: Stretch,
  removed: readonly Span[],
): Counted[] {
  return countedTime(commitment, incidents, removed, agreed)
    .map((one) => ({
      ...one,
      start: Math.max(one.start, frame.start),
      end: Math.min(one.end, frame.end),
    }))
    .filter(({ start, end }) => start < end);
}

export function stagesOf(stretch: Stretch, ruled: readonly Ruled[]): Stages {
  const { commitment, incidents, frame } = stretch;
  const whole = { ...commitment, downtime: { ...commitment.downtime, minimum: undefined } };
  const left = ruled.filter(isAccepted);
  const down = (laneAs: (lane: Lane) => Lane, removed: readonly Span[]) =>
    weighed(
      countedWithin(
        {
          ...stretch,
          commitment: whole,
          incidents: incidents.map((one) => ({ ...one, lanes: one.lanes.map(laneAs) })),
        },
        removed,
      ),
    );
  const after = (of: readonly Ruled[]) => {
    const own = ({ window }: Lane) =>
      of.filter(({ seen }) => seen.index === window).flatMap(({ time }) => time);
    return down((lane) => ({ ...lane, own: own(lane) }), removedBy(of));
  };
  const place = ({ kind }: Ruled) =>
    (commitment.exclusions ?? []).findIndex((rule) => rule.kind === kind);
  const counted = countedWithin(stretch, removedBy(left));
  return {
    merged: down((lane) => ({ ...lane, own: [], pauses: [] }), []),
    paused: after([]),
    excluded: after(left),
    counted: weighed(counted),
    spans: counted,
    taken: listed(ruled, frame).flatMap((group) => {
      const [first] = group;
      if (!first) return [];
      const before = left.filter((one) => !isAccepted(first) || place(one) < place(first));
      const downtime = minus(after(before), after([...before, ...group]));
      return [{ kind: first.kind, reason: first.reason, downtime }];
    }),
  };
}
