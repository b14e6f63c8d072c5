/**
 * Opsgenie incidents (v1) and alerts (v2). An incident states its impact; an alert is open from when it was
 * raised until it was closed, `report.closeTime` milliseconds later, which is not the impact itself.
 * Neither says what was broken: degraded, with its priority.
 */
import { z } from 'zod';

import { jsonHead } from './decode';
import type { Importer } from './importer';
import { identity, type JsonRecord, moment, recordAt, text, unwrapped } from './json-record';
import { alertNote, observedOf, outageRecords, type OutageReader, told } from './ready-outages';

export const opsgenie: Importer = {
  id: 'opsgenie',
  label: 'Opsgenie incidents and alerts',
  party: 'customer',
  recognises: (head) => {
    const json = jsonHead(head);
    if (!json || !/"tinyId"\s*:/.test(json)) return 0;
    return /"createdAt"\s*:/.test(json) && /"priority"\s*:/.test(json) ? 0.95 : 0;
  },
  read: (bytes, options) => outageRecords(bytes, options, { lists: ['data'], reader: reader() }),
};

const fieldsOfBoth = z.object({
  id: identity,
  message: text,
  status: z.string(),
  priority: text,
  createdAt: moment,
  impactStartDate: moment,
  impactEndDate: moment,
  impactedServices: z.array(z.string()).nullish(),
  report: z.object({ closeTime: z.union([z.string(), z.number()]).nullish() }).nullish(),
});
type Fields = z.infer<typeof fieldsOfBoth>;

const STATUSES = new Set(['open', 'resolved', 'closed']);

function reader(): OutageReader {
  const noteAlerts = alertNote();
  return {
    item: (value, path) => {
      const record = recordAt(path);
      const fields = record.fields(
        fieldsOfBoth,
        unwrapped(value, 'data'),
        'an Opsgenie incident or alert',
      );
      if (!fields) return told(record);
      if (!STATUSES.has(fields.status)) {
        record.refuse('status', fields.status, 'open, resolved or closed');
      }
      const span = fields.impactStartDate ? impactOf(fields, record) : alertOf(fields, record);
      if (!span) return told(record);
      if (!fields.impactStartDate) noteAlerts(record, 'createdAt');
      const fact = {
        ref: fields.id,
        path,
        title: fields.message,
        severity: fields.priority,
        state: 'degraded' as const,
      };
      const evidence = observedOf(fields.impactedServices ?? [], fact, span);
      return { evidence, issues: record.issues };
    },
  };
}

const impactOf = (fields: Fields, record: JsonRecord) =>
  record.window(
    ['impactStartDate', record.instant('impactStartDate', fields.impactStartDate)],
    ['impactEndDate', record.instant('impactEndDate', fields.impactEndDate)],
    fields.status === 'open',
  );

function alertOf({ createdAt, status, report }: Fields, record: JsonRecord) {
  const start = record.instant('createdAt', createdAt);
  const closeTime = String(report?.closeTime ?? '');
  if (closeTime !== '' && !/^\d{1,13}$/.test(closeTime)) {
    record.refuse('report.closeTime', closeTime, 'whole milliseconds');
  }
  const isOpen = status === 'open';
  const end = isOpen || closeTime === '' || start === null ? null : start + Number(closeTime);
  return record.window(['createdAt', start], ['report.closeTime', end], isOpen);
}
