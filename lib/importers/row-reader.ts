/** One row to one fact, or to the issue that keeps it out. Text, workbook and JSON alike have been made into rows. */
import type { Evidence, Issue, Maintenance, Observation, Place } from '@/lib/sla/evidence';

import { complaint, type Complaint } from './complaint';
import type { ImportedRecord, ImportOptions } from './importer';
import { edgeReader, endAfter, inOrder, type EdgeReader, type ReadEdge } from './row-edges';
import { ROW_STATES, type RowMapping, type RowState } from './row-mapping';
import { isoOf, repeats } from './row-repeats';

const LONGEST_CELL_CHARS = 64 * 1024;
const DAY_MS = 86_400_000;
const EARLIEST_START = Date.UTC(1990, 0);
const OPEN = /^(|ongoing|open|unresolved|still open|present)$/i;

/** Of a delimited file, or of any other that has been made into cells. */
export type Row = Readonly<{ place: Place; cells: readonly string[] }>;
export type RowReader = (row: Row, bytesRead: number) => ImportedRecord;

type Columns = Readonly<Record<keyof RowMapping['columns'] | 'zone', number>>;
/** A row's cells by what they mean; a field without a column is empty. */
type Cells = Readonly<Record<keyof Columns, string>>;

/** A reader for the rows below `header`, or the issues when the header lacks a mapped column. */
export function rowReader(
  header: Row,
  mapping: RowMapping,
  options: ImportOptions,
): RowReader | Issue[] {
  const names = header.cells.map((cell) => cell.trim());
  const missing = missingColumns(names, mapping);
  if (missing.length > 0) {
    return missing.map((found) => ({ place: header.place, ...found }));
  }
  const columns = columnsOf(names, mapping);
  const readState = stateReader(mapping);
  const readWindow = windowReader(mapping, edgeReader(mapping, options.zone), options.now);
  const repeated = repeats();
  const basis = options.party === 'vendor' ? 'announced' : 'observed';

  return (row, bytesRead) => {
    const { place } = row;
    const refuse = (found: Complaint) => ({
      evidence: [],
      issues: [{ place, ...found }],
      bytesRead,
    });
    const odd = oddCells(row.cells, names);
    if (odd) return refuse(odd);
    const cells = cellsOf(row.cells, columns);
    const state = readState(cells.state);
    if (typeof state !== 'string') return refuse(state);
    if (state === 'up') return { evidence: [], issues: [], bytesRead };
    const window = readWindow(cells, state);
    if (!('start' in window)) return refuse(window);

    const { start, end, notes } = window;
    const issues: Issue[] = notes.map((note) => ({ place, ...note }));
    const reference = cells.reference || `${cells.service}|${isoOf(start.edge.at)}`;
    const seen = repeated(reference, { start: start.edge.at, end: end?.edge.at ?? null, state });
    if (seen.note) issues.push({ place, ...seen.note });
    if (seen.same) return { evidence: [], issues, bytesRead };
    const evidence = factOf({ ref: seen.ref, place, state, basis, start, end, cells });
    return { evidence: [evidence], issues, bytesRead };
  };
}

function missingColumns(names: readonly string[], mapping: RowMapping): Complaint[] {
  return Object.entries({ ...mapping.columns, zone: mapping.zoneColumn })
    .filter(
      ([, name]) => name !== undefined && names.filter((other) => other === name).length !== 1,
    )
    .map(([field, name]) => complaint(field, names.join(', '), `one column named ${name}`));
}

function columnsOf(names: readonly string[], mapping: RowMapping): Columns {
  const at = (name: string | undefined) => (name === undefined ? -1 : names.indexOf(name));
  const { start, end, duration, state, service, reference, title, reason } = mapping.columns;
  return {
    start: at(start),
    end: at(end),
    duration: at(duration),
    state: at(state),
    service: at(service),
    reference: at(reference),
    title: at(title),
    reason: at(reason),
    zone: at(mapping.zoneColumn),
  };
}

function cellsOf(cells: readonly string[], columns: Columns): Cells {
  const cell = (index: number) => (index < 0 ? '' : (cells[index] ?? '').trim());
  return {
    start: cell(columns.start),
    end: cell(columns.end),
    duration: cell(columns.duration),
    state: cell(columns.state),
    service: cell(columns.service),
    reference: cell(columns.reference),
    title: cell(columns.title),
    reason: cell(columns.reason),
    zone: cell(columns.zone),
  };
}

function stateReader(mapping: RowMapping): (word: string) => RowState | Complaint {
  const { states, stateIfNoColumn } = mapping;
  if (mapping.columns.state === undefined && stateIfNoColumn) return () => stateIfNoColumn;
  const known = new Map<string, RowState>(
    ROW_STATES.flatMap((state) =>
      (states?.[state] ?? []).map((word) => [word.toLowerCase(), state]),
    ),
  );
  const shown = [...known.keys()].slice(0, 8).join(', ') + (known.size > 8 ? ', …' : '');
  return (word) =>
    known.get(word.toLowerCase()) ?? complaint('state', word, `a mapped status word: ${shown}`);
}

