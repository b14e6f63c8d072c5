/** A log of commits as text: one a line ("sha, time, subject"), or as `git log` prints it. */
import type { Issue } from '@/lib/sla/evidence';

import { complaint } from './complaint';
import type { TextPiece } from './decode';
import type { ImportedRecord } from './importer';
import { type Line, textLines } from './text-lines';
import { type StatusLog, statusLog } from './upptime-log';
import { instantOf } from './written-time';

const SHA = '[0-9a-f]{7,40}';
const TIME = String.raw`\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d ?(?:Z|[+-]\d\d:?\d\d)`;
const ONE_LINE = new RegExp(`^"?${SHA}"?[\\t ,;|]+"?(${TIME})"?[\\t ,;|]+"?(.*)$`);
const COMMIT = new RegExp(`^commit ${SHA}\\b`);
const DATE = /^(?:Author|Commit)?Date:\s+(.+)$/;
const SUBJECT = /^ {4}(\S.*)$/;
const GIT_DATE = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{1,2}) ([\d:]{8}) (\d{4}) ([+-]\d{4})$/;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Whether a text begins as such a log does. */
export const isLog = (text: string): boolean => {
  const [first = ''] = text.split(/\r?\n/, 1);
  return COMMIT.test(first) || ONE_LINE.test(first);
};

export async function* logRecords(
  pieces: AsyncIterable<TextPiece>,
): AsyncGenerator<ImportedRecord> {
  const log = statusLog();
  const readLine = lineReader(log);
  for await (const { lines, issues, bytesRead } of textLines(pieces)) {
    yield { evidence: [], issues: [...lines.flatMap(readLine), ...issues], bytesRead };
  }
  yield* log.records();
}

/** A commit of `git log` under reading: its subject is its first indented line. */
type Block = { at: number | null; isRead: boolean };

function lineReader(log: StatusLog): (line: Line) => readonly Issue[] {
  let block: Block | null = null;
  const refuse = ({ text, line }: Line, expected: string): Issue[] => [
    { place: { line }, ...complaint('commit', text, expected) },
  ];
  return (line) => {
    const { text } = line;
    const [, time = '', subject = ''] = ONE_LINE.exec(text) ?? [];
    if (time) {
      const at = instantOf(time);
      return at === null ? refuse(line, 'a time that exists') : log.add(at, subject, placeOf(line));
    }
    if (COMMIT.test(text)) {
      block = { at: null, isRead: false };
      return [];
    }
    if (!block) return text.trim() ? refuse(line, 'a commit with its sha, time and subject') : [];
    const [, date] = DATE.exec(text) ?? [];
    if (date) block.at = instantOf(isoOf(date));
    const [, first] = SUBJECT.exec(text) ?? [];
    if (!first || block.isRead) return [];
    block.isRead = true;
    if (block.at === null) return refuse(line, 'a commit with a date and its offset before it');
    return log.add(block.at, first, placeOf(line));
  };
}

const placeOf = ({ line }: Line) => ({ line });

/** "Fri Jan 23 19:36:11 2026 +0000", as git writes dates unless it is told another form. */
function isoOf(date: string): string {
  const [, month = '', day = '', clock = '', year = '', offset = ''] = GIT_DATE.exec(date) ?? [];
  if (!month) return date;
  const monthText = String(MONTHS.indexOf(month) + 1).padStart(2, '0');
  return `${year}-${monthText}-${day.padStart(2, '0')}T${clock}${offset}`;
}
