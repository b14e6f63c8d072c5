/** A VEVENT as its properties stand there, read strictly: without a UID, a start or an end it is no maintenance. */
import type { Issue } from '@/lib/sla/evidence';

import { textValue, type Component, type Property } from './icalendar-lines';
import { durationOf, edgeAt, momentOf, type Moment, type Zones } from './icalendar-time';
import { instantOf } from './written-time';

const STATUSES = ['TENTATIVE', 'CONFIRMED', 'CANCELLED', 'IN-PROCESS', 'COMPLETED'] as const;

export type CalendarEvent = Readonly<{
  uid: string;
  line: number;
  sequence: number;
  status: (typeof STATUSES)[number] | null;
  start: Moment;
  /** Whole days by the calendar, the rest by the clock. */
  length: Readonly<{ days: number; ms: number }>;
  /** As DTEND writes it. */
  end: Moment | null;
  /** The occurrence of a repeated event that this one stands for, epoch ms. */
  replaces: Readonly<{ at: number }> | null;
  summary: string;
  description: string;
  impact: string | null;
  objects: readonly string[];
  emergency: boolean;
  /** The lines of its times, as written. */
  quote: string;
  repeats: readonly Property[];
  stampedAt: number | null;
  createdAt: number | null;
  modifiedAt: number | null;
  /** Sent as a notice, so that DTSTAMP is the time of the notice and not of an export. */
  isNotice: boolean;
}>;

/** `method`: of the calendar, as RFC 5546 has it. */
type Reading = Readonly<{ zones: Zones; method: string | null; issues: Issue[] }>;

/** An event, or null with the reason in `issues`. */
export function eventOf(component: Component, { zones, method, issues }: Reading) {
  const { line, properties } = component;
  const first = (wanted: string) => properties.find(({ name }) => name === wanted);
  const text = (wanted: string) => textValue(first(wanted)?.value ?? '').trim();
  const refuse = (field: string, found: string, expected: string, at = line): null => {
    issues.push({ place: { line: at }, field, found, expected, severity: 'error' });
    return null;
  };
  const uid = text('UID');
  if (uid === '') return refuse('UID', 'none', 'the identity of the event');
  const startProperty = first('DTSTART');
  if (!startProperty) return refuse('DTSTART', 'none', 'when the maintenance begins');
  const start = momentOf(startProperty, zones);
  if ('field' in start) return fail(start, issues);
  const lasts = lengthOf(start, { first, zones, refuse });
  if (!lasts) return null;
  if ('field' in lasts) return fail(lasts, issues);

  const called = method?.toUpperCase() === 'CANCEL' ? 'CANCELLED' : '';
  const written = called || (text('X-MAINTNOTE-STATUS') || text('STATUS')).toUpperCase();
  const status = STATUSES.find((one) => one === written.replace('CANCELED', 'CANCELLED')) ?? null;
  if (written !== '' && !status)
    return refuse('STATUS', written.slice(0, 60), `one of ${STATUSES.join(', ')}`);
  const sequence = Number(text('SEQUENCE') || 0);
  if (!Number.isSafeInteger(sequence))
    return refuse('SEQUENCE', text('SEQUENCE').slice(0, 60), 'a whole number');
  const recurrence = first('RECURRENCE-ID');
  const replaces = recurrence ? momentOf(recurrence, zones) : null;
  if (replaces && 'field' in replaces) return fail(replaces, issues);
  const replacedAt = replaces ? edgeAt(replaces, replaces.localMs)?.at : null;
  if (replacedAt === undefined)
    return refuse('RECURRENCE-ID', recurrence?.value ?? '', 'a time that the zone had');

  const objects = properties.filter(({ name }) => name === 'X-MAINTNOTE-OBJECT-ID');
  const stamp = (wanted: string) => stampOf(first(wanted), issues);
  return {
    uid,
    line,
    sequence,
    status,
    start,
    ...lasts,
    replaces: replacedAt === null ? null : { at: replacedAt },
    summary: text('SUMMARY'),
    description: text('DESCRIPTION'),
    impact: text('X-MAINTNOTE-IMPACT') || null,
    objects: [...new Set(objects.map(({ value }) => textValue(value).trim()).filter(Boolean))],
    emergency: /\bemergency\b/i.test(`${text('X-MAINTNOTE-PRECEDENCE')} ${text('SUMMARY')}`),
    quote: ['DTSTART', 'DTEND', 'DURATION', 'RRULE']
      .flatMap((name) => quoted(first(name)))
      .join('\n'),
    repeats: properties.filter(({ name }) => /^(?:RRULE|RDATE|EXDATE|EXRULE)$/.test(name)),
    stampedAt: stamp('DTSTAMP'),
    createdAt: stamp('CREATED'),
    modifiedAt: stamp('LAST-MODIFIED'),
    isNotice:
      /^(?:REQUEST|CANCEL|ADD)$/i.test(method ?? '') ||
      properties.some(({ name }) => name.startsWith('X-MAINTNOTE-')),
  } satisfies CalendarEvent;
}

