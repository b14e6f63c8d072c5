/**
 * One event of AWS Health, from the API (`DescribeEvents`, `DescribeEventDetails`) or as EventBridge
 * delivers it (`aws.health`). AWS Health does not say how bad an issue is.
 */
import { z } from 'zod';

import { isObject } from './json-lists';
import { type JsonRecord, moment, text } from './json-record';
import { instantOf, writtenTime } from './written-time';

const eventFields = z.object({
  arn: text,
  eventArn: text,
  service: z.string().min(1),
  region: text,
  eventRegion: text,
  availabilityZone: text,
  eventTypeCode: text,
  eventTypeCategory: text,
  statusCode: text,
  communicationId: text,
  startTime: moment,
  endTime: moment,
  lastUpdatedTime: moment,
});

const description = z.object({ language: text, latestDescription: text });
const wrapping = z.object({
  'detail-type': text,
  id: text,
  time: moment,
  eventDescription: description.nullish(),
});

export type HealthEvent = Readonly<{
  arn: string;
  /** Of the message that brought it; null where only the event is told. */
  messageRef: string | null;
  code: string;
  category: string;
  status: string | null;
  service: string;
  /** Epoch ms, all of them. */
  start: number | null;
  end: number | null;
  updatedAt: number | null;
  /** When EventBridge delivered it. */
  sentAt: number | null;
  text: string;
  isAbuse: boolean;
}>;

/** The event; null where it is none, with the reasons in the record's issues. */
export function healthEvent(value: unknown, record: JsonRecord): HealthEvent | null {
  const expected = 'an event of AWS Health';
  const outer = isObject(value) ? value : {};
  const wrapped = record.fields(wrapping, outer, expected);
  const fields = record.fields(eventFields, outer.detail ?? outer.event ?? value, expected);
  if (!wrapped || !fields) return null;
  const arn = fields.eventArn || fields.arn;
  if (!arn) return record.refuse('arn', 'none', 'the ARN of the event');
  const times = {
    start: timeOf(record, 'startTime', fields.startTime),
    end: timeOf(record, 'endTime', fields.endTime),
    updatedAt: timeOf(record, 'lastUpdatedTime', fields.lastUpdatedTime),
    sentAt: timeOf(record, 'time', wrapped.time),
  };
  const where = fields.availabilityZone || fields.eventRegion || fields.region;
  const said = times.updatedAt ?? times.sentAt;
  return {
    arn,
    messageRef: fields.communicationId || (said === null ? wrapped.id || null : String(said)),
    code: fields.eventTypeCode ?? '',
    category: fields.eventTypeCategory ?? '',
    status: fields.statusCode || null,
    service: where ? `${fields.service} (${where})` : fields.service,
    ...times,
    text: textOf(outer, wrapped.eventDescription?.latestDescription),
    isAbuse: /abuse/i.test(wrapped['detail-type'] ?? ''),
  };
}

/** EventBridge gives the text in each language. */
function textOf(outer: Readonly<Record<string, unknown>>, single: string | null | undefined) {
  const inner = isObject(outer.detail) ? outer.detail.eventDescription : undefined;
  const listed = z.union([z.array(description), description.transform((one) => [one])]);
  const texts = listed.safeParse(inner).data ?? [];
  const english = texts.find(({ language }) => /^en/i.test(language ?? '')) ?? texts[0];
  return (single || english?.latestDescription || '').replaceAll('\\n', '\n').trim();
}

/** EventBridge writes "Wed, 16 Aug 2023 23:18:51 GMT", the API ISO 8601 or epoch seconds. */
function timeOf(record: JsonRecord, field: string, written: z.infer<typeof moment>) {
  const plain = String(written ?? '').replace(/^[A-Z][a-z]{2},\s+/, '');
  if (plain === '') return null;
  const at =
    instantOf(plain) ?? instantOf(plain, 'dmy') ?? writtenTime(plain, 'epoch_s')?.localMs ?? null;
  if (at === null) record.refuse(field, plain, 'a time with its zone, or epoch seconds');
  return at;
}
