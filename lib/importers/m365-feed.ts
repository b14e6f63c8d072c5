/**
 * The public RSS feed of status.cloud.microsoft: one item, whether administrators reach their pages.
 * `Available` is a word about the moment of `pubDate` only, so it is no evidence of anything.
 *
 * The item stays for good, so an incident is told apart by its start: ref `title|start`. A status that is
 * not known is refused.
 */
import type { Observation, StatementKind } from '@/lib/sla/evidence';

import { headText } from './decode';
import type { FeedEntry } from './feed-entries';
import type { ImportedRecord, Importer } from './importer';
import { feedItem, feedRecords, issueAt, recordOfItem } from './microsoft-feed';

type Status = Readonly<{ kind: StatementKind; state: Observation['state'] }>;
const STATUSES: ReadonlyMap<string, Status | 'well'> = new Map<string, Status | 'well'>([
  ['available', 'well'],
  ['operational', 'well'],
  ['servicedegradation', { kind: 'update', state: 'degraded' }],
  ['serviceinterruption', { kind: 'update', state: 'down' }],
  ['servicerestored', { kind: 'restored', state: 'degraded' }],
]);

export const m365Feed: Importer = {
  id: 'm365-feed',
  label: 'Microsoft 365 status feed (RSS)',
  party: 'vendor',
  recognises: (head) => {
    const text = headText(head);
    if (!text || !/<rss[\s>]/i.test(text)) return 0;
    if (/Microsoft (?:365 )?Admin Cent(?:er|re)|Power Platform Admin/i.test(text)) return 0.97;
    return /status\.(?:cloud\.microsoft|office\.com|office365\.com)/i.test(text) ? 0.96 : 0;
  },
  read: (bytes, options) => feedRecords(bytes, options, recordOf),
};

function recordOf(entry: FeedEntry): ImportedRecord {
  const status = entry.own('status');
  const known = STATUSES.get(status.replaceAll(' ', '').toLowerCase());
  const { line, title } = entry;
  if (known === undefined) {
    const expected =
      'Available, Operational, ServiceDegradation, ServiceInterruption or ServiceRestored';
    const issue = issueAt(line, 'status', status || 'none', expected, 'error');
    return { evidence: [], issues: [issue] };
  }
  if (known === 'well') {
    const expected = 'an incident: that all is well at one moment is no evidence of other times';
    return { evidence: [], issues: [issueAt(line, 'status', status, expected, 'note')] };
  }
  const { kind, state } = known;
  const window = { service: title, severity: status, state, isOver: kind === 'restored' };
  return recordOfItem(feedItem(entry, ''), kind, window);
}
