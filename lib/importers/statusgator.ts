/**
 * StatusGator webhooks, v3 and v2: each tells a change of a vendor's status, as StatusGator saw it. A
 * window lasts from a status that is not up until the next one, so a file should hold both events. One
 * file may speak of several vendors: the vendor's name is the service, to be placed or left out.
 */
import { z } from 'zod';

import { exactly, type Maintenance } from '@/lib/sla/evidence';

import { jsonHead } from './decode';
import type { ImportedRecord, Importer } from './importer';
import { identity, type JsonRecord, moment, recordAt, text } from './json-record';
import { observed, outageRecords, type OutageReader, told, UTC } from './ready-outages';
import { type Turn, type TurnState, type TurnWindow, windowsOfTurns } from './turns';

export const statusgator: Importer = {
  id: 'statusgator',
  label: 'StatusGator webhooks',
  party: 'third_party',
  recognises: (head) => {
    const json = jsonHead(head);
    if (!json) return 0;
    const v3 = [/"recorded_at"\s*:/, /"type"\s*:\s*"(StatusChange|EarlyWarningSignal)"/];
    const v2 = [/"occurred_at"\s*:/, /"current_status"\s*:/, /"service_name"\s*:/];
    return [v3, v2].some((keys) => keys.every((key) => key.test(json))) ? 0.95 : 0;
  },
  read: (bytes, options) =>
    outageRecords(bytes, options, { lists: ['data', 'events'], reader: eventReader() }),
};

const named = z
  .object({ id: identity.nullish(), name: text, slug: text, display_name: text })
  .nullish();

const eventFields = z.object({
  type: text,
  recorded_at: moment,
  occurred_at: moment,
  service: named,
  monitor: named,
  service_name: text,
  slug: text,
  status: text,
  current_status: text,
  previous_status: text,
  last_status: text,
  message: text,
  details: text,
  component_status_changes: z.array(z.object({ name: text, current_status: text })).nullish(),
});
type Fields = z.infer<typeof eventFields>;

const STATES: Readonly<Record<string, TurnState>> = {
  up: 'up',
  warn: 'degraded',
  down: 'down',
  maintenance: 'maintenance',
};

type Event = Turn &
  Readonly<{
    path: string;
    vendor: string | undefined;
    name: string;
    severity: string;
    previous: string | null;
    title: string;
    quote: string;
  }>;

function eventReader(): OutageReader {
  const events: Event[] = [];
  return {
    item: (value, path) => {
      const record = recordAt(path);
      const event = eventOf(value, record);
      if (event) events.push(event);
      return told(record);
    },
    *rest() {
      for (const window of windowsOfTurns(events)) yield recordOf(window);
    },
  };
}

function eventOf(value: unknown, record: JsonRecord): Event | null {
  const fields = record.fields(eventFields, value, 'a StatusGator webhook');
  if (!fields) return null;
  if (fields.type === 'EarlyWarningSignal') {
    return record.note('type', fields.type, 'a change of status: it makes no window');
  }
  if (fields.type && fields.type !== 'StatusChange') {
    return record.refuse('type', fields.type, 'StatusChange or EarlyWarningSignal');
  }
  const status = fields.status ?? fields.current_status ?? 'no status';
  const state = STATES[status];
  if (!state) record.refuse('status', status, Object.keys(STATES).join(', '));
  const field = fields.recorded_at ? 'recorded_at' : 'occurred_at';
  const at = record.instant(field, fields[field]);
  const vendor = fields.service?.name ?? fields.service_name ?? undefined;
  const name = vendor ?? fields.monitor?.display_name;
  if (!name) record.refuse('service.name', 'none', 'the name of the service');
  if (at === null && !record.isRefused())
    record.refuse(field, 'no time', 'when the status changed');
  if (at === null || !name || !state || record.isRefused()) return null;
  contradictions(fields, state, record);
  return {
    key: fields.monitor?.id ?? fields.service?.id ?? fields.slug ?? name,
    at,
    state,
    path: record.path,
    vendor,
    name,
    severity: status,
    previous: fields.previous_status ?? fields.last_status ?? null,
    title: fields.message ?? '',
    quote: fields.details ?? '',
  };
}

/** The documents' own example says "up" of a service whose components just went down. */
function contradictions(fields: Fields, state: TurnState, record: JsonRecord) {
  const broken = (fields.component_status_changes ?? []).filter(
    ({ current_status }) => state === 'up' && current_status && current_status !== 'up',
  );
  if (broken.length === 0) return;
  const names = broken.map(({ name, current_status }) => `${name}: ${current_status}`).join(', ');
  record.note('component_status_changes', names, 'components that are up, as the service is');
}

function recordOf({ turn, end, isFirst }: TurnWindow<Event>): ImportedRecord {
  const record = recordAt(turn.path);
  const { previous, at: start, state, severity } = turn;
  if (state === 'up') {
    if (isFirst && previous !== 'up') record.refuse(...unknownStart(previous));
    return told(record);
  }
  if (isFirst && previous !== null && previous !== 'up') record.note(...unknownStart(previous));
  if (state === 'maintenance')
    return { evidence: maintenanceOf(turn, end, record), issues: record.issues };
  if (end === null) record.note('status', severity, 'a later event: without one it is still open');
  const fact = { ...turn, ref: refOf(turn), service: turn.name, state };
  return { evidence: [observed(fact, { start, end })], issues: record.issues };
}

const refOf = ({ key, at }: Turn) => `${key}|${new Date(at).toISOString()}`;

const unknownStart = (previous: string | null) =>
  [
    'previous_status',
    previous ?? 'none',
    'an earlier event that tells since when it was not up',
  ] as const;

function maintenanceOf(event: Event, end: number | null, record: JsonRecord): Maintenance[] {
  const { vendor, name, title, quote, path, at, severity } = event;
  if (end === null) {
    record.refuse('status', severity, 'a later event: a maintenance must have an end');
    return [];
  }
  return [
    {
      kind: 'maintenance',
      ref: refOf(event),
      ...(vendor && { vendor }),
      service: name,
      place: { path },
      ...(title && { title }),
      ...(quote && { quote }),
      start: exactly(at),
      end: exactly(end),
      noticeAt: null,
      emergency: false,
      zone: UTC,
    },
  ];
}
