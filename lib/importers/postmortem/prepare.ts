/**
 * The text as the grammar reads it: the same length as the source, so that every position found is a
 * position of the source. Mark-up, addresses, code and log lines become blanks; look-alike characters
 * become one.
 */
const BLOCK =
  /^\/?(?:p|br|li|ul|ol|div|h[1-6]|tr|td|th|table|button|section|article|blockquote|header|pre|hr)\b/i;

const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: ' ',
  ndash: '–',
  mdash: '–',
  amp: '&',
  quot: '"',
  '#39': "'",
  rsquo: "'",
  lsquo: "'",
  ldquo: '"',
  rdquo: '"',
  '#8211': '–',
  '#160': ' ',
};

const LOOKALIKES: readonly (readonly [RegExp, string])[] = [
  [/[\u00a0\u2000-\u200b\u202f\u2060\u3000\ufeff\t\f\v]/g, ' '],
  [/[\u2010-\u2012\u2212]/g, '-'],
  [/[\u2014\u2015]/g, '–'],
  [/[\u2018\u2019\u02bc\u2032]/g, "'"],
  [/[\u201c\u201d\u201e\u2033]/g, '"'],
  [/\r/g, ' '],
];

const blank = (found: string) => ' '.repeat(found.length);
/** Line breaks stay, so that what stands around a blanked block does not run together. */
const blankLines = (found: string) => found.replace(/[^\n]/g, ' ');

/** Blanks what is not prose. The result has exactly the length of `text`. */
export function prepare(text: string): string {
  let prepared = text.replace(/```[\s\S]{0,20000}?```/g, blankLines);
  prepared = prepared.replace(/<([a-zA-Z/!][^<>]{0,3000})>/g, (found, inner: string) =>
    BLOCK.test(inner) ? `\n${' '.repeat(found.length - 1)}` : blank(found),
  );
  prepared = prepared.replace(/&(#?\w{2,6});/g, (found, name: string) =>
    (ENTITIES[name] ?? ' ').padEnd(found.length, ' '),
  );
  for (const [lookalike, plain] of LOOKALIKES) prepared = prepared.replace(lookalike, plain);
  return prepared
    .replace(/\]\([^\s()]{0,2000}\)/g, blank)
    .replace(/\bhttps?:\/\/[^\s)\]>"|]+/g, blank)
    .replace(/\*\*|__|`/g, blank)
    .replace(
      /^[ >]*\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:[.,]\d+)?Z?[\s[]{0,4}(?:TRACE|DEBUG|INFO|WARN|WARNING|ERROR|FATAL|CRITICAL)\b.*$/gm,
      blank,
    )
    .replace(/(?<=\b\d{4}-\d\d-\d\d)T(?=\d\d:?\d\d)/g, ' ');
}
