/**
 * Slack's own feed: Atom with the messages of each issue, or with its last alone, and RSS with the last alone.
 * It tells when an issue began (Atom's `published`) and when it last changed, yet not whether it is over; so
 * only a window that its last words state is read. Slack's API tells the rest.
 *
 * Verified from feeds that readers of it keep: the elements, a title that begins with the type, and messages
 * with the clock of the Pacific coast but no date. Their days are taken only where the first of them is at the
 * minute of `published` and the last, each within a day of the one before, at that of `updated`.
 */
import type { Issue } from '@/lib/sla/evidence';

import { decodeText, headText } from './decode';
import { type FeedEntry, feedEntries } from './feed-entries';
import { htmlText } from './html-text';
import type { ImportedRecord, Importer } from './importer';
import { clockMs, nextPacific } from './pacific-time';
import { type Announced, statedInProse, statedWindows } from './stated';
import { statedByClock } from './stated-clock';
import { feedInstant } from './status-feed-times';
import {
  acknowledged,
  announcedOf,
  maintenanceOf,
  type Message,
  plannedIn,
  statementsOf,
} from './vendor-facts';

const MIN_MS = 60_000;
const ISSUE = /slack(?:-status)?\.com\/(\d{4}-\d\d\/[\da-f]+)\/?$/i;

