/** The times of single checks: read fast where they are written as most are, and by pattern otherwise. */
import type { ZoneNote } from '@/lib/sla/evidence';

import { complaint, type Complaint } from './complaint';
import { clockOf } from './local-time';
import { plainTime } from './plain-time';
import { edgeReader } from './row-edges';
import type { DateFormat } from './written-time';

export type CheckTimes = Readonly<{
  /** Epoch ms, or why the cell tells none. */
  read: (cell: string, zoneCell: string) => number | Complaint;
  /** The zone of the time that was read last. */
  zone: () => ZoneNote;
}>;

const DAY_MS = 86_400_000;
const EARLIEST = Date.UTC(1990, 0);
const LETTER_Z = 90;
const UTC: ZoneNote = { id: 'UTC', basis: 'stated' };

type Choices = Readonly<{
  dateFormat: DateFormat;
  /** Of times without one. */
  zone: ZoneNote | null;
  now: number;
}>;

export function checkTimes({ dateFormat, zone, now }: Choices): CheckTimes {
  const plain = plainTime();
  const clock = zone && clockOf(zone.id);
  const readEdge = edgeReader({ dateFormat }, zone?.id);
  // A clock that is ahead, or a zone that was meant otherwise, is forgiven.
  const latest = now + DAY_MS;
  let note = zone ?? UTC;

  /** Null: left to the pattern. */
  const quick = (cell: string): number | null => {
    const isUtc = cell.charCodeAt(cell.length - 1) === LETTER_Z;
    const written = plain(cell, isUtc ? cell.length - 1 : cell.length);
    if (Number.isNaN(written)) return null;
    if (isUtc) {
      note = UTC;
      return written;
    }
    const reading = clock?.read(written);
    if (!zone || reading?.kind !== 'one') return null;
    note = zone;
    return reading.at;
  };

  const slow = (cell: string, zoneCell: string): number | Complaint => {
    const read = readEdge('time', cell, zoneCell);
    if (!('edge' in read)) return read;
    if (read.precision === 'day') return complaint('time', cell, 'a time of the day');
    if (read.twice) {
      return complaint('time', cell, `a time with its offset: it came twice in ${read.zone.id}`);
    }
    note = zone && read.zone.basis === 'assumed' ? zone : read.zone;
    return read.edge.at;
  };

  return {
    zone: () => note,
    read: (cell, zoneCell) => {
      const isQuick = dateFormat === 'iso' && zoneCell === '';
      const at = (isQuick ? quick(cell) : null) ?? slow(cell, zoneCell);
      if (typeof at !== 'number' || (at >= EARLIEST && at <= latest)) return at;
      return complaint('time', cell, 'a time from 1990 until now');
    },
  };
}
