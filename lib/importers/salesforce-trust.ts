/**
 * Salesforce's Trust API: `incidents`, `maintenances` and the status of instances, which holds both. An
 * incident has no title and no window of its own: each of its impacts is one, since between two of them
 * the service was well.
 *
 * One observation for each impact and instance: ref `incident:impact:instance`; the services of one that
 * names no instance. A disruption of the service is down; of a feature, and every degradation, degraded.
 */
import { z } from 'zod';

import type { Evidence, Observation, StatementKind } from '@/lib/sla/evidence';

import { decodeText, jsonHead } from './decode';
import { htmlText } from './html-text';
import type { ImportedRecord, Importer } from './importer';
import { itemRecords } from './json-items';
import {
  identity,
  type JsonRecord,
  moment,
  partsOf,
  recordAt,
  type Span,
  text,
} from './json-record';
import { recent } from './recent';
import {
  acknowledged,
  announcedOf,
  byTime,
  maintenanceOf,
  type Message,
  plannedSpan,
  statedOf,
  statementsOf,
} from './vendor-facts';

const keys = z.array(z.string()).nullish();
const list = z.array(z.unknown()).nullish();
const shared = { id: identity, createdAt: moment, serviceKeys: keys, instanceKeys: keys };

const incidentFields = z.object({
  ...shared,
  status: text,
  type: text,
  message: z.object({ rootCause: text, actionPlan: text }).nullish(),
  IncidentImpacts: list,
  IncidentEvents: list,
});
type Incident = z.infer<typeof incidentFields>;

const impactFields = z.object({
  id: identity.nullish(),
  startTime: moment,
  endTime: moment,
  type: text,
  severity: text,
});
type Impact = z.infer<typeof impactFields> & Readonly<{ key: string }>;

const eventFields = z.object({
  id: identity.nullish(),
  type: text,
  message: text,
  createdAt: moment,
});

const maintenanceFields = z.object({
  ...shared,
  name: text,
  plannedStartTime: moment,
  plannedEndTime: moment,
  message: z.object({ eventStatus: text }).nullish(),
  MaintenanceImpacts: list,
  MaintenanceEvents: list,
});
type Maintenance = z.infer<typeof maintenanceFields>;

/** An instance's status: what befalls it now, without naming it again. */
const instanceFields = z.object({
  key: identity,
  Incidents: z.array(z.record(z.string(), z.unknown())).nullish(),
  Maintenances: z.array(z.record(z.string(), z.unknown())).nullish(),
});

const STATES: ReadonlyMap<string, Observation['state']> = new Map([
  ['serviceDisruption', 'down'],
  ['featureDisruption', 'degraded'],
  ['performanceDegradation', 'degraded'],
  ['perfDegradation', 'degraded'],
  ['serviceDegradation', 'degraded'],
  ['featureDegradation', 'degraded'],
  ['featurePerfDegradation', 'degraded'],
]);
const OPEN = new Set(['Active', 'In Progress', 'Confirmed']);
const KINDS: ReadonlyMap<string, StatementKind> = new Map([
  ['update', 'update'],
  ['resolved', 'restored'],
  ['rootCause', 'rca'],
]);

