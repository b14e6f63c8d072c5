/**
 * Bytes to text, strictly. A byte order mark decides, else UTF-8; another coding only when a person
 * says so, since a wrong one reads every name and some times differently without a complaint.
 */
import type { Issue } from '@/lib/sla/evidence';

import { type Encoding, ENCODINGS } from './encodings';

/** A piece of the text, or the one issue after which nothing follows. */
export type TextPiece = Readonly<{ bytesRead: number }> &
  (Readonly<{ text: string; issue?: undefined }> | Readonly<{ issue: Issue; text?: undefined }>);

const MARKS: readonly Readonly<{ encoding: Encoding; bytes: readonly number[] }>[] = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
];

const SIGNATURES: readonly Readonly<{ name: string; bytes: readonly number[] }>[] = [
  { name: 'a ZIP archive or an Excel workbook', bytes: [0x50, 0x4b, 0x03, 0x04] },
  { name: 'a gzip archive', bytes: [0x1f, 0x8b] },
  { name: 'a PDF', bytes: [0x25, 0x50, 0x44, 0x46] },
  { name: 'an old Excel or Word file', bytes: [0xd0, 0xcf, 0x11, 0xe0] },
  { name: 'a SQLite database', bytes: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66] },
];

/**
 * Decodes a stream piece by piece; the byte order mark is not part of the text.
 * Empty, binary and wrongly coded input ends in an issue that names the byte and the line (1-based);
 * the text before it is still given.
 */
export async function* decodeText(
  bytes: AsyncIterable<Uint8Array>,
  encoding?: Encoding,
): AsyncGenerator<TextPiece> {
  let decode: Decoder | null = null;
  let head: Uint8Array = new Uint8Array(0);
  let bytesRead = 0;
  let line = 1;
  for await (const chunk of bytes) {
    bytesRead += chunk.length;
    let input = chunk;
    if (!decode) {
      head = join(head, chunk);
      if (head.length < 8) continue;
      const opened = open(head, encoding);
      if ('issue' in opened) return yield { issue: opened.issue, bytesRead };
      decode = opened.decode;
      input = opened.rest;
    }
    const { text, broken } = decode(input, false);
    if (text) yield { text, bytesRead };
    line += newlines(text);
    if (broken) return yield { issue: issueAt(line, broken), bytesRead };
  }
  if (bytesRead === 0) return yield { issue: EMPTY, bytesRead };
  const opened = decode ? null : open(head, encoding);
  if (opened && 'issue' in opened) return yield { issue: opened.issue, bytesRead };
  const last = (decode ?? opened?.decode)?.(opened?.rest ?? new Uint8Array(0), true);
  if (last?.text) yield { text: last.text, bytesRead };
  line += newlines(last?.text ?? '');
  if (last?.broken) yield { issue: issueAt(line, last.broken), bytesRead };
}

/** The text of a file's first bytes, for telling formats apart; null when it is binary or not decodable. */
export function headText(head: Uint8Array): string | null {
  if (head.length === 0) return null;
  const opened = open(head);
  if ('issue' in opened) return null;
  const { text, broken } = opened.decode(opened.rest, false);
  return broken ? null : text;
}

