/**
 * The evidence of a claim as CSV (RFC 4180: CRLF, quotes doubled), in UTF-8 with a byte order mark,
 * without which spreadsheets read Greek or Cyrillic as rubbish.
 *
 * A cell that a spreadsheet would run as a formula (first character = + - @, tab or CR, also their
 * full-width forms, and LF) gets an apostrophe before it. A plain decimal such as -12.5 stays: it is data.
 */
import type { ClaimDocument } from './claim-document';

const BOM = '\ufeff';
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
const PLAIN_NUMBER = /^-\d+(\.\d+)?$/;

const COLUMNS = {
  id: 'Evidence',
  kind: 'Kind',
  party: 'Party',
  source: 'Source',
  service: 'Service',
  state: 'State',
  start: 'Start',
  end: 'End',
  place: 'Place in the file',
  importFile: 'File',
  importSha256: 'SHA-256 of the file',
  quote: 'Quote',
} as const satisfies Record<keyof ClaimDocument['evidence'][number], string>;

const KEYS = [
  'id',
  'kind',
  'party',
  'source',
  'service',
  'state',
  'start',
  'end',
  'place',
  'importFile',
  'importSha256',
  'quote',
] as const satisfies readonly (keyof typeof COLUMNS)[];

/** The evidence of a claim, one record a line, in the order of the document; its head names the columns. */
export function evidenceCsv({ evidence }: Pick<ClaimDocument, 'evidence'>): string {
  const head = KEYS.map((key) => COLUMNS[key]);
  const rows = evidence.map((item) => KEYS.map((key) => item[key] ?? ''));
  return csv([head, ...rows]);
}

/** Rows of cells as CSV text, every cell made harmless for spreadsheets. */
export function csv(rows: readonly (readonly string[])[]): string {
  return BOM + rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(text: string): string {
  const harmless = FORMULA.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;
  const quoted = /[",\r\n]|^\s|\s$/.test(harmless);
  return quoted ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
