/** One way through the heartbeats of an Uptime Kuma database, for the monitors that there is room for. */
import type { Issue, Place } from '@/lib/sla/evidence';

import type { ImportedRecord, ImportOptions } from './importer';
import { issueTally } from './issue-tally';
import {
  countOf,
  groupNote,
  KUMA_STATES,
  KUMA_ZONE,
  kumaClock,
  type KumaSeries,
  kumaSeries,
  recordsOf,
  take,
} from './uptime-kuma-monitors';
import {
  type BeatBatch,
  type Damage,
  IMPORTANT,
  type KumaTables,
  ODD_STATUS,
} from './uptime-kuma-tables';

type Range = Readonly<{
  ids: NonNullable<KumaTables['ids']>;
  /** The first monitor to be read. */
  floor: number;
  /** Heartbeats that may be held. */
  room: number;
}>;

export type KumaSweep = Readonly<{
  /** Reads the heartbeats after an id; the last one's id, or null when there are no more. */
  readAfter: (id: number) => number | null;
  /** The first monitor that there was no room for; null when all were read. */
  left: () => number | null;
  /** What was wrong with heartbeats, of whatever monitor. */
  issues: () => Issue[];
  records: (options: ImportOptions) => Generator<ImportedRecord>;
}>;

/** Room for the number of a heartbeat beside its time and state. */
const LARGEST_RECORD = 2 ** 32 - 1;

export function kumaSweep(tables: KumaTables, { ids, floor, room }: Range): KumaSweep {
  const held = new Map<number, KumaSeries>();
  const groups = new Map<number, number>();
  const faults = issueTally();
  const readTime = kumaClock();
  let damage: (Damage & Readonly<{ after: number }>) | null = null;
  let count = 0;
  let ceiling = Infinity;

  const seriesOf = (id: number): KumaSeries | null => {
    const known = held.get(id);
    if (known) return known;
    if (tables.monitors?.get(id)?.type === 'group') {
      groups.set(id, (groups.get(id) ?? 0) + 1);
      return null;
    }
    const fresh = kumaSeries();
    held.set(id, fresh);
    return fresh;
  };

  const makeRoom = () => {
    while (count > room && held.size > 1) {
      ceiling = Math.max(...held.keys());
      const dropped = held.get(ceiling);
      held.delete(ceiling);
      count -= dropped ? countOf(dropped) : 0;
    }
  };

  const read = (batch: BeatBatch) => {
    let message = 0;
    let odd = 0;
    for (const [index, id] of batch.ids.entries()) {
      const code = batch.codes[index] ?? ODD_STATUS;
      const isChange = code >= IMPORTANT;
      const state = KUMA_STATES[isChange ? code - IMPORTANT : code];
      const note = isChange && state === 'down' ? batch.messages[message++] : undefined;
      const found = state === undefined ? batch.oddStatuses[odd++] : undefined;
      const monitor = batch.monitors[index] ?? -1;
      const at = readTime(batch.times[index] ?? '');
      const record = id - ids.first;
      if (state === undefined) faults.add(oddStatus(found ?? ''), placeOf(id));
      else if (at === null) faults.add(oddTime(batch.times[index] ?? ''), placeOf(id));
      else if (record > LARGEST_RECORD) faults.add(farId('an id far from the first'), placeOf(id));
      else if (monitor >= floor && monitor < ceiling) {
        const series = seriesOf(monitor);
        if (!series) continue;
        take(series, { at, state, isChange, seconds: batch.durations[index] ?? 0, record, note });
        count += 1;
      }
    }
    makeRoom();
  };

  return {
    readAfter: (after) => {
      const batch = tables.beatsAfter(after);
      if (!batch) return null;
      if ('damage' in batch) {
        damage = { ...batch, after };
        return null;
      }
      read(batch);
      return batch.ids.at(-1) ?? null;
    },
    left: () => (ceiling === Infinity ? null : ceiling),
    issues: () => [...(damage ? [damageIssue(damage)] : []), ...faults.issues()],
    *records(options) {
      const placed = (record: number) => placeOf(record + ids.first);
      for (const [id, beats] of groups) {
        const name = tables.monitors?.get(id)?.name ?? String(id);
        yield { evidence: [], issues: [groupNote(placeOfMonitor(id), name, beats)] };
      }
      for (const [id, series] of [...held].toSorted(([a], [b]) => a - b)) {
        const row = tables.monitors?.get(id);
        if (tables.monitors && !row) yield { evidence: [], issues: [strangerNote(id)] };
        const service = row?.name?.trim() || String(id);
        const monitor = { key: String(id), service, zone: KUMA_ZONE, placeOf: placed };
        yield* recordsOf(series, {
          monitor,
          intervalSeconds: row?.intervalSeconds ?? null,
          options,
        });
      }
    },
  };
}

const placeOfMonitor = (id: number): Place => ({ path: `monitor[id=${id}]` });
const placeOf = (id: number): Place => ({ path: `heartbeat[rowid=${id}]` });

const fault = (field: string, expected: string) => (found: string) =>
  ({ field, found, expected, severity: 'error' }) as const;
const oddStatus = fault('status', '0 down, 1 up, 2 pending or 3 maintenance');
const oddTime = fault('time', 'a time in UTC as 2026-03-08 12:30:00.000');
const farId = fault('id', `ids within ${LARGEST_RECORD} of the first`);

const damageIssue = ({ damage, expected, after }: Damage & Readonly<{ after: number }>): Issue => ({
  place: placeOf(after),
  field: 'file',
  found: `${damage}, behind this heartbeat`,
  expected: `${expected}; what lies behind is not read`,
  severity: 'error',
});

const strangerNote = (id: number): Issue => ({
  place: placeOfMonitor(id),
  field: 'monitor',
  found: `heartbeats of monitor ${id}, which the table monitor lacks`,
  expected: 'its name and interval',
  severity: 'note',
});