export const salesforceTrust: Importer = {
  id: 'salesforce-trust',
  label: 'Salesforce Trust incidents and maintenances',
  party: 'vendor',
  recognises: (head) => {
    const json = jsonHead(head);
    if (!json) return 0;
    if (/"(Incident|Maintenance)(Impacts|Events)"\s*:/.test(json)) return 0.97;
    return /"Incidents"\s*:\s*\[/.test(json) && /"Maintenances"\s*:\s*\[/.test(json) ? 0.95 : 0;
  },
  read: (bytes, { encoding }) => {
    const once = tellingOnce();
    return itemRecords(decodeText(bytes, encoding), [], (value, path) =>
      recordsOf(value, path).map(once),
    );
  },
};

/** Several instances tell of one incident in the same words. */
function tellingOnce() {
  const seen = recent<true>();
  return ({ evidence, issues }: ImportedRecord): ImportedRecord => ({
    issues,
    evidence: evidence.filter(({ kind, ref }) => {
      const known = seen.get(`${kind} ${ref}`);
      seen.set(`${kind} ${ref}`, true);
      return !known;
    }),
  });
}

function recordsOf(value: unknown, path: string): ImportedRecord[] {
  const instance = instanceFields.safeParse(value).data;
  const { Incidents: incidents, Maintenances: maintenances } = instance ?? {};
  if (!instance || (!incidents && !maintenances)) return [recordOf(value, path)];
  const named = { instanceKeys: [instance.key] };
  return [
    ...(incidents ?? []).map((one, index) =>
      recordOf({ ...one, ...named }, `${path}.Incidents[${index}]`),
    ),
    ...(maintenances ?? []).map((one, index) =>
      recordOf({ ...one, ...named }, `${path}.Maintenances[${index}]`),
    ),
  ];
}

function recordOf(value: unknown, path: string): ImportedRecord {
  const record = recordAt(path);
  if (typeof value === 'object' && value !== null && 'plannedStartTime' in value) {
    const fields = record.fields(maintenanceFields, value, 'a maintenance of the Trust API');
    return { evidence: fields ? maintenances(fields, record) : [], issues: record.issues };
  }
  const fields = record.fields(incidentFields, value, 'an incident of the Trust API');
  if (fields && !fields.IncidentImpacts && !fields.IncidentEvents) {
    record.refuse('IncidentImpacts', 'none', 'an incident with its impacts or its events');
  }
  if (!fields || record.isRefused()) return { evidence: [], issues: record.issues };
  const said = saidIn(fields, record);
  const announced = outages(fields, record);
  const evidence = [
    ...announced,
    ...statedOf({ ref: fields.id }, said, announced),
    ...statementsOf(fields.id, said),
  ];
  return { evidence, issues: record.issues };
}

const servicesOf = ({ instanceKeys, serviceKeys }: Incident | Maintenance): readonly string[] =>
  instanceKeys && instanceKeys.length > 0 ? instanceKeys : (serviceKeys ?? []);

function outages(incident: Incident, whole: JsonRecord): Observation[] {
  const { IncidentImpacts: impacts } = incident;
  return partsOf(whole, ['IncidentImpacts', impacts], (value, record, index) => {
    const told = record.fields(impactFields, value, 'an impact with startTime and endTime');
    const impact = told && { ...told, key: told.id ?? String(index + 1) };
    const state = impact && stateOf(impact, record);
    const span = impact && spanOf(impact, incident.status ?? '', record);
    if (!impact || !state || !span) return null;
    const severity = [impact.type, impact.severity].filter(Boolean).join(' ');
    const fact = { ref: `${incident.id}:${impact.key}`, path: record.path, severity, state };
    return announcedOf(servicesOf(incident), fact, span);
  }).flat();
}

function stateOf({ type }: Impact, record: JsonRecord): Observation['state'] | null {
  const state = STATES.get(type ?? '');
  if (!state) record.refuse('type', type ?? 'none', `one of ${[...STATES.keys()].join(', ')}`);
  return state ?? null;
}

function spanOf({ startTime, endTime }: Impact, status: string, record: JsonRecord): Span | null {
  const start = record.instant('startTime', startTime);
  const end = record.instant('endTime', endTime);
  return record.window(['startTime', start], ['endTime', end], OPEN.has(status));
}

function saidIn(incident: Incident, record: JsonRecord): Message[] {
  const events = eventsOf(record, ['IncidentEvents', incident.IncidentEvents]);
  const { rootCause, actionPlan } = incident.message ?? {};
  if (!rootCause) return acknowledged(events);
  const analysis: Message = {
    key: 'rootCause',
    place: { path: `${record.path}.message.rootCause` },
    kind: 'rca',
    at: null,
    text: htmlText([rootCause, actionPlan].filter(Boolean).join('\n\n')),
  };
  return [...acknowledged(events), analysis];
}

/** A type that is not known is noted, and its message kept as an update: it is the vendor's word all the same. */
function eventsOf(whole: JsonRecord, list: Parameters<typeof partsOf>[1]): Message[] {
  const said = partsOf(whole, list, (value, record, index): Message | null => {
    const fields = record.fields(eventFields, value, 'an event with type and message');
    const at = record.instant('createdAt', fields?.createdAt);
    const kind = KINDS.get(fields?.type ?? '');
    if (fields && !kind) {
      record.note('type', fields.type ?? 'none', `one of ${[...KINDS.keys()].join(', ')}`);
    }
    if (!fields) return null;
    const key = fields.id ?? String(fields.createdAt ?? index);
    const written = htmlText(fields.message ?? '');
    return { key, place: { path: record.path }, kind: kind ?? 'update', at, text: written };
  });
  return byTime(said);
}

/** As planned, whenever its impacts began and ended. */
function maintenances(fields: Maintenance, record: JsonRecord): Evidence[] {
  const { id, name, message, MaintenanceEvents: events } = fields;
  const said = eventsOf(record, ['MaintenanceEvents', events]).map((one): Message => ({
    ...one,
    kind: 'maintenance_notice',
  }));
  const noticeAt = record.instant('createdAt', fields.createdAt);
  const start = record.instant('plannedStartTime', fields.plannedStartTime);
  const end = record.instant('plannedEndTime', fields.plannedEndTime);
  const statements = statementsOf(id, said);
  if (/^cancell?ed$/i.test(message?.eventStatus ?? '')) {
    record.note('eventStatus', message?.eventStatus ?? '', 'a maintenance that takes place');
    return statements;
  }
  const planned = plannedSpan(record, ['plannedStartTime', start], ['plannedEndTime', end]);
  if (!planned) return statements;
  const notice = { ...(name && { title: name }), noticeAt };
  return [...maintenanceOf(servicesOf(fields), id, notice, planned), ...statements];
}
