/** An entry of a status page's feed as the incident that it tells of. */
import type { Issue } from '@/lib/sla/evidence';

import type { FeedEntry } from './feed-entries';
import { htmlText } from './html-text';
import { type Block, type Body, bodyOf, type LastMessage } from './status-feed-blocks';
import {
  feedInstant,
  placed,
  type Placed,
  proofOf,
  readingFrom,
  readingNearest,
  readingUpTo,
  type ShownTime,
  shownTime,
  type ZoneContext,
} from './status-feed-times';
import { type Incident, type IncidentUpdate, UTC } from './statuspage-incident';
import { writtenDuration } from './written-time';

type Complain = (field: string, found: string, expected: string, severity?: 'note') => void;

const complainAt =
  ({ line }: FeedEntry, issues: Issue[]): Complain =>
  (field, found, expected, severity) => {
    issues.push({ place: { line }, field, found, expected, severity: severity ?? 'error' });
  };

/** The page's own code of the incident, which its API uses too; else what the feed calls the entry. */
const idOf = ({ link, id, title, published }: FeedEntry): string =>
  OF_STATUS_IO.exec(link)?.[2] ??
  [link, id].flatMap(
    (url) => /\/(?:incident|maintenance)s?\/+([\w.-]+)/i.exec(url)?.[1] ?? [],
  )[0] ??
  (id || link || `${title}|${published}`);

/** Status.io's addresses have the page's code before that of the incident. */
const OF_STATUS_IO = /\/pages\/(incident|maintenance)\/[\da-f]{24}\/([\da-f]{24})\b/i;

const statusOf = (word: string) => {
  const status = word.trim().toLowerCase().replace(/\s+/g, '_');
  return STARTED.has(status) ? 'in_progress' : status;
};

/** As Status.io and Statuspal say of a maintenance that it has begun. */
const STARTED = new Set(['active', 'started']);

const OPENING = new Set(['update', 'postmortem']);

/** The last status that changes something: a further message or an analysis leaves it as it is. */
const lastStatus = (statuses: readonly string[]): string =>
  statuses.findLast((status) => !OPENING.has(status)) ?? statuses.at(-1) ?? '';

type Message = Readonly<{ block: Block; placed: Placed }>;

/** `isWhole`: its first message is there and has its time, so that its start is told. */
export type Told = Readonly<{ incident: Incident; isWhole: boolean }>;

export function toldByBlocks(
  entry: FeedEntry,
  { zone, issues }: Readonly<{ zone: string | undefined; issues: Issue[] }>,
): Told | null {
  const complain = complainAt(entry, issues);
  const body = bodyOf(entry.html, entry.summary);
  const publishedAt = feedInstant(entry.published);
  const anchor = publishedAt ?? feedInstant(entry.updated);
  if (body.blocks.length === 0) {
    complain('content', entry.html.slice(0, 60), 'messages, each with its time and its status');
    return null;
  }
  if (anchor === null) {
    complain('published', entry.published, 'a time with its offset, from which the year is taken');
    return null;
  }
  const times = body.blocks.map(({ when }) => shownTime(when));
  const unread = body.blocks.find((_, index) => times[index] === null);
  if (unread) complain('time', unread.when, 'a time such as "Aug 21, 00:37 UTC"');
  const known = times.flatMap((time, index) => {
    const block = body.blocks[index];
    return time && block ? [{ time, block }] : [];
  });
  const readings = readingsOf(known, body, anchor);
  const newest = newestOf(known, readings);
  const proof = newest ? proofOf(newest.time, newest.reading, publishedAt) : null;
  const context: ZoneContext = { proof, assumed: zone, words: entry.title };
  const messages = known.flatMap(({ time, block }, index): Message[] => {
    const found = placedOr(time, readings[index] ?? null, context, complain);
    return found ? [{ block, placed: found }] : [];
  });
  const ordered = oldestFirst(messages);
  const first = ordered[0];
  if (!first) return null;
  const isMaintenance = maintains(entry, body);
  const planned = isMaintenance
    ? plannedOf(entry, body, { first, publishedAt, context, complain })
    : NOT_PLANNED;
  const id = idOf(entry);
  const updates = updatesOf(id, ordered, { entry, planned, isMaintenance });
  const blocks = inOrder(body.blocks, messages);
  const isWhole = messages.some(({ block }) => block === blocks[0]);
  if (!isWhole) complain('start', 'no time of the first message', 'when it began');
  const incident: Incident = {
    id,
    place: { line: entry.line },
    name: htmlText(entry.title),
    status: lastStatus(blocks.map(({ status }) => statusOf(status))),
    impact: isMaintenance ? 'maintenance' : undefined,
    zone: first.placed.zone,
    slackMs: known.every(({ time }) => time.toSeconds) ? 0 : 59_999,
    startAt: updates.find(({ status }) => status === 'in_progress')?.shownAt ?? null,
    resolvedAt: null,
    scheduledFor: planned.from,
    scheduledUntil: planned.until,
    components: body.components.map((name) => ({ key: name, name, status: null })),
    updates,
  };
  return { incident, isWhole };
}

