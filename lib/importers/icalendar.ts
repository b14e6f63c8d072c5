/**
 * iCalendar with a vendor's maintenances (RFC 5545, and the X-MAINTNOTE properties of carriers). Of an event
 * that the file tells more than once the highest SEQUENCE counts; a cancelled one is said, and excuses nothing.
 */
import { z } from 'zod';

import { exactly, type Evidence, type Issue, type StatementKind } from '@/lib/sla/evidence';

import { asked } from './choices';
import { headText } from './decode';
import { eventOf, saidAt, wordsOf, type CalendarEvent } from './icalendar-event';
import { calendarPieces, type Component, type Property } from './icalendar-lines';
import { occurrencesOf, type Occurrence } from './icalendar-occurrences';
import type { Zones } from './icalendar-time';
import type { Importer, ImportOptions, ImportedRecord } from './importer';
import { isIanaZone } from './local-time';

/** Events and facts of one file; a calendar of maintenances has hundreds. */
const MOST_EVENTS = 5000;
const MOST_FACTS = 50_000;

const calendarMapping = z.strictObject({
  zone: asked(z.string().min(1).optional(), {
    title: 'Times that name no zone are in',
    hint: 'Nothing is guessed: without it such events stay out.',
    from: 'zones',
    empty: 'No zone, unless the calendar names one',
  }),
});

export const icalendar: Importer = {
  id: 'icalendar',
  label: 'iCalendar maintenances',
  party: 'vendor',
  recognises: (head) => (/^\s*BEGIN:VCALENDAR\s/i.test(headText(head) ?? '') ? 1 : 0),
  read,
  choices: {
    schema: calendarMapping,
    look: async (_, { zone }) => ({ names: [], ...(zone !== undefined && { mapping: { zone } }) }),
  },
};

async function* read(
  bytes: AsyncIterable<Uint8Array>,
  options: ImportOptions,
): AsyncGenerator<ImportedRecord> {
  const { data } = calendarMapping.safeParse(options.mapping ?? {});
  if (data) return yield* readCalendar(bytes, options, data.zone);
  const found = JSON.stringify(options.mapping).slice(0, 100);
  yield { evidence: [], issues: [problem(1, 'mapping', found, 'a zone, or nothing')] };
}

/** The maintenances and statements of a calendar, one event after the other. `zone`: of times that name none. */
export async function* readCalendar(
  bytes: AsyncIterable<Uint8Array>,
  options: ImportOptions,
  zone = options.zone,
): AsyncGenerator<ImportedRecord> {
  if (zone !== undefined && !isIanaZone(zone)) {
    const expected = 'an IANA time zone such as Europe/Berlin';
    return yield { evidence: [], issues: [problem(1, 'zone', zone, expected)] };
  }
  const calendar = await gather(bytes, options.encoding, zone);
  let facts = 0;
  for (const revisions of calendar.events.values()) {
    const record = recordOf(revisions, calendar);
    facts += record.evidence.length;
    if (facts > MOST_FACTS) {
      const [found, expected] = [`more than ${MOST_FACTS} occurrences`, 'fewer; split the file'];
      const line = revisions[0]?.line ?? 1;
      yield { evidence: [], issues: [problem(line, 'file', found, expected)] };
      break;
    }
    yield { ...record, bytesRead: calendar.bytesRead };
  }
  yield { evidence: [], issues: calendar.issues, bytesRead: calendar.bytesRead };
}

type Calendar = Readonly<{
  /** The revisions of each event, by its UID and recurrence, as the file has them. */
  events: ReadonlyMap<string, readonly CalendarEvent[]>;
  /** Occurrences of a UID that an event of their own replaces, as epoch ms. */
  replaced: ReadonlyMap<string, ReadonlySet<number>>;
  zones: Zones;
  issues: readonly Issue[];
  bytesRead: number;
}>;

async function gather(
  bytes: AsyncIterable<Uint8Array>,
  encoding: ImportOptions['encoding'],
  zone: string | undefined,
): Promise<Calendar> {
  const defined = new Map<string, Component>();
  const found: Component[] = [];
  const issues: Issue[] = [];
  let own: Property[] = [];
  let bytesRead = 0;
  for await (const piece of calendarPieces(bytes, encoding)) {
    bytesRead = piece.bytesRead;
    if ('issue' in piece) issues.push(piece.issue);
    else if ('property' in piece) own = [...own, piece.property].slice(-100);
    else if (piece.component.name === 'VTIMEZONE') define(piece.component, defined);
    else if (piece.component.name === 'VEVENT') found.push(piece.component);
    if (found.length > MOST_EVENTS || issues.length > MOST_EVENTS) {
      const { line } = found.at(-1) ?? { line: 1 };
      issues.push(
        problem(line, 'file', `more than ${MOST_EVENTS} events`, 'fewer; split the file'),
      );
      break;
    }
  }
  const zones = { defined, calendar: valueOf(own, 'X-WR-TIMEZONE'), chosen: zone };
  const method = valueOf(own, 'METHOD');
  const events = new Map<string, CalendarEvent[]>();
  const replaced = new Map<string, Set<number>>();
  for (const component of found) {
    const event = eventOf(component, { zones, method, issues });
    if (!event) continue;
    const { uid, replaces } = event;
    const key = replaces === null ? uid : `${uid}:${replaces.at}`;
    const revisions = events.get(key);
    if (revisions) revisions.push(event);
    else events.set(key, [event]);
    if (replaces) replaced.set(uid, (replaced.get(uid) ?? new Set()).add(replaces.at));
  }
  if (found.length === 0 && issues.length === 0) {
    issues.push(problem(1, 'file', 'no event', 'a VEVENT'));
  }
  return { events, replaced, zones, issues, bytesRead };
}

