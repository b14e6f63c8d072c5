import { answering, firstNot, lanesOf, perService, slice } from './lane';
import type { SourcedFact } from './outage';
import { type Timeline, type Window, intersect, subtract, timeline } from './timeline';
import { asTold } from './view-window';

/** When customer sources were watching, and when they saw it down. A time with neither is unknown, not up. */
export type Watch = Readonly<{
  /** The part of a window that nobody watched; null where no customer source tells its coverage. */
  unobserved: (window: Window, serviceId: string | null) => Timeline | null;
  /** The part of some windows that was watched and seen up. */
  seenUp: (windows: Timeline, serviceId: string | null) => Timeline;
  /** Coverage facts that overlap a window, in order of start. */
  coverageIds: (window: Window, serviceId: string | null) => readonly string[];
}>;

export function watchOf(
  coverage: readonly SourcedFact<'coverage'>[],
  observations: readonly SourcedFact<'observation'>[],
  asOf: number,
): Watch {
  const ours = coverage
    .filter(({ party }) => party === 'customer')
    .toSorted((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1));
  const seen = observations
    .filter(({ party }) => party === 'customer')
    .map((fact) => ({ serviceId: fact.serviceId, ...asTold(fact, asOf) }));
  const coverageLanes = lanesOf(ours);
  const seenLanes = lanesOf(seen);
  const coveredFor = perService((serviceId) => timeline(answering(coverageLanes, serviceId)));
  const seenFor = perService((serviceId) => timeline(answering(seenLanes, serviceId)));
  const without = (held: Timeline, serviceId: string | null, { start, end }: Window) =>
    subtract(held, slice(seenFor(serviceId), { start, end }));

  return {
    unobserved: (window, serviceId) => {
      if (ours.length === 0) return null;
      const blind = subtract(timeline([window]), slice(coveredFor(serviceId), window));
      return without(blind, serviceId, window);
    },
    seenUp: (windows, serviceId) =>
      windows.flatMap((window) =>
        without(intersect([window], slice(coveredFor(serviceId), window)), serviceId, window),
      ),
    coverageIds: ({ start, end }, serviceId) =>
      ours
        .slice(
          0,
          firstNot(ours, (fact) => fact.start < end),
        )
        .filter((fact) => fact.end > start && answers(fact.serviceId, serviceId))
        .map(({ id }) => id),
  };
}

const answers = (of: string | null, to: string | null) => of === null || to === null || of === to;
