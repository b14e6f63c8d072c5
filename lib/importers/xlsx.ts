/**
 * Windows of outages from a workbook: the rows of one sheet, mapped and read as those of a CSV. Of several
 * sheets it is the first, in the order of the tabs, whose header names a start and an end.
 */
import { open } from 'node:fs/promises';

import type { Issue, Place } from '@/lib/sla/evidence';

import { complaint } from './complaint';
import type { ImportedRecord, Importer, ImportOptions } from './importer';
import { chosenMapping, refusal, unknownZoneIssue } from './mapped-rows';
import { partOf } from './row-mapping';
import { type MappingProposal, proposeMapping, SAMPLE_ROWS } from './row-proposal';
import { type RowReader, rowReader } from './row-reader';
import type { Row } from './row-reader';
import { hasStartColumn } from './row-words';
import { type ReceivedFile, throughFile } from './temporary-file';
import { sheetRows } from './xlsx-rows';
import { readWorkbook, type Sheet, type Workbook } from './xlsx-workbook';
import { openZip } from './zip';

const MIB = 1024 * 1024;
const UNPACKED_BYTES = 1024 * MIB;
const MOST_ROWS = 1_048_576;
const MOST_SHEETS = 50;
/** Titles may stand above the header. */
const HEADER_ROWS = 20;
const FIRST = { line: 1 };
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

export const xlsx: Importer = {
  id: 'xlsx',
  label: 'Excel workbook of outage windows',
  party: 'customer',
  recognises: (head) => {
    const text = new TextDecoder('latin1').decode(head);
    // A document may hold a workbook: the first of these folders tells what an archive is.
    const folder = /PK[^]{28}(xl|word|ppt)\//.exec(text)?.[1];
    return text.startsWith('PK') && folder === 'xl' ? 0.9 : 0;
  },
  read: (bytes, options) => records(bytes, (file) => readFile(file, options)),
  table: async (bytes, { mapping }) => {
    for await (const proposal of records(bytes, (file) => proposalOf(file, mapping)))
      return proposal;
    return null;
  },
};

/** What `work` yields of the file, once it is there. */
async function* records<T>(
  bytes: AsyncIterable<Uint8Array>,
  work: (file: ReceivedFile) => AsyncIterable<T>,
): AsyncGenerator<T> {
  for await (const found of throughFile<T | null>(bytes, () => null, work)) {
    if (found !== null) yield found;
  }
}

async function* readFile(
  file: ReceivedFile,
  options: ImportOptions,
): AsyncGenerator<ImportedRecord> {
  const zoneIssue = unknownZoneIssue(options, FIRST);
  if (zoneIssue) return yield refusal(zoneIssue);
  try {
    for await (const record of withBook(file, (book) => readBook(book, file, options)))
      yield record;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    yield refusal(fileIssue(error.message, 'a workbook (.xlsx) as Excel saves it'));
  }
}

async function* proposalOf(file: ReceivedFile, mapping: unknown): AsyncGenerator<MappingProposal> {
  try {
    yield* withBook(file, async function* (book) {
      const { proposal } = await chooseSheet(book, partOf(mapping).sheet);
      if (proposal) yield proposal;
    });
  } catch (error) {
    // Reading the file tells why there is nothing to show.
    if (!(error instanceof RangeError)) throw error;
  }
}

async function* withBook<T>(
  { path, bytes }: ReceivedFile,
  work: (book: Workbook) => AsyncIterable<T>,
): AsyncGenerator<T> {
  const handle = await open(path);
  try {
    const { buffer } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    if (buffer.equals(OLE)) throw new RangeError('an old workbook (.xls), or one with a password');
    yield* work(await readWorkbook(await openZip(handle, bytes, UNPACKED_BYTES)));
  } finally {
    await handle.close();
  }
}

async function* readBook(
  book: Workbook,
  file: ReceivedFile,
  options: ImportOptions,
): AsyncGenerator<ImportedRecord> {
  const { sheet, header, proposal, notes } = await chooseSheet(book, partOf(options.mapping).sheet);
  if (!sheet || !header || !proposal) return yield refusal(...notes);
  const chosen = chosenMapping(options, header.place, () => proposal);
  if ('issues' in chosen) return yield refusal(...chosen.issues, ...notes);
  const readRow = rowReader(header, chosen.mapping, options);
  if (typeof readRow !== 'function') return yield refusal(...readRow, ...notes);
  if (notes.length > 0) yield refusal(...notes);
  yield* readRows({ book, sheet, header, file, readRow });
}

