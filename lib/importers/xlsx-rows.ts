/** The rows of a workbook's sheets as texts: what each cell holds, never what it would compute. */
import { Readable } from 'node:stream';

import type { Cell, CellValue, Row as SheetRow } from 'exceljs';

import type { Row } from './csv-rows';
import { feedOf } from './xlsx-feed';
import type { Sheet, Workbook } from './xlsx-workbook';

/** `sheet`: its index among those that were asked for. `share`: of the sheets' bytes read so far, 0 to 1. */
export type BookRow = Readonly<{ sheet: number; row: Row; share: number }>;

const DAY_MS = 86_400_000;
const EXCEL_EPOCH = Date.UTC(1899, 11, 30);
const DAYS_TO_1904 = 1462;
/** A time of day or a length is shorter, a date later than this many days after the epoch. */
const LONGEST_LENGTH_DAYS = 10_000;
const NO_NUMBER = '(no number: a formula without a stored value, or a broken cell)';

/**
 * Rows that hold something, in the order of the sheets. Throws a `RangeError` with a sentence where the
 * workbook breaks off or is none. `mostRows`: of each sheet.
 */
export async function* bookRows(
  book: Workbook,
  sheets: readonly Sheet[],
  mostRows?: number,
): AsyncGenerator<BookRow> {
  // Loaded when a workbook comes: it takes longer than all other importers together.
  const { default: exceljs } = await import('exceljs');
  const feed = feedOf(book, sheets, mostRows);
  const bytes = Readable.from(feed.bytes, { objectMode: false });
  const reader = new exceljs.stream.xlsx.WorkbookReader(bytes, {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    entries: 'ignore',
  });
  let sheet = -1;
  try {
    for await (const worksheet of reader) {
      sheet += 1;
      for await (const row of filledRows(worksheet, book.from1904)) {
        yield { sheet, row, share: feed.share() };
      }
    }
  } catch (cause) {
    const name = sheets[sheet]?.name ?? 'its styles or texts';
    throw new RangeError(feed.failure() ?? `its XML is broken in ${name}`, { cause });
  } finally {
    bytes.destroy();
  }
  const failure = feed.failure();
  if (failure !== null) throw new RangeError(failure);
}

async function* filledRows(rows: AsyncIterable<SheetRow>, from1904: boolean): AsyncGenerator<Row> {
  for await (const row of rows) {
    const cells = cellsOf(row, from1904);
    if (cells.some(Boolean)) yield { place: { line: row.number }, cells };
  }
}

const cellsOf = (row: SheetRow, from1904: boolean): string[] =>
  Array.from({ length: row.cellCount }, (_, index) => {
    const cell = row.findCell(index + 1);
    return cell ? cellText(cell, from1904) : '';
  });

function cellText({ value, numFmt }: Cell, from1904: boolean): string {
  const stored = storedValue(value);
  if (stored instanceof Date) return momentText(stored.getTime() - EXCEL_EPOCH, numFmt, from1904);
  return String(stored)
    .replaceAll(/_x([\dA-F]{4})_/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
    .trim();
}

function storedValue(value: CellValue): string | number | boolean | Date {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' && Number.isNaN(value)) return NO_NUMBER;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? NO_NUMBER : value;
  if (typeof value !== 'object') return value;
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('error' in value) return value.error;
  throw new RangeError('it has a cell of a kind that is not read');
}

/** The letters of a number format without its colours, conditions and quoted words; exceljs quotes the h of format 22. */
const lettersOf = (format: string | undefined) =>
  (format ?? '')
    .toLowerCase()
    .replace('"h"', 'h')
    .replaceAll(/\[(?![hms]+\])[^\]]*\]|"[^"]*"|\\./g, '');

/** `ms` since the spreadsheet epoch of 1900. A date as ISO without a zone, a length as h:mm:ss. */
function momentText(ms: number, format: string | undefined, from1904: boolean): string {
  const letters = lettersOf(format);
  const length = from1904 ? ms - DAYS_TO_1904 * DAY_MS : ms;
  if (!/[yd]/.test(letters) && /[hs]/.test(letters) && length < LONGEST_LENGTH_DAYS * DAY_MS) {
    return lengthText(length);
  }
  const iso = new Date(ms + EXCEL_EPOCH)
    .toISOString()
    .replace('T', ' ')
    .replace('.000Z', '')
    .replace('Z', '');
  return ms % DAY_MS === 0 && !/[hs]/.test(letters) ? iso.slice(0, 10) : iso;
}

function lengthText(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const two = (number: number) => String(number % 60).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  return `${Math.floor(minutes / 60)}:${two(minutes)}:${two(seconds)}`;
}
