/** What a workbook's archive holds: its sheets in the order of their tabs, and the parts that they need. */
import type { Zip, ZipEntry } from './zip';

export type Sheet = Readonly<{ name: string; hidden: boolean; entry: ZipEntry }>;

export type Workbook = Readonly<{
  zip: Zip;
  sheets: readonly Sheet[];
  strings: ZipEntry | null;
  styles: ZipEntry | null;
  /** Days are counted from 1904, as old Macs did. */
  from1904: boolean;
  /** Archives within it, which stay closed. */
  archives: readonly string[];
}>;

const LARGEST_PART = 16 * 1024 * 1024;
const ARCHIVE = /\.(zip|xls[xmb]|doc[xm]|ppt[xm]|ods|odt|gz|tgz|tar|7z|rar|jar)$/i;

/** Throws a `RangeError` with a sentence where the archive is no workbook. */
export async function readWorkbook(zip: Zip): Promise<Workbook> {
  const entryAt = (name: string) => zip.entries.find((entry) => entry.name === name) ?? null;
  const book = entryAt('xl/workbook.xml');
  if (!book) throw new RangeError(withoutBook(zip));
  const xml = await textOf(zip, book);
  const relations = entryAt('xl/_rels/workbook.xml.rels');
  const links = tagsOf(relations ? await textOf(zip, relations) : '', 'Relationship');
  const entryOf = (link: Attributes | undefined) =>
    link ? entryAt(partName(link['Target'] ?? '')) : null;
  const ofType = (type: string) =>
    entryOf(links.find((link) => link['Type']?.endsWith(`/${type}`))) ?? entryAt(`xl/${type}.xml`);
  const sheets = tagsOf(xml, 'sheet').flatMap((sheet): Sheet[] => {
    const id = sheet['r:id'] ?? Object.entries(sheet).find(([key]) => key.endsWith(':id'))?.[1];
    const entry = entryOf(links.find((link) => link['Id'] === id));
    const hidden = (sheet['state'] ?? 'visible') !== 'visible';
    return entry ? [{ name: sheet['name'] ?? '', hidden, entry }] : [];
  });
  return {
    zip,
    sheets,
    strings: ofType('sharedStrings'),
    styles: ofType('styles'),
    from1904: tagsOf(xml, 'workbookPr').some(({ date1904 }) => /^(1|true)$/.test(date1904 ?? '')),
    archives: zip.entries.map(({ name }) => name).filter((name) => ARCHIVE.test(name)),
  };
}

function withoutBook({ entries }: Zip): string {
  if (entries.some(({ name }) => name === 'xl/workbook.bin')) return 'a binary workbook (.xlsb)';
  const [first] = entries;
  return first ? `a ZIP archive that holds ${first.name}` : 'an empty ZIP archive';
}

async function textOf(zip: Zip, entry: ZipEntry): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const piece of zip.unpack(entry, LARGEST_PART)) {
    text += decoder.decode(piece, { stream: true });
  }
  return text + decoder.decode();
}

type Attributes = Readonly<Record<string, string | undefined>>;

/** The attributes of each such element, whatever its namespace is called. */
function tagsOf(xml: string, name: string): Attributes[] {
  const tag = new RegExp(
    `<(?:[\\w-]+:)?${name}((?:\\s+[\\w:.-]+\\s*=\\s*(?:"[^"]*"|'[^']*'))*)\\s*/?>`,
    'g',
  );
  const attribute = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
  return [...xml.matchAll(tag)].map(([, attributes = '']) =>
    Object.fromEntries(
      [...attributes.matchAll(attribute)].map(([, key = '', double, single]) => [
        key,
        unescaped(double ?? single ?? ''),
      ]),
    ),
  );
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

const ENTITIES: Attributes = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const unescaped = (text: string) =>
  text.replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi, (whole, decimal, hex, name) => {
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    if (code <= 0x10ffff) return String.fromCodePoint(code);
    return ENTITIES[name] ?? whole;
  });