function define(zone: Component, defined: Map<string, Component>) {
  const tzid = valueOf(zone.properties, 'TZID');
  if (tzid !== null && defined.size < 1000) defined.set(tzid, zone);
}

const valueOf = (properties: readonly Property[], wanted: string): string | null =>
  properties.find(({ name }) => name === wanted)?.value.trim() ?? null;

const problem = (line: number, field: string, found: string, expected: string): Issue => ({
  place: { line },
  field,
  found,
  expected,
  severity: 'error',
});

/** The maintenance of the revision that counts, and a statement of each revision. */
function recordOf(
  revisions: readonly CalendarEvent[],
  { replaced, zones }: Calendar,
): Omit<ImportedRecord, 'bytesRead'> {
  const issues: Issue[] = [];
  const ordered = revisions.toSorted(
    (a, b) => a.sequence - b.sequence || (saidAt(a) ?? 0) - (saidAt(b) ?? 0),
  );
  const event = ordered.at(-1);
  if (!event) return { evidence: [], issues };
  const gone = event.replaces ? new Set<number>() : replaced.get(event.uid);
  const occurrences =
    event.status === 'CANCELLED'
      ? []
      : occurrencesOf(event, { zones, replaced: gone ?? new Set(), issues });
  if (event.status === 'TENTATIVE' && occurrences.length > 0) {
    issues.push({
      ...problem(event.line, 'STATUS', 'TENTATIVE', 'a confirmed maintenance'),
      severity: 'note',
    });
  }
  const notice = ordered.find((one) => isSameTime(one, event) && announces(one, occurrences));
  const facts = occurrences.flatMap((occurrence) =>
    maintenances(event, occurrence, notice ? saidAt(notice) : null),
  );
  return { evidence: [...facts, ...statements(ordered, facts[0]?.ref)], issues };
}

/** What is said of a maintenance under way or over does not tell when it was announced. */
const announces = (event: CalendarEvent, [first]: readonly Occurrence[]) =>
  event.status !== 'IN-PROCESS' &&
  event.status !== 'COMPLETED' &&
  (saidAt(event) ?? -Infinity) < (first?.end.at ?? Infinity);

const isSameTime = (a: CalendarEvent, b: CalendarEvent) =>
  a.start.localMs === b.start.localMs &&
  a.start.zone.id === b.start.zone.id &&
  a.length.days === b.length.days &&
  a.length.ms === b.length.ms;

/** One for each object that the notice names, so that each service has its own. */
function maintenances(
  event: CalendarEvent,
  { suffix, start, end }: Occurrence,
  noticeAt: number | null,
): Evidence[] {
  const { uid, line, objects, impact, summary, emergency, start: moment } = event;
  const titled = [summary, impact && `[${impact}]`].filter(Boolean).join(' ');
  const services = objects.length > 0 ? objects : [undefined];
  return services.map((service) => ({
    kind: 'maintenance',
    ref: `${uid}${suffix}${service !== undefined && objects.length > 1 ? `:${service}` : ''}`,
    ...(service !== undefined && { service }),
    place: { line },
    quote: event.quote,
    ...(titled && { title: titled }),
    start,
    end,
    noticeAt,
    emergency,
    zone: moment.zone,
  }));
}

function statements(revisions: readonly CalendarEvent[], about: string | undefined): Evidence[] {
  const seen = new Set<string>();
  return revisions.flatMap((event): Evidence[] => {
    const at = saidAt(event);
    const instance = event.replaces ? `:${event.replaces.at}` : '';
    const ref = `${event.uid}${instance}:${event.sequence}:${at ?? ''}`;
    if (seen.has(ref)) return [];
    seen.add(ref);
    const statement: StatementKind =
      event.status === 'COMPLETED' || event.status === 'IN-PROCESS'
        ? 'update'
        : 'maintenance_notice';
    return [
      {
        kind: 'statement',
        ref,
        place: { line: event.line },
        statement,
        at: at === null ? null : exactly(at),
        channel: 'calendar',
        text: wordsOf(event),
        ...(about !== undefined && { about }),
      },
    ];
  });
}
