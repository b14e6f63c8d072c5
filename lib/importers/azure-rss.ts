/**
 * The RSS feed of azure.status.microsoft. It holds what is wrong now and nothing else; it has been empty
 * during an outage as well, so an empty one says nothing.
 *
 * One observation for each item: ref = the tracking ID, where the text has it, or the
 * guid; else the title and the start. A title that
 * ends with "Resolved" or "Mitigated" has no open end.
 */
import { headText } from './decode';
import type { FeedEntry } from './feed-entries';
import type { Importer } from './importer';
import { feedItem, feedRecords, recordOfItem } from './microsoft-feed';

const TRACKING = /\btracking\s+id\b\W{0,5}([A-Z\d_]{4}-[A-Z\d]{3})\b/i;
const OVER = /^\W*(?:resolved|mitigated)\b|[-–—:]\s*(?:resolved|mitigated)\W*$/i;

export const azureRss: Importer = {
  id: 'azure-rss',
  label: 'Azure status feed (RSS)',
  party: 'vendor',
  recognises: (head) => {
    const text = headText(head);
    if (!text || !/<rss[\s>]/i.test(text)) return 0;
    const channel = text.slice(0, text.search(/<item[\s>]|$/i));
    if (/<title>\s*Azure Status\s*<\/title>/i.test(channel)) return 0.98;
    return /azure\.status\.microsoft|status\.azure\.com/i.test(channel) ? 0.97 : 0;
  },
  read: (bytes, options) => feedRecords(bytes, options, recordOf),
};

function recordOf(entry: FeedEntry) {
  const tracking = TRACKING.exec(`${entry.title} ${entry.html.replace(/<[^<>]*>/g, ' ')}`)?.[1];
  const item = feedItem(entry, tracking ?? entry.id);
  const isOver = OVER.test(entry.title);
  const service = entry.categories.join(' - ');
  return recordOfItem(item, isOver ? 'restored' : 'update', { service, isOver });
}
