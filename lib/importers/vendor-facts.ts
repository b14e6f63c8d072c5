/** What a vendor's own feed tells, as evidence: its windows are `announced`, its messages statements. */
import {
  exactly,
  type Edge,
  type Evidence,
  type Maintenance,
  type Observation,
  type Place,
  type StatementKind,
  type ZoneNote,
} from '@/lib/sla/evidence';

import type { JsonRecord, Span } from './json-record';
import { promisedUpdate } from './next-update';
import { read } from './postmortem/read';
import { edgesOf, quoteOf } from './prose';
import { observedOf, type Told, UTC } from './ready-outages';
import { type Finder, statedInProse, statedWindows } from './stated';

/** One message about an incident. `key`: what tells it from the others of its incident, for good. */
export type Message = Readonly<{
  key: string;
  place: Place;
  kind: StatementKind;
  /** When it was shown, epoch ms. */
  at: number | null;
  /** How much later than `at` it may have been, in ms, where only the minute is told. */
  slackMs?: number;
  text: string;
}>;

type Subject = Readonly<{ ref: string; title?: string }>;

const DAY_MS = 86_400_000;
/** No maintenance is announced longer before: a date without a year that is further away was misread. */
const LONGEST_NOTICE_MS = 60 * DAY_MS;

/** Oldest first; those without a time last, in the order in which they stand. */
export const byTime = (messages: readonly Message[]): Message[] =>
  messages.toSorted((a, b) => order(a) - order(b));

const order = ({ at }: Message) => at ?? Number.MAX_SAFE_INTEGER;

/** The same announced outage of each of several services; of none, once. */
export const announcedOf = (services: readonly string[], fact: Told, span: Span): Observation[] =>
  observedOf(services, fact, span).map((one) => ({ ...one, basis: 'announced' }));

/** The messages as statements; `messages` oldest first. The first, when it says no more, acknowledges the outage. */
export function statementsOf(
  about: string,
  messages: readonly Message[],
  { channel = 'status page' }: Readonly<{ channel?: string }> = {},
): Evidence[] {
  const times = new Map<string, number>();
  return messages.map(({ key, place, kind, at, slackMs = 0, text }): Evidence => {
    const nth = (times.get(key) ?? 0) + 1;
    times.set(key, nth);
    const nextUpdateBy = at === null ? null : promisedUpdate(text, at);
    return {
      kind: 'statement',
      ref: nth === 1 ? `${about}:${key}` : `${about}:${key}:${nth}`,
      place,
      statement: kind,
      at: at === null ? null : { ...exactly(at), latest: at + slackMs },
      channel,
      text,
      about,
      ...(nextUpdateBy !== null && { nextUpdateBy }),
    };
  });
}

/** The first of `messages` (oldest first) acknowledges the outage, where it is no more than an update. */
export const acknowledged = (messages: readonly Message[]): Message[] =>
  messages.map((message, index) =>
    index === 0 && message.kind === 'update' ? { ...message, kind: 'acknowledgement' } : message,
  );

/** The certain window of the last words, beside the announced one. */
export function statedOf(
  subject: Subject,
  messages: readonly Message[],
  announced: readonly Observation[],
  finders: readonly Finder[] = [statedInProse],
): Observation[] {
  const words = messages.flatMap(({ kind, at, text, place }) =>
    at !== null && (kind === 'restored' || kind === 'rca') ? [{ text, at, place }] : [],
  );
  return statedWindows(subject, words, announced, finders);
}

type Notice = Readonly<{ title?: string; noticeAt: number | null }>;
type Planned = Readonly<{
  start: Edge;
  end: Edge;
  place: Place;
  zone?: ZoneNote;
  quote?: string;
}>;

/** A maintenance of each service; of none, once. */
export function maintenanceOf(
  services: readonly string[],
  ref: string,
  { title, noticeAt }: Notice,
  { zone = UTC, ...planned }: Planned,
): Maintenance[] {
  const fact = {
    kind: 'maintenance' as const,
    ref,
    ...planned,
    ...(title && { title }),
    noticeAt,
    emergency: /\bemergency\b/i.test(title ?? ''),
    zone,
  };
  if (services.length === 0) return [fact];
  return [...new Set(services)].map((service) => ({
    ...fact,
    ref: `${ref}:${service}`,
    service,
  }));
}

type Side = Parameters<JsonRecord['window']>[0];

/** A maintenance as its own fields plan it, or null with the reason; one without an end would excuse all that follows. */
export function plannedSpan(record: JsonRecord, start: Side, end: Side): Planned | null {
  const [field, at] = end;
  if (at === null && !record.isRefused())
    record.refuse(field, 'none', 'the end of the maintenance');
  const span = record.window(start, end, false);
  if (!span || span.end === null) return null;
  return { start: exactly(span.start), end: exactly(span.end), place: { path: record.path } };
}

/** The window that the messages give for a maintenance, the last that is certain: exact, closed, its zone written there. */
export function plannedIn(messages: readonly Message[]): Planned | null {
  for (const { at, text, place } of messages.toReversed()) {
    if (at === null) continue;
    const { windows, issues } = read({ text, publishedAt: new Date(at).toISOString() });
    const [window] = windows;
    const alone = window && windows.length === 1 && issues.length === 0;
    if (!alone || window.kind !== 'maintenance' || window.precision !== 'exact') continue;
    const { start, end } = edgesOf(window);
    if (!end || end.at <= start.at || window.zone.basis !== 'stated') continue;
    if (Math.abs(start.at - at) > LONGEST_NOTICE_MS) continue;
    return { start, end, place, zone: window.zone, quote: quoteOf(window.quotes, text) };
  }
  return null;
}
