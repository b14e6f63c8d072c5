/**
 * The public RSS feeds of Azure and of Microsoft 365. An item is there while something is wrong and is
 * rewritten in place; `pubDate` is when, so only its text may tell since when. Without a certain start
 * there is the vendor's word, but no window.
 */
import type { Evidence, Issue, Observation, StatementKind } from '@/lib/sla/evidence';

import { decodeText } from './decode';
import { feedEntries, type FeedEntry } from './feed-entries';
import { htmlText } from './html-text';
import type { ImportedRecord, ImportOptions } from './importer';
import { read } from './postmortem/read';
import { edgesOf, quoteOf } from './prose';
import { feedInstant } from './status-feed-times';
import { statementsOf } from './vendor-facts';

export type StatusItem = Readonly<{
  /** Stays while the item is rewritten. */
  id: string;
  /** The same id comes again with the next incident. */
  isRecurring: boolean;
  line: number;
  title: string;
  text: string;
  /** When it was last rewritten, epoch ms; null when the feed does not tell. */
  at: number | null;
  issues: readonly Issue[];
}>;

/** The records of a feed; an entry that cannot be read is an issue in its place. */
export async function* feedRecords(
  bytes: AsyncIterable<Uint8Array>,
  { encoding }: ImportOptions,
  recordOf: (entry: FeedEntry) => ImportedRecord,
): AsyncGenerator<ImportedRecord> {
  for await (const { items, bytesRead } of feedEntries(decodeText(bytes, encoding))) {
    for (const { entry, issue } of items) {
      yield { ...(entry ? recordOf(entry) : { evidence: [], issues: [issue] }), bytesRead };
    }
  }
}

/** An item's text and times, or its issue. */
export function feedItem(entry: FeedEntry, ownId: string): StatusItem {
  const { line, title, html, published } = entry;
  const at = feedInstant(published);
  const issue = issueAt(line, 'pubDate', published || 'none', 'a time with its zone', 'error');
  const id = ownId || title;
  const issues = at === null ? [issue] : [];
  return { id, isRecurring: ownId === '', line, title, text: htmlText(html), at, issues };
}

export type FeedWindow = Readonly<{
  service?: string;
  severity?: string;
  /** Where the feed tells it; else the text does. */
  state?: Observation['state'];
  /** The item says that it is over, though it is still there. */
  isOver: boolean;
}>;

/** What an item says, and its window where its text tells one. */
export function recordOfItem(
  item: StatusItem,
  kind: StatementKind,
  window: FeedWindow,
): ImportedRecord {
  const { line, at, text, title } = item;
  const issues = [...item.issues];
  const found = at === null ? null : windowIn(item, at, window);
  if (found && 'issue' in found) issues.push(found.issue);
  const fact = found && 'fact' in found ? found.fact : null;
  const since = fact?.start.at ?? at;
  const id = item.isRecurring && since !== null ? `${item.id}|${iso(since)}` : item.id;
  const windows: Evidence[] = fact ? [{ ...fact, ref: id }] : [];
  const key = at === null ? 'item' : iso(at);
  const said = `${title}\n\n${text}`.trim();
  const statements = statementsOf(id, [{ key, place: { line }, kind, at, text: said }]);
  return { evidence: [...windows, ...statements], issues };
}

const iso = (at: number) => new Date(at).toISOString();

function windowIn(item: StatusItem, at: number, told: FeedWindow) {
  const { service, severity, isOver } = told;
  const { id, line, title, text } = item;
  const refuse = (field: string, found: string, expected: string) => ({
    issue: issueAt(line, field, found, expected, 'error'),
  });
  const { windows, issues } = read({ text, publishedAt: new Date(at).toISOString() });
  const [window] = windows;
  const doubts = issues.filter(({ field }) => field !== 'end');
  if (!window || windows.length !== 1 || doubts.length > 0 || window.zone.basis !== 'stated') {
    const expected =
      'one time with its zone since when, such as "Starting at 10:02 UTC on 5 March"';
    return refuse(
      'description',
      windows.length > 1 ? 'several times' : 'no certain start',
      expected,
    );
  }
  const { start, end } = edgesOf(window);
  if (start.earliest > at || (end && (end.at < start.at || end.at > at))) {
    return refuse('description', quoteOf(window.quotes, text), 'times before it was published');
  }
  if (window.kind === 'maintenance') {
    return refuse(
      'description',
      quoteOf(window.quotes, text),
      'an incident: this is a maintenance',
    );
  }
  if (!end && isOver) return refuse('description', 'no end', 'when it ended, since it is over');
  const fact: Observation = {
    kind: 'observation',
    ref: id,
    ...(service && { service }),
    place: { line },
    quote: quoteOf(window.quotes, text),
    ...(title && { title }),
    state: told.state ?? (window.kind === 'outage' ? 'down' : 'degraded'),
    basis: 'stated',
    ...(severity && { severity }),
    start,
    end,
    precision: window.precision,
    zone: window.zone,
  };
  return { fact };
}

export const issueAt = (
  line: number,
  field: string,
  found: string,
  expected: string,
  severity: Issue['severity'],
): Issue => ({ place: { line }, field, found, expected, severity });
