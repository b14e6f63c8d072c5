/**
 * What an incident of a status page says, as evidence. Its own fields are `announced`: the start is the
 * first message or a back-dated field, so it is the vendor's minimum, rarely the whole outage.
 *
 * One observation for each component and status it went through: ref `incident:component`, further
 * stretches `incident:component:2`. A statement's `about` is the incident's id: all refs that begin with it.
 *
 * `major_outage` and impact `critical` are down. `partial_outage`, `degraded_performance` and the other
 * impacts, `none` too, are degraded: what a contract makes of them, it finds in `severity`.
 */
import {
  exactly,
  type Edge,
  type Evidence,
  type Issue,
  type Observation,
  type StatementKind,
} from '@/lib/sla/evidence';

import { promisedUpdate } from './next-update';
import { componentsOf, stretchesOf, type Stretch } from './statuspage-components';
import type { Incident, IncidentUpdate } from './statuspage-incident';
import { statedObservations } from './statuspage-stated';

/**
 * The facts of an incident; what keeps some of them out goes to `issues`. `openUntil`: the end of one
 * that the page showed as open, where it is known that it went on no further than the edge's `latest`.
 */
export function incidentEvidence(
  incident: Incident,
  issues: Issue[],
  openUntil: Edge | null = null,
): Evidence[] {
  const isMaintenance = maintains(incident);
  return [
    ...(isMaintenance ? maintenances(incident, issues) : observations(incident, openUntil, issues)),
    ...statements(incident, { isMaintenance, isWhole: true }, issues),
  ];
}

/** A page shows when it last changed, not when it was fetched: within a day it is taken as current. */
const RECENT_MS = 86_400_000;

/**
 * The same of an incident in a file that tells of a page as it was at `toldAt`. What such a file shows as
 * open is open when it is recent, and else known to have been open until then.
 */
export function evidenceOf(
  incident: Incident,
  issues: Issue[],
  { toldAt, now }: Readonly<{ toldAt: number | null; now: number }>,
): Evidence[] {
  if (!isOpen(incident) || toldAt === null) return incidentEvidence(incident, issues);
  const said = incident.updates.map(({ shownAt }) => shownAt ?? toldAt);
  const until = Math.max(toldAt, ...said);
  if (now - until <= RECENT_MS) return incidentEvidence(incident, issues);
  const evidence = incidentEvidence(incident, issues, { at: until, earliest: until, latest: now });
  issues.push({
    place: incident.place,
    field: 'resolved_at',
    found: `open at ${new Date(until).toISOString()}, the last time that the file tells of`,
    expected: 'a later file or the page’s history: what came after is not known, and not counted',
    severity: 'note',
  });
  return evidence;
}

/**
 * The facts of an incident of which the first message is not told: the others, none of which is its
 * acknowledgement, and the window that they state.
 */
export function lastWords(incident: Incident, issues: Issue[]): Evidence[] {
  const isMaintenance = maintains(incident);
  const said = incident.updates.findLast(({ shownAt }) => shownAt !== null)?.shownAt;
  const services = componentsOf(incident).map(({ name }) => ({ service: name }));
  const told = said === undefined || said === null ? [] : services.length > 0 ? services : [{}];
  const then = exactly(said ?? 0);
  const announced = told.map((of) => ({
    ...of,
    state: 'degraded' as const,
    start: then,
    end: then,
  }));
  return [
    ...(isMaintenance ? [] : statedObservations(incident, announced)),
    ...statements(incident, { isMaintenance, isWhole: false }, issues),
  ];
}

/** Whether the page shows it as going on. A maintenance never is: its end is told beforehand. */
export const isOpen = (incident: Incident): boolean =>
  !maintains(incident) && incident.resolvedAt === null && OPEN_STATUS.has(incident.status);

const MAINTENANCE_STATUS = new Set(['scheduled', 'in_progress', 'verifying', 'completed']);
const maintains = (incident: Incident) =>
  incident.impact === 'maintenance' ||
  incident.scheduledFor !== null ||
  MAINTENANCE_STATUS.has(incident.status);

function observations(incident: Incident, openUntil: Edge | null, issues: Issue[]): Evidence[] {
  const window = windowOf(incident, issues);
  if (!window) return [];
  const until = window.end === null && openUntil ? notBefore(window.start, openUntil) : null;
  const clipped = { ...window, end: until?.at ?? window.end };
  const announced = stretchesOf(incident, clipped, issues).map((stretch) =>
    observation(incident, stretch, until),
  );
  return [...announced, ...statedObservations(incident, announced)];
}

function observation(incident: Incident, stretch: Stretch, until: Edge | null): Observation {
  const end = stretch.end === null ? null : edge(incident, stretch.end);
  const endsOpen = until !== null && stretch.end === until.at;
  return {
    kind: 'observation',
    ref: stretch.ref,
    ...(stretch.service !== undefined && { service: stretch.service }),
    place: incident.place,
    ...(incident.name && { title: incident.name }),
    state: stretch.state,
    basis: 'announced',
    ...(stretch.severity !== undefined && { severity: stretch.severity }),
    start: edge(incident, stretch.start),
    end: endsOpen ? until : end,
    precision: endsOpen ? 'approximate' : 'exact',
    zone: incident.zone,
  };
}

const notBefore = (start: number, { at, earliest, latest }: Edge): Edge => ({
  at: Math.max(start, at),
  earliest: Math.max(start, earliest),
  latest: Math.max(start, latest),
});

const edge = ({ slackMs }: Incident, at: number): Edge => ({
  ...exactly(at),
  latest: at + slackMs,
});

const OPEN_STATUS = new Set(['investigating', 'identified', 'monitoring']);
const CLOSED_STATUS = new Set(['resolved', 'postmortem', 'completed']);

/** The page's own window. `end: null` while it is open. */
function windowOf(incident: Incident, issues: Issue[]) {
  const refuse = (field: string, found: string, expected: string) => {
    issues.push({ place: incident.place, field, found, expected, severity: 'error' });
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
    issues.push({ place: incident.place, field, found, expected, severity: 'error' });
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
    place: incident.place,
    ...(incident.name && { title: incident.name }),
    start: edge(incident, start),
    end: edge(incident, end),
    noticeAt: notice?.postedAt ?? notice?.shownAt ?? null,
    emergency: /\bemergency\b/i.test(incident.name),
    zone: incident.zone,
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

function statements(
  incident: Incident,
  { isMaintenance, isWhole }: Readonly<{ isMaintenance: boolean; isWhole: boolean }>,
  issues: Issue[],
): Evidence[] {
  let acknowledged = !isWhole;
  return incident.updates.flatMap((update): Evidence[] => {
    const statement = statementKind(update, isMaintenance, acknowledged);
    if (!statement) {
      const expected = 'a status of the Statuspage format';
      issues.push({
        place: update.place,
        field: 'status',
        found: update.status,
        expected,
        severity: 'error',
      });
      return [];
    }
    acknowledged ||= statement === 'acknowledgement';
    const nextUpdateBy =
      update.shownAt === null ? null : promisedUpdate(update.body, update.shownAt);
    return [
      {
        kind: 'statement',
        ref: update.ref,
        place: update.place,
        statement,
        at: update.shownAt === null ? null : edge(incident, update.shownAt),
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
    case 'update':
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
