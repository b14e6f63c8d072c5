/**
 * Rows of the history of Icinga DB, by host and service. A state counts once it is hard, and from the
 * first soft row of its run on. Of a host 0 is up and 1 is down; of a service 0 is OK, 1 WARNING, which is
 * degraded, 2 CRITICAL, which is down; 3 (UNKNOWN) and 99 (pending) are nothing known. Memory: each change.
 */
import { exactly, type Place } from '@/lib/sla/evidence';

import { type Monitor, windowFact } from './check-facts';
import type { CheckState } from './checks';
import { complaint, type Complaint } from './complaint';
import type { ImportedRecord } from './importer';
import { type IssueTally, issueTally } from './issue-tally';
import { ownedText } from './owned-text';
import { oldestFirst, type ToldChange, toldChanges } from './told-changes';
import { instantOf } from './written-time';

/** The text of a field by its dotted name, '' where there is none. */
export type HistoryRow = (field: string) => string;

type Row = ToldChange & Readonly<{ isHard: boolean }>;
type Downtime = Readonly<{
  service: string;
  title: string;
  from: number;
  to: number;
  record: number;
}>;

const STATES: Readonly<Record<string, Readonly<Record<string, CheckState>>>> = {
  host: { '0': 'up', '1': 'down', '99': 'unknown' },
  service: { '0': 'up', '1': 'degraded', '2': 'down', '3': 'unknown', '99': 'unknown' },
};

const OTHER_EVENTS = new Set([
  'notification',
  'comment_add',
  'comment_remove',
  'flapping_start',
  'flapping_end',
  'ack_set',
  'ack_clear',
]);
const NOTE_CHARS = 300;

export type History = Readonly<{
  /** `record` finds the row's place again. */
  take: (row: HistoryRow, record: number) => void;
  records: () => Generator<ImportedRecord>;
}>;

export function icingaHistory(placeOf: (record: number) => Place): History {
  const objects = new Map<string, Row[]>();
  const downtimes = new Map<string, Downtime>();
  const faults = issueTally();

  const collect = (service: string, row: Row) => {
    const rows = objects.get(service);
    if (rows) rows.push(row);
    else objects.set(ownedText(service), [row]);
  };

  return {
    take: (row, record) => {
      const read = eventOf(row, record);
      if ('severity' in read) faults.add(read, placeOf(record));
      else if (read.kind === 'change') collect(read.service, read.change);
      // Of both its rows, and of more recent exports, the last tells whether it was cancelled.
      else if (read.kind === 'downtime') downtimes.set(read.id, read.downtime);
    },
    *records() {
      yield { evidence: [], issues: issuesOf(faults, placeOf, objects.size + downtimes.size) };
      for (const [service, rows] of objects) {
        const monitor: Monitor = { key: service, service, placeOf };
        yield* toldChanges(confirmed(rows), monitor, 'state.hard_state');
      }
      for (const downtime of downtimes.values()) yield maintenanceOf(downtime, placeOf);
    },
  };
}

const issuesOf = (faults: IssueTally, placeOf: (record: number) => Place, found: number) => {
  const issues = faults.issues();
  if (found > 0 || issues.length > 0) return issues;
  const nothing = 'no change of a state and no downtime';
  const expected = 'rows of state_change, downtime_start or downtime_end';
  return [{ place: placeOf(0), ...complaint('event_type', nothing, expected) }];
};

type Event =
  | Readonly<{ kind: 'change'; service: string; change: Row }>
  | Readonly<{ kind: 'downtime'; id: string; downtime: Downtime }>
  | Readonly<{ kind: 'other' }>;

