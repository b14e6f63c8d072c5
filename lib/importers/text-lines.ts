/** A text by its lines as they stream by, numbered from 1, without their ends. */
import type { Issue } from '@/lib/sla/evidence';

import type { TextPiece } from './decode';

export type Line = Readonly<{ text: string; line: number }>;
export type LineBatch = Readonly<{
  lines: readonly Line[];
  issues: readonly Issue[];
  bytesRead: number;
}>;

const LONGEST_LINE_CHARS = 1024 * 1024;

/** In batches, one for each piece of the text. What cannot be decoded, or a line without end, is one issue, the last. */
export async function* textLines(pieces: AsyncIterable<TextPiece>): AsyncGenerator<LineBatch> {
  let carried = '';
  let line = 0;
  let bytesRead = 0;
  for await (const piece of pieces) {
    bytesRead = piece.bytesRead;
    const parts = `${carried}${piece.text ?? ''}`.split('\n');
    carried = parts.pop() ?? '';
    const lines = parts.map((text) => ({ text: text.replace(/\r$/, ''), line: (line += 1) }));
    const issue = piece.issue ?? tooLong(carried, line + 1);
    yield { lines, issues: issue ? [issue] : [], bytesRead };
    if (issue) return;
  }
  if (carried) yield { lines: [{ text: carried, line: line + 1 }], issues: [], bytesRead };
}

function tooLong(text: string, line: number): Issue | null {
  if (text.length <= LONGEST_LINE_CHARS) return null;
  const found = `a line of more than ${LONGEST_LINE_CHARS} characters`;
  return { place: { line }, field: 'file', found, expected: 'lines of text', severity: 'error' };
}
