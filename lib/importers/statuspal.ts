/**
 * Statuspal's API v2: a page's `summary`, and its list of incidents, which holds the maintenances as well. Its
 * times have no offset; its documentation says that they are UTC. An update that escalates or de-escalates
 * tells which type the incident had before. A service is named with those that it belongs to: "CH-1 / API".
 *
 * Verified from its documentation and from answers of its API: the fields, the types `major`, `minor`,
 * `performance`, `info`, `scheduled` and `emergency-maintenance`, and of the updates' types those below.
 * Its webhooks tell neither a type nor whether it is a maintenance, so they are refused. Its RSS feed is read
 * with the other feeds of status pages; of its layout, only what one reader of it says is verified.
 */
import { z } from 'zod';

import type { Evidence, Issue, Observation } from '@/lib/sla/evidence';

import { decodeText, jsonHead } from './decode';
import type { ImportedRecord, Importer, ImportOptions } from './importer';
import { jsonItems } from './json-items';
import { identity, type JsonRecord, recordAt, text, unwrapped } from './json-record';
import { recent } from './recent';
import { incidentEvidence } from './statuspage-evidence';
import { type AffectedComponent, type IncidentUpdate, UTC } from './statuspage-incident';

const LISTS = ['incidents', 'maintenances', 'upcoming_maintenances'];

