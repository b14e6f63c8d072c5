/**
 * The parts of a mail that can be read as words, in bounded space: a part that holds none keeps its header
 * and loses its body while the mail is still being read. Whatever is cut is told.
 */
import type { Issue } from '@/lib/sla/evidence';

/** A letter has thousands of bytes and a dozen parts; the MIME parser's time and space grow with each of these. */
const MOST_BYTES = 6_000_000;
const MOST_LINES = 50_000;
const MOST_PARTS = 500;

/** `mail`: with the size in digits as the body of each part that was left out. */
export type KeptMail = Readonly<{ mail: Uint8Array; bytesRead: number; issues: readonly Issue[] }>;

/** Bytes stay bytes: every character of the lines is one. */
export async function keptMail(bytes: AsyncIterable<Uint8Array>): Promise<KeptMail> {
  const filter = partFilter();
  let rest = '';
  let bytesRead = 0;
  let full: string | null = null;
  for await (const chunk of bytes) {
    bytesRead += chunk.length;
    if (full) continue;
    const lines = `${rest}${Buffer.from(chunk).toString('latin1')}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      filter.take(line);
      full ??= filter.full();
      if (full) break;
    }
    if (rest.length > 10_000 && filter.leavesOut()) rest = filter.swallow(rest);
    if (rest.length > MOST_BYTES) full = 'a line without an end';
  }
  if (!full) filter.take(rest);
  const lines = filter.lines();
  const mail = Buffer.from(lines.join('\n'), 'latin1');
  const issue = (found: string, expected: string, severity: Issue['severity']): Issue => ({
    place: { line: lines.length },
    field: 'file',
    found,
    expected,
    severity,
  });
  if (full) {
    return {
      mail,
      bytesRead,
      issues: [issue(full, 'a letter; what follows is not read', 'error')],
    };
  }
  const cut = issue('the mail ends inside a part', 'its whole text', 'note');
  return { mail, bytesRead, issues: filter.isCut() ? [cut] : [] };
}

function partFilter() {
  const kept: string[] = [];
  const boundaries = new Set<string>();
  const ended = new Set<string>();
  let keptBytes = 0;
  let parts = 0;
  /** Of the part that begins; null within a body. */
  let header: string[] | null = [];
  let leftOut: { base64: boolean; size: number } | null = null;
  /** The line of a Content-Type that names no boundary: the first line of the body may be it. */
  let unbounded: number | null = null;

  const keep = (line: string) => {
    kept.push(line);
    keptBytes += line.length + 1;
  };
  const endBody = () => {
    if (leftOut) keep(sizeLine(leftOut));
    leftOut = null;
  };
  const begins = (text: string): boolean => {
    if (unbounded === null || text === '') return false;
    const [line, name] = [unbounded, text.slice(2)];
    unbounded = null;
    if (!/^--[^\s-]?\S{3,}$/.test(text)) return false;
    boundaries.add(name);
    kept[line] = `${(kept[line] ?? '').replace(/[;\s]*$/, '')}; boundary="${name}"`;
    return true;
  };
  const endHeader = (lines: readonly string[]) => {
    const part = partOf(lines);
    header = part.holds === 'message' ? [] : null;
    if (part.boundary !== null) boundaries.add(part.boundary);
    else if (part.holds === 'parts') unbounded = kept.length - 1 - lines.length + part.typeLine;
    if (part.holds === 'nothing') leftOut = { base64: part.base64, size: 0 };
  };
  const take = (line: string) => {
    const text = line.replace(/\r$/, '');
    const edge = begins(text) ? 'begins' : edgeOf(text, boundaries);
    if (edge) {
      endBody();
      parts++;
      header = edge === 'begins' ? [] : null;
      if (edge === 'ends') ended.add(text.slice(2).trimEnd().slice(0, -2));
      keep(line);
    } else if (leftOut) leftOut.size += text.length;
    else {
      keep(line);
      if (header && text !== '') header.push(text);
      else if (header && (header.length > 0 || parts > 0)) endHeader(header);
    }
  };
  return {
    take,
    leavesOut: () => leftOut !== null,
    /** Whether the mail ends inside a part. */
    isCut: () => [...boundaries].some((boundary) => !ended.has(boundary)),
    /** A line that is left out need not be whole. */
    swallow: (rest: string) => {
      if (leftOut) leftOut.size += rest.length;
      return '';
    },
    full: () => {
      if (keptBytes > MOST_BYTES) return `more than ${MOST_BYTES} bytes of text`;
      if (kept.length > MOST_LINES) return `more than ${MOST_LINES} lines`;
      return parts > MOST_PARTS ? `more than ${MOST_PARTS} parts` : null;
    },
    lines: () => {
      endBody();
      return kept.slice(0, MOST_LINES);
    },
  };
}

const sizeLine = ({ base64, size }: Readonly<{ base64: boolean; size: number }>) =>
  base64 ? Buffer.from(String(Math.floor((size * 3) / 4))).toString('base64') : String(size);

function edgeOf(text: string, boundaries: ReadonlySet<string>): 'begins' | 'ends' | null {
  if (!text.startsWith('--')) return null;
  const name = text.slice(2).trimEnd();
  if (boundaries.has(name)) return 'begins';
  return name.endsWith('--') && boundaries.has(name.slice(0, -2)) ? 'ends' : null;
}

type Part = Readonly<{
  holds: 'words' | 'parts' | 'message' | 'nothing';
  boundary: string | null;
  base64: boolean;
  /** Of Content-Type, among the header's lines. */
  typeLine: number;
}>;

function partOf(lines: readonly string[]): Part {
  const field = (name: string) => {
    const at = lines.findIndex((line) => line.toLowerCase().startsWith(`${name}:`));
    const next = lines.findIndex((line, index) => index > at && !/^[ \t]/.test(line));
    return { at, value: at < 0 ? '' : lines.slice(at, next < 0 ? undefined : next).join(' ') };
  };
  const type = field('content-type');
  const base64 = /base64/i.test(field('content-transfer-encoding').value);
  const boundary = /;\s*boundary\s*=\s*(?:"([^"]+)"|([^\s;]+))/i.exec(type.value);
  const names = `${type.value} ${field('content-disposition').value}`;
  return {
    holds: holdsOf(/:\s*([\w.+-]*\/?[\w.+-]*)/.exec(type.value)?.[1] ?? '', names, base64),
    boundary: boundary ? (boundary[1] ?? boundary[2] ?? null) : null,
    base64,
    typeLine: type.at,
  };
}

function holdsOf(type: string, names: string, base64: boolean): Part['holds'] {
  if (/^multipart\//i.test(type)) return 'parts';
  if (/^message\/rfc822$/i.test(type)) return base64 ? 'words' : 'message';
  if (
    type === '' ||
    /^(?:text\/(?:plain|html|calendar|x-vcalendar)|message\/.*|application\/ics)$/i.test(type)
  )
    return 'words';
  return /name\*?\d*\*?=[^;]*\.(?:ics|eml)\b/i.test(names) ? 'words' : 'nothing';
}