function fail(issue: Issue, issues: Issue[]): null {
  issues.push(issue);
  return null;
}

const quoted = (property: Property | undefined): string[] => {
  if (!property) return [];
  const params = [...property.params].map(([key, value]) => `;${key}=${value}`).join('');
  return [`${property.name}${params}:${property.value.slice(0, 200)}`];
};

type Lookup = Readonly<{
  first: (name: string) => Property | undefined;
  zones: Zones;
  refuse: (field: string, found: string, expected: string, line?: number) => null;
}>;

/** From DTEND, which is exact, or from DURATION, whose days are days of the calendar. */
function lengthOf(start: Moment, { first, zones, refuse }: Lookup) {
  const [endProperty, duration] = [first('DTEND'), first('DURATION')];
  if (!endProperty) {
    if (!duration) return refuse('DTEND', 'none', 'when the maintenance ends');
    const length = durationOf(duration.value);
    if (length) return { length, end: null };
    return refuse('DURATION', duration.value.slice(0, 60), 'such as PT4H', duration.line);
  }
  const end = momentOf(endProperty, zones);
  if ('field' in end) return end;
  const { value, line } = endProperty;
  if (end.dayOnly !== start.dayOnly)
    return refuse(
      'DTEND',
      value,
      start.dayOnly ? 'a date, as DTSTART' : 'a time, as DTSTART',
      line,
    );
  const [from, to] = [edgeAt(start, start.localMs), edgeAt(end, end.localMs)];
  if (!from) return refuse('DTSTART', clockText(start.localMs), skipped(start), line);
  if (!to) return refuse('DTEND', value, skipped(end), line);
  const days = start.dayOnly ? (end.localMs - start.localMs) / 86_400_000 : 0;
  const length = start.dayOnly ? { days, ms: 0 } : { days: 0, ms: to.at - from.at };
  if (days > 0 || length.ms > 0) return { length, end };
  return refuse('DTEND', value, 'an end after DTSTART', line);
}

export const skipped = ({ zone }: Moment): string =>
  `a time that ${zone.id} had: its clocks were put forward over this one`;

export const clockText = (localMs: number): string =>
  new Date(localMs).toISOString().slice(0, 19).replace('T', ' ');

/** DTSTAMP, CREATED and LAST-MODIFIED are UTC; another form of them is a note, and no time. */
function stampOf(property: Property | undefined, issues: Issue[]): number | null {
  if (!property) return null;
  const { name, value, line } = property;
  const iso = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(value.trim());
  const at = iso && instantOf(value.trim().replace(iso[0], isoText(iso)));
  if (at !== null) return at;
  const expected = 'a time in UTC such as 20260309T090000Z';
  issues.push({
    place: { line },
    field: name,
    found: value.slice(0, 60),
    expected,
    severity: 'note',
  });
  return null;
}

const isoText = ([, year, month, day, hour, minute, second]: RegExpExecArray) =>
  `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;

/** When the event was told, epoch ms: an export stamps every event with its own time. */
export function saidAt({ isNotice, sequence, ...event }: CalendarEvent): number | null {
  if (isNotice) return event.stampedAt ?? event.modifiedAt ?? event.createdAt;
  return sequence > 0 ? event.modifiedAt : (event.createdAt ?? event.modifiedAt);
}

/** What the event says, its status first. */
export const wordsOf = ({ status, summary, description, quote }: CalendarEvent): string =>
  [[status, summary || quote].filter(Boolean).join(': '), description].filter(Boolean).join('\n\n');
