/**
 * An event of Azure Service Health as each of its two doors tells it: the list of the management API,
 * which holds all updates, and the webhook of an activity-log alert, which holds one.
 */
import { z } from 'zod';

import type { StatementKind, ZoneNote } from '@/lib/sla/evidence';

import { htmlText } from './html-text';
import { identity, type JsonRecord, recordAt, text } from './json-record';
import { UTC } from './ready-outages';
import { byTime, type Message } from './vendor-facts';
import { instantOf, writtenTime } from './written-time';

export type AzureEvent = Readonly<{
  id: string;
  title: string;
  /** As written: `ServiceIssue`, `PlannedMaintenance`; of a webhook `Incident`, `Maintenance`. */
  type: string;
  /** As written: `Active`, `Resolved`; of a webhook its stage. */
  status: string;
  /** As written: `Critical`, `Error`, `Warning`, `Informational`, in some alerts a number; null when it has none. */
  level: string | null;
  isWithdrawn: boolean;
  /** Epoch ms. */
  startAt: number | null;
  mitigatedAt: number | null;
  zone: ZoneNote;
  /** "Virtual Machines - West US", as Azure itself titles it. */
  services: readonly string[];
  /** Oldest first. */
  messages: readonly Message[];
  /** When it was first announced, epoch ms, where that is told. */
  noticeAt: number | null;
  /** When the webhook was sent, epoch ms; null in a list, which tells each event once. */
  sentAt: number | null;
}>;

const strings = z.array(z.string()).nullish();
const updateFields = z.object({ summary: text, updateDateTime: text, eventTags: strings });
const regionFields = z.object({
  impactedRegion: text,
  updates: z.array(updateFields).nullish(),
});
const listed = z.object({
  id: text,
  name: text,
  properties: z.object({
    eventType: z.string(),
    status: text,
    title: text,
    summary: text,
    description: text,
    header: text,
    level: text,
    eventLevel: text,
    eventTags: strings,
    trackingId: text,
    impactStartTime: text,
    impactMitigationTime: text,
    lastUpdateTime: text,
    impact: z
      .array(z.object({ impactedService: text, impactedRegions: z.array(regionFields).nullish() }))
      .nullish(),
  }),
});

const sent = z.object({
  eventTimestamp: text,
  submissionTimestamp: text,
  level: z.union([z.string(), z.number()]).nullish(),
  properties: z.object({
    trackingId: identity,
    title: text,
    defaultLanguageTitle: text,
    communication: text,
    defaultLanguageContent: text,
    communicationId: identity.nullish(),
    incidentType: text,
    stage: text,
    impactStartTime: text,
    impactMitigationTime: text,
    impactedServices: z.unknown().optional(),
    service: text,
    region: text,
  }),
});
const affected = z.array(
  z.object({
    ServiceName: text,
    ImpactedRegions: z.array(z.object({ RegionName: text })).nullish(),
  }),
);

/** The event of one item of a file; null where it is none, with the reasons in the record's issues. */
export function azureEvent(value: unknown, record: JsonRecord): AzureEvent | null {
  const log = activityLogOf(value);
  return log ? ofWebhook(log, record) : ofList(value, record);
}

/** `{ data: { context: { activityLog } } }`, since 2019 also `{ data: { alertContext } }`, or the entry of the log itself. */
function activityLogOf(value: unknown): unknown {
  const data = part(value, 'data');
  const log = part(part(data, 'context'), 'activityLog') ?? part(data, 'alertContext') ?? value;
  const properties = part(log, 'properties');
  return part(properties, 'incidentType') !== undefined || part(properties, 'stage') !== undefined
    ? log
    : undefined;
}

const part = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;

function ofList(value: unknown, record: JsonRecord): AzureEvent | null {
  const event = record.fields(listed, value, 'an event of Azure Service Health');
  if (!event) return null;
  const { properties } = event;
  const id = properties.trackingId || event.name || event.id?.split('/').at(-1);
  if (!id) return record.refuse('name', 'none', 'the tracking id of the event');
  const times = timesIn(record);
  const updates = updatesOf(event, record);
  return {
    id,
    title: properties.title ?? '',
    type: properties.eventType,
    status: properties.status ?? '',
    level: properties.eventLevel || properties.level || null,
    isWithdrawn: (properties.eventTags ?? []).some((tag) => /^false positive$/i.test(tag)),
    startAt: times.at('impactStartTime', properties.impactStartTime),
    mitigatedAt: times.at('impactMitigationTime', properties.impactMitigationTime),
    zone: times.zone(),
    services: (properties.impact ?? []).flatMap(({ impactedService, impactedRegions }) =>
      placed(
        impactedService,
        (impactedRegions ?? []).map(({ impactedRegion }) => impactedRegion),
      ),
    ),
    messages: updates.length > 0 ? updates : textOf(event, record),
    noticeAt: updates[0]?.at ?? null,
    sentAt: null,
  };
}

type Update = z.infer<typeof updateFields>;

