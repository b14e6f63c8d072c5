/**
 * What messages of AWS Health tell, held by event until the file ends, since a later message closes it.
 * An issue is an outage, a scheduled change a maintenance; a notification to an account, an investigation
 * and word of abuse are statements alone. Memory: the latest message of each event.
 */
import { exactly, type Evidence, type StatementKind } from '@/lib/sla/evidence';

import type { HealthEvent } from './aws-health';
import { awsFinders } from './aws-stated';
import type { ImportedRecord } from './importer';
import { type JsonRecord, recordAt } from './json-record';
import { promisedUpdate } from './next-update';
import { pacificDate } from './pacific-time';
import { UTC } from './ready-outages';
import { recent } from './recent';
import { statedWindows } from './stated';

type Kind = 'issue' | 'maintenance' | 'word';

const CATEGORIES: Readonly<Record<string, Kind>> = {
  issue: 'issue',
  scheduledChange: 'maintenance',
  accountNotification: 'word',
  investigation: 'word',
};
const STATUSES = ['open', 'closed', 'upcoming'];

type Held = Readonly<{ event: HealthEvent; kind: Kind; path: string; noticeAt: number | null }>;

export function healthBook() {
  const events = new Map<string, Held>();
  const messages = recent<string>();
  let isTold = false;

  /** The statement of a message, at once. */
  const see = (event: HealthEvent, record: JsonRecord): ImportedRecord => {
    const { issues } = record;
    const kind = kindOf(event, record);
    if (record.isRefused() || kind === null) return { evidence: [], issues };
    const before = events.get(event.arn);
    const held = { event, kind, path: record.path, noticeAt: earliest(before, event) };
    events.set(
      event.arn,
      before && isNewer(before.event, event) ? { ...before, noticeAt: held.noticeAt } : held,
    );
    if (kind === 'issue' && !isTold) {
      isTold = true;
      record.note(
        'eventTypeCategory',
        'issue',
        'how bad it was; read as degraded, since AWS Health does not tell',
      );
    }
    if (event.messageRef === null || event.text === '') return { evidence: [], issues };
    const ref = `${event.arn}:${event.messageRef}`;
    const first = messages.get(ref);
    if (first !== undefined) {
      record.note('communicationId', event.messageRef, `each message once: it stands at ${first}`);
      return { evidence: [], issues };
    }
    messages.set(ref, record.path);
    return { evidence: [statement(held, { ref, isFirst: before === undefined })], issues };
  };

  function* rest(): Generator<ImportedRecord> {
    for (const held of events.values()) {
      const record = recordAt(held.path);
      const evidence =
        held.kind === 'issue'
          ? outage(held, record)
          : held.kind === 'maintenance'
            ? maintenance(held, record)
            : [];
      if (evidence.length > 0 || record.issues.length > 0) {
        yield { evidence, issues: record.issues };
      }
    }
  }
  return { see, rest };
}

function kindOf({ category, status, isAbuse }: HealthEvent, record: JsonRecord): Kind | null {
  if (status !== null && !STATUSES.includes(status)) {
    return record.refuse('statusCode', status, `one of ${STATUSES.join(', ')}`);
  }
  if (isAbuse) return 'word';
  const kind = Object.hasOwn(CATEGORIES, category) ? CATEGORIES[category] : undefined;
  const expected = `one of ${Object.keys(CATEGORIES).join(', ')}`;
  return kind ?? record.refuse('eventTypeCategory', category || 'none', expected);
}

const toldAt = ({ updatedAt, sentAt }: HealthEvent) => updatedAt ?? sentAt;

const isNewer = (held: HealthEvent, event: HealthEvent) =>
  (toldAt(held) ?? -Infinity) > (toldAt(event) ?? Infinity);

function earliest(before: Held | undefined, { sentAt }: HealthEvent): number | null {
  const times = [before?.noticeAt, sentAt].filter((at) => at != null);
  return times.length === 0 ? null : Math.min(...times);
}

const titleOf = ({ code }: HealthEvent) => (code ? { title: code } : {});

function statement(
  { event, kind, path }: Held,
  { ref, isFirst }: { ref: string; isFirst: boolean },
): Evidence {
  const at = toldAt(event);
  const nextUpdateBy = at === null || kind !== 'issue' ? null : promisedUpdate(event.text, at);
  return {
    kind: 'statement',
    ref,
    service: event.service,
    place: { path },
    statement: statementKind(event, kind, isFirst),
    at: at === null ? null : exactly(at),
    channel: 'AWS Health',
    text: event.text,
    ...(kind !== 'word' && { about: event.arn }),
    ...(nextUpdateBy !== null && { nextUpdateBy }),
  };
}

function statementKind({ status }: HealthEvent, kind: Kind, isFirst: boolean): StatementKind {
  if (kind === 'maintenance')
    return isFirst && status !== 'closed' ? 'maintenance_notice' : 'update';
  if (kind === 'word') return 'update';
  if (status === 'closed') return 'restored';
  return isFirst ? 'acknowledgement' : 'update';
}

function outage({ event, path }: Held, record: JsonRecord): Evidence[] {
  const { arn, service, status, start, end, text } = event;
  if (status === 'upcoming') {
    record.refuse('statusCode', status, 'an issue that is open or closed');
    return [];
  }
  const span = record.window(['startTime', start], ['endTime', end], status === 'open');
  if (!span) return [];
  const fact = {
    kind: 'observation' as const,
    ref: arn,
    service,
    place: { path },
    ...titleOf(event),
    state: 'degraded' as const,
    basis: 'announced' as const,
    start: exactly(span.start),
    end: span.end === null ? null : exactly(span.end),
    precision: 'exact' as const,
    zone: UTC,
  };
  const at = toldAt(event);
  const words =
    span.end === null || at === null ? [] : [{ text, at, day: pacificDate(at), place: { path } }];
  return [fact, ...statedWindows({ ref: arn, title: event.code }, words, [fact], awsFinders)];
}

/** Without an end it would excuse every outage after it. */
function maintenance({ event, path, noticeAt }: Held, record: JsonRecord): Evidence[] {
  const { arn, service, start, end, code, text } = event;
  const span = record.window(['startTime', start], ['endTime', end], false);
  if (span?.end == null) return [];
  return [
    {
      kind: 'maintenance',
      ref: arn,
      service,
      place: { path },
      ...titleOf(event),
      start: exactly(span.start),
      end: exactly(span.end),
      noticeAt,
      emergency: /emergency/i.test(`${code} ${text}`),
      zone: UTC,
    },
  ];
}
