/**
 * Uptime Kuma as JSON: what its webhook posts, one message, a list or JSON lines; the heartbeats of a
 * public status page (`/api/status-page/heartbeat/…`), with the page itself (`/api/status-page/…`) for
 * the names. A webhook posts changes of status alone, so it tells of windows and not of coverage.
 */
import { z } from 'zod';

import type { Issue, Place } from '@/lib/sla/evidence';

import type { Monitor } from './check-facts';
import { type CheckSeries, checkSeries, DEFAULT_RULES } from './checks';
import { decodeText } from './decode';
import type { ImportedRecord, ImportOptions } from './importer';
import { jsonItems } from './json-items';
import { identity, type JsonRecord, recordAt, text } from './json-record';
import { stateTrack } from './state-changes';
import {
  type Beat,
  changeOf,
  groupNote,
  KUMA_STATES,
  KUMA_ZONE,
  kumaClock,
} from './uptime-kuma-monitors';

const beatFields = z.object({
  status: z.number(),
  time: z.string(),
  msg: text,
  duration: z.number().nullish(),
});

const webhook = z.object({
  heartbeat: beatFields
    .extend({ monitorID: identity.nullish(), monitor_id: identity.nullish() })
    .nullable(),
  monitor: z.object({ id: identity.nullish(), name: text, type: text }).nullish(),
  msg: text,
});

const beatList = z.object({ heartbeatList: z.record(z.string(), z.array(z.unknown())) });

const page = z.object({
  publicGroupList: z.array(
    z.object({
      monitorList: z.array(z.object({ id: identity, name: text, type: text })),
    }),
  ),
});

const list = z.union([z.array(z.unknown()), z.record(z.string(), z.unknown())]);
const backup = z.object({ version: z.string(), notificationList: list, monitorList: list });

/** What is known of a monitor when the file has ended. */
type Collected = {
  name: string | null;
  type: string | null;
  /** Posted by the webhook. */
  posted: Beat[];
  /** Of the status page. */
  checks: CheckSeries;
  /** Where its heartbeats stand, by their number. */
  paths: string[];
};

type Reading = ReturnType<typeof reading>;

export async function* jsonRecords(
  bytes: AsyncIterable<Uint8Array>,
  options: ImportOptions,
): AsyncGenerator<ImportedRecord> {
  const read = reading();
  for await (const batch of jsonItems(decodeText(bytes, options.encoding), [])) {
    const { bytesRead } = batch;
    for (const { value, path } of batch.items) {
      const record = recordAt(path);
      itemInto(read, value, record);
      yield { evidence: [], issues: record.issues, bytesRead };
    }
    if (batch.issues.length > 0) yield { evidence: [], issues: batch.issues, bytesRead };
  }
  for (const [id, monitor] of read.monitors) yield* monitorRecords(id, monitor, options);
}

function reading() {
  const monitors = new Map<string, Collected>();
  return {
    monitors,
    clock: kumaClock(),
    monitor: (id: string): Collected => {
      const known = monitors.get(id);
      if (known) return known;
      const fresh: Collected = {
        name: null,
        type: null,
        posted: [],
        checks: checkSeries(),
        paths: [],
      };
      monitors.set(id, fresh);
      return fresh;
    },
  };
}

const EXPECTED = 'a webhook of Uptime Kuma, or the heartbeats of its status page';

function itemInto(read: Reading, value: unknown, record: JsonRecord) {
  if (backup.safeParse(value).success) {
    const expected = 'the database kuma.db: a backup holds the configuration and no heartbeats';
    return record.refuse('file', 'a backup of Uptime Kuma 1', expected);
  }
  const names = page.safeParse(value);
  if (names.success) {
    for (const { id, name, type } of names.data.publicGroupList.flatMap(
      ({ monitorList }) => monitorList,
    )) {
      Object.assign(read.monitor(id), { name: name ?? null, type: type ?? null });
    }
    return null;
  }
  const list = beatList.safeParse(value);
  return list.success
    ? listInto(read, list.data.heartbeatList, record)
    : postInto(read, value, record);
}

