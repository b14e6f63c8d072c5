/**
 * IsDown, which watches the status pages of others: its API's incidents of services, and the outages that its
 * own monitors see now. One file may speak of several vendors: `service` names the vendor, and a service
 * that no component names.
 *
 * Verified from its documentation: the API v2. Whose clock the times of an incident's updates are, its
 * documentation does not say, so they make no statement of the vendor. Its webhooks are not documented, and
 * an incident of a monitor does not name it, where it stands alone: neither is read.
 */
import { z } from 'zod';

import type { Observation } from '@/lib/sla/evidence';

import { headText } from './decode';
import type { ImportedRecord, Importer } from './importer';
import { identity, type JsonRecord, moment, recordAt, text, unwrapped } from './json-record';
import { observed, observedOf, outageRecords, told } from './ready-outages';

export const isdown: Importer = {
  id: 'isdown',
  label: 'IsDown incidents',
  party: 'third_party',
  recognises: (head) => {
    const json = headText(head);
    if (!json || !/^\s*\{\s*"data"\s*:/.test(json)) return 0;
    if (/"type"\s*:\s*"custom_monitor(?:_incident)?"/.test(json)) return 0.96;
    return /"type"\s*:\s*"incidents?"/.test(json) && /"user_generated"\s*:/.test(json) ? 0.97 : 0;
  },
  read: (bytes, options) =>
    outageRecords(bytes, options, { lists: ['data'], reader: { item: recordOf } }),
};

const typed = z.object({ type: z.string() });

const incidentFields = z.object({
  id: identity,
  attributes: z.object({
    title: text,
    description: text,
    status: z.string(),
    resolved: z.boolean(),
    created_at: moment,
    resolved_at: moment,
    service: z.string().min(1),
    user_generated: z.boolean().nullish(),
    components: z.array(z.string()).nullish(),
  }),
});

const monitorFields = z.object({
  id: identity,
  attributes: z.object({
    name: z.string().min(1),
    ongoing_incidents: z.object({ data: z.array(z.unknown()) }).nullish(),
  }),
});

const seenFields = z.object({
  id: identity,
  attributes: z.object({
    description: text,
    created_at: moment,
    resolved_at: moment,
    resolved: z.boolean(),
  }),
});

const STATES: ReadonlyMap<string, Observation['state']> = new Map([
  ['minor', 'degraded'],
  ['major', 'down'],
]);

function recordOf(given: unknown, path: string): ImportedRecord {
  const record = recordAt(path);
  const value = unwrapped(given, 'data');
  const type = record.fields(typed, value, 'an item with its type')?.type;
  if (type === 'incident' || type === 'incidents') return incidentRecord(value, record);
  if (type === 'custom_monitor') return monitorRecord(value, record);
  if (type !== undefined) record.refuse('type', type, 'an incident, or a custom_monitor');
  return told(record);
}

function incidentRecord(value: unknown, record: JsonRecord): ImportedRecord {
  const fields = record.fields(incidentFields, value, 'an incident of IsDown');
  if (!fields) return told(record);
  const { title, description, status, service, user_generated, components } = fields.attributes;
  const state = STATES.get(status);
  if (!state) record.refuse('status', status, [...STATES.keys()].join(' or '));
  const span = spanOf(fields.attributes, record);
  if (!span || !state) return told(record);
  if (user_generated === true) {
    record.note(
      'user_generated',
      'reports of users',
      'the vendor’s status page: he did not say it',
    );
  }
  const fact = {
    ref: fields.id,
    path: record.path,
    vendor: service,
    title,
    quote: description,
    severity: status,
    state,
  };
  const names = components?.length ? components : [service];
  return { evidence: observedOf(names, fact, span), issues: record.issues };
}

/** What a monitor of IsDown's own sees now; a monitor without any is no word about other times. */
function monitorRecord(value: unknown, monitor: JsonRecord): ImportedRecord {
  const fields = monitor.fields(monitorFields, value, 'a monitor of IsDown');
  if (!fields) return told(monitor);
  const { name, ongoing_incidents } = fields.attributes;
  const evidence = (ongoing_incidents?.data ?? []).flatMap((each, index): Observation[] => {
    const record = recordAt(`${monitor.path}.attributes.ongoing_incidents.data[${index}]`);
    const seen = record.fields(seenFields, each, 'an incident of a monitor');
    const span = seen && spanOf(seen.attributes, record);
    monitor.issues.push(...record.issues);
    if (!seen || !span) return [];
    const ref = `monitor ${seen.id}`;
    const quote = seen.attributes.description;
    return [observed({ ref, path: record.path, service: name, quote }, span)];
  });
  return { evidence, issues: monitor.issues };
}

const spanOf = (
  {
    created_at,
    resolved_at,
    resolved,
  }: Pick<z.infer<typeof seenFields>['attributes'], 'created_at' | 'resolved_at' | 'resolved'>,
  record: JsonRecord,
) =>
  record.window(
    ['created_at', record.instant('created_at', created_at)],
    ['resolved_at', record.instant('resolved_at', resolved_at)],
    !resolved,
  );