type RowWindow = Readonly<{ start: ReadEdge; end: ReadEdge | null; notes: readonly Complaint[] }>;

function windowReader(mapping: RowMapping, readEdge: EdgeReader, now: number) {
  const hasEndColumn = mapping.columns.end !== undefined;
  // A clock that is ahead, or a zone that was meant otherwise, is forgiven.
  const latestStart = now + DAY_MS;
  return (cells: Cells, state: RowState): RowWindow | Complaint => {
    const start = readEdge('start', cells.start, cells.zone);
    if (!('edge' in start)) return start;
    if (start.edge.at < EARLIEST_START) {
      return complaint('start', cells.start, 'a year from 1990 on');
    }
    // A maintenance is planned ahead; an outage is not.
    if (state !== 'maintenance' && start.edge.earliest > latestStart) {
      return complaint('start', cells.start, 'a start that is not later than now');
    }
    const writtenEnd = hasEndColumn && !OPEN.test(cells.end);
    if (!writtenEnd && cells.duration === '') {
      if (!hasEndColumn) return complaint('duration', '', 'a duration');
      return { start, end: null, notes: [...twiceNote('start', start), openNote(cells.end)] };
    }
    const end = writtenEnd
      ? readEdge('end', cells.end, cells.zone)
      : endAfter(start, cells.duration, mapping);
    if (!('edge' in end)) return end;
    if (holdsNothing(start, end, writtenEnd)) return nothingNote(cells.end || cells.duration);
    const ordered = inOrder(start, end);
    if (!ordered) {
      return complaint('end', cells.end || cells.duration, 'an end that is not before the start');
    }
    const notes = twiceNote('start', start);
    if (writtenEnd) notes.push(...twiceNote('end', end));
    return { start: ordered[0], end: ordered[1], notes };
  };
}

/** No length at all: a duration of zero, or two equal times that leave no room for one. */
const holdsNothing = (start: ReadEdge, end: ReadEdge, writtenEnd: boolean) =>
  start.edge.at === end.edge.at &&
  (!writtenEnd || (start.precision === 'exact' && end.precision === 'exact'));

const nothingNote = (end: string): Complaint => ({
  ...complaint('end', end, 'an end after the start: a window without length holds nothing'),
  severity: 'note',
});

const openNote = (end: string): Complaint => ({
  ...complaint('end', end || 'an empty end', 'an end; read as still open'),
  severity: 'note',
});

const twiceNote = (field: string, { twice, zone }: ReadEdge): Complaint[] =>
  twice
    ? [
        {
          field,
          found: `a time that came twice in ${zone.id}`,
          expected: 'a time with its offset; both readings are kept as the range',
          severity: 'note',
        },
      ]
    : [];

type RowFact = Readonly<{
  ref: string;
  place: Place;
  state: Exclude<RowState, 'up'>;
  basis: Observation['basis'];
  start: ReadEdge;
  end: ReadEdge | null;
  cells: Cells;
}>;

/** Written out without spreads: they would halve the speed of an import. */
function factOf({ ref, place, state, basis, start, end, cells }: RowFact): Evidence {
  const { service, title, reason } = cells;
  const quote = `${cells.start} – ${cells.end || cells.duration}`;
  const endEdge = end ? end.edge : null;
  const fact: Writable<Observation> | Writable<Maintenance> =
    state === 'maintenance'
      ? {
          kind: 'maintenance',
          ref,
          place,
          quote,
          start: start.edge,
          end: endEdge,
          noticeAt: null,
          emergency: false,
          zone: start.zone,
        }
      : {
          kind: 'observation',
          ref,
          place,
          quote,
          state,
          basis,
          start: start.edge,
          end: endEdge,
          precision: worse(start, end),
          zone: start.zone,
        };
  if (service) fact.service = service;
  if (title || reason) fact.title = title && reason ? `${title}: ${reason}` : title || reason;
  if (cells.state && fact.kind === 'observation') fact.severity = cells.state;
  return fact;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

function oddCells(cells: readonly string[], names: readonly string[]): Complaint | null {
  const surplus = cells.slice(names.length).some((cell) => cell.trim() !== '');
  if (cells.length < names.length || surplus) {
    return complaint('row', `${cells.length} columns`, `${names.length} columns as in the header`);
  }
  const huge = cells.findIndex((cell) => cell.length > LONGEST_CELL_CHARS);
  if (huge < 0) return null;
  return complaint(
    names[huge] ?? 'row',
    `${cells[huge]?.length} characters`,
    'at most 65 536 characters',
  );
}

const RANK = { exact: 0, approximate: 1, day: 2 } as const;
const worse = (start: ReadEdge, end: ReadEdge | null) =>
  end && RANK[end.precision] > RANK[start.precision] ? end.precision : start.precision;
