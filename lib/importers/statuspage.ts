/**
 * Statuspage v2 `incidents.json`, `scheduled-maintenances.json` and `summary.json`, and pages that
 * imitate them. What the page's own fields say is `announced`: its start is the first message or a
 * back-dated field, so it is the vendor's minimum, rarely the whole outage.
 *
 * One observation for each component and status it went through: ref `incident:component`, further
 * stretches `incident:component:2`. A statement's `about` is the incident's id: all refs that begin with it.
 *
 * `major_outage` and impact `critical` are down. `partial_outage`, `degraded_performance` and the other
 * impacts, `none` too, are degraded: what a contract makes of them, it finds in `severity`.
 */
import {
  exactly,
  type Evidence,
  type Issue,
  type Observation,
  type StatementKind,
  type ZoneNote,
} from '@/lib/sla/evidence';

import { decodeText, headText } from './decode';
import type { ImportedRecord, Importer, ImportOptions } from './importer';
import { jsonItems } from './json-items';
import { promisedUpdate } from './next-update';
import { componentsOf, stretchesOf, type Stretch } from './statuspage-components';
import { incidentOf, type Incident, type IncidentUpdate } from './statuspage-incident';
import { statedObservations } from './statuspage-stated';

const UTC: ZoneNote = { id: 'UTC', basis: 'stated' };
const LISTS = ['incidents', 'scheduled_maintenances'];

