/** Lines of a text as they stand in it, numbered as issues number them. */
import type { TextPiece } from './decode';
import { peek } from './mapped-rows';

/** `cut`: there is more of the line than `text`. */
export type Line = Readonly<{ line: number; text: string; cut: boolean }>;

const LONGEST_SHOWN_CHARS = 1_000;
const HEAD_CHARS = 64 * 1024;

/**
 * Up to `beside` lines on each side of the line `around` (1-based), and it; none when the text is shorter.
 * Reads no further than it must; memory: one piece. A line ends as in the text's beginning: with LF, or
 * with CR alone.
 */
export async function linesAround(
  source: AsyncGenerator<TextPiece>,
  around: number,
  beside: number,
): Promise<Line[]> {
  const { head, pieces } = await peek(source, HEAD_CHARS);
  if (!head) return [];
  const newline = head.includes('\n') || !head.includes('\r') ? '\n' : '\r';
  const lines: Line[] = [];
  let line = 1;
  let text = '';
  let cut = false;
  const keep = (part: string) => {
    if (line < around - beside) return;
    const room = LONGEST_SHOWN_CHARS - text.length;
    text += part.slice(0, room);
    cut ||= part.length > room;
  };
  const end = () => {
    if (line >= around - beside) lines.push({ line, text: text.replace(/\r$/, ''), cut });
    line += 1;
    text = '';
    cut = false;
  };
  for await (const piece of pieces) {
    if (piece.issue) cut = true;
    let from = 0;
    const all = piece.text ?? '';
    for (let at = all.indexOf(newline); at >= 0; at = all.indexOf(newline, from)) {
      keep(all.slice(from, at));
      end();
      if (line > around + beside) return lines;
      from = at + 1;
    }
    keep(all.slice(from));
  }
  if (text !== '' || cut) end();
  return line > around ? lines : [];
}