function postInto(read: Reading, value: unknown, record: JsonRecord) {
  const posted = record.fields(webhook, value, EXPECTED);
  if (!posted) return null;
  if (!posted.heartbeat) {
    return record.note('heartbeat', posted.msg ?? 'none', 'a heartbeat: a test, or another notice');
  }
  const { heartbeat, monitor } = posted;
  const id = heartbeat.monitorID ?? heartbeat.monitor_id ?? monitor?.id;
  if (id === null || id === undefined) {
    return record.refuse('monitorID', 'none', 'the monitor of the heartbeat');
  }
  const collected = read.monitor(id);
  const beat = beatOf(read.clock, heartbeat, record);
  if (!beat) return null;
  collected.name = monitor?.name ?? collected.name;
  collected.type = monitor?.type ?? collected.type;
  collected.posted.push({ ...beat, record: collected.paths.push(record.path) - 1 });
  return null;
}

function listInto(
  read: Reading,
  lists: Readonly<Record<string, readonly unknown[]>>,
  record: JsonRecord,
) {
  for (const [id, beats] of Object.entries(lists)) {
    const { checks, paths } = read.monitor(id);
    for (const [index, value] of beats.entries()) {
      const at = recordAt(`${record.path}.heartbeatList.${id}[${index}]`);
      const fields = at.fields(beatFields, value, 'a heartbeat with status and time');
      const beat = fields && beatOf(read.clock, fields, at);
      record.issues.push(...at.issues);
      if (beat) checks.add(beat.at, beat.state, paths.push(at.path) - 1, beat.note);
    }
  }
  return null;
}

function beatOf(
  clock: ReturnType<typeof kumaClock>,
  { status, time, msg, duration }: z.infer<typeof beatFields>,
  record: JsonRecord,
): Omit<Beat, 'record'> | null {
  const state = KUMA_STATES[status];
  const at = clock(time);
  if (state === undefined) {
    return record.refuse('status', String(status), '0 down, 1 up, 2 pending or 3 maintenance');
  }
  if (at === null) return record.refuse('time', time, 'a time in UTC as 2026-03-08 12:30:00.000');
  return { at, state, isChange: true, seconds: duration ?? 0, note: msg || undefined };
}

function* monitorRecords(
  id: string,
  { name, type, posted, checks, paths }: Collected,
  options: ImportOptions,
): Generator<ImportedRecord> {
  const count = paths.length;
  const placeOf = (record: number): Place => ({ path: paths[record] ?? '$' });
  if (type === 'group') {
    if (count > 0) yield { evidence: [], issues: [groupNote(placeOf(0), name ?? id, count)] };
    return;
  }
  const monitor: Monitor = { key: id, service: name?.trim() || id, zone: KUMA_ZONE, placeOf };
  yield* postedRecords(monitor, posted);
  yield* checks.records(monitor, options.rules ?? DEFAULT_RULES, options.now);
}

function* postedRecords(monitor: Monitor, posted: readonly Beat[]): Generator<ImportedRecord> {
  const track = stateTrack(monitor, false);
  const inOrder = posted.toSorted((a, b) => a.at - b.at);
  for (const [index, beat] of inOrder.entries()) {
    yield* track.push(changeOf(beat, inOrder[index - 1]));
  }
  const state = track.state();
  const last = inOrder.at(-1);
  if (!last || state === null || state === 'up') return;
  yield* track.end(null);
  yield { evidence: [], issues: [openNote(monitor, last)] };
}

const openNote = ({ key, placeOf }: Monitor, { record, at }: Beat): Issue => ({
  place: placeOf(record),
  field: 'heartbeat',
  found: `the messages of ${key} end at ${new Date(at).toISOString()} with a failure`,
  expected: 'a message that it is up again; read as still open',
  severity: 'note',
});
