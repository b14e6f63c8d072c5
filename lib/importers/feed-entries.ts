/**
 * The entries of an RSS or Atom feed as they stream by, each parsed on its own, so that a break in one
 * loses no other. Entities that the file itself declares are never expanded. Memory: one entry.
 */
import { type AnyFeed, parseFeed } from 'feedsmith';

import type { Issue } from '@/lib/sla/evidence';

import type { TextPiece } from './decode';

/** As written, but for character references; the empty string is what the entry does not have. */
export type FeedEntry = Readonly<{
  /** Where it begins, 1-based. */
  line: number;
  /** `guid` or `id`. */
  id: string;
  link: string;
  title: string;
  /** The longest of what it has: `content:encoded`, `content`, `description` or `summary`. */
  html: string;
  /** `description` or `summary`, also where that is not the longest. */
  summary: string;
  /** `pubDate` (RFC 822) or `published` (ISO 8601). */
  published: string;
  updated: string;
  /** When the feed itself was made or last changed. */
  feedUpdated: string;
  /** What it is filed under, in order. */
  categories: readonly string[];
  /** What it is filed under in a scheme of the feed's own (RSS: `domain`); else the empty string. */
  filedUnder: (domain: string) => string;
  /** Elements that are of no namespace that a feed knows, by name. */
  own: (name: string) => string;
}>;

/** An entry, or what stands in its place. */
export type FeedItem =
  | Readonly<{ entry: FeedEntry; issue?: undefined }>
  | Readonly<{ issue: Issue; entry?: undefined }>;

export type FeedBatch = Readonly<{ items: readonly FeedItem[]; bytesRead: number }>;

const LONGEST_CHARS = 4 * 1024 * 1024;
const LONGEST_HEAD_CHARS = 64 * 1024;
const CDATA = '<![CDATA[';

/** No markup begins so; the parser would look behind each of them to the end. */
const MANY_OPENINGS = /<{1000}/;

type Kind = Readonly<{ entry: string; closers: string }>;
const RSS: Kind = { entry: 'item', closers: '</channel></rss>' };
const ATOM: Kind = { entry: 'entry', closers: '</feed>' };

/** Entries in the order of the feed. What is broken or cut off is an issue with its line. */
export async function* feedEntries(pieces: AsyncIterable<TextPiece>): AsyncGenerator<FeedBatch> {
  const cutter = entryCutter();
  let bytesRead = 0;
  for await (const piece of pieces) {
    bytesRead = piece.bytesRead;
    if (piece.issue) return yield { items: [{ issue: piece.issue }], bytesRead };
    const { items, isLost } = cutter.cut(piece.text);
    if (items.length > 0) yield { items, bytesRead };
    if (isLost) return;
  }
  yield { items: cutter.end(), bytesRead };
}

function entryCutter() {
  let pending = '';
  let head: string | null = null;
  let kind = RSS;
  let line = 1;
  let resumeAt = 0;
  let count = 0;

  const drop = (chars: number) => {
    line += pending.slice(0, chars).split('\n').length - 1;
    pending = pending.slice(chars);
    resumeAt = 0;
  };

  /** Takes what stands before the first entry; false while it is not complete. */
  const takeHead = (): boolean => {
    if (head !== null) return true;
    const first = /<(item|entry)[\s>]/i.exec(pending);
    if (!first) return false;
    head = pending.slice(0, first.index);
    kind = first[1]?.toLowerCase() === 'item' ? RSS : ATOM;
    return true;
  };

  const cut = (text: string) => {
    pending += text;
    const items: FeedItem[] = [];
    const lose = (found: string) => {
      items.push({ issue: issueAt(line, 'file', found, 'an RSS or Atom feed') });
      return { items, isLost: true };
    };
    // Nothing begins or ends without it, and looking again at every piece would take its square.
    const isNews = text.includes('>');
    while (isNews && takeHead()) {
      if ((head ?? '').length > LONGEST_HEAD_CHARS) return lose('no entry in its first 64 KiB');
      const start = pending.search(kind === RSS ? /<item[\s>]/i : /<entry[\s>]/i);
      if (start < 0) break;
      if (start > 0) drop(start);
      const end = endOf(pending, kind, resumeAt);
      if (end.at === null) {
        resumeAt = end.resumeAt;
        break;
      }
      items.push(parsedEntry(head ?? '', pending.slice(0, end.at), kind, line));
      count += 1;
      drop(end.at);
    }
    if (head === null && pending.length > LONGEST_HEAD_CHARS) {
      return lose('no entry in its first 64 KiB');
    }
    if (pending.length > LONGEST_CHARS) return lose('an entry longer than 4 MiB');
    return { items, isLost: false };
  };

  const end = (): FeedItem[] => {
    const isWhole = /<\/(?:rss|feed)\s*>\s*$/i.test(pending);
    if (!isWhole) {
      line += pending.trimEnd().split('\n').length - 1;
      const found = 'the file ends before its XML does';
      return [{ issue: issueAt(line, 'file', found, 'a complete feed') }];
    }
    if (count > 0) return [];
    const expected = 'an entry: a feed without any says nothing of how the service was';
    return [{ issue: { ...issueAt(1, 'file', 'no entry', expected), severity: 'note' } }];
  };

  return { cut, end };
}

