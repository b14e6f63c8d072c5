/**
 * Status.io's webhooks: a message each, with its incident or its maintenance as it then stood. Messages of one
 * are put together, in any order. Where the first of them is not there, none is its acknowledgement.
 */
import { z } from 'zod';

import type { Evidence, Issue, Observation } from '@/lib/sla/evidence';

import type { ImportedRecord } from './importer';
import { identity, recordAt, text } from './json-record';
import { incidentEvidence } from './statuspage-evidence';
import {
  type AffectedComponent,
  type Incident,
  type IncidentUpdate,
  UTC,
} from './statuspage-incident';

const hookFields = z.object({
  id: identity,
  message_id: identity,
  title: text,
  datetime: text,
  datetime_start: text,
  datetime_end: text,
  datetime_resolve: text,
  current_status: text,
  current_state: text,
  previous_state: text,
  components: z.array(z.object({ _id: identity, name: z.string().min(1) })).nullish(),
  details: text,
  maintenance_url: text,
});
type Fields = z.infer<typeof hookFields>;

export const isHook = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'message_id' in value;

const STATES: ReadonlyMap<string, Observation['state'] | 'well'> = new Map([
  ['Operational', 'well'],
  ['Planned Maintenance', 'well'],
  ['Degraded Performance', 'degraded'],
  ['Partial Service Disruption', 'degraded'],
  ['Service Disruption', 'down'],
  ['Security Event', 'well'],
]);
const PHASES = new Set(['investigating', 'identified', 'monitoring', 'resolved']);

type Message = Readonly<{
  update: IncidentUpdate;
  fields: Fields;
  path: string;
  startAt: number | null;
  endAt: number | null;
}>;

export function hookBook() {
  const events = new Map<string, Message[]>();
  return {
    /** The issues of a message; one that has any refused is left out. */
    add: (value: unknown, path: string): readonly Issue[] => {
      const record = recordAt(path);
      const fields = record.fields(hookFields, value, 'a webhook of Status.io');
      const message = fields && messageOf(fields, path, record);
      if (message) events.set(fields.id, [...(events.get(fields.id) ?? []), message]);
      return record.issues;
    },
    *records(): Generator<ImportedRecord> {
      for (const messages of events.values()) yield recordOf(messages);
    },
  };
}

function messageOf(
  fields: Fields,
  path: string,
  record: ReturnType<typeof recordAt>,
): Message | null {
  const shownAt = record.instant('datetime', fields.datetime);
  const startAt = record.instant('datetime_start', fields.datetime_start);
  const isWork = isMaintenance(fields);
  const endAt = isWork
    ? record.instant('datetime_end', fields.datetime_end)
    : record.instant('datetime_resolve', fields.datetime_resolve);
  const word = fields.current_status ?? '';
  const state = STATES.get(word);
  const phase = isWork ? workPhase(shownAt, startAt) : (fields.current_state ?? '').toLowerCase();
  if (!state) record.refuse('current_status', word || 'none', [...STATES.keys()].join(', '));
  if (!isWork && !PHASES.has(phase)) {
    record.refuse('current_state', fields.current_state ?? 'none', [...PHASES].join(', '));
  }
  if (!state || record.isRefused()) return null;
  const affected: AffectedComponent[] = isWork
    ? []
    : (fields.components ?? []).map(({ _id: key, name }) => ({ key, name, status: word, state }));
  const place = { path };
  const body = fields.details ?? '';
  const ref = fields.message_id;
  return {
    update: { ref, place, status: phase, body, shownAt, postedAt: null, affected },
    fields,
    path,
    startAt,
    endAt,
  };
}

const isMaintenance = ({ maintenance_url, datetime_end }: Fields) =>
  Boolean(maintenance_url) || Boolean(datetime_end);

/** A webhook of a maintenance tells no state: what was said before its start announces it. */
const workPhase = (shownAt: number | null, startAt: number | null) =>
  shownAt !== null && startAt !== null && shownAt < startAt ? 'scheduled' : 'update';

function recordOf(given: readonly Message[]): ImportedRecord {
  const order = ({ update }: Message) => update.shownAt ?? Infinity;
  const seen = new Set<string>();
  const messages = given
    .toSorted((a, b) => order(a) - order(b))
    .filter(({ fields }) => !seen.has(fields.message_id) && seen.add(fields.message_id));
  const [first] = messages;
  const last = messages.at(-1);
  if (!first || !last) return { evidence: [], issues: [] };
  const { fields } = last;
  const record = recordAt(last.path);
  const isWork = isMaintenance(fields);
  const told = messages.flatMap(({ fields: { current_status: status } }) => {
    const state = STATES.get(status ?? '');
    return status && (state === 'down' || state === 'degraded') ? [{ status, state }] : [];
  });
  const worst = told.find(({ state }) => state === 'down') ?? told.at(-1);
  if (!isWork && !worst) {
    record.refuse('current_status', fields.current_status ?? '', 'a status that is a disturbance');
    return { evidence: [], issues: record.issues };
  }
  const incident: Incident = {
    id: fields.id,
    place: { path: last.path },
    name: fields.title ?? '',
    status: last.update.status,
    impact: isWork ? 'maintenance' : worst?.status,
    ...(worst && { state: worst.state }),
    zone: UTC,
    slackMs: 0,
    startAt: isWork ? null : last.startAt,
    resolvedAt: isWork ? null : (messages.findLast(({ endAt }) => endAt !== null)?.endAt ?? null),
    scheduledFor: isWork ? last.startAt : null,
    scheduledUntil: isWork ? last.endAt : null,
    components: isWork ? componentsOf(messages) : [],
    updates: messages.map(({ update }) => update),
  };
  const evidence = incidentEvidence(incident, record.issues);
  const isWhole = !first.fields.previous_state;
  return { evidence: isWhole ? evidence : evidence.map(unacknowledged), issues: record.issues };
}

const componentsOf = (messages: readonly Message[]): AffectedComponent[] => [
  ...new Map(
    messages.flatMap(({ fields }) =>
      (fields.components ?? []).map(
        ({ _id: key, name }) => [key, { key, name, status: null }] as const,
      ),
    ),
  ).values(),
];

const unacknowledged = (fact: Evidence): Evidence =>
  fact.kind === 'statement' && fact.statement === 'acknowledgement'
    ? { ...fact, statement: 'update' }
    : fact;
