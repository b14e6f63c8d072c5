/**
 * What a piece of HTML, or of plain text, says to a reader: blocks as paragraphs, breaks as lines. Line
 * ends are spaces where there are blocks, and lines where there are none. Linear in its length.
 */
const ENTITIES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: ' ',
    ndash: '–',
    mdash: '—',
    hellip: '…',
    lsquo: '‘',
    rsquo: '’',
    ldquo: '“',
    rdquo: '”',
    bull: '•',
    middot: '·',
    deg: '°',
  }),
);
const HIGHEST = 0x10ffff;

const UNSEEN = /<!--[\s\S]{0,20000}?-->|<(script|style)\b[^<>]{0,2000}>[\s\S]{0,20000}?<\/\1\s*>/gi;
const BREAK = /<br\b[^<>]*>/gi;
const CELL = /<\/?(?:td|th)\b[^<>]*>/gi;
const BLOCK =
  /<\/?(?:p|div|ul|ol|li|dl|dt|dd|table|tr|h[1-6]|blockquote|pre|section|article|hr)\b[^<>]*>/gi;
const TAG = /<[!/a-z][^<>]*>/gi;

export function htmlText(html: string): string {
  const seen = html.replace(UNSEEN, '');
  const hasBlocks = seen.search(BLOCK) >= 0 || seen.search(BREAK) >= 0;
  const lines = hasBlocks ? seen.replace(/\s+/g, ' ') : seen.replace(/\r\n?/g, '\n');
  const plain = lines
    .replace(BREAK, '\n')
    .replace(CELL, ' ')
    .replace(BLOCK, '\n\n')
    .replace(TAG, '');
  return decoded(plain)
    .split('\n')
    .map((line) => line.replace(/[^\S\n]+/g, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** One level of character references; one that is not known stays as it is. */
const decoded = (text: string): string =>
  text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi,
    (whole: string, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return ENTITIES.get(name.toLowerCase()) ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      return code > 0 && code <= HIGHEST ? String.fromCodePoint(code) : whole;
    },
  );