type Reading = Readonly<{
  book: Workbook;
  sheet: Sheet;
  header: Row;
  file: ReceivedFile;
  readRow: RowReader;
}>;

async function* readRows({
  book,
  sheet,
  header,
  file,
  readRow,
}: Reading): AsyncGenerator<ImportedRecord> {
  const width = header.cells.length;
  let rows = 0;
  for await (const { row, share } of sheetRows(book, sheet)) {
    rows += 1;
    if (rows > MOST_ROWS) {
      return yield refusal(fileIssue(`more than ${MOST_ROWS} rows`, 'fewer; the rest is not read'));
    }
    if (lineOf(row.place) <= lineOf(header.place)) continue;
    const cells = row.cells.length < width ? padded(row.cells, width) : row.cells;
    yield readRow({ place: row.place, cells }, Math.floor(file.bytes * share));
  }
}

type Choice = Readonly<{
  sheet?: Sheet | undefined;
  header?: Row;
  proposal?: MappingProposal;
  /** What else the workbook holds; an error where nothing can be read. */
  notes: readonly Issue[];
}>;

async function chooseSheet(book: Workbook, wanted: string | undefined): Promise<Choice> {
  const shown = book.sheets.filter(({ hidden }) => !hidden);
  const sheets = (shown.length > 0 ? shown : book.sheets).slice(0, MOST_SHEETS);
  const names = sheets.map(({ name }) => name);
  if (wanted !== undefined && !book.sheets.some(({ name }) => name === wanted)) {
    const expected = `one of ${names.join(', ')}`;
    return { notes: [{ ...fileIssue(wanted, expected), field: 'sheet' }] };
  }
  const candidates =
    wanted === undefined ? sheets : book.sheets.filter(({ name }) => name === wanted);
  const tables: Awaited<ReturnType<typeof tableOf>>[] = [];
  for (const sheet of candidates) tables.push(await tableOf(book, sheet));
  const table =
    tables.find(({ fits }) => fits) ?? tables.find(({ header }) => header !== undefined);
  if (!table?.header) {
    return { notes: [fileIssue('no sheet with rows', 'a sheet with a header and rows')] };
  }
  const { sheet, header, rows } = table;
  const part = {
    kind: 'sheet' as const,
    names: [...new Set([...names, sheet.name])],
    chosen: sheet.name,
  };
  const proposal = { ...proposeMapping(header.cells, rows), part };
  const mapping = { sheet: sheet.name, ...proposal.mapping };
  return { sheet, header, proposal: { ...proposal, mapping }, notes: notesOf(book, sheet) };
}

/** The header, the first row that names a start and an end or else the first, and rows below it. */
async function tableOf(book: Workbook, sheet: Sheet) {
  const sample: Row[] = [];
  for await (const { row } of sheetRows(book, sheet, SAMPLE_ROWS + HEADER_ROWS)) sample.push(row);
  const fitting = sample.slice(0, HEADER_ROWS).find(({ cells }) => hasStartColumn(cells));
  const header = fitting ?? sample[0];
  const width = header?.cells.length ?? 0;
  const below = header ? sample.slice(sample.indexOf(header) + 1) : [];
  const rows = below.slice(0, SAMPLE_ROWS).map(({ cells }) => padded(cells, width));
  return { sheet, header, rows, fits: fitting !== undefined };
}

function notesOf({ sheets, archives }: Workbook, chosen: Sheet): Issue[] {
  const others = sheets.filter((sheet) => sheet !== chosen).map(({ name }) => name);
  const note = (field: string, found: string, expected: string): Issue => ({
    ...fileIssue(found, expected),
    field,
    severity: 'note',
  });
  return [
    ...(others.length > 0
      ? [note('sheet', others.join(', '), `one sheet a file: “${chosen.name}” is read`)]
      : []),
    ...archives.map((name) =>
      note('file', name, 'no archive within the workbook: it stays closed'),
    ),
  ];
}

const padded = (cells: readonly string[], width: number) =>
  Array.from({ length: width }, (_, index) => cells[index] ?? '');

const lineOf = (place: Place) => ('line' in place ? place.line : 0);

const fileIssue = (found: string, expected: string): Issue => ({
  place: FIRST,
  ...complaint('file', found, expected),
});