/** Where the first entry of `text` ends, past any CDATA; null with where to look on when more has come. */
function endOf(text: string, { entry }: Kind, from: number) {
  const closing = new RegExp(`</${entry}\\s*>`, 'gi');
  let at = from;
  for (;;) {
    closing.lastIndex = at;
    const close = closing.exec(text);
    const cdata = text.indexOf(CDATA, at);
    if (cdata < 0 || (close && close.index < cdata)) {
      return close
        ? { at: close.index + close[0].length, resumeAt: 0 }
        : { at: null, resumeAt: Math.max(at, text.length - CDATA.length) };
    }
    const cdataEnd = text.indexOf(']]>', cdata);
    if (cdataEnd < 0) return { at: null, resumeAt: cdata };
    at = cdataEnd + 3;
  }
}

function parsedEntry(head: string, xml: string, kind: Kind, line: number): FeedItem {
  const own = (name: string) =>
    new RegExp(`<${name}>([^<]{1,200})</${name}>`, 'i').exec(xml)?.[1]?.trim() ?? '';
  if (MANY_OPENINGS.test(xml)) {
    return { issue: issueAt(line, 'entry', 'a row of “<”', `a well-formed ${kind.entry}`) };
  }
  try {
    const parsed: Parsed = parseFeed(`${head}${xml}${kind.closers}`);
    const fields = parsed.format === 'rss' ? rssFields(parsed.feed) : atomFields(parsed);
    if (fields) return { entry: { ...fields, line, own } };
    return { issue: issueAt(line, 'entry', 'an entry without any field', `an ${kind.entry}`) };
  } catch (error) {
    // The parser's only way to report broken XML; it becomes the issue.
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const found = cause instanceof Error ? cause.message : 'broken XML';
    return { issue: issueAt(line, 'entry', found, `a well-formed ${kind.entry}`) };
  }
}

type Parsed = AnyFeed<string>;
type Rss = Extract<Parsed, { format: 'rss' }>['feed'];

function rssFields({ items, lastBuildDate, pubDate }: Rss) {
  const [item] = items ?? [];
  if (!item) return null;
  return {
    id: item.guid?.value ?? '',
    link: item.link ?? '',
    title: item.title ?? '',
    html: longest(item.content?.encoded, item.description),
    summary: item.description ?? '',
    published: item.pubDate ?? '',
    categories: (item.categories ?? []).flatMap(({ name }) => name || []),
    filedUnder: (wanted: string) =>
      (item.categories ?? []).find(({ domain }) => domain === wanted)?.name ?? '',
    updated: '',
    feedUpdated: lastBuildDate ?? pubDate ?? '',
  };
}

function atomFields(parsed: Parsed) {
  if (parsed.format !== 'atom') return null;
  const [entry] = parsed.feed.entries ?? [];
  if (!entry) return null;
  const links = entry.links ?? [];
  const link = links.find(({ rel }) => (rel ?? 'alternate') === 'alternate') ?? links[0];
  return {
    id: entry.id ?? '',
    link: link?.href ?? '',
    title: entry.title?.value ?? '',
    html: longest(entry.content?.value, entry.summary?.value),
    summary: entry.summary?.value ?? '',
    published: entry.published ?? '',
    categories: (entry.categories ?? []).flatMap(({ label, term }) => label || term || []),
    filedUnder: () => '',
    updated: entry.updated ?? '',
    feedUpdated: parsed.feed.updated ?? '',
  };
}

const longest = (...texts: readonly (string | undefined)[]): string =>
  texts.reduce<string>((best, text = '') => (text.length > best.length ? text : best), '');

const issueAt = (line: number, field: string, found: string, expected: string): Issue => ({
  place: { line },
  field,
  found,
  expected,
  severity: 'error',
});
