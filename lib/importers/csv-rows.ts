/**
 * Rows of a delimited text, as they stream by, each with the line it begins on. A quoted field may
 * hold line breaks. A row whose quotes do not add up becomes an issue and reading goes on with the
 * line after it: one lost quote must not swallow the rest of the file.
 */
import Papa from 'papaparse';

import type { Issue } from '@/lib/sla/evidence';

import type { TextPiece } from './decode';
import type { Row } from './row-reader';

export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

export type RowBatch = Readonly<{
  rows: readonly Row[];
  issues: readonly Issue[];
  bytesRead: number;
}>;

const PIECE_CHARS = 64 * 1024;
const LONGEST_ROW_CHARS = 1024 * 1024;
const MOST_BROKEN_ROWS = 1000;

/**
 * The rows of the pieces, in batches; blank lines are passed over. `head`: the beginning of the same
 * text, which tells the line break. Memory: one piece, at most one row of 1 MiB.
 */
export async function* csvRows(
  pieces: AsyncIterable<TextPiece>,
  delimiter: Delimiter,
  head: string,
): AsyncGenerator<RowBatch> {
  const splitter = splitterFor(delimiter, head);
  let held = '';
  let bytesRead = 0;
  for await (const piece of pieces) {
    bytesRead = piece.bytesRead;
    if (piece.issue) {
      yield { ...splitter.push(held, false), bytesRead };
      yield { rows: [], issues: [piece.issue], bytesRead };
      return;
    }
    held += piece.text;
    while (held.length >= PIECE_CHARS) {
      yield { ...splitter.push(held.slice(0, PIECE_CHARS), false), bytesRead };
      if (splitter.stopped()) return;
      held = held.slice(PIECE_CHARS);
    }
  }
  yield { ...splitter.push(held, true), bytesRead };
}

/** The delimiter that cuts the first lines into the same number of cells, more than one; null when none does. */
export function delimiterOf(head: string): Delimiter | null {
  const declared = /^sep=(.)\r?\n/i.exec(head)?.[1];
  const named = DELIMITERS.find((delimiter) => delimiter === declared);
  if (named) return named;
  const scores = DELIMITERS.map((delimiter) => ({ delimiter, score: regularity(head, delimiter) }));
  const best = scores.toSorted((a, b) => b.score - a.score)[0];
  return best && best.score > 0 ? best.delimiter : null;
}

/** The first rows of a text that may be cut off anywhere. */
export function firstRows(head: string, delimiter: Delimiter, count: number): readonly Row[] {
  const whole = head.slice(0, PIECE_CHARS);
  const complete = head.length < PIECE_CHARS;
  return splitterFor(delimiter, whole).push(whole, complete).rows.slice(0, count);
}

/** Share of the first rows with as many cells as the first, by how many cells those are. */
function regularity(head: string, delimiter: Delimiter): number {
  const rows = firstRows(head, delimiter, 30);
  const width = rows[0]?.cells.length ?? 0;
  if (width < 2) return 0;
  const alike = rows.filter((row) => row.cells.length === width).length;
  return (alike / rows.length) * 100 + Math.min(width, 50) / 50;
}

type Splitter = Readonly<{
  push: (text: string, last: boolean) => Omit<RowBatch, 'bytesRead'>;
  stopped: () => boolean;
}>;

type Parsed = Readonly<{
  data: readonly string[][];
  errors: readonly Readonly<{ row: number }>[];
  meta: Readonly<{ cursor: number }>;
}>;

function splitterFor(delimiter: Delimiter, head: string): Splitter {
  const newline = head.includes('\n') || !head.includes('\r') ? '\n' : '\r';
  const parse = (text: string, last: boolean, preview = 0): Parsed => {
    const parser = new Papa.Parser({ delimiter, newline, preview });
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- without `step` and `header` the parser returns this
    return parser.parse(text, 0, !last) as Parsed;
  };

  let pending = '';
  let line = 1;
  let broken = 0;
  let isStopped = false;

  const take = (parsed: Parsed, upTo: number, rows: Row[]) => {
    const quoted = pending.includes('"');
    for (const cells of parsed.data.slice(0, upTo)) {
      if (cells.length > 1 || cells[0]?.trim()) rows.push({ place: { line }, cells });
      line += 1 + (quoted ? breaksIn(cells, newline) : 0);
    }
  };

  const skipLine = (from: number, issues: Issue[], found: string) => {
    broken++;
    issues.push(rowIssue(line, found, 'a row whose quotes are closed and doubled inside'));
    const end = pending.indexOf(newline, from);
    pending = end < 0 ? '' : pending.slice(end + 1);
    line++;
    if (broken < MOST_BROKEN_ROWS) return;
    isStopped = true;
    issues.push(rowIssue(line, `${broken} broken rows`, 'a readable file; the rest is not read'));
  };

  const push = (text: string, last: boolean) => {
    pending += text;
    const rows: Row[] = [];
    const issues: Issue[] = [];
    while (pending && !isStopped) {
      const parsed = parse(pending, last);
      const bad = parsed.errors.find((error) => last || error.row < parsed.data.length);
      if (!bad) {
        take(parsed, parsed.data.length, rows);
        pending = last ? '' : pending.slice(parsed.meta.cursor);
        break;
      }
      const from = bad.row === 0 ? 0 : parse(pending, last, bad.row).meta.cursor;
      take(parsed, bad.row, rows);
      skipLine(from, issues, shortened(pending.slice(from)));
    }
    if (pending.length > LONGEST_ROW_CHARS) skipLine(0, issues, 'a row longer than 1 MiB');
    return { rows, issues };
  };
  return { push, stopped: () => isStopped };
}

function breaksIn(cells: readonly string[], newline: string): number {
  let count = 0;
  for (const cell of cells) {
    for (let at = cell.indexOf(newline); at >= 0; at = cell.indexOf(newline, at + 1)) count++;
  }
  return count;
}

const shortened = (text: string) => {
  const [first = ''] = text.split(/[\r\n]/, 1);
  return first.length > 80 ? `${first.slice(0, 80)}…` : first;
};

const rowIssue = (line: number, found: string, expected: string): Issue => ({
  place: { line },
  field: 'row',
  found,
  expected,
  severity: 'error',
});
