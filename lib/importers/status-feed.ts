/**
 * The history feeds of status pages, RSS and Atom: Statuspage (25 entries), Instatus, incident.io, Status.io
 * and Statuspal (RSS), and pages that imitate them. They tell no impact, so an incident is read as degraded. Statuspage tells minutes
 * only: each of its times has room to the end of its minute. incident.io shows the last message of each
 * incident, so that only what its words state is a window.
 */
import type { Issue } from '@/lib/sla/evidence';

import { decodeText, headText } from './decode';
import { feedEntries, type FeedEntry } from './feed-entries';
import type { ImportedRecord, Importer, ImportOptions } from './importer';
import { lastMessageOf } from './status-feed-blocks';
import { toldByBlocks, toldByLastMessage } from './status-feed-incident';
import { feedInstant } from './status-feed-times';
import { evidenceOf, lastWords } from './statuspage-evidence';

/** Clouds whose feeds are made otherwise, wherever a link or an identifier names them. */
const CLOUDS =
  /(?:<link>|<link\b[^<>]*\bhref=["']|<guid\b[^<>]*>|<id>)\s*(?:<!\[CDATA\[)?https?:\/\/[^\s<"'/]*\b(?:amazonaws|aws\.amazon|azure|microsoft|office)\b/i;
const MARKS: readonly RegExp[] = [
  /data-var=(?:'|"|&apos;|&quot;|&#0?39;|&#34;)date/,
  /<description>Statuspage<\/description>/,
  /:Incident\/\d+<\/id>/,
  /<generator>\s*incident\.io\b/i,
  /(?:<|&lt;)b(?:>|&gt;)Status:\s*(?:Investigating|Identified|Monitoring|Resolved)\b/i,
  /<category\b[^<>]*\bdomain=["']event:(?:start|end)["']/i,
  /<link>\s*https?:\/\/[^\s<]+\/pages\/(?:incident|maintenance)\/[\da-f]{24}\/[\da-f]{24}\s*<\/link>/i,
  /(?:<|&lt;)\/small(?:>|&gt;)\s*(?:<|&lt;)br ?\/?(?:>|&gt;)\s*(?:<|&lt;)strong(?:>|&gt;)(?:Investigating|Identified|Monitoring|Resolved|Update|Scheduled|Completed)\b/i,
];

export const statusFeed: Importer = {
  id: 'status-feed',
  label: 'History feed of a status page (RSS, Atom)',
  party: 'vendor',
  recognises: (head) => {
    const text = headText(head);
    if (!text || !/^\s*(?:<\?xml\b|<!DOCTYPE\b|<!--|<rss\b|<feed\b)/i.test(text)) return 0;
    if (!/<(?:rss|feed)[\s>]/i.test(text) || CLOUDS.test(text)) return 0;
    return MARKS.some((mark) => mark.test(text)) ? 0.95 : 0;
  },
  read,
};

async function* read(
  bytes: AsyncIterable<Uint8Array>,
  options: ImportOptions,
): AsyncGenerator<ImportedRecord> {
  const untold = new Set<Untold>();
  const seen = new Set<string>();
  const batches = feedEntries(decodeText(bytes, options.encoding));
  for await (const { items, bytesRead } of batches) {
    for (const { entry, issue } of items) {
      const record = entry ? recordOf(entry, options, { untold, seen }) : null;
      yield { ...(record ?? { evidence: [], issues: issue ? [issue] : [] }), bytesRead };
    }
  }
  const issues = [...untold].map((what) => UNTOLD[what]);
  if (issues.length > 0) yield { evidence: [], issues };
}

type Untold = 'impact' | 'start';
type Feed = Readonly<{ untold: Set<Untold>; seen: Set<string> }>;

const UNTOLD: Readonly<Record<Untold, Issue>> = {
  impact: {
    place: { line: 1 },
    field: 'impact',
    found: 'none in this format',
    expected: 'an impact; each incident is read as degraded, which is the least that it admits',
    severity: 'note',
  },
  start: {
    place: { line: 1 },
    field: 'start',
    found: 'only the last message of each incident',
    expected: 'all its messages: only a window that the last one states can be read',
    severity: 'note',
  },
};

function recordOf(
  entry: FeedEntry,
  { zone, now }: ImportOptions,
  { untold, seen }: Feed,
): ImportedRecord {
  const issues: Issue[] = [];
  const message = lastMessageOf(entry.html);
  const told = message
    ? toldByLastMessage(entry, message, issues)
    : toldByBlocks(entry, { zone, issues });
  if (!told) return { evidence: [], issues };
  const { incident, isWhole } = told;
  if (seen.has(incident.id)) {
    issues.push(twice(entry, incident.id));
    return { evidence: [], issues };
  }
  seen.add(incident.id);
  if (message) untold.add('start');
  if (!isWhole) return { evidence: lastWords(incident, issues), issues };
  const evidence = evidenceOf(incident, issues, { toldAt: feedInstant(entry.feedUpdated), now });
  if (evidence.some(({ kind }) => kind === 'observation')) untold.add('impact');
  return { evidence, issues };
}

const twice = ({ line }: FeedEntry, id: string): Issue => ({
  place: { line },
  field: 'id',
  found: `${id}, which came before`,
  expected: 'one entry for each incident',
  severity: 'error',
});