/** The text of a file's first bytes where it begins as JSON does, with an object or a list; else null. */
export function jsonHead(head: Uint8Array): string | null {
  const text = headText(head);
  return text !== null && /^\s*[{[]/.test(text) ? text : null;
}

/** Whether an issue may go when another coding is chosen. */
export const isWrongCoding = ({ field, found }: Pick<Issue, 'field' | 'found'>): boolean =>
  field === 'file' && (found === BINARY.found || WRONG_CODING.test(found));

const WRONG_CODING = new RegExp(`^not (UTF-8: byte|(?:${ENCODINGS.join('|')})$)`);

type Broken = Readonly<{ found: string; expected: string }>;
type Decoder = (bytes: Uint8Array, last: boolean) => Readonly<{ text: string; broken?: Broken }>;

const EMPTY: Issue = {
  place: { line: 1 },
  field: 'file',
  found: 'The file is empty',
  expected: 'at least one record',
  severity: 'error',
};

function open(
  head: Uint8Array,
  encoding?: Encoding,
): { decode: Decoder; rest: Uint8Array } | { issue: Issue } {
  const binary = SIGNATURES.find((signature) => startsWith(head, signature.bytes));
  if (binary) {
    return {
      issue: issueAt(1, { found: binary.name, expected: 'a text file (CSV, JSON or text)' }),
    };
  }
  const mark = MARKS.find((candidate) => startsWith(head, candidate.bytes));
  const rest = mark ? head.subarray(mark.bytes.length) : head;
  const chosen = mark?.encoding ?? encoding ?? 'utf-8';
  return { decode: chosen === 'utf-8' ? utf8() : labelled(chosen), rest };
}

/** UTF-8 by whole sequences, so that a failure can be traced to its byte. */
function utf8(): Decoder {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let carried: Uint8Array = new Uint8Array(0);
  return (bytes, last) => {
    const input = join(carried, bytes);
    const whole = last ? input.length : input.length - unfinished(input);
    carried = input.slice(whole);
    const sound = input.subarray(0, whole);
    const nul = sound.indexOf(0);
    if (nul >= 0) return { text: lenient(sound.subarray(0, nul)), broken: BINARY };
    try {
      return { text: decoder.decode(sound) };
    } catch {
      const at = firstInvalid(sound);
      const byte = (sound[at] ?? 0).toString(16).toUpperCase().padStart(2, '0');
      return {
        text: lenient(sound.subarray(0, at)),
        broken: {
          found: `not UTF-8: byte 0x${byte}`,
          expected: 'UTF-8 or UTF-16, or a coding that is chosen for the file',
        },
      };
    }
  };
}

const BINARY: Broken = {
  found: 'a NUL byte: the file is binary, or UTF-16 without a byte order mark',
  expected: 'text in UTF-8, UTF-16 with a byte order mark, or a coding that is chosen for the file',
};

function labelled(encoding: Encoding): Decoder {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  return (bytes, last) => {
    try {
      const text = decoder.decode(bytes, { stream: !last });
      const nul = text.indexOf('\0');
      return nul < 0 ? { text } : { text: text.slice(0, nul), broken: BINARY };
    } catch {
      return { text: '', broken: { found: `not ${encoding}`, expected: `text in ${encoding}` } };
    }
  };
}

const lenient = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

/** How many of the last bytes begin a sequence that the next chunk must finish: 0 to 3. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return sequenceLength(byte) > back ? back : 0;
  }
  return 0;
}

const sequenceLength = (lead: number) =>
  lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;

/** The offset of the first byte that no UTF-8 text can hold there. */
function firstInvalid(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes[at] ?? 0);
    if (!isSequence(bytes, at, length)) return at;
    at += length;
  }
  return at;
}

/** Unicode table 3-7: well-formed UTF-8 byte sequences. */
function isSequence(bytes: Uint8Array, at: number, length: number): boolean {
  const lead = bytes[at] ?? 0;
  if (length === 1) return lead < 0x80;
  if (lead < 0xc2 || lead > 0xf4 || at + length > bytes.length) return false;
  const lowest = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const highest = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  const second = bytes[at + 1] ?? 0;
  if (second < lowest || second > highest) return false;
  return bytes.subarray(at + 2, at + length).every((byte) => (byte & 0xc0) === 0x80);
}

const startsWith = (bytes: Uint8Array, prefix: readonly number[]) =>
  prefix.every((byte, index) => bytes[index] === byte);

function join(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  const joined = new Uint8Array(a.length + b.length);
  joined.set(a);
  joined.set(b, a.length);
  return joined;
}

function newlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

const issueAt = (line: number, broken: Broken): Issue => ({
  place: { line },
  field: 'file',
  ...broken,
  severity: 'error',
});
