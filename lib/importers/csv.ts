/**
 * Windows of outages from a delimited file: one row, one window. The mapping says which column is
 * what. A row is read whole or refused with its line; rows that say "up" hold no evidence.
 */
import { complaint } from './complaint';
import { csvRows, delimiterOf, firstRows } from './csv-rows';
import { decodeText, headText } from './decode';
import type { ImportedRecord, Importer, ImportOptions } from './importer';
import { chosenMapping, failures, peek, refusal, unknownZoneIssue } from './mapped-rows';
import { suggestMapping } from './row-proposal';
import { rowReader, type RowReader } from './row-reader';
import { hasStartColumn } from './row-words';

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
  table: async (bytes, { encoding }) => {
    const { head } = await peek(decodeText(bytes, encoding), HEAD_CHARS);
    return head ? suggestMapping(head) : null;
  },
};

const FIRST = { line: 1 };

async function* read(
  bytes: AsyncIterable<Uint8Array>,
  options: ImportOptions,
): AsyncGenerator<ImportedRecord> {
  const zoneIssue = unknownZoneIssue(options, FIRST);
  if (zoneIssue) return yield refusal(zoneIssue);
  const text = decodeText(bytes, options.encoding);
  const { head, broken, pieces } = await peek(text, HEAD_CHARS);
  if (!head) return yield* failures(pieces);
  const chosen = chosenMapping(options, FIRST, () => suggestMapping(head));
  if ('issues' in chosen) return yield refusal(...(broken ? [broken] : chosen.issues));

  let readRow: RowReader | undefined;
  let rows = 0;
  let failed = false;
  const delimiter = chosen.mapping.delimiter ?? delimiterOf(head) ?? ',';
  for await (const batch of csvRows(pieces, delimiter, head)) {
    const { bytesRead } = batch;
    failed ||= batch.issues.length > 0;
    if (batch.issues.length > 0) yield { evidence: [], issues: batch.issues, bytesRead };
    for (const row of batch.rows) {
      rows += 1;
      if (rows === 1 && /^sep=/i.test(row.cells[0] ?? '')) continue;
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
  yield refusal({ place: FIRST, ...nothing });
}