function eventOf(row: HistoryRow, record: number): Event | Complaint {
  const event = row('event_type');
  if (OTHER_EVENTS.has(event)) return { kind: 'other' };
  const service = nameOf(row);
  if (service === null) {
    const found = row('object_type') || 'none';
    return complaint('object_type', found, 'host or service, with host.name and service.name');
  }
  switch (event) {
    case 'state_change':
      return changeOf(row, service, record);
    case 'downtime_start':
    case 'downtime_end':
      return downtimeOf(row, service, record);
    default:
      return complaint('event_type', event || 'none', 'an event of the history of Icinga DB');
  }
}

/** `host`, or `host;service` as the log of Nagios names it. */
function nameOf(row: HistoryRow): string | null {
  const host = row('host.name');
  if (host === '') return null;
  if (row('object_type') === 'host') return host;
  const service = row('service.name');
  return row('object_type') === 'service' && service !== '' ? `${host};${service}` : null;
}

function changeOf(row: HistoryRow, service: string, record: number): Event | Complaint {
  const at = timeOf(row, 'event_time');
  if (typeof at !== 'number') return at;
  const type = row('state.state_type');
  const isHard = type === 'hard';
  if (!isHard && type !== 'soft') {
    return complaint('state.state_type', type || 'none', 'hard or soft');
  }
  const words = STATES[row('object_type')] ?? {};
  const field = isHard ? 'state.hard_state' : 'state.soft_state';
  const state = words[row(field)];
  if (!state) return complaint(field, row(field) || 'none', Object.keys(words).join(', '));
  const before = isHard ? (words[row('state.previous_hard_state')] ?? null) : null;
  const note = state === 'up' ? '' : row('state.output').slice(0, NOTE_CHARS);
  const change = { at, state, before, record, isHard, note: ownedText(note) || undefined };
  return { kind: 'change', service, change };
}

/** It lasted from when it took effect until its end, or until somebody cancelled it. */
function downtimeOf(row: HistoryRow, service: string, record: number): Event | Complaint {
  const id = row('downtime_history_id');
  if (id === '') return complaint('downtime_history_id', 'none', 'the id of the downtime');
  const from = timeOf(row, 'downtime.start_time');
  const end = timeOf(row, 'downtime.end_time');
  if (typeof from !== 'number') return from;
  if (typeof end !== 'number') return end;
  const cancelled = isTrue(row('downtime.has_been_cancelled'))
    ? timeOf(row, 'downtime.cancel_time')
    : end;
  if (typeof cancelled !== 'number') return cancelled;
  const to = Math.min(end, cancelled);
  const title = ownedText(row('downtime.comment').slice(0, NOTE_CHARS));
  return { kind: 'downtime', id: ownedText(id), downtime: { service, title, from, to, record } };
}

const isTrue = (word: string) => word === 'true' || word === 'y';

function timeOf(row: HistoryRow, field: string): number | Complaint {
  const written = row(field);
  const expected = 'a time with its offset, as 2026-03-08T12:30:00.000+00:00';
  return instantOf(written) ?? complaint(field, written || 'none', expected);
}

/** Hard states, each from the first soft row that led to it. */
function confirmed(rows: readonly Row[]): ToldChange[] {
  const changes: ToldChange[] = [];
  let soft: Row[] = [];
  for (const row of oldestFirst(rows)) {
    if (row.state === 'up') soft = [];
    else if (!row.isHard) {
      soft.push(row);
      continue;
    }
    const [first, ...others] = soft;
    if (first) changes.push({ ...first, before: row.before }, ...others, { ...row, before: null });
    else changes.push(row);
    soft = [];
  }
  return changes;
}

/** One that was cancelled before it took effect excuses nothing. */
function maintenanceOf(
  { service, title, from, to, record }: Downtime,
  placeOf: (record: number) => Place,
): ImportedRecord {
  if (to <= from) return { evidence: [], issues: [] };
  const window = {
    state: 'maintenance' as const,
    start: exactly(from),
    end: exactly(to),
    lastAt: to,
    record,
  };
  const monitor = { key: `${service}|downtime`, service, title: title || 'Downtime', placeOf };
  return windowFact(window, monitor);
}