/** Each region repeats the updates of the others. */
function updatesOf(
  { properties }: z.infer<typeof listed>,
  { path, issues }: JsonRecord,
): Message[] {
  const placed = (properties.impact ?? []).flatMap(({ impactedRegions }, impact) =>
    (impactedRegions ?? []).flatMap(({ updates }, region) =>
      (updates ?? []).map((update, nth) => ({
        update,
        path: `${path}.properties.impact[${impact}].impactedRegions[${region}].updates[${nth}]`,
      })),
    ),
  );
  const said = new Map<string, Message>();
  for (const { update, path: where } of placed) {
    const written = htmlText(update.summary ?? '');
    const key = `${update.updateDateTime} ${written}`;
    if (written === '' || said.has(key)) continue;
    const record = recordAt(where);
    const at = timesIn(record).at('updateDateTime', update.updateDateTime);
    issues.push(...record.issues);
    said.set(key, messageOf(where, at, { kind: kindOf(update), text: written }));
  }
  return byTime([...said.values()]);
}

const kindOf = ({ eventTags }: Update): StatementKind =>
  (eventTags ?? []).some((tag) => /\bPIR$/i.test(tag)) ? 'rca' : 'update';

/** The event's own text: what was last said. */
function textOf({ properties }: z.infer<typeof listed>, record: JsonRecord): Message[] {
  const { eventType, description, summary, header, lastUpdateTime } = properties;
  const written = htmlText(description || summary || header || '');
  if (written === '') return [];
  const at = timesIn(record).at('lastUpdateTime', lastUpdateTime);
  return [
    messageOf(record.path, at, { kind: eventType === 'RCA' ? 'rca' : 'update', text: written }),
  ];
}

const messageOf = (
  path: string,
  at: number | null,
  said: Readonly<{ kind: StatementKind; text: string }>,
): Message => ({
  key: at === null ? 'text' : new Date(at).toISOString(),
  place: { path },
  at,
  ...said,
});

const STAGES: ReadonlyMap<string, StatementKind> = new Map([
  ['Planned', 'maintenance_notice'],
  ['InProgress', 'update'],
  ['Active', 'update'],
  ['Resolved', 'restored'],
  ['Complete', 'update'],
  ['Canceled', 'update'],
  ['RCA', 'rca'],
]);

function ofWebhook(value: unknown, record: JsonRecord): AzureEvent | null {
  const log = record.fields(sent, value, 'an alert of Azure Service Health');
  if (!log) return null;
  const { properties } = log;
  const id = properties.trackingId;
  const stage = properties.stage ?? '';
  const kind = STAGES.get(stage);
  if (!kind) record.refuse('stage', stage || 'none', `one of ${[...STAGES.keys()].join(', ')}`);
  const times = timesIn(record);
  const sentAt =
    times.at('eventTimestamp', log.eventTimestamp) ??
    times.at('submissionTimestamp', log.submissionTimestamp);
  const written = htmlText(properties.communication || properties.defaultLanguageContent || '');
  const key =
    properties.communicationId || (sentAt === null ? stage : new Date(sentAt).toISOString());
  const mitigatedAt = times.at('impactMitigationTime', properties.impactMitigationTime);
  const message = kind && {
    key,
    place: { path: record.path },
    kind,
    at: sentAt,
    text: written,
  };
  return {
    id,
    title: properties.title || properties.defaultLanguageTitle || '',
    type: properties.incidentType ?? '',
    status: stage,
    level: log.level?.toString() || null,
    isWithdrawn: stage === 'Canceled',
    startAt: times.at('impactStartTime', properties.impactStartTime),
    mitigatedAt: mitigatedAt ?? (stage === 'Resolved' ? sentAt : null),
    zone: times.zone(),
    services: affectedOf(properties),
    messages: message ? [message] : [],
    noticeAt: stage === 'Planned' ? sentAt : null,
    sentAt: sentAt ?? 0,
  };
}

/** A list, or the text of one. */
function affectedOf(properties: z.infer<typeof sent>['properties']): string[] {
  const { impactedServices: told, service, region } = properties;
  const parsed = affected.safeParse(typeof told === 'string' ? parsedJson(told) : told);
  if (!parsed.success) return placed(service, [region]);
  return parsed.data.flatMap(({ ServiceName, ImpactedRegions }) =>
    placed(
      ServiceName,
      (ImpactedRegions ?? []).map(({ RegionName }) => RegionName),
    ),
  );
}

function parsedJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    // Documented samples hold text that only looks like JSON; service and region then stand beside it.
    return null;
  }
}

function placed(
  service: string | null | undefined,
  regions: readonly (string | null | undefined)[],
): string[] {
  if (!service) return [];
  const named = regions.filter((region) => !!region);
  return named.length === 0 ? [service] : named.map((region) => `${service} - ${region}`);
}

/** Azure's times are in UTC also where they do not say so; older alerts write them "3/29/2017 3:43:21 PM". */
function timesIn(record: JsonRecord) {
  let isStated = true;
  const at = (field: string, written: string | null | undefined): number | null => {
    if (!written || /^0001-|^1\/1\/0001\b/.test(written)) return null;
    const exact = instantOf(written);
    if (exact !== null) return exact;
    const plain = writtenTime(written, 'iso') ?? writtenTime(written, 'mdy');
    if (!plain || plain.dayOnly || plain.offset !== null) {
      return record.refuse(field, written, 'a time such as 2026-03-05T10:02:00Z');
    }
    isStated = false;
    return plain.localMs;
  };
  return { at, zone: (): ZoneNote => (isStated ? UTC : { id: 'UTC', basis: 'inferred' }) };
}
