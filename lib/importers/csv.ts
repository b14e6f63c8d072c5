/**
 * Windows of outages from a delimited file: one row, one window. The mapping says which column is
 * what. A row is read whole or refused with its line; rows that say "up" hold no evidence.
 */
import type { Evidence, Issue, Maintenance, Observation } from '@/lib/sla/evidence';

import {
  complaint,
  edgeReader,
  endAfter,
  inOrder,
  type Complaint,
  type ReadEdge,
} from './csv-edges';
import { csvMapping, ROW_STATES, type CsvMapping, type RowState } from './csv-mapping';
import { csvRows, delimiterOf, firstRows, type Row } from './csv-rows';
import { hasStartColumn, suggestMapping } from './csv-suggest';
import { decodeText, headText, type TextPiece } from './decode';
import type { ImportedRecord, Importer, ImportOptions } from './importer';

const HEAD_CHARS = 64 * 1024;
const LONGEST_CELL_CHARS = 64 * 1024;
/** How many references back a repeated row is noticed; the store keeps them apart for good. */
const REMEMBERED_ROWS = 5_000;
const OPEN = /^(|ongoing|open|unresolved|still open|present)$/i;

export const csv: Importer = {
  id: 'csv',
  label: 'CSV of outage windows',
  party: 'customer',
  recognises: (head, fileName) => {
    const text = headText(head);
    const delimiter = text && delimiterOf(text);
    const named = /\.(csv|tsv)$/i.test(fileName);
    if (!text || /^\s*[[{<]/.test(text)) return 0;
    if (!delimiter) return named ? 0.5 : 0;
    const [header] = firstRows(text.replace(/^sep=.\r?\n/i, ''), delimiter, 1);
    const fits = hasStartColumn((header?.cells ?? []).map((cell) => cell.trim()));
    if (named) return fits ? 0.95 : 0.7;
    return fits ? 0.9 : 0;
  },
  read,
};

async function* read(
  bytes: AsyncIterable<Uint8Array>,
  options: ImportOptions,
): AsyncGenerator<ImportedRecord> {
  const { head, pieces } = await peek(decodeText(bytes, options.encoding));
  if (!head) return yield* failures(pieces);
  const chosen = chosenMapping(head, options);
  if ('issues' in chosen) return yield { evidence: [], issues: chosen.issues };

  let readRow: RowReader | undefined;
  const delimiter = chosen.mapping.delimiter ?? delimiterOf(head) ?? ',';
  for await (const batch of csvRows(pieces, delimiter, head)) {
    const { bytesRead } = batch;
    if (batch.issues.length > 0) yield { evidence: [], issues: batch.issues, bytesRead };
    for (const row of batch.rows) {
      if (!readRow && row.line === 1 && /^sep=/i.test(row.cells[0] ?? '')) continue;
      if (readRow) {
        yield readRow(row, bytesRead);
        continue;
      }
      const opened = rowReader(row, chosen.mapping, options);
      if (typeof opened !== 'function') return yield { evidence: [], issues: opened, bytesRead };
      readRow = opened;
    }
  }
  if (readRow) return;
  const nothing = complaint('file', 'only blank lines', 'a header and rows');
  yield { evidence: [], issues: [{ place: { line: 1 }, ...nothing }] };
}

type RowReader = (row: Row, bytesRead: number) => ImportedRecord;

/** The mapping that was given, else the proposed one where it leaves nothing open. */
function chosenMapping(
  head: string,
  options: ImportOptions,
): { mapping: CsvMapping } | { issues: Issue[] } {
  const fileIssue = (field: string, found: string, expected: string): Issue => ({
    place: { line: 1 },
    ...complaint(field, found, expected),
  });
  if (options.mapping !== undefined) {
    const given = csvMapping.safeParse(options.mapping);
    if (given.success) return { mapping: given.data };
    return {
      issues: given.error.issues.map((issue) =>
        fileIssue(
          `mapping.${issue.path.join('.')}`,
          issue.message,
          'a complete mapping of columns',
        ),
      ),
    };
  }
  const { mapping, questions, headers } = suggestMapping(head);
  const open = questions.filter(
    ({ id }) => id !== 'states' && !(id === 'zone' && options.zone !== undefined),
  );
  const proposed = csvMapping.safeParse(mapping);
  if (open.length === 0 && proposed.success) return { mapping: proposed.data };
  return {
    issues: open.map(({ text, choices }) =>
      fileIssue('mapping', text, (choices.length ? choices : headers).join(', ') || 'an answer'),
    ),
  };
}

function rowReader(header: Row, mapping: CsvMapping, options: ImportOptions): RowReader | Issue[] {
  const names = header.cells.map((cell) => cell.trim());
  const wanted = { ...mapping.columns, zone: mapping.zoneColumn };
  const missing: Issue[] = Object.entries(wanted)
    .filter(
      ([, name]) => name !== undefined && names.filter((other) => other === name).length !== 1,
    )
    .map(([field, name]) => ({
      place: { line: header.line },
      ...complaint(field, names.join(', '), `one column named ${name}`),
    }));
  if (missing.length > 0) return missing;

  const at = (name: string | undefined) => (name === undefined ? -1 : names.indexOf(name));
  const columns = {
    start: at(mapping.columns.start),
    end: at(mapping.columns.end),
    duration: at(mapping.columns.duration),
    state: at(mapping.columns.state),
    service: at(mapping.columns.service),
    reference: at(mapping.columns.reference),
    title: at(mapping.columns.title),
    reason: at(mapping.columns.reason),
    zone: at(mapping.zoneColumn),
  };
  const readEdge = edgeReader(mapping, options.zone);
  const states = stateWords(mapping);
  const expectedStates = `a mapped status word: ${[...states.keys()].slice(0, 8).join(', ')}${states.size > 8 ? ', …' : ''}`;
  const repeated = memory();
  const basis = options.party === 'vendor' ? 'announced' : 'observed';

  return (row, bytesRead) => {
    const refuse = (found: Complaint): ImportedRecord => ({
      evidence: [],
      issues: [{ place: { line: row.line }, ...found }],
      bytesRead,
    });
    const odd = oddCells(row.cells, names);
    if (odd) return refuse(odd);
    const cell = (index: number) => (index < 0 ? '' : (row.cells[index] ?? '').trim());

    const word = cell(columns.state);
    const state = columns.state < 0 ? mapping.stateIfNoColumn : states.get(word.toLowerCase());
    if (!state) return refuse(complaint('state', word, expectedStates));
    if (state === 'up') return { evidence: [], issues: [], bytesRead };

    const start = readEdge('start', cell(columns.start), cell(columns.zone));
    if (!('edge' in start)) return refuse(start);
    const ends = endOf(
      start,
      cell,
      columns,
      (text) => readEdge('end', text, cell(columns.zone)),
      mapping,
    );
    if (!('window' in ends)) return refuse(ends);

    const [from, to] = ends.window;
    const service = cell(columns.service);
    const issues = ends.notes.map((note): Issue => ({ place: { line: row.line }, ...note }));
    const reference = cell(columns.reference) || `${service}|${isoOf(from.edge.at)}`;
    const { ref, same, note } = repeated(reference, {
      start: from.edge.at,
      end: to?.edge.at ?? null,
      state,
    });
    if (note) issues.push({ place: { line: row.line }, ...note });
    if (same) return { evidence: [], issues, bytesRead };

    const [title, reason] = [cell(columns.title), cell(columns.reason)];
    const evidence = factOf({
      ref,
      state,
      basis,
      from,
      to,
      service,
      word,
      line: row.line,
      quote: `${cell(columns.start)} – ${cell(columns.end) || cell(columns.duration)}`,
      title: title && reason ? `${title}: ${reason}` : title || reason,
    });
    return { evidence: [evidence], issues, bytesRead };
  };
}

type RowFact = Readonly<{
  ref: string;
  state: Exclude<RowState, 'up'>;
  basis: Observation['basis'];
  from: ReadEdge;
  to: ReadEdge | null;
  service: string;
  word: string;
  line: number;
  quote: string;
  title: string;
}>;

/** Written out without spreads: they would halve the speed of an import. */
function factOf(row: RowFact): Evidence {
  const place = { line: row.line };
  const { ref, quote } = row;
  const [start, end, zone] = [row.from.edge, row.to ? row.to.edge : null, row.from.zone];
  const fact: Writable<Observation> | Writable<Maintenance> =
    row.state === 'maintenance'
      ? {
          kind: 'maintenance',
          ref,
          place,
          quote,
          start,
          end,
          zone,
          noticeAt: null,
          emergency: false,
        }
      : {
          kind: 'observation',
          ref,
          place,
          quote,
          state: row.state,
          basis: row.basis,
          start,
          end,
          precision: worse(row.from, row.to),
          zone,
        };
  if (row.service) fact.service = row.service;
  if (row.title) fact.title = row.title;
  if (row.word && fact.kind === 'observation') fact.severity = row.word;
  return fact;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

type Ends = Readonly<{ window: readonly [ReadEdge, ReadEdge | null]; notes: readonly Complaint[] }>;

function endOf(
  start: ReadEdge,
  cell: (index: number) => string,
  columns: Readonly<{ end: number; duration: number }>,
  readEnd: (text: string) => ReadEdge | Complaint,
  mapping: CsvMapping,
): Ends | Complaint {
  const endText = cell(columns.end);
  const durationText = cell(columns.duration);
  const hasEnd = columns.end >= 0 && !OPEN.test(endText);
  if (!hasEnd && durationText === '') {
    if (columns.end < 0) return complaint('duration', '', 'a duration');
    const found = endText || 'an empty end';
    const note: Complaint = {
      field: 'end',
      found,
      expected: 'an end; read as still open',
      severity: 'note',
    };
    return { window: [start, null], notes: [note] };
  }
  const end = hasEnd ? readEnd(endText) : endAfter(start, durationText, mapping);
  if (!('edge' in end)) return end;
  const window = inOrder(start, end);
  if (!window)
    return complaint('end', endText || durationText, 'an end that is not before the start');
  const twice = start.twice ? 'start' : end.twice && hasEnd ? 'end' : null;
  const note: Complaint = {
    field: twice ?? '',
    found: `a time that came twice in ${start.zone.id}`,
    expected: 'a time with its offset; both readings are kept as the range',
    severity: 'note',
  };
  return { window, notes: twice ? [note] : [] };
}

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

function stateWords(mapping: CsvMapping): ReadonlyMap<string, RowState> {
  const states = mapping.states;
  return new Map(
    ROW_STATES.flatMap((state) =>
      (states?.[state] ?? []).map((word) => [word.toLowerCase(), state]),
    ),
  );
}

type Remembered = Readonly<{ ref: string; same: boolean; note?: Complaint }>;
type RowWindow = Readonly<{ start: number; end: number | null; state: RowState }>;

/**
 * Notices a reference that comes again: the same window is dropped, another one gets a reference of
 * its own. Two generations of references, since a Map slows down when its first keys are deleted.
 */
function memory() {
  let young = new Map<string, RowWindow>();
  let old = new Map<string, RowWindow>();
  const look = (ref: string, window: RowWindow): Remembered => {
    const before = young.get(ref) ?? old.get(ref);
    if (!before) {
      if (young.size >= REMEMBERED_ROWS) [old, young] = [young, new Map()];
      young.set(ref, window);
      return { ref, same: false };
    }
    const { start, end, state } = window;
    const same = before.start === start && before.end === end && before.state === state;
    const expected = same ? 'each row once' : 'a reference of its own';
    const note: Complaint = { field: 'reference', found: ref, expected, severity: 'note' };
    if (same) return { ref, same, note };
    const part = before.start === start ? `${state}|${isoOf(end)}` : isoOf(start);
    return { ...look(`${ref}|${part}`, window), note };
  };
  return look;
}

const isoOf = (at: number | null) => (at === null ? 'open' : new Date(at).toISOString());

const RANK = { exact: 0, approximate: 1, day: 2 } as const;
const worse = (start: ReadEdge, end: ReadEdge | null) =>
  end && RANK[end.precision] > RANK[start.precision] ? end.precision : start.precision;

/** The beginning of the text, and all of it again. */
async function peek(source: AsyncGenerator<TextPiece>) {
  const taken: TextPiece[] = [];
  let head = '';
  while (head.length < HEAD_CHARS) {
    const { value, done } = await source.next();
    if (done) break;
    taken.push(value);
    head += value.text ?? '';
  }
  return { head, pieces: replay(taken, source) };
}

async function* replay(taken: readonly TextPiece[], rest: AsyncGenerator<TextPiece>) {
  yield* taken;
  yield* rest;
}

async function* failures(pieces: AsyncIterable<TextPiece>): AsyncGenerator<ImportedRecord> {
  for await (const { issue, bytesRead } of pieces) {
    if (issue) yield { evidence: [], issues: [issue], bytesRead };
  }
}
