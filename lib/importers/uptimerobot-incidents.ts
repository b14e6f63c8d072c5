/** An incident of UptimeRobot's API v3; its field names are taken as generously as its documents leave open. */
import { z } from 'zod';

import type { Observation } from '@/lib/sla/evidence';

import type { ImportedRecord } from './importer';
import { identity, moment, recordAt, text } from './json-record';
import { observed, told } from './ready-outages';

const incidentFields = z.object({
  id: identity.nullish(),
  type: text,
  status: text,
  startedAt: moment,
  started_at: moment,
  resolvedAt: moment,
  resolved_at: moment,
  reason: z.union([z.string(), z.number()]).nullish(),
  cause: z.union([z.string(), z.number()]).nullish(),
  monitorId: identity.nullish(),
  monitorName: text,
  monitor: z
    .object({
      id: identity.nullish(),
      friendlyName: text,
      friendly_name: text,
      name: text,
      url: text,
    })
    .nullish(),
});

/** `null`: seen by the monitor, but no word on whether the service answered. */
const TYPES: Readonly<Record<string, Observation['state'] | null>> = {
  downtime: 'down',
  down: 'down',
  slowresponse: 'degraded',
  visualchange: null,
};
const OPEN = new Set(['open', 'ongoing', 'active', 'started']);
const OVER = new Set(['resolved', 'closed', 'ended', 'finished']);

export function incidentRecord(value: unknown, path: string): ImportedRecord {
  const record = recordAt(path);
  const fields = record.fields(incidentFields, value, 'an UptimeRobot incident');
  if (!fields) return told(record);
  const type = plain(fields.type ?? 'downtime');
  const state = TYPES[type];
  if (state === undefined) {
    record.refuse('type', fields.type ?? '', 'Downtime, Slow Response or Visual Change');
  }
  const resolved = fields.resolvedAt !== undefined ? fields.resolvedAt : fields.resolved_at;
  const isOpen =
    fields.status === null || fields.status === undefined
      ? resolved === null
      : OPEN.has(plain(fields.status));
  if (fields.status && !isOpen && !OVER.has(plain(fields.status))) {
    record.refuse('status', fields.status, 'ongoing or resolved');
  }
  const span = record.window(
    ['startedAt', record.instant('startedAt', fields.startedAt ?? fields.started_at)],
    ['resolvedAt', record.instant('resolvedAt', resolved)],
    isOpen,
  );
  if (!span || state === undefined) return told(record);
  if (state === null) {
    record.note('type', fields.type ?? '', 'an outage or slowness: it makes no window');
    return told(record);
  }
  const monitorId = fields.monitorId ?? fields.monitor?.id ?? 'incident';
  const fact = {
    ref: fields.id ?? `${monitorId}|${new Date(span.start).toISOString()}`,
    path,
    service: fields.monitorName ?? nameOf(fields.monitor),
    quote: String(fields.reason ?? fields.cause ?? ''),
    state,
  };
  return { evidence: [observed(fact, span)], issues: record.issues };
}

const nameOf = (monitor: z.infer<typeof incidentFields>['monitor']) =>
  monitor?.friendlyName ?? monitor?.friendly_name ?? monitor?.name ?? monitor?.url;

const plain = (word: string) => word.toLowerCase().replaceAll(/[\s_-]/g, '');
