/**
 * A PDF: the words of its pages in their lines, and when it says that it was made. One with a password,
 * one of pictures only, and one that unpacks to more than a document holds are issues.
 */
import { inflateSync } from 'node:zlib';

import { getDocumentProxy } from 'unpdf';

import type { Issue } from '@/lib/sla/evidence';

import type { DocumentText } from './importer';
import { documentImporter, LONGEST_CHARS, shortened } from './prose';
import { fileIssue, wholeFile } from './whole-file';
import { instantOf } from './written-time';

const MOST_BYTES = 30_000_000;
const MOST_PAGES = 300;
/** Of all streams but pictures, which are not read, when unpacked. */
const MOST_UNPACKED = 10_000_000;
/** Operators and operands, in all streams and as often as forms are drawn. */
const MOST_WORDS = 1_000_000;
const MOST_DRAWN = 4_000_000;
/** States of drawing saved and not yet restored; the reader's time grows with their square. */
const MOST_DEPTH = 1000;

export const pdf = documentImporter({
  id: 'pdf',
  label: 'PDF',
  party: 'third_party',
  recognises: (head) =>
    new TextDecoder('latin1').decode(head.subarray(0, 1024)).includes('%PDF-') ? 0.98 : 0,
  text: pdfText,
});

async function pdfText(bytes: AsyncIterable<Uint8Array>): Promise<DocumentText> {
  const file = await wholeFile(bytes, MOST_BYTES);
  const { bytesRead } = file;
  if (!file.bytes) return { text: '', issues: [file.issue], bytesRead };
  if (isBomb(Buffer.from(file.bytes))) {
    const expected = `at most ${MOST_UNPACKED / 1_000_000} MB when unpacked`;
    return { text: '', issues: [fileIssue('more than a document holds', expected)], bytesRead };
  }
  const read = await pagesOf(file.bytes);
  if ('found' in read) return { text: '', issues: [read], bytesRead };
  const { pages, more, madeAt } = read;
  const text = pages.join('\n\n').trim();
  const issues: Issue[] = [];
  if (more) issues.push(fileIssue(`more than ${MOST_PAGES} pages`, `the first ${MOST_PAGES}`));
  if (text === '') {
    const expected = 'a PDF with text: export it again, or paste its words';
    issues.push(fileIssue('pages without text, as a scan has them', expected));
  }
  return shortened({ text, issues, ...(madeAt !== null && { publishedAt: madeAt }), bytesRead });
}

type Pages = Readonly<{ pages: readonly string[]; more: boolean; madeAt: number | null }>;

async function pagesOf(bytes: Uint8Array): Promise<Pages | Issue> {
  try {
    const document = await getDocumentProxy(bytes, { isEvalSupported: false, verbosity: 0 });
    const pages: string[] = [];
    let length = 0;
    for (let number = 1; number <= Math.min(document.numPages, MOST_PAGES); number++) {
      const page = await document.getPage(number);
      const text = linesOf((await page.getTextContent()).items);
      page.cleanup();
      pages.push(text);
      length += text.length;
      if (length > LONGEST_CHARS) break;
    }
    const { info } = await document.getMetadata();
    await document.destroy();
    return { pages, more: document.numPages > MOST_PAGES, madeAt: madeAtOf(info) };
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    return name === 'PasswordException'
      ? fileIssue('a PDF with a password', 'a PDF that opens without one')
      : fileIssue('a PDF that is broken', 'a PDF that opens');
  }
}

type Item = Readonly<{ str: string; transform: number[]; width: number; hasEOL: boolean }> | object;

/** Pieces of a line stand at one height; a wide gap between two is that of columns. */
function linesOf(items: readonly Item[]): string {
  let text = '';
  let last: Readonly<{ y: number; right: number; size: number }> | null = null;
  for (const item of items) {
    if (!('str' in item)) continue;
    const [x = 0, y = 0] = item.transform.slice(4);
    const size = Math.abs(item.transform[3] ?? 0) || 10;
    if (item.str.trim() !== '') {
      if (last && Math.abs(y - last.y) > size / 2) text += y < last.y - 2.2 * size ? '\n\n' : '\n';
      else if (last && x - last.right > 1.5 * size) text += text.endsWith(' ') ? ' ' : '  ';
      else if (last && x - last.right > size / 8 && !/\s$/.test(text)) text += ' ';
      text += item.str;
      last = { y, right: x + item.width, size };
    } else if (item.str !== '' && !/\s$/.test(text)) text += ' ';
  }
  return text.replaceAll('\0', '').replace(/ +\n/g, '\n');
}

