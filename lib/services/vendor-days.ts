import 'server-only';
import { inArray } from 'drizzle-orm';

import type { AssessedPeriod } from '@/lib/api/wire/assessments';
import type { VendorReport } from '@/lib/api/wire/vendors';
import type { Tx } from '@/lib/db/client';
import { evidence } from '@/lib/db/schema';
import { dateOfDay } from '@/lib/sla/instant';
import { groupBy, slice } from '@/lib/sla/lane';
import type { Outage, Sourced, View } from '@/lib/sla/outage';
import { duration, timeline, type Window } from '@/lib/sla/timeline';
import { asTold } from '@/lib/sla/view-window';
import { zoneOf } from '@/lib/sla/zone';

import { loadFacts } from './evidence';
import { SIDES, watchedBy, type Watched } from './watch';

type Days = VendorReport['days'];

/** The days of these periods on which a view tells of an outage, nobody of it watched, or work was planned. */
export async function daysOfVendor(
  tx: Tx,
  vendorId: string,
  {
    periods,
    ...asked
  }: Pick<Input, 'outages' | 'view' | 'asOf'> & { periods: readonly AssessedPeriod[] },
): Promise<Days> {
  const [first, last] = [periods[0], periods.at(-1)];
  if (!first || !last) return NONE;
  const span = { start: Date.parse(first.start), end: Date.parse(last.end) };
  const facts = await loadFacts(
    tx,
    vendorId,
    span,
    inArray(evidence.kind, ['coverage', 'maintenance']),
  );
  const watched = await watchedBy(tx, vendorId);
  return daysOf({ ...asked, span, timeZone: first.timeZone, facts, watched });
}

const NONE: Days = { down: [], unseen: [], maintenance: [] };

type Input = Readonly<{
  outages: readonly Pick<Outage, 'views'>[];
  view: View;
  asOf: number;
  span: Window;
  /** IANA id: a day is one of the contract's zone. */
  timeZone: string;
  /** Coverage and maintenance. */
  facts: readonly Sourced[];
  watched: Watched;
}>;

/**
 * Days of a span up to `asOf`, as dates. `down`: with the milliseconds of outages on them, every moment once;
 * `unseen`: nobody of the view watched or spoke of a moment of them, so that nothing seen says nothing.
 */
export function daysOf({ outages, view, asOf, span, timeZone, facts, watched }: Input): Days {
  const zone = zoneOf(timeZone);
  const until = Math.min(span.end, asOf);
  const told = timeline(
    outages.flatMap(({ views }) => views[view].windows.map((window) => asTold(window, asOf))),
  );
  const seen = timeline([...told, ...seenBy(view, facts, watched)]);
  const work = timeline(
    facts.flatMap((fact) =>
      fact.kind === 'maintenance' && fact.end ? [{ start: fact.start.at, end: fact.end.at }] : [],
    ),
  );
  const days: { down: Days['down']; unseen: string[]; maintenance: string[] } = {
    down: [],
    unseen: [],
    maintenance: [],
  };
  for (let day = zone.dayOf(span.start); zone.at(day) < until; day += 1) {
    const whole = {
      start: Math.max(zone.at(day), span.start),
      end: Math.min(zone.at(day + 1), until),
    };
    const date = dateOfDay(day);
    const ms = duration(slice(told, whole));
    if (ms > 0) days.down.push({ date, ms });
    else if (slice(seen, whole).length === 0) days.unseen.push(date);
    if (slice(work, whole).length > 0) days.maintenance.push(date);
  }
  return days;
}

/** When a view's sources watched: where one tells its coverage then, else from its first word to its last. */
function seenBy(view: View, facts: readonly Sourced[], watched: Watched): Window[] {
  const coverage = groupBy(
    facts.filter(({ kind }) => kind === 'coverage'),
    ({ sourceId }) => sourceId,
  );
  const sides = SIDES[view];
  return watched.flatMap((spoken): Window[] => {
    if (!sides.includes(spoken.side)) return [];
    const told = coverage.get(spoken.sourceId) ?? [];
    if (told.length === 0) return [spoken];
    return told.flatMap((fact) => (fact.kind === 'coverage' ? [fact] : []));
  });
}
