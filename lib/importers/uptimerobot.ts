/**
 * UptimeRobot: API v2 `getMonitors` with `logs=1`, and incidents of API v3. The CSV export is the CSV importer's.
 *
 * A log entry is a state that holds for its duration, never beyond the monitor's next entry. Started and
 * paused are not watched. An outage is open only as a monitor's last entry while its status is down.
 */
import { z } from 'zod';

import { jsonHead } from './decode';
import type { ImportedRecord, Importer } from './importer';
import { identity, type JsonRecord, partsOf, recordAt, text } from './json-record';
import { outageRecords, type Stretch, stretchFacts, told } from './ready-outages';
import { incidentRecord } from './uptimerobot-incidents';

export const uptimerobot: Importer = {
  id: 'uptimerobot',
  label: 'UptimeRobot monitors and incidents',
  party: 'customer',
  recognises: (head, fileName) => {
    const json = jsonHead(head);
    if (!json) return 0;
    if (/^\s*\{\s*"stat"\s*:\s*"(ok|fail)"/.test(json) && /"(monitors|error)"\s*:/.test(json))
      return 0.95;
    if (/"friendly_name"\s*:/.test(json) && /"logs"\s*:\s*\[/.test(json)) return 0.95;
    const isIncident = ['startedAt', 'resolvedAt', 'reason'].every((key) =>
      json.includes(`"${key}"`),
    );
    if (!isIncident || json.includes('"acknowledgedAt"')) return 0;
    return /uptime-?robot/i.test(fileName) ? 0.9 : 0.6;
  },
  read: (bytes, options) =>
    outageRecords(bytes, options, {
      lists: ['monitors', 'data', 'incidents'],
      reader: { item: (value, path) => (isMonitor(value) ? monitor : incidentRecord)(value, path) },
    }),
};

const isMonitor = (value: unknown) =>
  typeof value !== 'object' ||
  value === null ||
  !('startedAt' in value || 'started_at' in value) ||
  'logs' in value;

const monitorFields = z.object({
  id: identity,
  friendly_name: text,
  url: text,
  status: identity.nullish(),
  logs: z.array(z.unknown()).nullish(),
});

const logFields = z.object({
  type: identity,
  datetime: z.union([z.string(), z.number()]),
  duration: z.union([z.string(), z.number()]).nullish(),
  reason: z.union([z.string(), z.object({ code: identity.nullish(), detail: text })]).nullish(),
});

type Monitor = z.infer<typeof monitorFields>;

const LOG_STATES: Readonly<Record<string, Stretch['state']>> = {
  '1': 'down',
  '2': 'up',
  '98': 'unknown',
  '99': 'unknown',
};
const IS_DOWN = new Set(['8', '9']);
const IS_NOT_DOWN = new Set(['0', '1', '2']);

type Entry = Readonly<{
  path: string;
  state: Stretch['state'];
  start: number;
  durationMs: number | null;
  reason: string | null;
}>;

function monitor(value: unknown, path: string): ImportedRecord {
  const record = recordAt(path);
  const fields = record.fields(monitorFields, value, 'a monitor of getMonitors with its logs');
  if (!fields) return told(record);
  if (!fields.logs) {
    record.note('logs', `none of monitor ${fields.id}`, 'logs, as getMonitors gives with logs=1');
    return told(record);
  }
  const entries = partsOf(record, ['logs', fields.logs], entryOf).toSorted(
    (a, b) => a.start - b.start,
  );
  const evidence = entries.flatMap((entry, index) => {
    const stretch = stretchOf(entry, entries[index + 1], { fields, record });
    return stretch ? stretchFacts(stretch) : [];
  });
  return { evidence, issues: record.issues };
}

function entryOf(value: unknown, record: JsonRecord): Entry | null {
  const fields = record.fields(logFields, value, 'a log entry with type and datetime');
  const start = fields && record.instant('datetime', fields.datetime);
  const state = fields && LOG_STATES[fields.type];
  if (fields && !state) record.refuse('type', fields.type, '1 down, 2 up, 98 started or 99 paused');
  if (fields && start === null && !record.isRefused())
    record.refuse('datetime', 'no time', 'epoch seconds');
  const duration = String(fields?.duration ?? '');
  if (duration !== '' && !/^\d{1,10}$/.test(duration)) {
    record.refuse('duration', duration, 'whole seconds');
  }
  if (!fields || !state || start === null) return null;
  return {
    path: record.path,
    state,
    start,
    durationMs: duration === '' ? null : Number(duration) * 1000,
    reason: reasonOf(fields.reason),
  };
}

const reasonOf = (reason: z.infer<typeof logFields>['reason']): string | null =>
  typeof reason === 'string'
    ? reason
    : [reason?.code, reason?.detail].filter((part) => part).join(' ') || null;

function stretchOf(
  { path, state, start, durationMs, reason }: Entry,
  next: Entry | undefined,
  { fields, record }: Readonly<{ fields: Monitor; record: JsonRecord }>,
): Stretch | null {
  const common = {
    key: fields.id,
    path,
    state,
    start,
    service: fields.friendly_name ?? fields.url,
    quote: reason,
  };
  const lasted = durationMs === null ? null : start + durationMs;
  if (next) return { ...common, end: Math.min(lasted ?? next.start, next.start) };
  const status = fields.status ?? 'none';
  if (state !== 'down') return { ...common, end: lasted ?? start };
  if (IS_DOWN.has(status)) return { ...common, end: null, seenUntil: lasted };
  if (lasted === null) {
    record.issues.push({
      place: { path },
      field: 'duration',
      found: 'none',
      expected: 'how long it lasted, since no entry follows',
      severity: 'error',
    });
    return null;
  }
  if (!IS_NOT_DOWN.has(status)) {
    record.note(
      'status',
      status,
      'a status that tells whether the last outage is over: read as over',
    );
  }
  return { ...common, end: lasted };
}
