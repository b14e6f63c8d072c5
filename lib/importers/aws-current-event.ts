/** One event of AWS's public `currentevents`: its posts with their times, and each service with its worst status. */
import { z } from 'zod';

import { exactly } from '@/lib/sla/evidence';

import { type AwsEvent, isResolved, withoutResolved, withOwnRefs } from './aws-event';
import { identity, type JsonRecord, moment, recordAt, text } from './json-record';

const code = identity.nullish();

const eventFields = z.object({
  arn: z.string().min(1),
  date: moment,
  end_time: moment,
  status: identity,
  service: text,
  service_name: text,
  region_name: text,
  summary: text,
  event_log: z.array(z.unknown()).nullish(),
  impacted_services: z
    .record(z.string(), z.object({ service_name: text, current: code, max: code }))
    .nullish(),
});

const postFields = z.object({ summary: text, message: text, status: code, timestamp: moment });

/** `start` and `end` are 0 and null where the record has refused them. */
export function currentEvent(value: unknown, record: JsonRecord): AwsEvent | null {
  const fields = record.fields(eventFields, value, 'an event of AWS’s currentevents');
  if (!fields) return null;
  const { arn, status } = fields;
  const posts = (fields.event_log ?? []).flatMap((post, index) =>
    postOf(post, { arn, path: `${record.path}.event_log[${index}]` }, record),
  );
  const sorted = withOwnRefs(posts.toSorted((a, b) => a.at.at - b.at.at));
  const isOver = status === '0' || isResolved(fields.summary ?? '');
  const start = record.instant('date', fields.date) ?? sorted[0]?.at.at ?? null;
  const end = record.instant('end_time', fields.end_time);
  const last = sorted.at(-1)?.at.at ?? null;
  const span = record.window(['date', start], ['end_time', end ?? (isOver ? last : null)], !isOver);
  return {
    ref: arn,
    place: { path: record.path },
    title: withoutResolved(fields.summary ?? ''),
    start: exactly(span?.start ?? 0),
    end: span === null || span.end === null ? null : exactly(span.end),
    services: span ? servicesOf(fields) : [],
    posts: sorted.map((post, index) => ({
      ...post,
      isOver: post.isOver || (isOver && index === sorted.length - 1),
    })),
  };
}

/** With the region, as AWS names a service elsewhere; an event of many services lists them. */
function servicesOf(fields: z.infer<typeof eventFields>): AwsEvent['services'] {
  const { service, service_name: name, region_name: region, status } = fields;
  const inRegion = (plain: string) =>
    region && !plain.includes('(') ? `${plain} (${region})` : plain;
  const listed = Object.entries(fields.impacted_services ?? {}).map(([key, one]) => ({
    key,
    name: inRegion(one.service_name || key),
    severity: one.max ?? one.current ?? status,
  }));
  if (listed.length > 0) return listed;
  const worst = (fields.event_log ?? [])
    .map((post) => postFields.safeParse(post).data?.status ?? '0')
    .concat(status)
    .toSorted()
    .at(-1);
  return [{ name: inRegion(name || service || ''), severity: worst ?? status }];
}

type At = Readonly<{ arn: string; path: string }>;

/** A broken post is left out with its issue. */
function postOf(value: unknown, { arn, path }: At, event: JsonRecord) {
  const record = recordAt(path);
  const fields = record.fields(postFields, value, 'a post with message and timestamp');
  const at = fields && record.instant('timestamp', fields.timestamp);
  if (fields && at === null && !record.isRefused()) {
    record.refuse('timestamp', 'none', 'when it was posted');
  }
  event.issues.push(...record.issues);
  if (!fields || at === null || record.isRefused()) return [];
  return [
    {
      ref: `${arn}:${at / 1000}`,
      place: { path },
      text: (fields.message || fields.summary || '').trim(),
      at: exactly(at),
      isOver: fields.status === '0' || isResolved(fields.summary ?? ''),
    },
  ];
}