export const statuspal: Importer = {
  id: 'statuspal',
  label: 'Statuspal incidents and maintenances',
  party: 'vendor',
  recognises: (head) => {
    const json = jsonHead(head);
    if (!json) return 0;
    if (/"status_page"\s*:\s*\{/.test(json) && /"current_incident_type"\s*:/.test(json))
      return 0.96;
    if (/"event"\s*:\s*"incident\.\w+"/.test(json) && /"l_title"\s*:/.test(json)) return 0.95;
    if (/"services"\s*:\s*\[/.test(json) && /"current_incident_type"\s*:/.test(json)) return 0.94;
    return /"service_ids"\s*:/.test(json) && /"starts_at"\s*:/.test(json) ? 0.95 : 0;
  },
  read,
};

const incidentFields = z.object({
  id: identity,
  type: z.string(),
  title: text,
  starts_at: text,
  ends_at: text,
  service_ids: z.array(identity).nullish(),
  updates: z.array(z.unknown()).nullish(),
});
type Fields = z.infer<typeof incidentFields>;

const updateFields = z.object({
  id: identity.nullish(),
  type: z.string(),
  description: text,
  posted_at: text,
  inserted_at: text,
});

const webhook = z.object({ event: z.string(), data: z.unknown() });

const STATES: ReadonlyMap<string, Observation['state'] | 'maintenance'> = new Map([
  ['major', 'down'],
  ['minor', 'degraded'],
  ['performance', 'degraded'],
  ['info', 'degraded'],
  ['scheduled', 'maintenance'],
  ['emergency-maintenance', 'maintenance'],
]);
/** What each type of an update is in the words of a status page; any other is a further message. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ['issue', 'update'],
  ['investigating', 'update'],
  ['identified', 'update'],
  ['update', 'update'],
  ['monitoring', 'update'],
  ['info', 'update'],
  ['escalate', 'update'],
  ['deescalate', 'update'],
  ['scheduled', 'scheduled'],
  ['resolved', 'resolved'],
]);
/** The type before an update that changed it. */
const BEFORE: ReadonlyMap<string, string> = new Map([
  ['escalate', 'minor'],
  ['deescalate', 'major'],
]);

async function* read(
  bytes: AsyncIterable<Uint8Array>,
  { encoding }: ImportOptions,
): AsyncGenerator<ImportedRecord> {
  const names = new Map<string, string>();
  const seen = recent<string>();
  let waiting: Readonly<{ value: unknown; path: string }>[] = [];
  let isTold = false;
  for await (const batch of jsonItems(decodeText(bytes, encoding), LISTS, { rest: true })) {
    const { bytesRead, issues } = batch;
    for (const { value, path, rest } of batch.items) {
      if (rest) name(value, names);
      else waiting.push({ value, path });
      // A page names its services after its incidents or before them; an incident by itself has no page.
      if (!rest && LISTS.some((list) => path.includes(`${list}[`))) continue;
      for (const each of waiting) yield { ...recordOf(each, names, seen), bytesRead };
      if (waiting.length > 0 && !isTold) yield { evidence: [], issues: [NO_OFFSET], bytesRead };
      isTold ||= waiting.length > 0;
      waiting = [];
    }
    if (issues.length === 0) continue;
    for (const each of waiting) yield { ...recordOf(each, names, seen), bytesRead };
    yield { evidence: [], issues, bytesRead };
  }
}

const NO_OFFSET: Issue = {
  place: { path: '$' },
  field: 'starts_at',
  found: 'times without an offset',
  expected: 'an offset; they are read as UTC, as Statuspal documents them',
  severity: 'note',
};

type Service = Readonly<{ id: string; name: string; children?: unknown }>;
const service = z.object({ id: identity, name: z.string().min(1), children: z.unknown() });

/** The names of all services of a page, with those that they belong to. */
function name(page: unknown, names: Map<string, string>) {
  const pending: Readonly<{ list: unknown; above: string }>[] = [
    { list: unwrapped(page, 'services'), above: '' },
  ];
  for (let next = pending.pop(); next; next = pending.pop()) {
    for (const each of Array.isArray(next.list) ? next.list : []) {
      const parsed = service.safeParse(each);
      if (!parsed.success) continue;
      const { id, name: own, children }: Service = parsed.data;
      const full = next.above === '' ? own : `${next.above} / ${own}`;
      names.set(id, full);
      pending.push({ list: children, above: full });
    }
  }
}

function recordOf(
  { value, path }: Readonly<{ value: unknown; path: string }>,
  names: ReadonlyMap<string, string>,
  seen: ReturnType<typeof recent<string>>,
): ImportedRecord {
  const record = recordAt(path);
  const { issues } = record;
  const hook = webhook.safeParse(value);
  if (hook.success && hook.data.event.startsWith('incident.')) {
    record.refuse('event', hook.data.event, 'an incident of the API: a webhook tells no type');
    return { evidence: [], issues };
  }
  if (isQuiet(value)) return { evidence: [], issues };
  const fields = record.fields(
    incidentFields,
    unwrapped(value, 'incident'),
    'an incident of API v2',
  );
  if (!fields) return { evidence: [], issues };
  const before = seen.get(fields.id);
  const telling = `${fields.type} ${fields.ends_at ?? ''} ${fields.updates?.length ?? 0}`;
  if (before !== undefined) {
    if (before === telling) record.note('id', fields.id, 'each incident once');
    else
      record.refuse('id', fields.id, 'one telling of each incident: import each answer by itself');
    return { evidence: [], issues };
  }
  seen.set(fields.id, telling);
  return { evidence: evidenceOf(fields, record, names), issues };
}

/** A page that names its services before anything is wrong. */
const isQuiet = (value: unknown) =>
  typeof value === 'object' && value !== null && 'status_page' in value && !('incident' in value);

function evidenceOf(
  fields: Fields,
  record: JsonRecord,
  names: ReadonlyMap<string, string>,
): Evidence[] {
  const { id, type, title } = fields;
  const state = STATES.get(type);
  if (!state) record.refuse('type', type, `one of ${[...STATES.keys()].join(', ')}`);
  const startsAt = instant(record, 'starts_at', fields.starts_at);
  const endsAt = instant(record, 'ends_at', fields.ends_at);
  const isMaintenance = state === 'maintenance';
  const components = (fields.service_ids ?? []).map((key) => ({
    key,
    name: names.get(key) ?? key,
    status: null,
  }));
  const updates = updatesOf(fields, record, isMaintenance ? startsAt : null);
  if (!state || record.isRefused()) return [];
  if (type === 'info') {
    record.note('type', type, 'an impact; read as degraded, since it can still be an outage');
  }
  const isOver = endsAt !== null || updates.at(-1)?.status === 'resolved';
  const incident = {
    id,
    place: { path: record.path },
    name: title ?? '',
    status: isOver ? 'resolved' : 'investigating',
    impact: isMaintenance ? 'maintenance' : type,
    ...(!isMaintenance && { state }),
    zone: UTC,
    slackMs: 0,
    startAt: startsAt,
    resolvedAt: isMaintenance ? null : endsAt,
    scheduledFor: isMaintenance ? startsAt : null,
    scheduledUntil: isMaintenance ? endsAt : null,
    components,
    updates: isMaintenance ? updates : withTypes(updates, type, components),
  };
  const evidence = incidentEvidence(incident, record.issues);
  return type === 'emergency-maintenance' ? evidence.map(asEmergency) : evidence;
}

const asEmergency = (fact: Evidence): Evidence =>
  fact.kind === 'maintenance' ? { ...fact, emergency: true } : fact;

type Update = IncidentUpdate & Readonly<{ type: string }>;

/** Oldest first; of a maintenance those before its start announce it. */
function updatesOf({ updates }: Fields, incident: JsonRecord, worksFrom: number | null): Update[] {
  const said = (updates ?? []).flatMap((value, index): Update[] => {
    const record = recordAt(`${incident.path}.updates[${index}]`);
    const fields = record.fields(updateFields, value, 'an update of API v2');
    const shownAt = instant(record, 'posted_at', fields?.posted_at ?? fields?.inserted_at);
    const postedAt = instant(record, 'inserted_at', fields?.inserted_at);
    const word = WORDS.get(fields?.type ?? '');
    if (fields && !word) {
      record.note('type', fields.type, `one of ${[...WORDS.keys()].join(', ')}; read as an update`);
    }
    incident.issues.push(...record.issues);
    if (!fields || record.isRefused()) return [];
    const isNotice = worksFrom !== null && shownAt !== null && shownAt < worksFrom;
    return [
      {
        ref: fields.id ?? `${incident.path}:${index}`,
        type: fields.type,
        place: { path: record.path },
        status: isNotice ? 'scheduled' : (word ?? 'update'),
        body: (fields.description ?? '').trim(),
        shownAt,
        postedAt,
        affected: [],
      },
    ];
  });
  return said.toSorted((a, b) => (a.shownAt ?? Infinity) - (b.shownAt ?? Infinity));
}

/** The type that the incident had from each change on, told of all of its services. */
function withTypes(
  updates: readonly Update[],
  last: string,
  components: readonly AffectedComponent[],
): IncidentUpdate[] {
  const isChanged = updates.some(({ type }) => BEFORE.has(type));
  let after = last;
  const typed = updates.toReversed().map((update) => {
    const own = after;
    after = BEFORE.get(update.type) ?? after;
    return { update, own };
  });
  return typed.toReversed().map(({ update: { type, ...update }, own }, index) => {
    const state = STATES.get(own);
    const tells =
      isChanged && (index === 0 || BEFORE.has(type)) && state && state !== 'maintenance';
    const affected = tells ? components.map((one) => ({ ...one, status: own, state })) : [];
    return { ...update, affected };
  });
}

/** A clock without an offset is UTC's. */
const instant = (record: JsonRecord, field: string, written: string | null | undefined) =>
  record.instant(field, written?.replace(/^[\d-]{10}T[\d:]{5,8}(?:\.\d+)?$/, '$&Z'));