type Known = Readonly<{ time: ShownTime; block: Block }>;

/** The first, unless their years are written: then the latest, in whatever order they are. */
function newestOf(known: readonly Known[], readings: readonly (number | null)[]) {
  const read = known.map(({ time }, index) => ({ time, reading: readings[index] ?? 0 }));
  const isDated = known.every(({ time }) => time.year !== null);
  return isDated ? read.toSorted((a, b) => b.reading - a.reading)[0] : read[0];
}

/** Newest first they go back, each not after the one before it; in a feed of another order each is near it. */
function readingsOf(known: readonly Known[], body: Body, anchor: number): (number | null)[] {
  const isOrdered = body.type === null;
  let before: number | null = null;
  return known.map(({ time }) => {
    const isNear = !isOrdered || time.year !== null;
    const goesBack = !isNear && (before !== null || body.scheduled !== null);
    const reading = (goesBack ? readingUpTo : readingNearest)(time, before ?? anchor);
    before = reading ?? before;
    return reading;
  });
}

function placedOr(
  time: ShownTime,
  reading: number | null,
  context: ZoneContext,
  complain: Complain,
): Placed | null {
  if (reading === null) {
    complain('time', `${time.monthDay}, ${time.clock}`, 'a day that the calendar has');
    return null;
  }
  const found = placed(time, reading, context);
  if ('field' in found) {
    complain(found.field, found.found, found.expected);
    return null;
  }
  if (found.note !== undefined) complain('zone', shownText(time), found.note, 'note');
  return found;
}

const shownText = ({ monthDay, clock, zone }: ShownTime) => `${monthDay}, ${clock} ${zone}`;

/** Oldest first: a feed has the newest first, unless the first of those that have a time is the oldest. */
function inOrder<T>(all: readonly T[], messages: readonly Message[]): T[] {
  const [first] = messages;
  const last = messages.at(-1);
  const rises = first && last && first.placed.at < last.placed.at;
  return rises ? [...all] : all.toReversed();
}

const oldestFirst = (messages: readonly Message[]): Message[] =>
  inOrder(messages, messages).toSorted((a, b) => a.placed.at - b.placed.at);

const WORK_STATUS = new Set(['scheduled', 'in_progress', 'verifying', 'completed']);

const maintains = (entry: FeedEntry, { type, scheduled, blocks }: Body): boolean =>
  /^maintenance$/i.test(type ?? '') ||
  OF_STATUS_IO.exec(entry.link)?.[1]?.toLowerCase() === 'maintenance' ||
  (entry.filedUnder('event:end') !== '' && OF_STATUSPAL.test(entry.html)) ||
  scheduled !== null ||
  entry.own('maintenanceEndDate') !== '' ||
  blocks.some(({ status }) => WORK_STATUS.has(statusOf(status)));

/** Statuspal's feed says above the messages what it is, and files a maintenance under its start and its end. */
const OF_STATUSPAL = /^\s*(?:<p>)?\s*<strong>[^<]*\bmaintenance\b/i;

type Planned = Readonly<{ from: number | null; until: number | null }>;
const NOT_PLANNED: Planned = { from: null, until: null };