export const slackFeed: Importer = {
  id: 'slack-feed',
  label: 'Slack status feed (RSS, Atom)',
  party: 'vendor',
  recognises: (head) => {
    const text = headText(head);
    if (!text || !/<(?:rss|feed)[\s>]/i.test(text)) return 0;
    const channel = text.slice(0, text.search(/<(?:item|entry)[\s>]|$/i));
    if (/<title>\s*(?:<!\[CDATA\[)?\s*Slack System Status\b/i.test(channel)) return 0.98;
    return /https?:\/\/(?:status\.slack|slack-status)\.com\b/i.test(channel) ? 0.97 : 0;
  },
  read: async function* (bytes, { encoding }) {
    let isTold = false;
    for await (const { items, bytesRead } of feedEntries(decodeText(bytes, encoding))) {
      for (const { entry, issue } of items) {
        yield { ...(entry ? recordOf(entry) : { evidence: [], issues: [issue] }), bytesRead };
        if (entry && !isTold) yield { evidence: [], issues: [NO_END], bytesRead };
        isTold ||= entry !== undefined;
      }
    }
  },
};

const NO_END: Issue = {
  place: { line: 1 },
  field: 'status',
  found: 'none in this format',
  expected:
    'whether an issue is over, and its services: import slack-status.com/api/v2.0.0/history',
  severity: 'note',
};

const TYPES: ReadonlyMap<string, Announced['state'] | 'maintenance'> = new Map([
  ['incident', 'degraded'],
  ['notice', 'degraded'],
  ['outage', 'down'],
  ['maintenance', 'maintenance'],
]);

function recordOf(entry: FeedEntry): ImportedRecord {
  const place = { line: entry.line };
  const issues: Issue[] = [];
  const refuse = (field: string, found: string, expected: string): ImportedRecord => {
    issues.push({ place, field, found, expected, severity: 'error' });
    return { evidence: [], issues };
  };
  const [, id] = ISSUE.exec(entry.link) ?? ISSUE.exec(entry.id) ?? [];
  if (id === undefined) return refuse('link', entry.link || 'none', 'the address of an issue');
  const [, type = '', title = ''] = /^\s*([a-z]+):\s*(.*)$/is.exec(entry.title) ?? [];
  const state = TYPES.get(type.toLowerCase());
  if (!state) return refuse('title', entry.title, `one of ${[...TYPES.keys()].join(', ')}: …`);
  // RSS tells one time, that of the last message; Atom of all of an issue the first and the last.
  const changedAt = feedInstant(entry.updated || entry.published);
  const beganAt = entry.updated === '' ? null : feedInstant(entry.published);
  if (changedAt === null) return refuse('updated', entry.updated || 'none', 'a time with its zone');
  const messages = messagesOf(entry, { beganAt, changedAt });
  if (messages.length > 1 && messages.some(({ at }) => at === null)) {
    const expected = 'messages up to the last change, less than a day apart; these have no time';
    issues.push({ place, field: 'content', found: 'clock times', expected, severity: 'note' });
  }
  if (state === 'maintenance') {
    const notices = messages.map((message) => ({
      ...message,
      kind: 'maintenance_notice' as const,
    }));
    const planned = plannedIn(notices);
    if (!planned) refuse('content', 'no window', 'a start and an end with their date and zone');
    const notice = { title, noticeAt: beganAt ?? changedAt };
    const windows = planned ? maintenanceOf([], id, notice, planned) : [];
    return { evidence: [...windows, ...statementsOf(id, notices)], issues };
  }
  const span = { start: beganAt ?? changedAt, end: changedAt };
  const announced = announcedOf([], { ref: id, path: '', title, state }, span);
  const last = messages.at(-1);
  const word = last && { text: last.text, at: last.at ?? changedAt, place };
  const finders = [statedInProse, statedByClock(announced)];
  const stated = statedWindows({ ref: id, title }, word ? [word] : [], announced, finders);
  const isWhole = beganAt !== null && messages[0]?.at === beganAt;
  const said = isWhole ? acknowledged(messages) : messages;
  return { evidence: [...stated, ...statementsOf(id, said)], issues };
}

const BLOCK = /<small\b[^<>]*>\s*(\d{1,2}:\d\d\s*[ap]m)\s*(P[SD]?T)\s*<\/small>/gi;

/** The messages of an entry, oldest first; one alone was shown when the entry last changed. */
function messagesOf(
  { html, line }: FeedEntry,
  { beganAt, changedAt }: Readonly<{ beganAt: number | null; changedAt: number }>,
): Message[] {
  const place = { line };
  const marks = [...html.matchAll(BLOCK)];
  const blocks = marks.map((mark, index): Block => {
    const [whole, clock = '', zone = ''] = mark;
    const from = mark.index + whole.length;
    return { clock, zone, text: htmlText(html.slice(from, marks[index + 1]?.index)) };
  });
  if (blocks.length === 0) {
    const key = new Date(changedAt).toISOString();
    const one = { key, place, kind: 'update' as const, at: changedAt, text: htmlText(html) };
    return one.text === '' ? [] : [one];
  }
  const isFirst = (block: Block | undefined) =>
    beganAt !== null && timeOf(block, beganAt) === minuteOf(beganAt);
  const ordered = !isFirst(blocks[0]) && isFirst(blocks.at(-1)) ? blocks.toReversed() : blocks;
  const times = timesOf(ordered, beganAt);
  const isProven = isFirst(ordered[0]) && times.at(-1) === minuteOf(changedAt);
  return ordered.map(({ text }, index): Message => {
    const minute = isProven ? (times[index] ?? null) : null;
    const at = index === 0 && isFirst(ordered[0]) ? beganAt : minute;
    const key = at === null ? `message ${index + 1}` : new Date(at).toISOString();
    const slackMs = index === 0 ? 0 : MIN_MS - 1;
    return { key, place, kind: 'update', at, slackMs, text };
  });
}

type Block = Readonly<{ clock: string; zone: string; text: string }>;

/** The minute of each message, as if each were within a day of the one before it; null from the first that has none. */
function timesOf(ordered: readonly Block[], beganAt: number | null): (number | null)[] {
  let before = beganAt;
  return ordered.map((block) => {
    before = before === null ? null : timeOf(block, before);
    return before;
  });
}

const minuteOf = (at: number) => Math.floor(at / MIN_MS) * MIN_MS;

/** The first instant from that minute on at which the coast's clock shows a block's time. */
function timeOf(block: Block | undefined, from: number): number | null {
  const time = clockMs(block?.clock ?? '');
  return time === null ? null : nextPacific(time, minuteOf(from), block?.zone.toUpperCase());
}
