/**
 * The parts of a workbook as the streaming reader of exceljs takes them without a loss: strings and styles
 * before the sheets, so that no sheet waits in a file; ASCII alone, since it decodes each piece by itself;
 * no phonetic guides and one run for each text, of which it would keep the last; no formulas, of which it
 * would drop an empty result; an archive that always ends, since it waits for one that breaks off.
 */
import type { Sheet, Workbook } from './xlsx-workbook';
import type { ZipEntry } from './zip';

const MIB = 1024 * 1024;
const LARGEST_STRINGS = 64 * MIB;
const LARGEST_STYLES = 16 * MIB;
const LARGEST_SHEET = 1024 * MIB;
const LONGEST_ROW_CHARS = 8 * MIB;

export type Feed = Readonly<{
  bytes: AsyncGenerator<Uint8Array>;
  /** Why the parts broke off, if they did. */
  failure: () => string | null;
  /** Share of the sheets' bytes that was given, 0 to 1. */
  share: () => number;
}>;

/** `mostRows`: of each sheet. */
export function feedOf(book: Workbook, sheets: readonly Sheet[], mostRows = Infinity): Feed {
  const total = sheets.reduce((sum, { entry }) => sum + entry.sizeBytes, 0);
  let given = 0;
  let broken: string | null = null;

  async function* text(entry: ZipEntry, { mark, mostBytes }: PartKind): AsyncGenerator<string> {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    let held = '';
    for await (const piece of book.zip.unpack(entry, mostBytes)) {
      held += decoder.decode(piece, { stream: true });
      if (mark === '<row') given += piece.length;
      const cut = held.lastIndexOf(mark);
      if (cut > 0) {
        yield held.slice(0, cut);
        held = held.slice(cut);
      }
      if (held.length > LONGEST_ROW_CHARS)
        throw new RangeError(`${entry.name} has a row over 8 MiB`);
    }
    yield held + decoder.decode();
  }

  async function* part(name: string, source: AsyncIterable<string>) {
    yield header(name);
    try {
      for await (const piece of source) yield new TextEncoder().encode(ascii(piece));
    } catch (error) {
      broken ??= error instanceof RangeError ? error.message : `${name} is not UTF-8`;
    }
    yield DESCRIPTOR;
  }

  async function* bytes() {
    yield* part('xl/_rels/workbook.xml.rels', only('<Relationships/>'));
    yield* part('xl/workbook.xml', only(bookXml(book.from1904)));
    yield* part('xl/styles.xml', book.styles ? text(book.styles, STYLES) : only('<styleSheet/>'));
    yield* part(
      'xl/sharedStrings.xml',
      book.strings ? text(book.strings, STRINGS) : only('<sst/>'),
    );
    for (const [index, { entry }] of sheets.entries()) {
      if (broken !== null) break;
      yield* part(`xl/worksheets/sheet${index + 1}.xml`, sheetRows(text(entry, SHEET), mostRows));
    }
    yield END;
  }
  return { bytes: bytes(), failure: () => broken, share: () => (total > 0 ? given / total : 1) };
}

/** `mark`: a piece is cut before the last of these, so that no element of its kind is in two pieces. */
type PartKind = Readonly<{ mark: string; mostBytes: number }>;
const STYLES: PartKind = { mark: '<', mostBytes: LARGEST_STYLES };
const STRINGS: PartKind = { mark: '<si', mostBytes: LARGEST_STRINGS };
const SHEET: PartKind = { mark: '<row', mostBytes: LARGEST_SHEET };

async function* only(text: string) {
  yield text;
}

const bookXml = (from1904: boolean) =>
  `<workbook><workbookPr date1904="${from1904 ? 1 : 0}"/><sheets/></workbook>`;

/** The sheet until so many rows have begun; what follows is left out, and the sheet closed. */
async function* sheetRows(source: AsyncGenerator<string>, most: number) {
  let rows = 0;
  for await (const piece of source) {
    const starts = [...piece.matchAll(/<row[\s>/]/g)];
    const over = starts[most - rows];
    if (over) {
      yield `${prepared(piece.slice(0, over.index))}</sheetData></worksheet>`;
      return;
    }
    rows += starts.length;
    yield prepared(piece);
  }
}

const PHONETIC = /<rPh\b(?:(?!<\/rPh>)[\s\S]){0,4000}<\/rPh>/g;
const NEXT_RUN =
  /<\/t>\s*<\/r>\s*<r>(?:<rPr>(?:(?!<\/rPr>)[\s\S]){0,4000}<\/rPr>|<rPr\/>)?\s*<t(?:\s[^<>]*)?>/g;
/** A formula leaves its stored value alone, or what is no number where there is none. */
const FORMULA = /<f(?:\s[^<>]*)?(?:\/>|>[^<]*<\/f>)(\s*<\/c>)?/g;
const NOT_COMPUTED = '<v>not computed</v>';

/** Texts that stand in the sheet itself are unescaped twice by the reader. */
const ESCAPED = /&amp;(?=(?:lt|gt|amp|apos|quot);)/g;

const prepared = (xml: string) =>
  xml
    .replaceAll(FORMULA, (_, end?: string) => (end === undefined ? '' : `${NOT_COMPUTED}${end}`))
    .replaceAll(ESCAPED, '&amp;amp;');

const ascii = (xml: string) =>
  xml
    .replaceAll(PHONETIC, '')
    .replaceAll(NEXT_RUN, '')
    .replaceAll(/\P{ASCII}/gu, (letter) => `&#${letter.codePointAt(0)};`);

/** A stored entry whose size is told by what follows it. */
function header(name: string): Uint8Array {
  const bytes = new Uint8Array(30 + name.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x04034b50, true);
  view.setUint16(4, 20, true);
  view.setUint16(6, 8, true);
  view.setUint16(26, name.length, true);
  bytes.set(new TextEncoder().encode(name), 30);
  return bytes;
}

const DESCRIPTOR = signed(0x08074b50, 16);
const END = signed(0x06054b50, 22);

function signed(signature: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  new DataView(bytes.buffer).setUint32(0, signature, true);
  return bytes;
}
