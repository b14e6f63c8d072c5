/**
 * Yandex Cloud's status page: incidents under `items`, or one. `startDate` and `endDate` are edited to
 * the impact, so they are the vendor's admission, and the first communication is the oldest comment.
 *
 * One observation for each service: ref `incident:service`. Level 2 (Unavailable) is down, level 1
 * (Minor) degraded. The zones stand in the title.
 */
import { z } from 'zod';

import type { Evidence, Observation, StatementKind } from '@/lib/sla/evidence';

import { decodeText, jsonHead } from './decode';
import { htmlText } from './html-text';
import type { ImportedRecord, Importer } from './importer';
import { itemRecords } from './json-items';
import { identity, type JsonRecord, moment, partsOf, recordAt, text } from './json-record';
import { acknowledged, announcedOf, byTime, type Message, statementsOf } from './vendor-facts';

const incidentFields = z.object({
  id: identity,
  title: text,
  status: z.string(),
  startDate: moment,
  endDate: moment,
  levelId: z.number().nullish(),
  level: z.object({ label: text }).nullish(),
  services: z.array(z.object({ name: z.string() })).nullish(),
  zones: z.array(z.object({ id: z.string() })).nullish(),
  installations: z
    .array(z.object({ zones: z.array(z.object({ id: z.string() })).nullish() }))
    .nullish(),
  comments: z.array(z.unknown()).nullish(),
  report: text,
  reportPublishedTime: moment,
});
type Fields = z.infer<typeof incidentFields>;

const commentFields = z.object({
  id: identity.nullish(),
  type: z.string(),
  content: text,
  createdAt: moment,
});

const LEVELS: ReadonlyMap<number, Observation['state']> = new Map([
  [1, 'degraded'],
  [2, 'down'],
]);
const STATUSES = new Set(['open', 'resolved']);
const KINDS: ReadonlyMap<string, StatementKind> = new Map([
  ['investigation', 'update'],
  ['update', 'update'],
  ['resolved', 'restored'],
]);

export const yandexStatus: Importer = {
  id: 'yandex-status',
  label: 'Yandex Cloud status',
  party: 'vendor',
  recognises: (head) => {
    const json = jsonHead(head);
    if (!json || !/"startDate"\s*:/.test(json)) return 0;
    return /"(reportPublishedTime|isReportPublished|levelId)"\s*:/.test(json) ? 0.95 : 0;
  },
  read: (bytes, { encoding }) =>
    itemRecords(decodeText(bytes, encoding), ['items'], (value, path) => [recordOf(value, path)]),
};

function recordOf(value: unknown, path: string): ImportedRecord {
  const record = recordAt(path);
  const fields = record.fields(incidentFields, value, 'an incident of Yandex Cloud’s status page');
  if (!fields) return { evidence: [], issues: record.issues };
  const said = [...acknowledged(commentsOf(fields, record)), ...reportOf(fields, record)];
  const evidence = [...outages(fields, record), ...statementsOf(fields.id, said)];
  return { evidence, issues: record.issues };
}

function outages(fields: Fields, record: JsonRecord): Evidence[] {
  const { id, status, levelId } = fields;
  const end = record.instant('endDate', fields.endDate);
  const start = record.instant('startDate', fields.startDate);
  if (!STATUSES.has(status)) record.refuse('status', status, 'open or resolved');
  const state = LEVELS.get(levelId ?? 0);
  if (!state) record.refuse('levelId', String(levelId ?? 'none'), '1 (minor) or 2 (unavailable)');
  const span = record.window(['startDate', start], ['endDate', end], status === 'open');
  if (!span || !state) return [];
  if (status === 'open' && span.end !== null) {
    record.note('status', status, 'resolved: there is an endDate, and it is taken as the end');
  }
  const services = (fields.services ?? []).map(({ name }) => name);
  const severity = fields.level?.label || String(levelId);
  const fact = { ref: id, path: record.path, title: titleOf(fields), severity, state };
  return announcedOf(services, fact, span);
}

function titleOf({ title, zones, installations }: Fields): string {
  const placed = [...(zones ?? []), ...(installations ?? []).flatMap((one) => one.zones ?? [])];
  const names = [...new Set(placed.map(({ id }) => id))].join(', ');
  return names === '' ? (title ?? '') : `${title ?? ''} (${names})`.trim();
}

function commentsOf({ comments }: Fields, incident: JsonRecord): Message[] {
  const said = partsOf(incident, ['comments', comments], (value, record, index): Message | null => {
    const fields = record.fields(commentFields, value, 'a comment with type and createdAt');
    const at = record.instant('createdAt', fields?.createdAt);
    const kind = KINDS.get(fields?.type ?? '');
    if (fields && !kind) {
      record.refuse('type', fields.type, `one of ${[...KINDS.keys()].join(', ')}`);
    }
    if (!fields || !kind) return null;
    const key = fields.id ?? fields.createdAt?.toString() ?? String(index);
    const { path } = record;
    return { key, place: { path }, kind, at, text: htmlText(fields.content ?? '') };
  });
  return byTime(said);
}

function reportOf({ report, reportPublishedTime }: Fields, incident: JsonRecord): Message[] {
  const written = htmlText(report ?? '');
  if (written === '') return [];
  const record = recordAt(`${incident.path}.report`);
  const at = record.instant('reportPublishedTime', reportPublishedTime);
  incident.issues.push(...record.issues);
  return [{ key: 'report', place: { path: record.path }, kind: 'rca', at, text: written }];
}
