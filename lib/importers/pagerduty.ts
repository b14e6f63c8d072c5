/**
 * PagerDuty incidents: the list of the REST API, and webhooks v3, among which a resolution holds. An incident is open from its alert until somebody resolves it, which is not the impact itself,
 * and it does not say what was broken: degraded, with its priority, else its urgency.
 */
import { z } from 'zod';

import { jsonHead } from './decode';
import type { ImportedRecord, Importer } from './importer';
import { identity, type JsonRecord, moment, recordAt, text, unwrapped } from './json-record';
import { alertNote, observed, outageRecords, type OutageReader, told } from './ready-outages';

export const pagerduty: Importer = {
  id: 'pagerduty',
  label: 'PagerDuty incidents and webhooks',
  party: 'customer',
  recognises: (head) => {
    const json = jsonHead(head);
    if (!json) return 0;
    const isWebhook =
      /"event"\s*:\s*\{/.test(json) && /"event_type"\s*:\s*"(incident|service)\./.test(json);
    const isList = /"(incident_number|incident_key)"\s*:/.test(json) && /"urgency"\s*:/.test(json);
    return isWebhook || isList ? 0.95 : 0;
  },
  read: (bytes, options) =>
    outageRecords(bytes, options, { lists: ['incidents'], reader: incidentReader() }),
};

const named = z.object({ id: identity.nullish(), summary: text, name: text }).nullish();

const incidentFields = z.object({
  id: identity,
  type: z.literal('incident').nullish(),
  status: z.string(),
  title: text,
  summary: text,
  created_at: moment,
  resolved_at: moment,
  last_status_change_at: moment,
  urgency: text,
  priority: named,
  service: named,
});

const eventFields = z.object({
  event: z.object({
    event_type: z.string(),
    occurred_at: moment,
    data: z.object({ type: text, status: text, resolved_at: moment }).loose(),
  }),
});

const OPEN = new Set(['triggered', 'acknowledged']);

function incidentReader(): OutageReader {
  const noteAlerts = alertNote();
  return {
    item: (value, path) => {
      const record = recordAt(path);
      const evidence = isEvent(value) ? ofEvent(value, record) : ofIncident(value, null, record);
      if (evidence.length > 0) noteAlerts(record, 'created_at');
      return { ...told(record), evidence };
    },
  };
}

const isEvent = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'event' in value;

function ofEvent(value: unknown, record: JsonRecord): ImportedRecord['evidence'] {
  const fields = record.fields(eventFields, value, 'a PagerDuty webhook v3');
  if (!fields) return [];
  const { event_type, occurred_at, data } = fields.event;
  const isLate =
    data.status === 'resolved' && !data.resolved_at && event_type !== 'incident.resolved';
  if (data.type !== 'incident' || isLate) {
    record.note(
      'event.event_type',
      event_type,
      'an event that tells when an incident began or ended',
    );
    return [];
  }
  const resolvedAt = event_type === 'incident.resolved' ? occurred_at : null;
  return ofIncident(data, resolvedAt, record);
}

function ofIncident(
  value: unknown,
  resolvedAt: z.infer<typeof moment>,
  record: JsonRecord,
): ImportedRecord['evidence'] {
  const fields = record.fields(
    incidentFields,
    unwrapped(value, 'incident'),
    'a PagerDuty incident',
  );
  if (!fields) return [];
  const { status, priority, service } = fields;
  const isResolved = status === 'resolved';
  if (!isResolved && !OPEN.has(status)) {
    record.refuse('status', status, 'triggered, acknowledged or resolved');
  }
  // What an incident changed to last is "resolved", where it is.
  const end = isResolved
    ? (fields.resolved_at ?? resolvedAt ?? fields.last_status_change_at)
    : null;
  const span = record.window(
    ['created_at', record.instant('created_at', fields.created_at)],
    ['resolved_at', record.instant('resolved_at', end)],
    !isResolved,
  );
  if (!span) return [];
  const fact = {
    ref: fields.id,
    path: record.path,
    service: service?.summary ?? service?.name ?? service?.id,
    title: fields.title ?? fields.summary,
    severity: priority?.summary ?? priority?.name ?? fields.urgency,
    state: 'degraded' as const,
  };
  return [observed(fact, span)];
}
