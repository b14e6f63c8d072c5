/**
 * Windows of outages from a delimited file: one row, one window. The mapping says which column is
 * what. A row is read whole or refused with its line; rows that say "up" hold no evidence.
 */
import type { Issue } from '@/lib/sla/evidence';

import { complaint, unknownZone } from './csv-edges';
import { csvMapping, type CsvMapping } from './csv-mapping';
import { rowReader, type RowReader } from './csv-row-reader';
import { csvRows, delimiterOf, firstRows } from './csv-rows';
import { hasStartColumn, suggestMapping } from './csv-suggest';
import { decodeText, headText, type TextPiece } from './decode';
import type { ImportedRecord, Importer, ImportOptions } from './importer';
import { isIanaZone } from './local-time';

const HEAD_CHARS = 64 * 1024;

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
  if (options.zone !== undefined && !isIanaZone(options.zone)) {
    return yield { evidence: [], issues: [{ place: { line: 1 }, ...unknownZone(options.zone) }] };
  }
  const { head, pieces } = await peek(decodeText(bytes, options.encoding));
  if (!head) return yield* failures(pieces);
  const chosen = chosenMapping(head, options);
  if ('issues' in chosen) return yield { evidence: [], issues: chosen.issues };

  let readRow: RowReader | undefined;
  let failed = false;
  const delimiter = chosen.mapping.delimiter ?? delimiterOf(head) ?? ',';
  for await (const batch of csvRows(pieces, delimiter, head)) {
    const { bytesRead } = batch;
    failed ||= batch.issues.length > 0;
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
  if (readRow || failed) return;
  const nothing = complaint('file', 'only blank lines', 'a header and rows');
  yield { evidence: [], issues: [{ place: { line: 1 }, ...nothing }] };
}

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
  // Rows that lack a zone, or tell an unknown state, are issues of their own; the others are read.
  const open = questions.filter(({ id }) => id !== 'states' && id !== 'zone');
  const proposed = csvMapping.safeParse(mapping);
  if (open.length === 0 && proposed.success) return { mapping: proposed.data };
  return {
    issues: open.map(({ text, choices }) =>
      fileIssue('mapping', text, (choices.length ? choices : headers).join(', ') || 'an answer'),
    ),
  };
}

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
