/**
 * Azure Service Health: the events of the management API (`Microsoft.ResourceHealth/events`) and the
 * webhooks of activity-log alerts, one or many in a file. Its window is `announced`: Azure edits
 * `impactStartTime` back to the impact. Several alerts tell of one event: the last of a file counts.
 *
 * One observation for each service and region: ref `event:service - region`. Level Critical is down, the
 * others are degraded, since they say that a part of the service or of its customers was hit.
 */
import type { Maintenance, Observation } from '@/lib/sla/evidence';

import { azureEvent, type AzureEvent } from './azure-health-event';
import { decodeText, jsonHead } from './decode';
import type { ImportedRecord, Importer, ImportOptions } from './importer';
import { jsonItems } from './json-items';
import { type JsonRecord, recordAt } from './json-record';
import {
  acknowledged,
  announcedOf,
  maintenanceOf,
  type Message,
  plannedSpan,
  statedOf,
  statementsOf,
} from './vendor-facts';

const LEVELS: ReadonlyMap<string, Observation['state']> = new Map([
  ['Critical', 'down'],
  ['Error', 'degraded'],
  ['Warning', 'degraded'],
  ['Informational', 'degraded'],
]);

/** An advisory tells of no outage; an RCA is the analysis of one that another record tells. */
const TYPES: ReadonlyMap<string, 'outage' | 'maintenance' | 'words'> = new Map([
  ['ServiceIssue', 'outage'],
  ['Incident', 'outage'],
  ['PlannedMaintenance', 'maintenance'],
  ['Maintenance', 'maintenance'],
  ['RCA', 'words'],
  ['HealthAdvisory', 'words'],
  ['SecurityAdvisory', 'words'],
  ['Security', 'words'],
  ['ActionRequired', 'words'],
  ['Informational', 'words'],
  ['Information', 'words'],
  ['Billing', 'words'],
]);
const OPEN = new Set(['Active', 'InProgress']);

export const azureHealth: Importer = {
  id: 'azure-health',
  label: 'Azure Service Health events and alerts',
  party: 'vendor',
  recognises: (head) => {
    const json = jsonHead(head);
    if (!json) return 0;
    if (/Microsoft\.ResourceHealth\/events/i.test(json)) return 0.97;
    const tracked = /"trackingId"\s*:/.test(json) && /"impactStartTime"\s*:/.test(json);
    return tracked || (/"eventType"\s*:/.test(json) && /"impactStartTime"\s*:/.test(json))
      ? 0.96
      : 0;
  },
  read,
};

type Window = Observation | Maintenance;
type Told = Readonly<{ sentAt: number; noticeAt: number | null; windows: readonly Window[] }>;

async function* read(
  bytes: AsyncIterable<Uint8Array>,
  { encoding }: ImportOptions,
): AsyncGenerator<ImportedRecord> {
  const last = new Map<string, Told>();
  for await (const { items, issues, bytesRead } of jsonItems(decodeText(bytes, encoding), [
    'value',
  ])) {
    for (const { value, path } of items) {
      const record = recordAt(path);
      const event = azureEvent(value, record);
      if (!event) {
        yield { evidence: [], issues: record.issues, bytesRead };
        continue;
      }
      const windows = windowsOf(event, record);
      const { id, sentAt } = event;
      const isHeld = sentAt !== null && !record.isRefused() && TYPES.get(event.type) !== 'words';
      if (isHeld)
        last.set(id, laterOf(last.get(id), { sentAt, noticeAt: event.noticeAt, windows }));
      const statements = statementsOf(id, messagesOf(event), CHANNEL);
      const evidence = [...(sentAt === null ? windows : []), ...statements];
      yield { evidence, issues: record.issues, bytesRead };
    }
    if (issues.length > 0) yield { evidence: [], issues, bytesRead };
  }
  for (const { windows, noticeAt } of last.values()) {
    const evidence = windows.map((one) =>
      one.kind === 'maintenance' ? { ...one, noticeAt } : one,
    );
    yield { evidence, issues: [] };
  }
}

/** The later telling of an event; the notice of the first that gave it. */
function laterOf(known: Told | undefined, told: Told): Told {
  if (!known) return told;
  const noticeAt = known.noticeAt ?? told.noticeAt;
  return { ...(told.sentAt >= known.sentAt ? told : known), noticeAt };
}

/** The updates of a list begin with the first; an alert, or an event's own text, does not tell whether it is. */
function messagesOf({ type, messages, noticeAt, sentAt }: AzureEvent): readonly Message[] {
  const kind = TYPES.get(type);
  if (kind === 'maintenance') {
    return messages.map((one) => ({ ...one, kind: 'maintenance_notice' }));
  }
  const beginsWithFirst = sentAt === null && noticeAt !== null;
  return kind === 'outage' && beginsWithFirst ? acknowledged(messages) : messages;
}

const CHANNEL = { channel: 'Azure Service Health' };

function windowsOf(event: AzureEvent, record: JsonRecord): Window[] {
  const kind = TYPES.get(event.type);
  if (!kind)
    record.refuse('eventType', event.type || 'none', `one of ${[...TYPES.keys()].join(', ')}`);
  if (kind === 'words' && event.type !== 'RCA') {
    record.note('eventType', event.type, 'a service issue or a maintenance: this is an advice');
  }
  if (event.isWithdrawn) {
    record.note('status', event.status, 'an event that stands: Azure took this one back');
  }
  if (!kind || kind === 'words' || event.isWithdrawn) return [];
  return kind === 'maintenance' ? maintenances(event, record) : outages(event, record);
}

function outages(event: AzureEvent, record: JsonRecord): Observation[] {
  const { id, title, status, level, startAt, mitigatedAt, services, messages } = event;
  const isOpen = OPEN.has(status);
  const span = record.window(
    ['impactStartTime', startAt],
    ['impactMitigationTime', mitigatedAt],
    isOpen,
  );
  const isGraded = level !== null && !/^\d+$/.test(level);
  const state = isGraded ? LEVELS.get(level) : 'degraded';
  if (!state) record.refuse('level', level ?? '', `one of ${[...LEVELS.keys()].join(', ')}`);
  if (!span || !state) return [];
  if (isOpen && span.end !== null) {
    record.note('status', status, 'Resolved: there is an impactMitigationTime, taken as the end');
  }
  if (!isGraded) {
    record.note('level', level ?? 'none', 'a word; read as degraded, the least it can be');
  }
  const fact = { ref: id, path: record.path, title, severity: level, state };
  const announced = announcedOf(services, fact, span).map((one) => ({ ...one, zone: event.zone }));
  return [...announced, ...statedOf({ ref: id, ...(title && { title }) }, messages, announced)];
}

function maintenances(event: AzureEvent, record: JsonRecord): Window[] {
  const { id, title, startAt, mitigatedAt, services, zone, noticeAt } = event;
  const planned = plannedSpan(
    record,
    ['impactStartTime', startAt],
    ['impactMitigationTime', mitigatedAt],
  );
  if (!planned) return [];
  const notice = { ...(title && { title }), noticeAt };
  return maintenanceOf(services, id, notice, { ...planned, zone });
}
