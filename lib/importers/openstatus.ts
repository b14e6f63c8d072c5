/**
 * OpenStatus API v1: incidents, which its monitors open and close, and what the owner of a status page
 * writes: maintenances and updates of status reports (for those, the file's party is the vendor). A
 * report's updates are statements alone: the API does not tell what its impact was.
 */
import { z } from 'zod';

import { type Evidence, exactly, type Maintenance, type Statement } from '@/lib/sla/evidence';

import { jsonHead } from './decode';
import type { ImportedRecord, Importer } from './importer';
import { identity, type JsonRecord, recordAt, text } from './json-record';
import { promisedUpdate } from './next-update';
import { observed, outageRecords, type OutageReader, UTC } from './ready-outages';

const SHAPES = {
  incident: ['startedAt', 'resolvedAt', 'monitorId', 'resolvedBy'],
  maintenance: ['from', 'to', 'monitorIds', 'pageId'],
  update: ['statusReportId', 'status', 'date', 'message'],
  report: ['statusReportUpdateIds', 'status'],
} as const;
type Shape = keyof typeof SHAPES;
const SHAPE_NAMES: readonly Shape[] = ['incident', 'maintenance', 'update', 'report'];

export const openstatus: Importer = {
  id: 'openstatus',
  label: 'OpenStatus incidents and reports',
  party: 'customer',
  recognises: (head) => {
    const json = jsonHead(head);
    if (!json) return 0;
    const fits = SHAPE_NAMES.some((shape) => SHAPES[shape].every((key) => hasKey(json, key)));
    return fits ? 0.9 : 0;
  },
  read: (bytes, options) => outageRecords(bytes, options, { lists: [], reader: reader() }),
};

const hasKey = (json: string, key: string) => new RegExp(`"${key}"\\s*:`).test(json);

const incidentFields = z.object({
  id: identity,
  monitorId: identity.nullish(),
  startedAt: z.string(),
  resolvedAt: text,
});
const maintenanceFields = z.object({
  id: identity,
  title: text,
  from: z.string(),
  to: z.string(),
  monitorIds: z.array(identity).nullish(),
});
const updateFields = z.object({
  id: identity,
  status: z.enum(['investigating', 'identified', 'monitoring', 'resolved']),
  date: z.string(),
  message: z.string(),
  statusReportId: identity,
});

type Update = z.infer<typeof updateFields> & Readonly<{ at: number; path: string }>;

function reader(): OutageReader {
  const updates = new Map<string, Update>();
  const maintenances = new Set<string>();
  return {
    item: (value, path) => {
      const record = recordAt(path);
      const shape = shapeOf(value);
      const read = shape ? READERS[shape](value, record, updates) : [];
      if (!shape)
        record.fields(z.never(), value, 'an incident, maintenance or update of OpenStatus');
      const fresh = read.filter(({ ref }) => shape !== 'maintenance' || !maintenances.has(ref));
      if (fresh.length < read.length)
        record.note('id', read[0]?.ref ?? '', 'each maintenance once');
      if (shape === 'maintenance') for (const { ref } of fresh) maintenances.add(ref);
      return { evidence: record.isRefused() ? [] : fresh, issues: record.issues };
    },
    *rest() {
      yield* statements([...updates.values()]);
    },
  };
}

const shapeOf = (value: unknown): Shape | undefined =>
  SHAPE_NAMES.find(
    (shape) =>
      typeof value === 'object' && value !== null && SHAPES[shape].every((key) => key in value),
  );

type ShapeReader = (value: unknown, record: JsonRecord, updates: Map<string, Update>) => Evidence[];

const READERS: Readonly<Record<Shape, ShapeReader>> = {
  incident: (value, record) => {
    const fields = record.fields(incidentFields, value, 'an incident');
    if (!fields) return [];
    const span = record.window(
      ['startedAt', record.instant('startedAt', fields.startedAt)],
      ['resolvedAt', record.instant('resolvedAt', fields.resolvedAt)],
      fields.resolvedAt === null,
    );
    const service = monitorText(fields.monitorId);
    const fact = { ref: `incident:${fields.id}`, path: record.path, service };
    return span ? [observed(fact, span)] : [];
  },
  maintenance: (value, record) => {
    const fields = record.fields(maintenanceFields, value, 'a maintenance');
    if (!fields) return [];
    const from = record.instant('from', fields.from);
    const span = record.window(['from', from], ['to', record.instant('to', fields.to)], false);
    if (!span || span.end === null) return [];
    const fact: Maintenance = {
      kind: 'maintenance',
      ref: `maintenance:${fields.id}`,
      place: { path: record.path },
      ...(fields.title && { title: fields.title }),
      start: exactly(span.start),
      end: exactly(span.end),
      noticeAt: null,
      emergency: /\bemergency\b/i.test(fields.title ?? ''),
      zone: UTC,
    };
    const monitors = fields.monitorIds ?? [];
    if (monitors.length === 0) return [fact];
    return monitors.map((id) => ({
      ...fact,
      ref: `${fact.ref}:${id}`,
      service: monitorText(id) ?? '',
    }));
  },
  update: (value, record, updates) => {
    const fields = record.fields(updateFields, value, 'an update of a status report');
    const at = fields && record.instant('date', fields.date);
    if (fields && at === null && !record.isRefused())
      record.refuse('date', 'no time', 'when it was');
    if (fields && updates.has(fields.id))
      record.note('id', fields.id, 'each update once: this one counts');
    if (fields && at !== null) updates.set(fields.id, { ...fields, at, path: record.path });
    return [];
  },
  report: (_, record) => {
    record.refuse('date', 'none', 'its updates: a status report alone holds no times');
    return [];
  },
};

const monitorText = (id: string | null | undefined) => (id ? `monitor ${id}` : undefined);

function* statements(updates: readonly Update[]): Generator<ImportedRecord> {
  const acknowledged = new Set<string>();
  for (const update of updates.toSorted((a, b) => a.at - b.at)) {
    const { id, status, message, at, path, statusReportId } = update;
    const isFirst = !acknowledged.has(statusReportId);
    const open = isFirst ? 'acknowledgement' : 'update';
    if (status !== 'resolved') acknowledged.add(statusReportId);
    const nextUpdateBy = promisedUpdate(message, at);
    const fact: Statement = {
      kind: 'statement',
      ref: `update:${id}`,
      place: { path },
      statement: status === 'resolved' ? 'restored' : open,
      at: exactly(at),
      channel: 'status page',
      text: message,
      about: `report:${statusReportId}`,
      ...(nextUpdateBy !== null && { nextUpdateBy }),
    };
    yield { evidence: [fact], issues: [] };
  }
}
