/** What a workbook's archive holds: its sheets in the order of their tabs, and what their cells refer to. */
import { BUILT_IN_FORMATS, plainText } from './xlsx-cells';
import { type Attributes, collected, isOwnText, picked } from './xlsx-xml';
import type { Zip, ZipEntry } from './zip';

export type Sheet = Readonly<{ name: string; hidden: boolean; entry: ZipEntry }>;

export type Workbook = Readonly<{
  zip: Zip;
  sheets: readonly Sheet[];
  /** The texts that cells share, by their index. */
  strings: readonly string[];
  /** The number format of each style of a cell, by the style's index; empty where it is no date. */
  formats: readonly string[];
  /** Days are counted from 1904, as old Macs did. */
  from1904: boolean;
  /** Archives within it, which stay closed. */
  archives: readonly string[];
}>;

const MIB = 1024 * 1024;
const LARGEST_PART = 16 * MIB;
const LARGEST_STRINGS = 64 * MIB;
const ARCHIVE = /\.(zip|xls[xmb]|doc[xm]|ppt[xm]|ods|odt|gz|tgz|tar|7z|rar|jar)$/i;

/** Throws a `RangeError` with a sentence where the archive is no workbook. */
export async function readWorkbook(zip: Zip): Promise<Workbook> {
  const entryAt = (name: string) => zip.entries.find((entry) => entry.name === name) ?? null;
  const entry = entryAt('xl/workbook.xml');
  if (!entry) throw new RangeError(withoutBook(zip));
  const tags = await picked({ zip, entry, mostBytes: LARGEST_PART }, bookTag);
  const relations = entryAt('xl/_rels/workbook.xml.rels');
  const links = relations
    ? await picked({ zip, entry: relations, mostBytes: LARGEST_PART }, linkTag)
    : [];
  const entryOf = (link: Attributes | undefined) =>
    link ? entryAt(partName(link['Target'] ?? '')) : null;
  const ofType = (type: string) =>
    entryOf(links.find((link) => link['Type']?.endsWith(`/${type}`))) ?? entryAt(`xl/${type}.xml`);
  const sheets = tags.flatMap(({ name, attributes }): Sheet[] => {
    if (name !== 'sheet') return [];
    const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1];
    const target = entryOf(links.find((link) => link['Id'] === id));
    const hidden = (attributes['state'] ?? 'visible') !== 'visible';
    return target ? [{ name: attributes['name'] ?? '', hidden, entry: target }] : [];
  });
  return {
    zip,
    sheets,
    strings: await stringsOf(zip, ofType('sharedStrings')),
    formats: await formatsOf(zip, ofType('styles')),
    from1904: tags.some(({ attributes }) => /^(1|true)$/.test(attributes['date1904'] ?? '')),
    archives: zip.entries.map(({ name }) => name).filter((name) => ARCHIVE.test(name)),
  };
}

const bookTag = (name: string, _: string, attributes: Attributes) =>
  name === 'sheet' || name === 'workbookPr' ? { name, attributes } : undefined;

const linkTag = (name: string, _: string, attributes: Attributes) =>
  name === 'Relationship' ? attributes : undefined;

function withoutBook({ entries }: Zip): string {
  if (entries.some(({ name }) => name === 'xl/workbook.bin')) return 'a binary workbook (.xlsb)';
  const [first] = entries;
  return first ? `a ZIP archive that holds ${first.name}` : 'an empty ZIP archive';
}

async function formatsOf(zip: Zip, entry: ZipEntry | null): Promise<string[]> {
  if (!entry) return [];
  const own = new Map<number, string>();
  const ids = await picked(
    { zip, entry, mostBytes: LARGEST_PART },
    (name, parent, { numFmtId, formatCode }) => {
      if (name === 'numFmt' && parent === 'numFmts') own.set(Number(numFmtId), formatCode ?? '');
      return name === 'xf' && parent === 'cellXfs' ? Number(numFmtId ?? 0) : undefined;
    },
  );
  return ids.map((id) => own.get(id) ?? BUILT_IN_FORMATS.get(id) ?? '');
}

async function stringsOf(zip: Zip, entry: ZipEntry | null): Promise<string[]> {
  const strings: string[] = [];
  if (!entry) return strings;
  let held = '';
  const collector = {
    open: () => {},
    text: (text: string, path: readonly string[]) => {
      if (isOwnText(path)) held += text;
    },
    close: (path: readonly string[]) => {
      if (path.at(-1) !== 'si') return;
      strings.push(plainText(held));
      held = '';
    },
    take: () => [],
  };
  for await (const _ of collected({ zip, entry, mostBytes: LARGEST_STRINGS }, collector));
  return strings;
}

/** The part that a target names, from the workbook's folder or from the archive's root. */
function partName(target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const steps: string[] = ['xl'];
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.') steps.push(step);
  }
  return steps.join('/');
}
