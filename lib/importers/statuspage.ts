/**
 * Statuspage v2 `incidents.json`, `scheduled-maintenances.json` and `summary.json`, several polls of
 * them one after the other, webhooks, and pages that imitate them.
 */
import type { Issue } from '@/lib/sla/evidence';

import { decodeText, jsonHead } from './decode';
import type { ImportedRecord, Importer, ImportOptions } from './importer';
import { jsonItems } from './json-items';
import { incidentEvidence } from './statuspage-evidence';
import { incidentOf } from './statuspage-incident';
import { type PollBook, pollBook } from './statuspage-polls';

const LISTS = ['incidents', 'scheduled_maintenances'];

export const statuspage: Importer = {
  id: 'statuspage',
  label: 'Statuspage incidents and maintenances',
  party: 'vendor',
  recognises: (head, fileName) => {
    const text = jsonHead(head);
    if (!text) return 0;
    if (/"incident_updates"\s*:/.test(text)) return 0.98;
    const page = /^\s*\{\s*(?:"fetched_at"\s*:\s*"[^"]*"\s*,\s*)?"page"\s*:\s*\{/.test(text);
    const list = /"(incidents|scheduled_maintenances)"\s*:\s*\[/.test(text);
    if (page && (list || /"(components|time_zone)"\s*:/.test(text))) return 0.9;
    const known = !OTHER_LIST.test(text) && /incident|maintenance|summary/i.test(fileName);
    return list && known ? 0.5 : 0;
  },
  read,
};

/** A list whose first record has nothing of Statuspage's own before its first object or list. */
const OTHER_LIST =
  /"(?:incidents|scheduled_maintenances)"\s*:\s*\[\s*\{(?![^{}[\]]*"(?:impact|shortlink|page_id|created_at)")/;

async function* read(
  bytes: AsyncIterable<Uint8Array>,
  options: ImportOptions,
): AsyncGenerator<ImportedRecord> {
  const book = pollBook(options.now);
  const text = decodeText(bytes, options.encoding);
  let bytesRead = 0;
  let broken: readonly Issue[] = [];
  for await (const batch of jsonItems(text, LISTS, { rest: true })) {
    ({ bytesRead } = batch);
    broken = batch.issues;
    for (const { value, path, rest } of batch.items) {
      if (rest || isQuiet(value)) {
        book.close(value, path);
        continue;
      }
      for (const record of recordsOf(value, path, book)) yield { ...record, bytesRead };
    }
  }
  for (const record of book.rest()) yield { ...record, bytesRead };
  if (broken.length > 0) yield { evidence: [], issues: broken, bytesRead };
}

/** A webhook wraps its incident: `{ meta, page, incident }`. */
const messageOf = (value: unknown) =>
  typeof value === 'object' && value !== null && 'incident' in value ? value.incident : value;

/** Some pages leave the list of incidents out of a summary where there is none. */
const isQuiet = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'page' in value &&
  'components' in value &&
  !('incident' in value);

/** What a poll lists is held until a later one tells its end; an incident alone is given at once. */
function recordsOf(value: unknown, path: string, book: PollBook): ImportedRecord[] {
  const issues: Issue[] = [];
  const incident = incidentOf(messageOf(value), path, issues);
  if (!incident) return [{ evidence: [], issues }];
  const isAlone = /^\[\d+\]$/.test(path);
  return isAlone
    ? [{ evidence: incidentEvidence(incident, issues), issues }]
    : book.see({ incident, issues });
}
