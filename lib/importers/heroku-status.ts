/**
 * Heroku's status API: `current-status` and `incidents` of v4, `current-status` and `issues` of v3.
 * `resolved` is false on v4's resolved incidents too, so `state` decides there. An incident ends with
 * `resolved_at`, where it has one, else with its last update of type `resolved`.
 *
 * v3 colours production and development with each update: yellow is degraded, red is down; ref
 * `incident:system`, further stretches `incident:system:2`. v4 grades nothing, so it admits a disturbance.
 */
import { z } from 'zod';

import type { Evidence, StatementKind } from '@/lib/sla/evidence';

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
import { windowsOfTurns, type TurnState } from './turns';
import {
  acknowledged,
  announcedOf,
  byTime,
  maintenanceOf,
  type Message,
  plannedIn,
  statedOf,
  statementsOf,
} from './vendor-facts';

const incidentFields = z.object({
  id: identity,
  title: text,
  state: text,
  resolved: z.boolean().nullish(),
  upcoming: z.unknown().optional(),
  created_at: moment,
  resolved_at: moment,
  systems: z.array(z.object({ name: z.string() })).nullish(),
  updates: z.array(z.unknown()).nullish(),
});
type Fields = z.infer<typeof incidentFields>;

const updateFields = z.object({
  id: identity.nullish(),
  created_at: moment,
  update_type: text,
  contents: text,
  status_prod: text,
  status_dev: text,
});

type Update = Readonly<{ message: Message; isResolution: boolean; colours: readonly Colour[] }>;
type Colour = Readonly<{ system: string; word: string }>;

const COLOURS: ReadonlyMap<string, TurnState> = new Map([
  ['green', 'up'],
  ['blue', 'maintenance'],
  ['yellow', 'degraded'],
  ['red', 'down'],
]);
const KINDS: ReadonlyMap<string, StatementKind> = new Map([
  ['issue', 'update'],
  ['investigating', 'update'],
  ['identified', 'update'],
  ['monitoring', 'update'],
  ['update', 'update'],
  ['resolved', 'restored'],
  ['scheduled', 'maintenance_notice'],
  ['maintenance', 'maintenance_notice'],
]);
const STATES: ReadonlyMap<string, 'open' | 'over' | 'ahead'> = new Map([
  ['open', 'open'],
  ['resolved', 'over'],
  ['closed', 'over'],
  ['scheduled', 'ahead'],
]);

export const herokuStatus: Importer = {
  id: 'heroku-status',
  label: 'Heroku status',
  party: 'vendor',
  recognises: (head) => {
    const json = jsonHead(head);
    if (!json) return 0;
    if (/"update_type"\s*:/.test(json) && /"contents"\s*:/.test(json)) return 0.96;
    const v4 = /"system"\s*:\s*"/.test(json) && /"scheduled"\s*:\s*\[/.test(json);
    const v3 = /"Production"\s*:\s*"/.test(json) && /"issues"\s*:\s*\[/.test(json);
    return v4 || v3 ? 0.9 : 0;
  },
  read: (bytes, { encoding }) =>
    itemRecords(
      decodeText(bytes, encoding),
      ['incidents', 'scheduled', 'issues'],
      (value, path) => [recordOf(value, path)],
    ),
};

