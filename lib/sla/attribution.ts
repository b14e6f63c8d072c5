import { type Lanes, answering, firstNot, lanesOf, meeting, perService } from './lane';
import type { SourcedFact } from './outage';
import type { Window } from './timeline';

/**
 * Which outages a statement speaks of.
 *
 * Where it says so (`about`), those of that incident. Else of its service or of the whole vendor: the one that
 * runs, or the latest that ended at most seven days before. A first word may come a little before
 * our start, so an acknowledgement that finds nothing running looks 15 minutes ahead. A statement
 * of the whole vendor also speaks of other services' outages that overlap the one found. One that
 * belongs to a conversation (`thread`) also speaks of what the conversation tells, from a day
 * before to a month after: a root cause may follow weeks later.
 */
export type Span = Window & Readonly<{ id: string; serviceId: string | null }>;
type Spoken = SourcedFact<'statement'>;

const LEAD_MS = 15 * 60_000;
const AFTER_MS = 7 * 24 * 3_600_000;
const THREAD_BEFORE_MS = 24 * 3_600_000;
const THREAD_AFTER_MS = 31 * 24 * 3_600_000;
const SILENT_MS = 24 * 3_600_000;

/**
 * Statements by outage id, in order of time; those without a time last. `spans` are in order of
 * start, those of one service disjoint. `aboutOf` tells the outages of the incident that a statement
 * names, or of its conversation.
 */
export function attribute(
  statements: readonly Spoken[],
  spans: readonly Span[],
  aboutOf: (statement: Spoken) => readonly string[],
): ReadonlyMap<string, readonly Spoken[]> {
  const lanes = lanesOf(spans);
  const byId = new Map(spans.map((span) => [span.id, span]));
  const byOutage = new Map<string, Spoken[]>();
  for (const statement of statements.toSorted(inTime)) {
    const named = aboutOf(statement);
    const ids =
      statement.about === undefined
        ? new Set([...outagesAt(statement, lanes), ...namedNear(statement, named, byId)])
        : named;
    for (const id of ids) {
      const list = byOutage.get(id);
      if (list) list.push(statement);
      else byOutage.set(id, [statement]);
    }
  }
  return byOutage;
}

/** Of the outages that a conversation tells, those that a word of it may speak of. */
function namedNear(
  { at, statement }: Spoken,
  named: readonly string[],
  byId: ReadonlyMap<string, Span>,
): readonly string[] {
  if (!at || statement === 'maintenance_notice') return [];
  return named.filter((id) => {
    const span = byId.get(id);
    return span && span.start <= at.at + THREAD_BEFORE_MS && at.at <= span.end + THREAD_AFTER_MS;
  });
}

function outagesAt(statement: Spoken, lanes: Lanes<Span>): readonly string[] {
  if (!statement.at || statement.statement === 'maintenance_notice') return [];
  const { at } = statement.at;
  const { serviceId } = statement;
  const own = serviceId === null ? [...lanes.values()] : [lanes.get(serviceId), lanes.get(null)];
  const latest = best(
    own
      .map((lane) => lane?.[firstNot(lane, ({ start }) => start <= at) - 1])
      .filter((span) => span && at <= span.end + AFTER_MS),
    (a, b) => Number(at < a.end) - Number(at < b.end) || a.start - b.start,
  );
  const ahead =
    statement.statement === 'acknowledgement' && !(latest && at < latest.end)
      ? best(
          own.map((lane) => lane?.[firstNot(lane, ({ start }) => start <= at)]),
          (a, b) => b.start - a.start,
        )
      : undefined;
  const found = ahead && ahead.start - at <= LEAD_MS ? ahead : latest;
  if (!found) return [];
  if (serviceId !== null) return [found.id];
  return [found.id, ...[...lanes.values()].flatMap((lane) => overlapping(lane, found, at))];
}

/** Others of a lane that overlap `found`, had started and ended at most seven days before. */
function overlapping(lane: readonly Span[], found: Span, at: number): readonly string[] {
  const from = Math.max(found.start + 1, at - AFTER_MS);
  const ids: string[] = [];
  for (let i = firstNot(lane, ({ end }) => end < from); i < lane.length; i++) {
    const span = lane[i];
    if (!span || span.start > Math.max(at, found.start)) break;
    if (span.id !== found.id) ids.push(span.id);
  }
  return ids;
}

/** The greatest by `compare`; the first of equals. */
function best(
  spans: readonly (Span | undefined)[],
  compare: (a: Span, b: Span) => number,
): Span | undefined {
  let found: Span | undefined;
  for (const span of spans) if (span && (!found || compare(span, found) > 0)) found = span;
  return found;
}

/** By time, then id; statements without a time last. */
export function inTime(a: Spoken, b: Spoken): number {
  const [x, y] = [a.at?.at ?? Infinity, b.at?.at ?? Infinity];
  if (x !== y) return x < y ? -1 : 1;
  return a.id < b.id ? -1 : Number(a.id > b.id);
}

/**
 * Whether the vendor said or admitted anything from 15 minutes before a window to 24 hours after
 * it. Notices of maintenance are no word about an outage, nor is a statement that names another.
 */
export function vendorSpoke(
  admitted: readonly (Window & Readonly<{ serviceId: string | null }>)[],
  statements: readonly Spoken[],
): (window: Window & Readonly<{ serviceId: string | null }>) => boolean {
  const words = statements.flatMap(({ statement, serviceId, at }) =>
    at && statement !== 'maintenance_notice' ? [{ serviceId, start: at.at, end: at.at }] : [],
  );
  const lanes = lanesOf([...admitted, ...words]);
  const meets = perService((serviceId) => meeting(answering(lanes, serviceId)));
  return ({ serviceId, start, end }) => meets(serviceId)(start - LEAD_MS, end + SILENT_MS);
}
