/**
 * The RSS feed of a Better Stack status page: an item for each message, those of one report under one link. It
 * tells neither a severity nor which resource was affected, so a report is read as degraded; its
 * `index.json` tells both.
 *
 * Verified from its documentation: the items, their times, and a title that begins with the state, as in
 * "[Resolved] …". Readers of the feed have titles without a state as well: such a report has no end that the
 * feed tells, so that only a window that its last words state is read. No feed of a maintenance is
 * documented: one has the window that its words give.
 */
import { exactly, type Issue } from '@/lib/sla/evidence';

import { decodeText, headText } from './decode';
import { type FeedEntry, feedEntries } from './feed-entries';
import { htmlText } from './html-text';
import type { ImportedRecord, Importer, ImportOptions } from './importer';
import { statedWindows } from './stated';
import { feedInstant } from './status-feed-times';
import { evidenceOf, lastWords } from './statuspage-evidence';
import { type IncidentUpdate, UTC } from './statuspage-incident';
import { maintenanceOf, type Message, plannedIn, statementsOf } from './vendor-facts';

const REPORT = /^(https?:\/\/[^\s/]+\/(?:incidents?|maintenances?)\/([\w-]+))\/?(?:#.*)?$/i;

export const betterStackFeed: Importer = {
  id: 'betterstack-feed',
  label: 'Better Stack status page feed (RSS)',
  party: 'vendor',
  recognises: (head) => {
    const text = headText(head);
    if (!text || !/<rss[\s>]/i.test(text)) return 0;
    if (/<link>\s*https?:\/\/[^\s<]*\.better(?:uptime|stack)\.com\b/i.test(text)) return 0.97;
    return /<guid\b[^>]*>[^<]*\/incidents?\/[\w-]+#update-\d+</i.test(text) ? 0.97 : 0;
  },
  read,
};

const WORDS: ReadonlyMap<string, string> = new Map([
  ['investigating', 'investigating'],
  ['identified', 'identified'],
  ['monitoring', 'monitoring'],
  ['update', 'update'],
  ['resolved', 'resolved'],
]);

type Report = Readonly<{
  id: string;
  line: number;
  name: string;
  isMaintenance: boolean;
  /** Whether each message tells its state. */
  hasStates: boolean;
  updates: readonly IncidentUpdate[];
}>;

async function* read(
  bytes: AsyncIterable<Uint8Array>,
  options: ImportOptions,
): AsyncGenerator<ImportedRecord> {
  const reports = new Map<string, Report>();
  let read = 0;
  let changed = '';
  for await (const batch of feedEntries(decodeText(bytes, options.encoding))) {
    const issues = batch.items.flatMap(({ issue }) => issue ?? []);
    read = batch.bytesRead;
    for (const { entry } of batch.items) {
      if (entry) take(entry, reports, issues);
      changed = entry?.feedUpdated || changed;
    }
    if (issues.length > 0) yield { evidence: [], issues, bytesRead: read };
  }
  const told = { toldAt: feedInstant(changed), now: options.now };
  for (const report of reports.values()) yield { ...recordOf(report, told), bytesRead: read };
}

function take(entry: FeedEntry, reports: Map<string, Report>, issues: Issue[]) {
  const place = { line: entry.line };
  const refuse = (field: string, found: string, expected: string) => {
    issues.push({ place, field, found, expected, severity: 'error' });
  };
  const [, link, id] = REPORT.exec(entry.link) ?? REPORT.exec(entry.id) ?? [];
  const shownAt = feedInstant(entry.published);
  if (!link || !id) return refuse('link', entry.link || 'none', 'the address of a report');
  if (shownAt === null) return refuse('pubDate', entry.published || 'none', 'a time with its zone');
  const [, state, name = entry.title] = /^\s*\[([^\]]{1,40})\]\s*(.*)$/s.exec(entry.title) ?? [];
  const word = state?.trim().toLowerCase() ?? '';
  const isWork =
    /\/maintenances?\//i.test(link) || /\b(?:maintenance|scheduled)\b/i.test(entry.title);
  if (state !== undefined && !WORDS.has(word) && !isWork) {
    return refuse('title', `[${state}]`, `one of ${[...WORDS.keys()].join(', ')}`);
  }
  const before = reports.get(link);
  const ref = entry.id && entry.id !== link ? entry.id : `${id}:${new Date(shownAt).toISOString()}`;
  const update: IncidentUpdate = {
    ref,
    place,
    status: WORDS.get(word) ?? 'update',
    body: htmlText(entry.html),
    shownAt,
    postedAt: null,
    affected: [],
  };
  if (before?.updates.some((other) => other.ref === ref)) {
    return refuse('guid', entry.id, 'each message once');
  }
  reports.set(link, {
    id,
    line: before?.line ?? entry.line,
    name: before?.name ?? htmlText(name),
    isMaintenance: (before?.isMaintenance ?? false) || isWork,
    hasStates: (before?.hasStates ?? true) && WORDS.has(word),
    updates: [...(before?.updates ?? []), update],
  });
}

