/**
 * Slack's status API, `/current` and `/history` of v2.0.0 and the flat answers of v1. It has no start and
 * no end: announced is from `date_created` to the last note of an issue that is over, so what the notes
 * state ("From 6:41 AM to 8:55 AM PDT") is commonly closer to the outage.
 *
 * One observation for each service: ref `issue:service`. Type `outage` is down; `incident` and `notice`
 * are degraded. A maintenance has only the times that its notes give.
 */
import { z } from 'zod';

import type { Evidence, Observation } from '@/lib/sla/evidence';

import { decodeText, jsonHead } from './decode';
import { htmlText } from './html-text';
import type { ImportedRecord, Importer } from './importer';
import { itemRecords } from './json-items';
import { identity, type JsonRecord, moment, partsOf, recordAt, text } from './json-record';
import { statedInProse } from './stated';
import { statedByClock } from './stated-clock';
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

const issueFields = z.object({
  id: identity,
  title: text,
  type: z.string(),
  status: z.string(),
  date_created: moment,
  date_updated: moment,
  services: z.array(z.string()).nullish(),
  notes: z.array(z.unknown()).nullish(),
});
type Fields = z.infer<typeof issueFields>;

const noteFields = z.object({ date_created: moment, body: text });

/** What `/current` says when there is nothing: no record, and no word about other times. */
const calm = z.object({ status: z.literal('ok'), id: z.undefined().optional() });

const STATES: ReadonlyMap<string, Observation['state'] | 'maintenance'> = new Map([
  ['incident', 'degraded'],
  ['notice', 'degraded'],
  ['outage', 'down'],
  ['maintenance', 'maintenance'],
]);
const PHASES: ReadonlyMap<string, 'open' | 'over' | 'ahead' | 'off'> = new Map([
  ['active', 'open'],
  ['resolved', 'over'],
  ['completed', 'over'],
  ['scheduled', 'ahead'],
  ['cancelled', 'off'],
  ['canceled', 'off'],
]);

export const slackStatus: Importer = {
  id: 'slack-status',
  label: 'Slack status',
  party: 'vendor',
  recognises: (head) => {
    const json = jsonHead(head);
    if (!json) return 0;
    const dated = /"date_created"\s*:/.test(json);
    if (dated && /"active_incidents"\s*:\s*\[/.test(json)) return 0.97;
    return dated && /"notes"\s*:\s*\[/.test(json) && /"services"\s*:/.test(json) ? 0.95 : 0;
  },
  read: (bytes, { encoding }) =>
    itemRecords(decodeText(bytes, encoding), ['active_incidents'], (value, path) => [
      recordOf(value, path),
    ]),
};

function recordOf(value: unknown, path: string): ImportedRecord {
  if (calm.safeParse(value).success) return { evidence: [], issues: [] };
  const record = recordAt(path);
  const fields = record.fields(issueFields, value, 'an issue of Slack’s status API');
  if (!fields) return { evidence: [], issues: record.issues };
  const state = STATES.get(fields.type);
  const notes = notesOf(fields, record, state === 'maintenance');
  const windows =
    state === 'maintenance'
      ? maintenances(fields, record, notes)
      : outages(fields, record, state, notes);
  return { evidence: [...windows, ...statementsOf(fields.id, notes)], issues: record.issues };
}

/** The last note of an outage that is over tells that it is. */
function notesOf({ status, notes }: Fields, issue: JsonRecord, isMaintenance: boolean): Message[] {
  const said = partsOf(issue, ['notes', notes], (value, record, index): Message | null => {
    const fields = record.fields(noteFields, value, 'a note with date_created and body');
    const at = record.instant('date_created', fields?.date_created);
    if (!fields) return null;
    const key = at === null ? `note ${index}` : new Date(at).toISOString();
    const kind = isMaintenance ? 'maintenance_notice' : 'update';
    return { key, place: { path: record.path }, kind, at, text: htmlText(fields.body ?? '') };
  });
  const inOrder = byTime(said);
  if (isMaintenance || PHASES.get(status) !== 'over') return acknowledged(inOrder);
  return acknowledged(
    inOrder.map((note, index) =>
      index === inOrder.length - 1 ? { ...note, kind: 'restored' } : note,
    ),
  );
}

function outages(
  fields: Fields,
  record: JsonRecord,
  state: Observation['state'] | undefined,
  notes: readonly Message[],
): Evidence[] {
  const { id, type, status, title } = fields;
  const phase = PHASES.get(status);
  if (!state) record.refuse('type', type, `one of ${[...STATES.keys()].join(', ')}`);
  if (!phase) record.refuse('status', status, `one of ${[...PHASES.keys()].join(', ')}`);
  if (phase === 'off' || phase === 'ahead') {
    record.refuse('status', status, 'active, resolved or completed: an outage is not planned');
  }
  const start = record.instant('date_created', fields.date_created) ?? notes[0]?.at ?? null;
  const updated = record.instant('date_updated', fields.date_updated);
  const lastAt = notes.findLast(({ at }) => at !== null)?.at ?? updated;
  const end = phase === 'over' ? lastAt : null;
  const span = record.window(['date_created', start], ['date_updated', end], phase === 'open');
  if (!span || !state) return [];
  if (type === 'notice') {
    record.note('type', type, 'an incident; read as degraded, since a notice can still be one');
  }
  const fact = { ref: id, path: record.path, title, severity: type, state };
  const announced = announcedOf(fields.services ?? [], fact, span);
  const subject = { ref: id, ...(title && { title }) };
  const finders = [statedInProse, statedByClock(announced)];
  return [...announced, ...statedOf(subject, notes, announced, finders)];
}

function maintenances(fields: Fields, record: JsonRecord, notes: readonly Message[]): Evidence[] {
  const { id, status, title } = fields;
  const noticeAt = record.instant('date_created', fields.date_created);
  const phase = PHASES.get(status);
  if (!phase) record.refuse('status', status, `one of ${[...PHASES.keys()].join(', ')}`);
  if (phase === 'off') record.note('status', status, 'a maintenance that takes place');
  if (phase === 'off' || record.isRefused()) return [];
  const planned = plannedIn(notes);
  if (!planned) {
    record.refuse('notes', 'no window', 'a start and an end with their date and zone in a note');
    return [];
  }
  return maintenanceOf(fields.services ?? [], id, { ...(title && { title }), noticeAt }, planned);
}
