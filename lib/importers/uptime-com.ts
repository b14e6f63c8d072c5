/** Uptime.com outages, API v1. An outage that somebody chose to ignore is told, and makes no window. */
import { z } from 'zod';

import { jsonHead } from './decode';
import type { ImportedRecord, Importer } from './importer';
import { identity, moment, recordAt, text } from './json-record';
import { observed, outageRecords, told } from './ready-outages';

export const uptimeCom: Importer = {
  id: 'uptime-com',
  label: 'Uptime.com outages',
  party: 'customer',
  recognises: (head) => {
    const json = jsonHead(head);
    if (!json) return 0;
    return /"check_pk"\s*:/.test(json) && /"(duration_secs|state_is_up)"\s*:/.test(json) ? 0.95 : 0;
  },
  read: (bytes, options) =>
    outageRecords(bytes, options, { lists: ['results'], reader: { item: outage } }),
};

const outageFields = z.object({
  pk: identity,
  created_at: moment,
  resolved_at: moment,
  check_pk: identity.nullish(),
  check_name: text,
  check_address: text,
  state_is_up: z.boolean().nullish(),
  ignored: z.boolean().nullish(),
});

function outage(value: unknown, path: string): ImportedRecord {
  const record = recordAt(path);
  const fields = record.fields(outageFields, value, 'an Uptime.com outage');
  if (!fields) return told(record);
  const span = record.window(
    ['created_at', record.instant('created_at', fields.created_at)],
    ['resolved_at', record.instant('resolved_at', fields.resolved_at)],
    fields.state_is_up === false,
  );
  if (!span) return told(record);
  if (fields.ignored) {
    record.note('ignored', 'true', 'false: it was set aside there, so it makes no window');
    return told(record);
  }
  const service = fields.check_name ?? fields.check_address ?? fields.check_pk;
  return { evidence: [observed({ ref: fields.pk, path, service }, span)], issues: record.issues };
}
