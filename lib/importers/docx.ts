/**
 * A Word document: its words, tables as "label: value", and when it says that it was last saved. What it
 * unpacks to is measured before anything is unpacked; pictures, macros and links are left alone.
 */
import mammoth from 'mammoth';

import type { DocumentText } from './importer';
import { pageOf, textOf } from './page-text';
import { documentImporter, shortened } from './prose';
import { fileIssue, wholeFile } from './whole-file';
import { instantOf } from './written-time';
import { openZip, type ZipFile } from './zip';

const MOST_BYTES = 50_000_000;
/** Of the XML in it when unpacked: five thousand pages of text. */
const MOST_XML = 12_000_000;
/** Tags in it: the reader takes a second for forty thousand. */
const MOST_TAGS = 250_000;

export const docx = documentImporter({
  id: 'docx',
  label: 'Word document (.docx)',
  party: 'third_party',
  recognises: (head, fileName) => {
    const text = new TextDecoder('latin1').decode(head);
    if (text.startsWith('PK\u0003\u0004') && /word\/(?:document|_rels|styles)/.test(text))
      return 0.95;
    const isWord =
      /\.docx?$/i.test(fileName) &&
      ['PK\u0003\u0004', '\u00D0\u00CF\u0011\u00E0'].some((mark) => text.startsWith(mark));
    return isWord ? 0.6 : 0;
  },
  text: documentText,
});

async function documentText(bytes: AsyncIterable<Uint8Array>): Promise<DocumentText> {
  const file = await wholeFile(bytes, MOST_BYTES);
  const { bytesRead } = file;
  const refused = (found: string): DocumentText => ({
    text: '',
    issues: [fileIssue(found, 'a Word document (.docx) without a password')],
    bytesRead,
  });
  if (!file.bytes) return { text: '', issues: [file.issue], bytesRead };
  if (file.bytes[0] === 0xd0) return refused('an old or an encrypted Word file');
  const parts = await partsOf(file.bytes);
  if ('fault' in parts) return refused(parts.fault);
  const html = await htmlOf(file.bytes);
  if (html === null) return refused('a document that cannot be read');
  const { body, cut } = pageOf(html);
  const publishedAt = savedAt(parts.core);
  return shortened({
    text: textOf(body),
    issues: cut === null ? [] : [fileIssue('a longer document', `the first ${cut} characters`)],
    ...(publishedAt !== null && { publishedAt }),
    bytesRead,
  });
}

/** The document's own properties, once everything that will be read of it has been measured. */
async function partsOf(
  bytes: Uint8Array,
): Promise<Readonly<{ core: string }> | Readonly<{ fault: string }>> {
  let core = '';
  let tags = 0;
  try {
    const { entries, unpack } = await openZip(inMemory(bytes), bytes.length, MOST_XML);
    const xml = entries.filter(({ name }) => /\.(?:xml|rels)$/i.test(name));
    if (!xml.some(({ name }) => name === 'word/document.xml'))
      return { fault: 'an archive without a document' };
    const declared = xml.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    if (declared > MOST_XML)
      return { fault: `${Math.ceil(declared / 1_000_000)} MB when unpacked` };
    for (const entry of xml) {
      const pieces: Uint8Array[] = [];
      for await (const piece of unpack(entry, MOST_XML)) pieces.push(piece);
      const text = Buffer.concat(pieces).toString('utf8');
      tags += text.split('<').length;
      if (entry.name === 'docProps/core.xml') core = text;
    }
    return tags > MOST_TAGS ? { fault: `${tags} tags` } : { core };
  } catch (error) {
    if (error instanceof RangeError) return { fault: `a broken archive: ${error.message}` };
    throw error;
  }
}

const inMemory = (bytes: Uint8Array): ZipFile => ({
  read: (into, offset, length, position) => {
    const piece = bytes.subarray(position, position + length);
    into.set(piece, offset);
    return Promise.resolve({ bytesRead: piece.length });
  },
});

async function htmlOf(bytes: Uint8Array): Promise<string | null> {
  try {
    const convertImage = mammoth.images.imgElement(() => Promise.resolve({ src: '' }));
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { convertImage });
    return value;
  } catch {
    return null;
  }
}

/** When the document says that it was last saved, epoch ms. */
function savedAt(core: string): number | null {
  const [, modified] = /<dcterms:modified[^>]{0,100}>([^<]{1,40})</.exec(core) ?? [];
  const [, created] = /<dcterms:created[^>]{0,100}>([^<]{1,40})</.exec(core) ?? [];
  return instantOf(modified ?? created ?? '');
}
