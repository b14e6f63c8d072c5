/** The rows of a workbook's sheet as texts: what each cell holds, never what it would compute. */
import type { Row } from './row-reader';
import { cellText } from './xlsx-cells';
import type { Sheet, Workbook } from './xlsx-workbook';
import { type Attributes, type Collector, collected, isOwnText } from './xlsx-xml';

/** `share`: of the sheet's bytes read so far, 0 to 1. */
export type SheetRow = Readonly<{ row: Row; share: number }>;

const MIB = 1024 * 1024;
const LARGEST_SHEET = 1024 * MIB;
const LONGEST_ROW_BYTES = 8 * MIB;
const MOST_COLUMNS = 16_384;

/**
 * Rows that hold something. Throws a `RangeError` with a sentence where the sheet breaks off or is none.
 * `mostRows`: what is read of it, the empty ones included. Memory: one piece, at most one row of 8 MiB.
 */
export async function* sheetRows(
  book: Workbook,
  { name, entry }: Sheet,
  mostRows = Infinity,
): AsyncGenerator<SheetRow> {
  const reader = rowCollector(book);
  const part = { zip: book.zip, entry, mostBytes: LARGEST_SHEET, label: name };
  let rows = 0;
  let given = 0;
  let held = 0;
  for await (const { items, bytes } of collected(part, reader)) {
    given += bytes;
    for (const { line, cells } of items) {
      if (rows === mostRows) return;
      rows += 1;
      if (!cells.some(Boolean)) continue;
      const row = { place: { line }, cells: Array.from(cells, (text) => text ?? '') };
      yield { row, share: given / entry.sizeBytes };
    }
    held = reader.leftRow() ? 0 : held + bytes;
    if (held > LONGEST_ROW_BYTES) throw new RangeError(`${entry.name} has a row over 8 MiB`);
  }
}

type OpenCell = {
  column: number;
  type: string;
  format: string;
  stored: string | null;
  isFormula: boolean;
};

/** With holes where no cell is: a piece may hold thousands of rows whose only cell is in the last column. */
type SparseRow = Readonly<{ line: number; cells: readonly (string | undefined)[] }>;

/** `leftRow`: whether it was outside of any row since it was asked last. */
function rowCollector(book: Workbook): Collector<SparseRow> & Readonly<{ leftRow: () => boolean }> {
  let rows: SparseRow[] = [];
  let line = 0;
  let cells: (string | undefined)[] | null = null;
  let cell: OpenCell | null = null;
  let hasLeft = false;

  const openCell = ({ r, t, s }: Attributes, next: number): OpenCell => ({
    column: r === undefined ? next : columnOf(r),
    type: t ?? 'n',
    format: book.formats[Number(s ?? 0)] ?? '',
    stored: null,
    isFormula: false,
  });

  return {
    open: (path, attributes) => {
      const name = path.at(-1);
      if (cells === null) hasLeft = true;
      if (name === 'row') {
        line = Number.parseInt(attributes['r'] ?? '', 10) || line + 1;
        cells = [];
      } else if (name === 'c' && cells) cell = openCell(attributes, cells.length);
      else if (!cell) return;
      else if (name === 'f') cell.isFormula = true;
      else if (name === 'v' || name === 't') cell.stored ??= '';
    },
    text: (text, path) => {
      if (cell && (path.at(-1) === 'v' || isOwnText(path))) cell.stored += text;
    },
    close: (path) => {
      const name = path.at(-1);
      if (name === 'c' && cell && cells) {
        cells[cell.column] = cellText(cell, book);
        cell = null;
      } else if (name === 'row' && cells) {
        rows.push({ line, cells });
        cells = null;
        hasLeft = true;
      }
    },
    take: () => {
      const taken = rows;
      rows = [];
      return taken;
    },
    leftRow: () => {
      const left = hasLeft;
      hasLeft = false;
      return left;
    },
  };
}

/** The index of the column that a cell's reference such as AB12 names. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of /^[A-Z]{1,3}/.exec(reference)?.[0] ?? '') {
    column = column * 26 + letter.charCodeAt(0) - 64;
  }
  if (column < 1 || column > MOST_COLUMNS) {
    throw new RangeError(`it has a cell at ${reference}, where no sheet has one`);
  }
  return column - 1;
}
