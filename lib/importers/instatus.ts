/**
 * Instatus: a page's `summary.json` (what is active now, one poll or several one after the other), its API's
 * lists of incidents and of maintenances, and its webhooks. The API's incidents have no impact. Of an
 * active incident the summary tells no message.
 */
import { z } from 'zod';

import type { Issue, Observation } from '@/lib/sla/evidence';

import { decodeText, jsonHead } from './decode';
import type { ImportedRecord, Importer, ImportOptions } from './importer';
import { jsonItems } from './json-items';
import { identity, type JsonRecord, recordAt, text } from './json-record';
import { incidentEvidence } from './statuspage-evidence';
import { type Incident, type IncidentUpdate, UTC } from './statuspage-incident';
import { pollBook, type Seen } from './statuspage-polls';
import { instantOf, writtenDuration } from './written-time';

const LISTS = ['activeIncidents', 'activeMaintenances', 'incidents', 'maintenances'];
const ACTIVE = /(?:^|\.)active(?:Incidents|Maintenances)\[/;
const STATUS = '"status"\\s*:\\s*"(?:INVESTIGATING|IDENTIFIED|MONITORING|RESOLVED)"';
const WORK = '"status"\\s*:\\s*"(?:NOTSTARTEDYET|INPROGRESS|VERIFYING|COMPLETED)"';
const KEYS: readonly (readonly [score: number, all: readonly RegExp[]])[] = [
  [0.985, [/"status_indicator"\s*:/, /"incident_updates"\s*:/, new RegExp(STATUS)]],
  [0.95, [/"page"\s*:\s*\{/, /"active(?:Incidents|Maintenances)"\s*:\s*\[/]],
  [0.95, [/"messageHtml"\s*:/, /"start(?:ed)?"\s*:/, new RegExp(`${STATUS}|${WORK}`)]],
  [0.9, [/"started"\s*:/, /"resolved"\s*:/, new RegExp(STATUS)]],
  [0.9, [/"start"\s*:/, /"duration"\s*:/, new RegExp(WORK)]],
  [0.9, [/^\s*\{\s*"page"\s*:\s*\{[^{}]*"status"\s*:\s*"(?:UP|HASISSUES|UNDERMAINTENANCE)"/]],
];

export const instatus: Importer = {
  id: 'instatus',
  label: 'Instatus incidents and maintenances',
  party: 'vendor',
  recognises: (head) => {
    const json = jsonHead(head);
    if (!json) return 0;
    return KEYS.find(([, all]) => all.every((key) => key.test(json)))?.[0] ?? 0;
  },
  read,
};

async function* read(
  bytes: AsyncIterable<Uint8Array>,
  options: ImportOptions,
): AsyncGenerator<ImportedRecord> {
  const book = pollBook(options.now);
  let bytesRead = 0;
  let broken: readonly Issue[] = [];
  let changed: string | null = null;
  let isUntold = false;
  for await (const batch of jsonItems(decodeText(bytes, options.encoding), LISTS, { rest: true })) {
    ({ bytesRead } = batch);
    broken = batch.issues;
    for (const { value, path, rest } of batch.items) {
      if (rest || isQuiet(value)) {
        book.close(pollOf(value, changed), path);
        changed = null;
        continue;
      }
      const item = told(value, path);
      isUntold ||= item.isUntold;
      if (item.isActive) changed = later(changed, updatedAt(value));
      const records = item.isActive ? book.see(item.seen) : [item.record];
      for (const record of records) yield { ...record, bytesRead };
    }
  }
  for (const record of book.rest()) yield { ...record, bytesRead };
  if (isUntold) yield { evidence: [], issues: [NO_IMPACT], bytesRead };
  if (broken.length > 0) yield { evidence: [], issues: broken, bytesRead };
}

type Told =
  | Readonly<{ isActive: true; isUntold: false; seen: Seen }>
  | Readonly<{ isActive: false; isUntold: boolean; record: ImportedRecord }>;

/** What a summary shows as active waits for the next one; what the API or a webhook tells is given at once. */
function told(value: unknown, path: string): Told {
  const record = recordAt(path);
  const { issues } = record;
  const incident = incidentOf(messageOf(value), record);
  if (incident && ACTIVE.test(path))
    return { isActive: true, isUntold: false, seen: { incident, issues } };
  const evidence = incident ? incidentEvidence(incident, issues) : [];
  const isUntold = incident !== null && incident.impact === undefined;
  return { isActive: false, isUntold, record: { evidence, issues } };
}

const NO_IMPACT: Issue = {
  place: { path: '$' },
  field: 'impact',
  found: 'none in this format',
  expected: 'an impact; each incident is read as degraded, which is the least that it admits',
  severity: 'note',
};

const word = z.union([z.string(), z.looseObject({ default: z.string() })]).nullish();

const updateFields = z.object({
  id: identity.nullish(),
  status: z.string(),
  message: word,
  body: text,
  started: text,
  createdAt: text,
  created_at: text,
});

const fields = z.object({
  id: identity.nullish(),
  url: text,
  name: word,
  status: z.string(),
  impact: text,
  started: text,
  created_at: text,
  resolved: text,
  resolved_at: text,
  start: text,
  duration: z.union([z.string(), z.number()]).nullish(),
  updates: z.array(z.unknown()).nullish(),
  incident_updates: z.array(z.unknown()).nullish(),
  components: z.array(z.object({ id: identity.nullish(), name: word })).nullish(),
});

/** `OPERATIONAL` can still be an outage: the page admits a disturbance. */
const STATES: ReadonlyMap<string, Observation['state']> = new Map([
  ['OPERATIONAL', 'degraded'],
  ['DEGRADEDPERFORMANCE', 'degraded'],
  ['MINOROUTAGE', 'degraded'],
  ['PARTIALOUTAGE', 'degraded'],
  ['MAJOROUTAGE', 'down'],
]);
const WORDS: ReadonlyMap<string, string> = new Map([
  ['NOTSTARTEDYET', 'scheduled'],
  ['INPROGRESS', 'in_progress'],
]);

function incidentOf(value: unknown, record: JsonRecord): Incident | null {
  const found = record.fields(fields, value, 'an incident or a maintenance of Instatus');
  if (!found) return null;
  const id = found.id ?? /\/([\w-]{8,})\/?$/.exec(found.url ?? '')?.[1];
  if (id === undefined) return record.refuse('id', 'none', 'an id, or the address of the incident');
  const isMaintenance = found.start !== undefined && found.start !== null;
  const impact = found.impact === '' ? null : (found.impact ?? null);
  const state = STATES.get(impact ?? '');
  if (impact !== null && !isMaintenance && !state) {
    return record.refuse('impact', impact, [...STATES.keys()].join(', '));
  }
  const start = timeOf(record, 'start', found.start);
  const started = timeOf(record, 'started', found.started ?? found.created_at);
  const resolved = timeOf(record, 'resolved', found.resolved ?? found.resolved_at);
  const minutes = found.duration === null ? undefined : found.duration;
  const lastsMs = minutes === undefined ? null : writtenDuration(String(minutes), 'min');
  if (minutes !== undefined && lastsMs === null) {
    record.refuse('duration', String(minutes), 'a number of minutes');
  }
  const updates = (found.updates ?? found.incident_updates ?? [])
    .map((update, index) => updateOf(update, id, { record, index, isMaintenance, start }))
    .filter((update) => update !== null)
    .toSorted((a, b) => (a.shownAt ?? Infinity) - (b.shownAt ?? Infinity));
  if (record.isRefused()) return null;
  return {
    id,
    place: { path: record.path },
    name: wordOf(found.name),
    status: statusOf(found.status),
    impact: isMaintenance ? 'maintenance' : (impact ?? undefined),
    ...(state && { state }),
    zone: UTC,
    slackMs: 0,
    startAt: started,
    resolvedAt: resolved,
    scheduledFor: start,
    scheduledUntil: start === null || lastsMs === null ? null : start + lastsMs,
    components: (found.components ?? []).map(({ id: key, name }) => ({
      key: key ?? wordOf(name),
      name: wordOf(name),
      status: null,
    })),
    updates,
  };
}

function updateOf(
  value: unknown,
  incidentId: string,
  given: Readonly<{
    record: JsonRecord;
    index: number;
    isMaintenance: boolean;
    start: number | null;
  }>,
): IncidentUpdate | null {
  const place = { path: `${given.record.path}.updates[${given.index}]` };
  const parsed = updateFields.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const field = `updates[${given.index}].${issue?.path.join('.') ?? ''}`;
    given.record.refuse(field, issue?.message ?? '', 'an update of Instatus');
    return null;
  }
  const { id, status, message, body, started, createdAt, created_at } = parsed.data;
  const shownAt = timeOf(given.record, 'updates.started', started ?? createdAt ?? created_at);
  const isNotice = given.isMaintenance && shownAt !== null && shownAt < (given.start ?? 0);
  return {
    ref: id ?? `${incidentId}:${started ?? createdAt ?? created_at ?? given.index}:${status}`,
    place,
    status: isNotice ? 'scheduled' : statusOf(status),
    body: wordOf(message) || (body ?? ''),
    shownAt,
    postedAt: timeOf(given.record, 'updates.createdAt', createdAt ?? created_at),
    affected: [],
  };
}

const statusOf = (status: string) => WORDS.get(status) ?? status.toLowerCase();
const wordOf = (name: z.infer<typeof word>) =>
  (typeof name === 'object' ? name?.default : name) ?? '';

/** "Sat Jun 11 2022 18:55:50 GMT+0000 (Coordinated Universal Time)", as some pages write a time. */
const SPELT = /^[a-z]{3} ([a-z]{3}) (\d{1,2}) (\d{4}) (\d\d:\d\d:\d\d) GMT([+-]\d{4})\b/i;

function timeOf(record: JsonRecord, field: string, written: string | null | undefined) {
  const spelt = SPELT.exec(written ?? '');
  if (!spelt) return record.instant(field, written);
  const [, month, day, year, clock, offset] = spelt;
  return instantOf(`${day} ${month} ${year} ${clock} ${offset}`, 'dmy');
}

/** A webhook wraps its incident: `{ meta, page, incident }`. */
const messageOf = (value: unknown) =>
  typeof value === 'object' && value !== null && 'incident' in value ? value.incident : value;

/** A page where nothing is active leaves both lists out. */
const isQuiet = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'page' in value && !('incident' in value);

const pollFields = z.object({ fetched_at: text, page: z.object({ updated: text }).nullish() });

/** What is known of when a summary was made: at the latest change of what it shows, if it says no more. */
function pollOf(value: unknown, changed: string | null) {
  const parsed = pollFields.safeParse(value);
  const page = parsed.success ? parsed.data.page?.updated : null;
  return {
    fetched_at: parsed.success ? parsed.data.fetched_at : null,
    page: { updated_at: page ?? changed },
  };
}

const updatedAt = (value: unknown): string | null => {
  const parsed = z.object({ updatedAt: z.string() }).safeParse(value);
  return parsed.success ? parsed.data.updatedAt : null;
};

const later = (a: string | null, b: string | null) =>
  (instantOf(a ?? '') ?? -Infinity) >= (instantOf(b ?? '') ?? -Infinity) ? a : b;
