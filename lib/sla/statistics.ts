import type { Edge } from './evidence';
import { groupBy } from './lane';
import type { Outage, SourcedFact, View } from './outage';
import { refKey } from './stated-window';
import type { Window } from './timeline';

/**
 * How fast a vendor restores and how well it announces, over the outages of a period in one view.
 *
 * s and r are the first start and the last end of the outage's windows in that view, as told; an
 * outage belongs to the period in which it starts. Milliseconds throughout, elapsed time: weekends
 * count. Every figure keeps the facts it rests on. `communication-statistics.ts` has the words.
 */

/** One measured value and the facts it rests on. */
export type Measured = Readonly<{
  /** Of an outage or, for notices of maintenance, of the announcement. */
  outageId: string;
  ms: number;
  evidenceIds: readonly string[];
}>;

/** How values spread. All null where `n` is 0. `values` in ascending order, so the trace shows the rank. */
export type Spread = Readonly<{
  n: number;
  /** The exact mean, rounded half up to the millisecond. */
  meanMs: number | null;
  /** The middle value; of an even number the mean of the middle two, rounded half up. */
  medianMs: number | null;
  /** Nearest rank: the ⌈0.9 n⌉-th smallest value. */
  p90Ms: number | null;
  longestMs: number | null;
  values: readonly Measured[];
}>;

export type RestorationStatistics = Spread &
  Readonly<{
    /** Outages of the period that have no end yet: counted here, in no other figure. */
    open: number;
    openIds: readonly string[];
    /** Outages known to the day only: how long they lasted is not known, so they are in no other figure. */
    dayOnly: number;
  }>;

/** Lead of maintenance announcements: planned start − notice. */
export type MaintenanceStatistics = Spread &
  Readonly<{ unannounced: number; unannouncedIds: readonly string[] }>;

export type StatisticsInput = Readonly<{
  outages: readonly Outage[];
  view: View;
  /** [start, end), epoch ms. */
  period: Window;
}>;

/** An outage of the period in the chosen view: s, r (null: still open) and the facts that set them. */
export type Course = Readonly<{
  outage: Outage;
  start: number;
  end: number | null;
  /** Known to the day only: s and r tell the day, and no time can be taken between them. */
  isDayOnly: boolean;
  evidenceIds: readonly string[];
}>;

/** Time to restore, r − s. MTTR is its `meanMs`. */
export function restorationStatistics(input: StatisticsInput): RestorationStatistics {
  const courses = coursesOf(input);
  const open = courses.filter(({ end }) => end === null);
  const values = courses.flatMap(({ outage, start, end, isDayOnly, evidenceIds }) =>
    end === null || isDayOnly ? [] : [{ outageId: outage.id, ms: end - start, evidenceIds }],
  );
  return {
    ...spreadOf(values),
    open: open.length,
    openIds: open.map(({ outage }) => outage.id),
    dayOnly: courses.filter(({ end, isDayOnly }) => end !== null && isDayOnly).length,
  };
}

/**
 * Planned start − notice, for maintenance that starts in the period; negative where it was told
 * afterwards. The notice is the earlier of what the announcement tells and statements about it.
 */
export function maintenanceStatistics(
  maintenance: readonly SourcedFact<'maintenance'>[],
  statements: readonly SourcedFact<'statement'>[],
  period: Window,
): MaintenanceStatistics {
  const notices = groupBy(
    statements.filter(({ statement, about }) => statement === 'maintenance_notice' && about),
    (word) => refKey(word, word.about ?? ''),
  );
  const planned = maintenance
    .filter(({ start }) => isWithin(start.at, period))
    .map((fact) => {
      const said = (notices.get(refKey(fact, fact.ref)) ?? []).flatMap(({ id, at }) =>
        at ? [{ id, at: at.at }] : [],
      );
      const told = fact.noticeAt === null ? said : [{ id: fact.id, at: fact.noticeAt }, ...said];
      return { fact, first: told.toSorted((a, b) => a.at - b.at)[0] };
    });
  const unannounced = planned.flatMap(({ fact, first }) => (first ? [] : [fact.id]));
  const values = planned.flatMap(({ fact, first }) =>
    first
      ? [{ outageId: fact.id, ms: fact.start.at - first.at, evidenceIds: [fact.id, first.id] }]
      : [],
  );
  return { ...spreadOf(values), unannounced: unannounced.length, unannouncedIds: unannounced };
}

export function coursesOf({ outages, view, period }: StatisticsInput): readonly Course[] {
  return outages.flatMap((outage) => {
    const { windows } = outage.views[view];
    const [first] = windows;
    if (!first || !isWithin(first.start.at, period)) return [];
    const endOf = (edge: Edge | null) => edge?.at ?? Infinity;
    const end = windows.reduce((latest, window) => Math.max(latest, endOf(window.end)), -Infinity);
    const last = windows.find((window) => endOf(window.end) === end) ?? first;
    return [
      {
        outage,
        start: first.start.at,
        end: end === Infinity ? null : end,
        isDayOnly: first.precision === 'day' || last.precision === 'day',
        evidenceIds: [...new Set([...first.evidenceIds, ...last.evidenceIds])],
      },
    ];
  });
}

export function spreadOf(measured: readonly Measured[]): Spread {
  const values = measured.toSorted((a, b) => a.ms - b.ms || (a.outageId < b.outageId ? -1 : 1));
  const n = values.length;
  const at = (rank: number) => values[rank - 1]?.ms ?? 0;
  if (n === 0) return { n, meanMs: null, medianMs: null, p90Ms: null, longestMs: null, values };
  const middle = [Math.floor((n + 1) / 2), Math.floor(n / 2) + 1].map(at);
  return {
    n,
    meanMs: meanOf(values.map(({ ms }) => ms)),
    medianMs: meanOf(middle),
    p90Ms: at(Math.ceil((9 * n) / 10)),
    longestMs: at(n),
    values,
  };
}

/** Exact mean of integers, rounded half up. Sums pass 2^53, so in BigInt. */
function meanOf(values: readonly number[]): number {
  const sum = values.reduce((total, ms) => total + BigInt(ms), 0n);
  const [numerator, denominator] = [2n * sum + BigInt(values.length), 2n * BigInt(values.length)];
  const rest = ((numerator % denominator) + denominator) % denominator;
  return Number((numerator - rest) / denominator);
}

const isWithin = (at: number, { start, end }: Window) => start <= at && at < end;
