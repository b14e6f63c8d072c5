/** A table as text: the same figures and the same rounding as on the page. */
export type PlainTable = Readonly<{
  head: readonly string[];
  rows: readonly (readonly string[])[];
}>;

/**
 * RFC 4180 with a byte order mark. A cell that a spreadsheet would run (= + - @ tab) gets an
 * apostrophe, except a plain negative number; U+2212 and no-break spaces become what spreadsheets read.
 */
export function toCsv({ head, rows }: PlainTable): string {
  const lines = [head, ...rows].map((row) => row.map(cell).join(','));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

function cell(text: string): string {
  const plain = text.replaceAll('\u2212', '-').replaceAll('\u00a0', ' ');
  const runs = /^[=+\-@\t\r]/.test(plain) && !/^-\d[\d,]*(\.\d+)?$/.test(plain);
  const safe = runs ? `'${plain}` : plain;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
