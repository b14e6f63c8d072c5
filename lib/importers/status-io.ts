/**
 * Status.io: the public API of a page, which shows what is active, its account API's lists, which hold what
 * is over as well, and its webhooks, each a message, of which a file should hold all. A message's status
 * holds from it to the next for every component that its incident names; in which of its containers
 * (regions), the file does not tell of each, so they are not told apart.
 *
 * Verified from its documentation and clients: all fields, and the codes of statuses and states. State 400
 * (resolved) and those of a maintenance are in readers of the API only. A security event says nothing of
 * how available anything was. Its RSS feed is read with the other feeds of status pages.
 */
import { z } from 'zod';

import type { Issue, Observation } from '@/lib/sla/evidence';

import { decodeText, jsonHead } from './decode';
import type { ImportedRecord, Importer, ImportOptions } from './importer';
import { type JsonItem, jsonItems } from './json-items';
import { identity, type JsonRecord, recordAt, text } from './json-record';
import { hookBook, isHook } from './status-io-hooks';
import { evidenceOf, incidentEvidence, isOpen } from './statuspage-evidence';
import {
  type AffectedComponent,
  type Incident,
  type IncidentUpdate,
  UTC,
} from './statuspage-incident';

const WORKS = ['active', 'upcoming'].map((list) => `result.maintenance.${list}`);
const LISTS = [
  'result.incidents',
  'result.active_incidents',
  'result.resolved_incidents',
  ...WORKS,
  'result.active_maintenances',
  'result.upcoming_maintenances',
  'result.resolved_maintenances',
];