/** "D:20260309120000+01'00'", epoch ms; one without its zone is none. */
function madeAtOf(info: object): number | null {
  const written = 'CreationDate' in info ? String(info.CreationDate) : '';
  const match = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:(Z)|([+-]\d\d)'?(\d\d)?)/.exec(written);
  if (!match) return null;
  const [, year, month, day, hour, minute, second, zulu, hours, minutes] = match;
  const offset = zulu ?? `${hours}:${minutes ?? '00'}`;
  return instantOf(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`);
}

/**
 * Whether its streams hold more than a document: in bytes, though one be packed again and again, or in
 * what is to be carried out, though forms draw forms that draw forms.
 */
function isBomb(file: Buffer): boolean {
  let left = MOST_UNPACKED;
  let [words, wordsOfForms, drawings, branches, depth] = [0, 0, 0, 0, 0];
  for (const { data, isForm } of streamsOf(file)) {
    const content = innermost(data, left);
    if (content === null) return true;
    left -= content.spent;
    const text = content.bytes.toString('latin1');
    const length = text.match(/[\s([</]+/g)?.length ?? 0;
    const drawn = text.match(/\bDo\b/g)?.length ?? 0;
    words += length;
    drawings += drawn;
    if (isForm) {
      wordsOfForms += length;
      branches += Math.max(0, drawn - 1);
    }
    for (const [operator] of text.matchAll(/(?<![^\s\])>])[qQ](?![^\s[(</])/g)) {
      depth = operator === 'q' ? depth + 1 : Math.max(0, depth - 1);
      if (depth > MOST_DEPTH) return true;
    }
    if (words > MOST_WORDS || branches > 20) return true;
  }
  return wordsOfForms * drawings * 2 ** branches > MOST_DRAWN;
}

type Stream = Readonly<{ data: Buffer; isForm: boolean }>;

/** Every stream but pictures. */
function* streamsOf(file: Buffer): Generator<Stream> {
  let before = 0;
  for (let at = file.indexOf('stream'); at >= 0; at = file.indexOf('stream', at + 6)) {
    if (file.subarray(at - 3, at).toString('latin1') === 'end') continue;
    const head = file.subarray(Math.max(before, at - 2000), at).toString('latin1');
    const own = head.slice(head.lastIndexOf(' obj'));
    const end = file.indexOf('endstream', at);
    before = end < 0 ? file.length : end;
    if (/\/Subtype\s*\/Image\b/.test(own)) continue;
    const from = at + (file[at + 6] === 0x0d ? 8 : 7);
    yield { data: file.subarray(from, before), isForm: /\/Subtype\s*\/Form\b/.test(own) };
  }
}

/** What is left when nothing of a stream is packed any more; null when that is more than `most` bytes. */
function innermost(data: Buffer, most: number): Readonly<{ bytes: Buffer; spent: number }> | null {
  let bytes = data;
  let spent = data.length;
  for (let layer = 0; layer < 4 && spent <= most; layer++) {
    const unpacked = unpackedWithin(bytes, most - spent);
    if (unpacked === 'too much') return null;
    if (unpacked === null) break;
    bytes = unpacked;
    spent += unpacked.length;
  }
  return spent > most ? null : { bytes, spent };
}

/** Null for what is not packed by deflate, or broken. */
function unpackedWithin(data: Buffer, most: number): Buffer | 'too much' | null {
  if (((data[0] ?? 0) & 0x0f) !== 8 || (((data[0] ?? 0) << 8) | (data[1] ?? 0)) % 31 !== 0)
    return null;
  try {
    return inflateSync(data, { maxOutputLength: Math.max(1, most) });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    return code === 'ERR_BUFFER_TOO_LARGE' ? 'too much' : null;
  }
}
