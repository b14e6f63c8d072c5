/**
 * AWS's RSS feeds, of all services or of one: an item for each post, not for each event. The posts of an
 * event share their service, which the guid tells with the second of the post; a headline that it is
 * resolved, or a day of silence, ends it. Without that headline no post tells when it ended, so it is
 * counted up to the last post; only what was posted within a day of `now` may still be open.
 */
import { exactly, type Issue } from '@/lib/sla/evidence';

import {
  AWS_HEADLINES,
  awsEvidence,
  type AwsPost,
  isResolved,
  withoutResolved,
  withOwnRefs,
} from './aws-event';
import { decodeText, headText } from './decode';
import { type FeedEntry, feedEntries } from './feed-entries';
import type { ImportedRecord, Importer, ImportOptions } from './importer';
import { pacificInstant } from './pacific-time';
import { pageOf, textOf } from './page-text';
import { writtenTime } from './written-time';

const GUID = /#([\w.-]+)_(\d{9,11})$/;

export const awsRss: Importer = {
  id: 'aws-rss',
  label: 'AWS status RSS feed',
  party: 'vendor',
  recognises: (head) => {
    const text = headText(head);
    if (!text || !/<rss[\s>]/i.test(text)) return 0;
    if (/AWS Service Health Dashboard RSS/.test(text)) return 0.98;
    return /<guid[^>]*>[^<]*status\.aws\.amazon\.com\/#/.test(text) ? 0.97 : 0;
  },
  read,
};

type Post = AwsPost & Readonly<{ service: string; name: string; headline: string; title: string }>;

async function* read(
  bytes: AsyncIterable<Uint8Array>,
  { encoding, now }: ImportOptions,
): AsyncGenerator<ImportedRecord> {
  const services = new Map<string, Post[]>();
  let read = 0;
  for await (const batch of feedEntries(decodeText(bytes, encoding))) {
    const issues = batch.items.flatMap(({ issue }) => issue ?? []);
    read = batch.bytesRead;
    for (const { entry } of batch.items) {
      const post = entry ? postOf(entry, issues) : null;
      if (post) services.set(post.service, [...(services.get(post.service) ?? []), post]);
    }
    if (issues.length > 0) yield { evidence: [], issues, bytesRead: read };
  }
  for (const posts of services.values()) {
    for (const chain of chainsOf(posts)) yield { ...recordOf(chain, now), bytesRead: read };
  }
}

/** The guid's second is that of `pubDate`; one that differs is refused. */
function postOf(entry: FeedEntry, issues: Issue[]): Post | null {
  const place = { line: entry.line };
  const refuse = (field: string, found: string, expected: string) => {
    issues.push({ place, field, found, expected, severity: 'error' });
    return null;
  };
  const guid = GUID.exec(entry.id);
  if (!guid) return refuse('guid', entry.id || 'none', 'a service and the second of the post');
  const [, service = '', seconds = ''] = guid;
  const at = writtenTime(seconds, 'epoch_s')?.localMs ?? null;
  const shown = publishedAt(entry.published);
  if (at === null) return refuse('guid', entry.id, 'the second of the post');
  if (entry.published && shown === null) {
    return refuse('pubDate', entry.published, 'a date with its zone, PST or PDT');
  }
  if (shown !== null && shown !== at) {
    return refuse('pubDate', entry.published, `${new Date(at).toISOString()}, as the guid has it`);
  }
  const [, headline = '', rest = entry.title] = /^([A-Z][a-z ]+):\s*(.*)$/s.exec(entry.title) ?? [];
  return {
    service,
    name: service,
    headline,
    title: withoutResolved(rest),
    ref: `${service}_${seconds}`,
    place,
    text: textOf(pageOf(entry.html).document.body),
    at: exactly(at),
    isOver: isResolved(rest) || headline === 'Service is operating normally',
  };
}

/** "Mon, 17 Aug 2026 21:01:19 PDT": the abbreviation is of the Pacific clock. */
function publishedAt(written: string): number | null {
  const [, date = '', zone = ''] = /^(?:[A-Z][a-z]{2},\s+)?(.+?)\s+([A-Z]{3})$/.exec(written) ?? [];
  const localMs = writtenTime(date, 'dmy')?.localMs ?? null;
  if (localMs === null) return null;
  if (zone === 'GMT' || zone === 'UTC') return localMs;
  return zone === 'PST' || zone === 'PDT' ? pacificInstant(localMs, zone) : null;
}

const DAY_MS = 86_400_000;

/** Oldest first; a second word that it is resolved, within a day, belongs to the same event. */
function chainsOf(posts: readonly Post[]): Post[][] {
  const chains: Post[][] = [];
  for (const post of posts.toSorted((a, b) => a.at.at - b.at.at)) {
    const chain = chains.at(-1);
    const last = chain?.at(-1);
    const goesOn =
      last !== undefined &&
      post.at.at - last.at.at <= DAY_MS &&
      (!last.isOver || (post.isOver && post.title === last.title));
    if (goesOn) chain?.push(post);
    else chains.push([post]);
  }
  return chains;
}

function recordOf(chain: readonly Post[], now: number): ImportedRecord {
  const issues: Issue[] = [];
  const [first] = chain;
  const last = chain.at(-1);
  if (!first || !last) return { evidence: [], issues };
  const over = chain.find(({ isOver }) => isOver);
  const isOpen = !over && now - last.at.at <= DAY_MS;
  if (!over && !isOpen) {
    issues.push({
      place: last.place,
      field: 'title',
      found: 'no headline that it is resolved',
      expected: 'one; the end is not told, and counted is up to the last post',
      severity: 'note',
    });
  }
  const event = {
    ref: first.ref,
    place: first.place,
    title: last.title,
    start: first.at,
    end: isOpen ? null : (over ?? last).at,
    services: [{ name: first.name, severity: worstOf(chain) }],
    posts: withOwnRefs(chain),
    isCut: !over && !isOpen,
  };
  return { evidence: awsEvidence(event, issues), issues };
}

/** An unknown headline decides, so that it is told; the known ones stand from harmless to bad. */
function worstOf(chain: readonly Post[]): string {
  const headlines = chain.map(({ headline, title }) => headline || title);
  const unknown = headlines.find((word) => !AWS_HEADLINES.includes(word));
  return unknown ?? AWS_HEADLINES.findLast((word) => headlines.includes(word)) ?? '';
}