export const statuspage: Importer = {
  id: 'statuspage',
  label: 'Statuspage incidents and maintenances',
  party: 'vendor',
  recognises: (head, fileName) => {
    const text = headText(head);
    if (!text || !/^\s*[{[]/.test(text)) return 0;
    if (/"incident_updates"\s*:/.test(text)) return 0.98;
    const page = /^\s*\{\s*"page"\s*:\s*\{/.test(text);
    const list = /"(incidents|scheduled_maintenances)"\s*:\s*\[/.test(text);
    if (page && (list || /"(components|time_zone)"\s*:/.test(text))) return 0.9;
    return list && /incident|maintenance|summary/i.test(fileName) ? 0.5 : 0;
  },
  read,
};

async function* read(
  bytes: AsyncIterable<Uint8Array>,
  options: ImportOptions,
): AsyncGenerator<ImportedRecord> {
  for await (const batch of jsonItems(decodeText(bytes, options.encoding), LISTS)) {
    const { bytesRead } = batch;
    for (const { value, path } of batch.items) {
      yield { ...recordOf(messageOf(value), path), bytesRead };
    }
    if (batch.issues.length > 0) yield { evidence: [], issues: batch.issues, bytesRead };
  }
}

/** A webhook wraps its incident: `{ meta, page, incident }`. */
const messageOf = (value: unknown) =>
  typeof value === 'object' && value !== null && 'incident' in value ? value.incident : value;

function recordOf(value: unknown, path: string): ImportedRecord {
  const issues: Issue[] = [];
  const incident = incidentOf(value, path, issues);
  if (!incident) return { evidence: [], issues };
  const isMaintenance = maintains(incident);
  const evidence = [
    ...(isMaintenance ? maintenances(incident, issues) : observations(incident, issues)),
    ...statements(incident, isMaintenance, issues),
  ];
  return { evidence, issues };
}

const MAINTENANCE_STATUS = new Set(['scheduled', 'in_progress', 'verifying', 'completed']);
const maintains = (incident: Incident) =>
  incident.impact === 'maintenance' ||
  incident.scheduledFor !== null ||
  MAINTENANCE_STATUS.has(incident.status);

function observations(incident: Incident, issues: Issue[]): Evidence[] {
  const window = windowOf(incident, issues);
  if (!window) return [];
  const announced = stretchesOf(incident, window, issues).map((stretch) =>
    observation(incident, stretch),
  );
  return [...announced, ...statedObservations(incident, announced)];
}

function observation(incident: Incident, stretch: Stretch): Observation {
  return {
    kind: 'observation',
    ref: stretch.ref,
    ...(stretch.service !== undefined && { service: stretch.service }),
    place: { path: incident.path },
    ...(incident.name && { title: incident.name }),
    state: stretch.state,
    basis: 'announced',
    severity: stretch.severity,
    start: exactly(stretch.start),
    end: stretch.end === null ? null : exactly(stretch.end),
    precision: 'exact',
    zone: UTC,
  };
}

const OPEN_STATUS = new Set(['investigating', 'identified', 'monitoring']);
const CLOSED_STATUS = new Set(['resolved', 'postmortem', 'completed']);

/** The page's own window. `end: null` while it is open. */
function windowOf(incident: Incident, issues: Issue[]) {
  const refuse = (field: string, found: string, expected: string) => {
    issues.push({ place: { path: incident.path }, field, found, expected, severity: 'error' });
    return null;
  };
  const start = incident.startAt ?? incident.updates[0]?.shownAt ?? null;
  if (start === null) return refuse('started_at', 'no time', 'started_at or created_at');
  if (incident.resolvedAt === null && OPEN_STATUS.has(incident.status)) return { start, end: null };
  if (incident.resolvedAt === null && !CLOSED_STATUS.has(incident.status)) {
    return refuse('status', incident.status, 'investigating, identified, monitoring or resolved');
  }
  const closing = incident.updates.findLast(
    (update) => CLOSED_STATUS.has(update.status) && update.status !== 'postmortem',
  );
  const end = incident.resolvedAt ?? closing?.shownAt ?? null;
  if (end === null) return refuse('resolved_at', 'no time', 'resolved_at or an update "resolved"');
  if (end < start) {
    const found = `${new Date(end).toISOString()} before ${new Date(start).toISOString()}`;
    return refuse('resolved_at', found, 'an end that is not before the start');
  }
  return { start, end };
}

/** A maintenance always has an end: one without would excuse every outage after it. */
function maintenances(incident: Incident, issues: Issue[]): Evidence[] {
  const start = incident.scheduledFor ?? incident.startAt;
  const end = incident.scheduledUntil ?? completedAt(incident) ?? incident.resolvedAt;
  const refuse = (field: string, found: string, expected: string): Evidence[] => {
    issues.push({ place: { path: incident.path }, field, found, expected, severity: 'error' });
    return [];
  };
  if (start === null) return refuse('scheduled_for', 'no time', 'scheduled_for or started_at');
  if (end === null) return refuse('scheduled_until', 'none', 'an end, or a completed update');
  if (end < start) {
    return refuse(
      'scheduled_until',
      new Date(end).toISOString(),
      'an end that is not before the start',
    );
  }
  const notice = incident.updates.find((update) => update.status === 'scheduled');
  const services = componentsOf(incident);
  const fact = {
    kind: 'maintenance' as const,
    place: { path: incident.path },
    ...(incident.name && { title: incident.name }),
    start: exactly(start),
    end: exactly(end),
    noticeAt: notice?.postedAt ?? notice?.shownAt ?? null,
    emergency: /\bemergency\b/i.test(incident.name),
    zone: UTC,
  };
  if (services.length === 0) return [{ ...fact, ref: incident.id }];
  return services.map(({ key, name }) => ({
    ...fact,
    ref: `${incident.id}:${key}`,
    service: name,
  }));
}

/** When the page showed that it was over; the last time, where it was taken up again. */
const completedAt = ({ updates }: Incident): number | null =>
  updates.findLast(({ status, shownAt }) => status === 'completed' && shownAt !== null)?.shownAt ??
  null;

function statements(incident: Incident, isMaintenance: boolean, issues: Issue[]): Evidence[] {
  const seen = new Set<StatementKind>();
  return incident.updates.flatMap((update): Evidence[] => {
    const statement = statementKind(update, isMaintenance, seen.has('acknowledgement'));
    if (!statement) {
      const expected = 'a status of the Statuspage format';
      issues.push({
        place: { path: update.path },
        field: 'status',
        found: update.status,
        expected,
        severity: 'error',
      });
      return [];
    }
    seen.add(statement);
    const nextUpdateBy =
      update.shownAt === null ? null : promisedUpdate(update.body, update.shownAt);
    return [
      {
        kind: 'statement',
        ref: update.ref,
        place: { path: update.path },
        statement,
        at: update.shownAt === null ? null : exactly(update.shownAt),
        channel: 'status page',
        text: update.body,
        about: incident.id,
        ...(nextUpdateBy !== null && { nextUpdateBy }),
      },
    ];
  });
}

function statementKind(
  update: IncidentUpdate,
  isMaintenance: boolean,
  acknowledged: boolean,
): StatementKind | null {
  switch (update.status) {
    case 'scheduled':
      return 'maintenance_notice';
    case 'investigating':
    case 'identified':
    case 'monitoring':
      return acknowledged || isMaintenance ? 'update' : 'acknowledgement';
    case 'in_progress':
    case 'verifying':
      return 'update';
    case 'completed':
    case 'resolved':
      return isMaintenance ? 'update' : 'restored';
    case 'postmortem':
      return 'rca';
    default:
      return null;
  }
}
