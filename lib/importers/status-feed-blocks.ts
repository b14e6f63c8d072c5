/**
 * The body of a feed's entry as its status page lays it out: one block for each message (Statuspage, and
 * Instatus with lines above them that name the type and the components, Status.io with the oldest first), or
 * the last message alone with the components as they are now (incident.io).
 */
import { htmlText } from './html-text';

export type Block = Readonly<{ when: string; status: string; body: string }>;

export type Body = Readonly<{
  blocks: readonly Block[];
  /** The range of an announced maintenance: "Jan 16, 12:00 - 16:00 GMT". */
  scheduled: string | null;
  /** "Incident" or "Maintenance", where the page writes it above. */
  type: string | null;
  duration: string | null;
  components: readonly string[];
}>;

export type LastMessage = Readonly<{ status: string; body: string; components: readonly string[] }>;

const WHEN_END = /<\/small\s*>/i;
const STATUS = /^\s*(?:<br\s*\/?>)?\s*<(?:strong|b)>([^<]{1,60})<\/(?:strong|b)>\s*-?/i;
const SCHEDULED = /<strong>\s*THIS IS A SCHEDULED EVENT\b(.{0,400}?)<\/strong>/is;

/** The messages of a body, in its order. `summary` names the components where the body leaves them out. */
export function bodyOf(html: string, summary: string): Body {
  const plain = /<small\b/i.test(html) ? html : htmlTextOnce(html);
  const [above = '', ...parts] = plain.split(/<small[^<>]{0,200}>/i);
  const blocks: Block[] = [];
  for (const part of parts) {
    const end = WHEN_END.exec(part);
    const rest = end ? part.slice(end.index + end[0].length) : '';
    const status = STATUS.exec(rest);
    const before = blocks.at(-1);
    if (end && status) {
      const when = part.slice(0, end.index).replace(/<[^<>]*>/g, ' ');
      const body = htmlText(rest.slice(status[0].length));
      blocks.push({ when: htmlText(when), status: (status[1] ?? '').trim(), body });
    } else if (before) {
      blocks[blocks.length - 1] = { ...before, body: `${before.body}\n${htmlText(part)}` };
    }
  }
  const label = labelled(htmlText(above.replace(/<p\b[^<>]*>\s*$/i, '')));
  const components = label('Affected Components') ?? labelled(summary)('Affected Components') ?? '';
  const range = SCHEDULED.exec(above)?.[1];
  return {
    blocks,
    scheduled: range === undefined ? null : htmlText(range.replace(/<[^<>]*>/g, ' ')),
    type: label('Type'),
    duration: label('Duration'),
    components: components.split(/,\s+/).filter((name) => name !== ''),
  };
}

/** Markup that was written as text within other markup. */
const htmlTextOnce = (html: string) => (/&lt;small\b/i.test(html) ? htmlText(html) : html);

/** What stands after "Name:" on a line of its own. */
const labelled =
  (text: string) =>
  (name: string): string | null =>
    new RegExp(`^\\s*${name}:[^\\S\\n]*(\\S[^\\n]{0,2000})$`, 'im').exec(text)?.[1]?.trim() ?? null;

export function lastMessageOf(html: string): LastMessage | null {
  const status = /^\s*(?:<p>)?\s*<b>\s*Status:\s*([^<]{1,60})<\/b>/i.exec(html);
  if (!status) return null;
  const [text = '', list = ''] = html
    .slice(status[0].length)
    .split(/(?:<b>)?\s{0,200}Affected components:?\s{0,200}(?:<\/b>)?\s{0,200}(?=<ul>)/i);
  const items = list.split(/<li>/i).slice(1);
  return {
    status: (status[1] ?? '').trim(),
    body: htmlText(text),
    components: items
      .map((item) => htmlText(item.split(/<\/li>/i)[0] ?? '').replace(/\s*\([^()]*\)$/, ''))
      .filter((name) => name !== ''),
  };
}
