/**
 * Events of AWS: the public `currentevents` (UTF-16), answers of the AWS Health API, and `aws.health`
 * messages of EventBridge, one, a list or JSON lines. An event that comes again, as in polls put one after
 * the other, is the same one, later. Memory: each event once.
 */
import { z } from 'zod';

import { currentEvent } from './aws-current-event';
import { awsEvidence, type AwsEvent } from './aws-event';
import { healthEvent } from './aws-health';
import { healthBook } from './aws-health-evidence';
import { decodeText, jsonHead } from './decode';
import type { ImportedRecord, Importer } from './importer';
import { jsonItems } from './json-items';
import { isObject } from './json-lists';
import { type JsonRecord, recordAt, text } from './json-record';

const LISTS = ['events', 'successfulSet', 'failedSet'];
const ARN = /"arn:aws[\w-]*:health:/;

export const awsEvents: Importer = {
  id: 'aws-events',
  label: 'AWS Health events',
  party: 'vendor',
  recognises: (head) => {
    const start = jsonHead(head);
    if (!start) return 0;
    if (/"source"\s*:\s*"aws\.health"/.test(start)) return 0.98;
    if (!ARN.test(start)) return 0;
    return /"(?:event_log|region_name|eventTypeCode|failedSet)"\s*:/.test(start) ? 0.97 : 0;
  },
  read: async function* (bytes, { encoding }) {
    const book = eventBook();
    let read = 0;
    for await (const batch of jsonItems(decodeText(bytes, encoding), LISTS)) {
      const { items, issues, bytesRead } = batch;
      read = bytesRead;
      for (const { value, path } of items) yield { ...book.see(value, path), bytesRead };
      if (issues.length > 0) yield { evidence: [], issues, bytesRead };
    }
    for (const record of book.rest()) yield { ...record, bytesRead: read };
  },
};

function eventBook() {
  const health = healthBook();
  const current = currentBook();
  const see = (value: unknown, path: string): ImportedRecord => {
    const record = recordAt(path);
    if (/(?:^|\.)failedSet\[/.test(path)) return refusal(value, record);
    if (isCurrent(value)) {
      const event = currentEvent(value, record);
      if (event) current.see(event);
      return { evidence: [], issues: record.issues };
    }
    const event = healthEvent(value, record);
    return event ? health.see(event, record) : { evidence: [], issues: record.issues };
  };
  function* rest(): Generator<ImportedRecord> {
    yield* current.rest();
    yield* health.rest();
  }
  return { see, rest };
}

const isCurrent = (value: unknown): boolean =>
  isObject(value) && ('event_log' in value || 'region_name' in value);

const refusalFields = z.object({ eventArn: text, errorName: text, errorMessage: text });

/** What AWS did not hand out is told with its own words. */
function refusal(value: unknown, record: JsonRecord): ImportedRecord {
  const fields = record.fields(refusalFields, value, 'why there are no details');
  if (fields) {
    const words = [fields.eventArn, fields.errorName, fields.errorMessage].filter(Boolean);
    record.refuse('failedSet', words.join(': '), 'the details of the event');
  }
  return { evidence: [], issues: record.issues };
}

/** The last telling of an event holds, with the posts of all. */
function currentBook() {
  const events = new Map<string, AwsEvent>();
  return {
    see: (event: AwsEvent) => {
      const before = events.get(event.ref)?.posts ?? [];
      const known = new Set(event.posts.map(({ ref }) => ref));
      const posts = [...before.filter(({ ref }) => !known.has(ref)), ...event.posts];
      events.set(event.ref, { ...event, posts: posts.toSorted((a, b) => a.at.at - b.at.at) });
    },
    *rest(): Generator<ImportedRecord> {
      for (const event of events.values()) {
        const record = recordAt('path' in event.place ? event.place.path : '');
        yield { evidence: awsEvidence(event, record.issues), issues: record.issues };
      }
    },
  };
}