function recordOf(value: unknown, path: string): ImportedRecord {
  const record = recordAt(path);
  const fields = record.fields(incidentFields, value, 'an incident of Heroku’s status API');
  if (!fields) return { evidence: [], issues: record.issues };
  const planned =
    /(?:^|\.)scheduled\[/.test(path) || fields.state === 'scheduled' || fields.upcoming === true;
  const updates = updatesOf(fields, record);
  const messages = updates.map(({ message }) =>
    planned && message.kind === 'update'
      ? { ...message, kind: 'maintenance_notice' as const }
      : message,
  );
  const said = planned ? messages : acknowledged(messages);
  const windows = planned
    ? maintenances(fields, record, said)
    : outages(fields, record, updates, said);
  return { evidence: [...windows, ...statementsOf(fields.id, said)], issues: record.issues };
}

function updatesOf({ updates }: Fields, incident: JsonRecord): Update[] {
  const read = partsOf(incident, ['updates', updates], (value, record, index): Update | null => {
    const fields = record.fields(updateFields, value, 'an update of Heroku’s status API');
    const at = record.instant('created_at', fields?.created_at);
    if (fields && !KINDS.has(fields.update_type ?? '')) {
      const known = [...KINDS.keys()].join(', ');
      record.note('update_type', fields.update_type ?? 'none', `one of ${known}`);
    }
    if (!fields) return null;
    const message: Message = {
      key: fields.id ?? `${at === null ? index : new Date(at).toISOString()}`,
      place: { path: record.path },
      kind: KINDS.get(fields.update_type ?? '') ?? 'update',
      at,
      text: htmlText(fields.contents ?? ''),
    };
    const colours = [
      { system: 'Production', word: fields.status_prod ?? '' },
      { system: 'Development', word: fields.status_dev ?? '' },
    ].filter(({ word }) => word !== '');
    return { message, isResolution: fields.update_type === 'resolved', colours };
  });
  const inOrder = byTime(read.map(({ message }) => message));
  return inOrder.flatMap((message) => read.filter((update) => update.message === message));
}

function outages(
  fields: Fields,
  record: JsonRecord,
  updates: readonly Update[],
  said: readonly Message[],
): Evidence[] {
  const { id, title } = fields;
  const start = record.instant('created_at', fields.created_at) ?? said[0]?.at ?? null;
  const closing = updates.findLast(({ isResolution }) => isResolution)?.message.at ?? null;
  const phase = phaseOf(fields, record);
  const resolvedAt = record.instant('resolved_at', fields.resolved_at);
  const end = resolvedAt ?? (phase === 'over' ? closing : null);
  const span = record.window(['created_at', start], ['resolved_at', end], phase === 'open');
  if (!span) return [];
  const announced = coloured(fields, record, updates, span) ?? [
    ...announcedOf(
      (fields.systems ?? []).map(({ name }) => name),
      { ref: id, path: record.path, title, state: 'degraded' },
      span,
    ),
  ];
  return [...announced, ...statedOf({ ref: id, ...(title && { title }) }, said, announced)];
}

function phaseOf({ state, resolved }: Fields, record: JsonRecord): 'open' | 'over' | null {
  const word = state || (typeof resolved === 'boolean' ? (resolved ? 'resolved' : 'open') : '');
  const phase = STATES.get(word);
  if (phase === 'open' || phase === 'over') return phase;
  return record.refuse('state', word || 'none', 'open or resolved');
}

/** The stretches in which a system was yellow or red; null where the updates give no colour at all. */
function coloured(fields: Fields, record: JsonRecord, updates: readonly Update[], span: Span) {
  const turns = updates.flatMap(({ message, colours }) =>
    message.at === null ? [] : colours.map((colour) => ({ ...colour, message, at: message.at })),
  );
  const seen = new Set<string>();
  const known = turns.flatMap(({ system, word, message, at }) => {
    const state = COLOURS.get(word);
    if (!state) {
      const expected = `one of ${[...COLOURS.keys()].join(', ')}`;
      const { place } = message;
      record.issues.push({ place, field: 'status', found: word, expected, severity: 'error' });
      return [];
    }
    const from = seen.has(system) ? Math.max(at ?? span.start, span.start) : span.start;
    seen.add(system);
    return [{ key: system, at: from, state, word }];
  });
  if (turns.length === 0) return null;
  const counts = new Map<string, number>();
  return windowsOfTurns(known).flatMap(({ turn: { key, at, state, word }, end }) => {
    const until = end === null ? span.end : Math.min(end, span.end ?? end);
    if (state === 'up' || state === 'maintenance' || (until !== null && until <= at)) return [];
    const nth = (counts.get(key) ?? 0) + 1;
    counts.set(key, nth);
    const ref = nth === 1 ? `${fields.id}:${key}` : `${fields.id}:${key}:${nth}`;
    const fact = { path: record.path, service: key, title: fields.title, severity: word, state };
    return announcedOf([], { ref, ...fact }, { start: at, end: until });
  });
}

function maintenances(fields: Fields, record: JsonRecord, said: readonly Message[]): Evidence[] {
  const { id, title, systems } = fields;
  const noticeAt = record.instant('created_at', fields.created_at);
  if (record.isRefused()) return [];
  const planned = plannedIn(said);
  if (!planned) {
    record.refuse('updates', 'no window', 'a start and an end with their date and zone in a text');
    return [];
  }
  const services = (systems ?? []).map(({ name }) => name);
  return maintenanceOf(services, id, { ...(title && { title }), noticeAt }, planned);
}