function recordOf(
  { id, line, name, isMaintenance, hasStates, updates: given }: Report,
  told: Readonly<{ toldAt: number | null; now: number }>,
): ImportedRecord {
  const issues: Issue[] = [];
  const updates = given.toSorted((a, b) => (a.shownAt ?? 0) - (b.shownAt ?? 0));
  if (isMaintenance) return maintenanceRecord({ id, line, name, updates });
  const [first] = updates;
  const status =
    updates.findLast((update) => update.status !== 'update')?.status ?? 'investigating';
  const incident = {
    id,
    place: { line },
    name,
    status: hasStates ? status : 'resolved',
    impact: undefined,
    zone: UTC,
    slackMs: 0,
    startAt: null,
    resolvedAt: null,
    scheduledFor: null,
    scheduledUntil: null,
    components: [],
    updates,
  };
  const note = (field: string, found: string, expected: string) =>
    issues.push({ place: incident.place, field, found, expected, severity: 'note' });
  if (hasStates && first?.status === 'investigating') {
    note('impact', 'none in this format', 'an impact; read as degraded, the least that it admits');
    return { evidence: evidenceOf(incident, issues, told), issues };
  }
  const found = hasStates ? 'its first message is not in the feed' : 'no state in its titles';
  note('title', found, 'a report from its first message to its last: import the page’s index.json');
  const stated = hasStates ? [] : statedLast({ ref: id, title: name }, updates);
  return { evidence: [...lastWords(incident, issues), ...stated], issues };
}

/** The window that the last message states, where no title tells that it is the last word. */
function statedLast(
  subject: Parameters<typeof statedWindows>[0],
  updates: readonly IncidentUpdate[],
) {
  const said = updates.flatMap(({ body: text, shownAt: at, place }) =>
    at === null ? [] : [{ text, at, place }],
  );
  const [first] = said;
  const last = said.at(-1);
  if (!first || !last) return [];
  const span = { state: 'degraded' as const, start: exactly(first.at), end: exactly(last.at) };
  return statedWindows(subject, [last], [span]);
}

/** Its messages announce it; the last certain window of their words is when it was to be. */
function maintenanceRecord({
  id,
  line,
  name,
  updates,
}: Pick<Report, 'id' | 'line' | 'name' | 'updates'>): ImportedRecord {
  const messages = updates.map(({ ref: key, place, shownAt: at, body: text }): Message => ({
    key,
    place,
    kind: 'maintenance_notice',
    at,
    text,
  }));
  const statements = statementsOf(id, messages);
  const planned = plannedIn(messages);
  if (planned) {
    const notice = { title: name, noticeAt: messages[0]?.at ?? null };
    return { evidence: [...maintenanceOf([], id, notice, planned), ...statements], issues: [] };
  }
  const issue: Issue = {
    place: { line },
    field: 'description',
    found: 'no window',
    expected: 'a start and an end with their date and zone in a message',
    severity: 'error',
  };
  return { evidence: statements, issues: [issue] };
}