/**
 * When a maintenance was to be: the range above its messages or, where the page writes the type and the
 * duration there, from when it is published. Else its messages tell.
 */
function plannedOf(
  entry: FeedEntry,
  body: Body,
  given: Readonly<{
    first: Message;
    publishedAt: number | null;
    context: ZoneContext;
    complain: Complain;
  }>,
): Planned {
  const filed = feedInstant(entry.filedUnder('event:end'));
  if (filed !== null) return { from: feedInstant(entry.filedUnder('event:start')), until: filed };
  const told = feedInstant(entry.own('maintenanceEndDate'));
  if (body.scheduled !== null) {
    const range = rangeOf(body.scheduled, given);
    return { from: range.from, until: range.until ?? told };
  }
  if (body.type === null) return { from: null, until: told };
  const isOver = body.blocks.some(({ status }) => statusOf(status) === 'completed');
  const lastsMs = isOver ? null : writtenDuration(body.duration ?? '', 'hms');
  const from = given.publishedAt;
  return { from, until: told ?? (from === null || lastsMs === null ? null : from + lastsMs) };
}

/** "Jan 16, 12:00 - 16:00 GMT" or "Jan 16, 22:00 - Jan 17, 02:00 GMT", not before it was announced. */
function rangeOf(
  text: string,
  {
    first,
    context,
    complain,
  }: Readonly<{ first: Message; context: ZoneContext; complain: Complain }>,
): Planned {
  const [fromText = '', untilText = ''] = text.split(/\s+[-–]\s+/);
  const until = shownTime(untilText) ?? shownTime(`${dayOf(fromText)}, ${untilText}`);
  const from = shownTime(until?.zone ? `${fromText} ${until.zone}` : fromText);
  if (!from || !until) {
    complain('scheduled', text, 'a range such as "Jan 16, 12:00 - 16:00 GMT"');
    return NOT_PLANNED;
  }
  const start = readingFrom(from, first.placed.at);
  const end = start === null ? null : readingFrom(until, start);
  return {
    from: placedOr(from, start, context, complain)?.at ?? null,
    until: placedOr(until, end, context, complain)?.at ?? null,
  };
}

const dayOf = (text: string) => /^\s*[a-z]+\.?\s*\d{1,2}/i.exec(text)?.[0] ?? '';

function updatesOf(
  id: string,
  messages: readonly Message[],
  given: Readonly<{ entry: FeedEntry; planned: Planned; isMaintenance: boolean }>,
): IncidentUpdate[] {
  const counts = new Map<string, number>();
  return messages.map(({ block, placed: { at } }) => {
    const word = statusOf(block.status);
    const isAhead = given.planned.from !== null && at < given.planned.from;
    const status = given.isMaintenance && word === 'identified' && isAhead ? 'scheduled' : word;
    const ref = `${id}:${new Date(at).toISOString()}:${status}`;
    const nth = (counts.get(ref) ?? 0) + 1;
    counts.set(ref, nth);
    return {
      ref: nth === 1 ? ref : `${ref}:${nth}`,
      place: { line: given.entry.line },
      status,
      body: block.body,
      shownAt: at,
      postedAt: null,
      affected: [],
    };
  });
}

export function toldByLastMessage(
  entry: FeedEntry,
  { status, body, components }: LastMessage,
  issues: Issue[],
): Told | null {
  const written = entry.updated || entry.published;
  const shownAt = feedInstant(written);
  if (shownAt === null) {
    complainAt(entry, issues)('updated', written, 'a time with its offset');
    return null;
  }
  const id = idOf(entry);
  const word = statusOf(status);
  const place = { line: entry.line };
  const ref = `${id}:${new Date(shownAt).toISOString()}:${word}`;
  const incident: Incident = {
    id,
    place,
    name: htmlText(entry.title),
    status: word,
    impact: undefined,
    zone: UTC,
    slackMs: 0,
    startAt: null,
    resolvedAt: null,
    scheduledFor: null,
    scheduledUntil: null,
    components: components.map((name) => ({ key: name, name, status: null })),
    updates: [{ ref, place, status: word, body, shownAt, postedAt: null, affected: [] }],
  };
  return { incident, isWhole: false };
}
