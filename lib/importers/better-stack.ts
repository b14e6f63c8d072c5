/**
 * Better Stack incidents, API v2 and v3: pages of a list, or one incident. A failure that its monitor has
 * not confirmed is no outage; one whose recovery is being validated is not over.
 */
import { z } from 'zod';

import { jsonHead } from './decode';
import type { ImportedRecord, Importer } from './importer';
import { identity, moment, recordAt, text, unwrapped } from './json-record';
import { observed, outageRecords, told } from './ready-outages';

export const betterStack: Importer = {
  id: 'better-stack',
  label: 'Better Stack incidents',
  party: 'customer',
  recognises: (head) => {
    const json = jsonHead(head);
    if (!json || !/"type"\s*:\s*"incident"/.test(json)) return 0;
    const keys = [/"attributes"\s*:\s*\{/, /"started_at"\s*:/, /"(cause|acknowledged_at)"\s*:/];
    return keys.every((key) => key.test(json)) ? 0.95 : 0;
  },
  read: (bytes, options) =>
    outageRecords(bytes, options, { lists: ['data'], reader: { item: incident } }),
};

const incidentFields = z.object({
  id: identity,
  type: z.literal('incident'),
  attributes: z.object({
    name: text,
    url: text,
    cause: text,
    status: text,
    started_at: moment,
    resolved_at: moment,
  }),
});

const OPEN = new Set(['started', 'acknowledged', 'validating']);

function incident(value: unknown, path: string): ImportedRecord {
  const record = recordAt(path);
  const fields = record.fields(incidentFields, unwrapped(value, 'data'), 'a Better Stack incident');
  if (!fields) return told(record);
  const { name, url, cause, status, started_at, resolved_at } = fields.attributes;
  const word = status?.toLowerCase();
  if (word === 'unconfirmed') {
    record.note('status', status ?? '', 'a confirmed incident: it makes no window');
    return told(record);
  }
  if (word !== undefined && word !== 'resolved' && !OPEN.has(word) && !resolved_at) {
    record.refuse('status', word, 'started, acknowledged, validating or resolved');
  }
  const span = record.window(
    ['started_at', record.instant('started_at', started_at)],
    ['resolved_at', record.instant('resolved_at', resolved_at)],
    word === undefined ? resolved_at === null : OPEN.has(word),
  );
  if (!span) return told(record);
  const fact = { ref: fields.id, path, service: url ?? name, title: name, quote: cause };
  return { evidence: [observed(fact, span)], issues: record.issues };
}
