/** The two edges of a row's window: from written times to instants, with room where the text leaves room. */
import { exactly, type Edge, type Precision, type ZoneNote } from '@/lib/sla/evidence';

import { complaint, type Complaint, unknownZone } from './complaint';
import { clockOf, type Clock } from './local-time';
import type { RowMapping } from './row-mapping';
import { mayGroup, writtenDuration, writtenTime, type WrittenTime } from './written-time';

/** `twice`: the written clock time came twice that night. */
export type ReadEdge = Readonly<{
  edge: Edge;
  precision: Precision;
  zone: ZoneNote;
  twice?: true;
}>;
export type EdgeReader = (field: string, cell: string, zoneCell: string) => ReadEdge | Complaint;

const DAY_MS = 86_400_000;
const UTC: ZoneNote = { id: 'UTC', basis: 'stated' };

type TimeMapping = Pick<RowMapping, 'dateFormat' | 'zone' | 'precisionSeconds'>;

/** A reader of times that remembers the zones it has met. `fallbackZone`: for times without any zone. */
export function edgeReader(mapping: TimeMapping, fallbackZone: string | undefined): EdgeReader {
  const clocks = new Map<string, Clock | null>();
  const clock = (zone: string) => {
    if (!clocks.has(zone)) clocks.set(zone, clockOf(zone));
    return clocks.get(zone) ?? null;
  };
  const assumed = mapping.zone ?? fallbackZone;
  const room = (mapping.precisionSeconds ?? 0) * 1000;

  return (field, cell, zoneCell) => {
    const written = writtenTime(cell, mapping.dateFormat);
    if (!written) return complaint(field, cell, EXPECTED_TIME[mapping.dateFormat]);
    const note = zoneNote(written, zoneCell, assumed);
    if (!note) return complaint(field, cell, 'a time with its zone, or a zone chosen for the file');
    if (note === UTC) return withRoom(exactly(written.localMs), written.dayOnly, room, note);
    const local = clock(note.id);
    if (!local) return unknownZone(note.id);
    const reading = local.read(written.localMs);
    switch (reading.kind) {
      case 'one':
        return withRoom(exactly(reading.at), written.dayOnly, room, note);
      case 'twice':
        return {
          edge: {
            at: reading.earliest,
            earliest: reading.earliest - room,
            latest: reading.latest + room,
          },
          precision: 'approximate',
          zone: note,
          twice: true,
        };
      case 'skipped':
        return complaint(
          field,
          cell,
          `a time that exists in ${note.id}: clocks went from ${reading.from} to ${reading.to}`,
        );
    }
  };
}

/** The end from the start and a written duration. It is as uncertain as the start, and no more. */
export function endAfter(start: ReadEdge, cell: string, mapping: RowMapping): ReadEdge | Complaint {
  const ms = writtenDuration(cell, mapping.durationUnit ?? 'hms', mapping.decimalMark);
  if (ms === null) return complaint('duration', cell, expectedDuration(cell, mapping));
  const { at, earliest, latest } = start.edge;
  return { ...start, edge: { at: at + ms, earliest: earliest + ms, latest: latest + ms } };
}

/**
 * A window does not end before it starts: where an edge fell into a repeated hour or names only a
 * day, the other rules readings out. Null when none is left, or when nothing leaves room for one.
 */
export function inOrder(start: ReadEdge, end: ReadEdge): readonly [ReadEdge, ReadEdge] | null {
  if (start.edge.at <= end.edge.at) return [start, end];
  const movable = [start, end].some((read) => read.twice || read.precision === 'day');
  if (!movable || end.edge.latest < start.edge.at) return null;
  const { at, earliest } = start.edge;
  const { latest } = end.edge;
  return [
    { ...start, edge: { at, earliest, latest: Math.min(start.edge.latest, latest) } },
    { ...end, edge: { at: latest, earliest: Math.max(end.edge.earliest, at), latest } },
  ];
}

function zoneNote(written: WrittenTime, zoneCell: string, assumed?: string): ZoneNote | null {
  if (written.offset !== null) return statedOffset(written.offset);
  if (zoneCell) return { id: zoneCell, basis: 'stated' };
  return assumed === undefined ? null : { id: assumed, basis: 'assumed' };
}

function statedOffset(offset: string): ZoneNote {
  const match = /^([+-]\d\d):?(\d\d)?$/.exec(offset);
  const id = match ? `${match[1]}:${match[2] ?? '00'}` : 'UTC';
  return id === 'UTC' || id === '+00:00' || id === '-00:00' ? UTC : { id, basis: 'stated' };
}

/** A day without a time may be any moment of it; its middle stands for it. */
function withRoom(edge: Edge, dayOnly: boolean, room: number, zone: ZoneNote): ReadEdge {
  if (dayOnly) {
    const { at } = edge;
    return {
      edge: { at: at + DAY_MS / 2, earliest: at - room, latest: at + DAY_MS + room },
      precision: 'day',
      zone,
    };
  }
  if (room === 0) return { edge, precision: 'exact', zone };
  const { at } = edge;
  return { edge: { at, earliest: at - room, latest: at + room }, precision: 'approximate', zone };
}

const EXPECTED_TIME: Readonly<Record<RowMapping['dateFormat'], string>> = {
  iso: 'an ISO 8601 time such as 2026-03-08T12:30:00Z',
  dmy: 'a time with the day first such as 08/03/2026 12:30',
  mdy: 'a time with the month first such as 03/08/2026 12:30',
  ymd: 'a time with the year first such as 2026/03/08 12:30',
  epoch_s: 'seconds since 1970 between 1990 and 2100',
  epoch_ms: 'milliseconds since 1970 between 1990 and 2100',
  excel_serial: 'a spreadsheet day number such as 46089.5',
};

function expectedDuration(cell: string, { durationUnit = 'hms', decimalMark }: RowMapping) {
  const open = durationUnit !== 'hms' && decimalMark === undefined && mayGroup(cell);
  if (!open) return EXPECTED_DURATION[durationUnit];
  const mark = cell.includes(',') ? 'comma' : 'dot';
  return `a decimal mark chosen for the file: the ${mark} may group thousands`;
}

const EXPECTED_DURATION: Readonly<Record<NonNullable<RowMapping['durationUnit']>, string>> = {
  ms: 'milliseconds such as 90000',
  s: 'seconds such as 90 or 90.5',
  min: 'minutes such as 12 or 1.5',
  h: 'hours such as 2 or 1.5',
  hms: 'a duration such as 1:02:03 or 2 h 5 min',
};