export const statusIo: Importer = {
  id: 'status-io',
  label: 'Status.io incidents and maintenances',
  party: 'vendor',
  recognises: (head) => {
    const json = jsonHead(head);
    if (!json) return 0;
    if (/"result"\s*:\s*\{/.test(json) && /"status_overall"\s*:/.test(json)) return 0.97;
    const isList = /"(?:active|resolved|upcoming)_(?:incidents|maintenances)"\s*:\s*\[/.test(json);
    if (isList && /"result"\s*:\s*\{/.test(json)) return 0.96;
    const isMessage = /"message_id"\s*:/.test(json) && /"status_page_url"\s*:/.test(json);
    return isMessage && /"current_status"\s*:/.test(json) ? 0.96 : 0;
  },
  read,
};

const named = z.array(z.object({ _id: identity, name: z.string().min(1) })).nullish();
const code = z.union([z.number(), z.string()]).nullish();

const eventFields = z
  .object({
    _id: identity.optional(),
    id: identity.optional(),
    name: text,
    datetime_open: text,
    datetime_planned_start: text,
    datetime_planned_end: text,
    messages: z.array(z.unknown()).nullish(),
    components_affected: named,
  })
  .refine(({ _id, id }) => _id !== undefined || id !== undefined, { path: ['_id'] });
type Fields = z.infer<typeof eventFields>;

const messageFields = z.object({
  _id: identity.optional(),
  details: text,
  datetime: text,
  state: code,
  status: code,
});

const overall = z.object({
  result: z.object({ status_overall: z.object({ updated: z.string() }) }),
});

type Condition = Readonly<{ status: string; state: Observation['state'] | 'well' }>;

/** What a status says of the components, by its code. */
const CONDITIONS: ReadonlyMap<string, Condition> = new Map([
  ['100', { status: 'Operational', state: 'well' }],
  ['200', { status: 'Planned Maintenance', state: 'well' }],
  ['300', { status: 'Degraded Performance', state: 'degraded' }],
  ['400', { status: 'Partial Service Disruption', state: 'degraded' }],
  ['500', { status: 'Service Disruption', state: 'down' }],
  ['600', { status: 'Security Event', state: 'well' }],
]);
const STATES: ReadonlyMap<string, string> = new Map([
  ['100', 'investigating'],
  ['200', 'identified'],
  ['300', 'monitoring'],
  ['400', 'resolved'],
]);
const WORK_STATES: ReadonlyMap<string, string> = new Map([
  ['100', 'scheduled'],
  ['200', 'in_progress'],
  ['300', 'completed'],
]);

async function* read(
  bytes: AsyncIterable<Uint8Array>,
  { encoding, now }: ImportOptions,
): AsyncGenerator<ImportedRecord> {
  const desk = pageDesk(now);
  for await (const batch of jsonItems(decodeText(bytes, encoding), LISTS, { rest: true })) {
    const { bytesRead, issues } = batch;
    for (const record of batch.items.flatMap(desk.take)) yield { ...record, bytesRead };
    if (issues.length > 0) yield { evidence: [], issues, bytesRead };
  }
  yield* desk.rest();
}

/** What is open waits for the end of its answer, which tells when the page was so; messages for the file's. */
function pageDesk(now: number) {
  const hooks = hookBook();
  let open: Readonly<{ incident: Incident; issues: Issue[] }>[] = [];
  const settled = (at: number | null): ImportedRecord[] => {
    const records = open.map(({ incident, issues }) => ({
      evidence: evidenceOf(incident, issues, { toldAt: at, now }),
      issues,
    }));
    open = [];
    return records;
  };
  const take = ({ value, path, rest }: JsonItem): ImportedRecord[] => {
    const record = recordAt(path);
    const { issues } = record;
    if (rest) return settled(toldAt(value, record));
    if (isHook(value)) return [{ evidence: [], issues: hooks.add(value, path) }];
    const incident = incidentOf(value, record);
    if (!incident) return [{ evidence: [], issues }];
    if (!isOpen(incident)) return [{ evidence: incidentEvidence(incident, issues), issues }];
    open.push({ incident, issues });
    return [];
  };
  return { take, rest: () => [...settled(null), ...hooks.records()] };
}

/** When the page last changed, which it tells after what it shows or before. */
function toldAt(value: unknown, record: JsonRecord): number | null {
  const parsed = overall.safeParse(value);
  return parsed.success
    ? record.instant('updated', parsed.data.result.status_overall.updated)
    : null;
}

function incidentOf(value: unknown, record: JsonRecord): Incident | null {
  const fields = record.fields(eventFields, value, 'an incident or a maintenance of Status.io');
  if (!fields) return null;
  const openAt = record.instant('datetime_open', fields.datetime_open);
  const startAt = record.instant('datetime_planned_start', fields.datetime_planned_start);
  const endAt = record.instant('datetime_planned_end', fields.datetime_planned_end);
  const isMaintenance = startAt !== null || endAt !== null;
  const id = fields._id ?? fields.id ?? '';
  const components = (fields.components_affected ?? []).map(({ _id: key, name }) => ({
    key,
    name,
    status: null,
  }));
  const messages = messagesOf(fields, record, { id, isMaintenance, components });
  if (record.isRefused()) return null;
  const worst = isMaintenance ? null : worstOf(messages, record);
  if (!isMaintenance && !worst) return null;
  return {
    id,
    place: { path: record.path },
    name: fields.name ?? '',
    status: messages.at(-1)?.update.status ?? (isMaintenance ? 'scheduled' : 'investigating'),
    impact: isMaintenance ? 'maintenance' : worst?.status,
    ...(worst && worst.state !== 'well' && { state: worst.state }),
    zone: UTC,
    slackMs: 0,
    startAt: isMaintenance ? null : openAt,
    resolvedAt: null,
    scheduledFor: startAt,
    scheduledUntil: endAt,
    components,
    updates: messages.map(({ update }) => update),
  };
}

type Message = Readonly<{ update: IncidentUpdate; condition: Condition | null }>;
type Given = Readonly<{
  id: string;
  isMaintenance: boolean;
  components: readonly AffectedComponent[];
}>;

/** Oldest first. */
function messagesOf({ messages }: Fields, incident: JsonRecord, given: Given): Message[] {
  const said = (messages ?? []).flatMap((value, index): Message[] => {
    const record = recordAt(`${incident.path}.messages[${index}]`);
    const fields = record.fields(messageFields, value, 'a message of Status.io');
    const shownAt = record.instant('datetime', fields?.datetime);
    const states = given.isMaintenance ? WORK_STATES : STATES;
    const status = states.get(String(fields?.state ?? ''));
    const condition = CONDITIONS.get(String(fields?.status ?? '')) ?? null;
    if (fields && !status) {
      record.refuse('state', String(fields.state ?? 'none'), [...states.keys()].join(', '));
    }
    if (fields && !condition && !given.isMaintenance) {
      record.refuse('status', String(fields.status ?? 'none'), [...CONDITIONS.keys()].join(', '));
    }
    incident.issues.push(...record.issues);
    if (!fields || !status || record.isRefused()) return [];
    const key = fields._id ?? `${given.id}:${fields.datetime ?? index}:${status}`;
    const affected =
      condition && !given.isMaintenance
        ? given.components.map((one) => ({ ...one, ...condition }))
        : [];
    const place = { path: record.path };
    const body = fields.details ?? '';
    return [
      { update: { ref: key, place, status, body, shownAt, postedAt: null, affected }, condition },
    ];
  });
  const at = ({ update }: Message) => update.shownAt ?? Infinity;
  return said.toSorted((a, b) => at(a) - at(b));
}

/** The worst that any message admits; null, with the reason, where none admits a disturbance. */
function worstOf(messages: readonly Message[], record: JsonRecord): Condition | null {
  const told = messages.flatMap(({ condition }) => condition ?? []);
  const worst =
    told.find(({ state }) => state === 'down') ?? told.findLast(({ state }) => state !== 'well');
  if (worst) return worst;
  const found = [...new Set(told.map(({ status }) => status))].join(', ') || 'no message';
  return record.refuse('status', found, 'Degraded Performance, or a disruption');
}
