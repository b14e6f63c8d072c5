/**
 * A page or mail in HTML as text: blocks as paragraphs, table rows as "cell: cell", quoted blocks behind
 * ">". Nothing in it is run or fetched; what is hidden from a reader is no part of the text.
 */
import { parseHTML } from 'linkedom';

/** Characters, tags, entities and levels that are parsed: each far beyond any letter, all together in two seconds. */
const LONGEST = 3_000_000;
const MOST_TAGS = 60_000;
const MOST_ENTITIES = 60_000;
const DEEPEST_OPEN = 2000;

/** A page; a fragment becomes the body of one. `cut`: how many characters of a longer one were parsed. */
export function pageOf(
  html: string,
): Readonly<{ document: Document; body: Element; cut: number | null }> {
  const to = parsable(html);
  const kept = plainCharacters(html.slice(0, to));
  const whole = /<body[\s>]/i.test(kept)
    ? kept
    : `<!doctype html><html><body>${kept}</body></html>`;
  const { document } = parseHTML(whole);
  const body = document.querySelector('body') ?? document.documentElement;
  return { document, body, cut: to < html.length ? to : null };
}

const windows1252 = new TextDecoder('windows-1252');

/** Decoders leave quotation marks and dashes of windows-1252 as controls, which no text has. */
export const plainCharacters = (text: string): string =>
  text
    .replace(/[\u0080-\u009f]/g, (control) =>
      windows1252.decode(Uint8Array.of(control.charCodeAt(0)), { stream: true }),
    )
    .replaceAll('\0', '');

/** Tags that close themselves, or by the next of their kind: an open one is no deeper level. */
const UNCOUNTED =
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr|p|li|dt|dd|option|tr|td|th|tbody|thead|tfoot)$/i;

/** The parser's time grows with the square of the depth and of what stands side by side. */
function parsable(html: string): number {
  let [tags, entities, depth] = [0, 0, 0];
  for (const match of html.matchAll(/<(\/?)([a-z][\w:-]*)?|&/gi)) {
    const [found, slash, name] = match;
    if (match.index > LONGEST) break;
    if (found === '&') entities++;
    else tags++;
    if (name && !UNCOUNTED.test(name)) depth = slash ? Math.max(0, depth - 1) : depth + 1;
    if (tags > MOST_TAGS || entities > MOST_ENTITIES || depth > DEEPEST_OPEN) return match.index;
  }
  return Math.min(html.length, LONGEST);
}

/** The text of an element as a person reads it. */
export function textOf(root: Node): string {
  const lines = render(root, 0)
    .split('\n')
    .map((line) => line.replace(/[ \t]+/g, ' ').trim());
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Deeper than any letter; below, only the words are taken. */
const DEEPEST = 150;

const SKIPPED = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE HEAD TITLE IFRAME OBJECT SVG CANVAS SELECT BUTTON NAV'.split(' '),
);
const PARAGRAPHS = new Set('P H1 H2 H3 H4 H5 H6 TABLE UL OL'.split(' '));
const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BODY CENTER DD DIV DL DT FIELDSET FIGURE FOOTER FORM HEADER HR MAIN SECTION THEAD TBODY TFOOT CAPTION TD TH'.split(
    ' ',
  ),
);

function render(node: Node, depth: number): string {
  if (node.nodeType === node.TEXT_NODE)
    return (node.textContent ?? '').replace(/[\s\u00a0]+/g, ' ');
  if (!isElement(node)) return '';
  const tag = node.tagName.toUpperCase();
  if (SKIPPED.has(tag) || isHidden(node)) return '';
  if (depth > DEEPEST) return node.textContent ?? '';
  if (tag === 'BR') return '\n';
  if (tag === 'TR') return `${row(node, depth)}\n`;
  if (tag === 'PRE') return `\n\n${node.textContent ?? ''}\n\n`;
  const inner = [...node.childNodes].map((child) => render(child, depth + 1)).join('');
  if (tag === 'LI') return `\n- ${inner.trim()}\n`;
  if (tag === 'BLOCKQUOTE') return `\n\n${inner.trim().replace(/^/gm, '> ')}\n\n`;
  if (PARAGRAPHS.has(tag)) return `\n\n${inner}\n\n`;
  return BLOCKS.has(tag) ? `\n${inner}\n` : inner;
}

const isElement = (node: Node): node is Element => node.nodeType === node.ELEMENT_NODE;

const isHidden = (element: Element) =>
  element.hasAttribute('hidden') ||
  /display\s*:\s*none|visibility\s*:\s*hidden/i.test(element.getAttribute('style') ?? '');

/** Two cells are a label and its value; more are named by the table's head where it has one. */
function row(element: Element, depth: number): string {
  const cells = cellsOf(element).map((cell) => flat(render(cell, depth + 1)));
  if (cells.some((cell) => cell.includes('\n'))) return cells.join('\n');
  const heads = headsOf(element, cells.length).map((head) => flat(render(head, depth + 1)));
  const filled = cells.filter((cell) => cell !== '');
  if (cellsOf(element).every(isHead)) return filled.join(' | ');
  if (heads.length > 0) {
    const named = cells.map((cell, index) => cell && labelled(heads[index] ?? '', cell));
    return named.filter((cell) => cell !== '').join(', ');
  }
  const [label = '', value = ''] = filled;
  return filled.length === 2 ? labelled(label, value) : filled.join(' | ');
}

const labelled = (label: string, value: string) =>
  label === '' ? value : `${label.replace(/\s*:$/, '')}: ${value}`;

const flat = (text: string) =>
  text
    .trim()
    .replace(/[ \t]*\n\s*/g, '\n')
    .replace(/[ \t]+/g, ' ');

const cellsOf = (element: Element) =>
  [...element.children].filter(({ tagName }) => /^t[dh]$/i.test(tagName));

const isHead = ({ tagName }: Element) => /^th$/i.test(tagName);

/** The cells of the table's first row, when all are heads and this row is another of as many. */
function headsOf(element: Element, count: number): Element[] {
  const first = element.closest('table')?.querySelector('tr');
  if (!first || first === element || count < 2) return [];
  const heads = cellsOf(first);
  const named = heads.length === count && heads.every(isHead);
  return named ? heads : [];
}
