import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateRawSync, deflateSync } from 'node:zlib';

import { describe, expect, test } from 'vitest';

import { docx } from './docx';
import { pdf } from './pdf';
import { importAll, inPieces } from './testing';

const fixture = (name: string) => readFileSync(join(import.meta.dirname, 'fixtures', name));
const DOWN = 'The API was down on 9 March 2026 from 09:00 UTC to 09:20 UTC.';

type Part = Readonly<{ name: string; text: string; declared?: number }>;

/** A ZIP archive; `declared`: a size that its directory tells instead of the true one. */
function archive(parts: readonly Part[]): Buffer {
  let at = 0;
  const [locals, centrals]: [Buffer[], Buffer[]] = [[], []];
  for (const { name, text, declared } of parts) {
    const packed = deflateRawSync(text);
    const sizes = Buffer.alloc(16);
    sizes.writeUInt32LE(crc32(text), 0);
    sizes.writeUInt32LE(packed.length, 4);
    sizes.writeUInt32LE(declared ?? Buffer.byteLength(text), 8);
    sizes.writeUInt16LE(name.length, 12);
    const version = Buffer.from([20, 0, 0, 0, 8, 0, 0, 0, 0, 0]);
    const local = Buffer.concat([
      Buffer.from('PK\u0003\u0004'),
      version,
      sizes,
      Buffer.from(name),
      packed,
    ]);
    const offset = Buffer.alloc(16);
    offset.writeUInt32LE(at, 12);
    centrals.push(
      Buffer.from('PK\u0001\u0002\u0014\0'),
      version,
      sizes.subarray(0, 14),
      offset,
      Buffer.from(name),
    );
    locals.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, directory, end]);
}

const PACKAGE: readonly Part[] = [
  {
    name: '[Content_Types].xml',
    text: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
  },
  {
    name: '_rels/.rels',
    text: '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
  },
];
const paragraph = (words: string) => `<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`;
const word = (body: string, prologue = '') =>
  archive([
    ...PACKAGE,
    {
      name: 'word/document.xml',
      text: `${prologue}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    },
  ]);

describe('a Word document', () => {
  test('is read with its tables, and by the day when it was saved', async () => {
    const document = await docx.text?.(inPieces(fixture('incident-report.docx')), { now: 0 });
    expect(document).toMatchObject({ publishedAt: Date.parse('2026-03-12T09:00Z'), issues: [] });
    expect(document?.text).toContain('Root cause: A full disk\nImpact: Mail could not be sent');
  });

  test('without a date of its own has none', async () => {
    const document = await docx.text?.(inPieces(word(paragraph(DOWN))), { now: 0 });
    expect(document).toEqual({ text: DOWN, issues: [], bytesRead: expect.any(Number) });
  });

  const entities = Array.from(
    { length: 9 },
    (_, index) => `<!ENTITY e${index + 1} "${`&e${index};`.repeat(10)}">`,
  );
  test.each([
    [
      'of 200 MB when unpacked',
      archive([...PACKAGE, { name: 'word/document.xml', text: 'a'.repeat(200_000_000) }]),
      '201 MB when unpacked',
    ],
    [
      'that unpacks to more than it says',
      archive([
        ...PACKAGE,
        { name: 'word/document.xml', text: 'a'.repeat(50_000_000), declared: 1000 },
      ]),
      'a broken archive: word/document.xml is larger than it declares',
    ],
    ['of a million tags', word(paragraph('x').repeat(170_000)), expect.stringContaining('tags')],
    [
      'of entities in each other',
      word(paragraph('&e9;'), `<!DOCTYPE x [<!ENTITY e0 "aaaaaaaaaa">${entities.join('')}]>`),
      'a document that cannot be read',
    ],
    [
      'that would read another file',
      word(paragraph('&x;'), '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/hostname">]>'),
      'a document that cannot be read',
    ],
    [
      'of tables a thousand deep, cut short',
      word('<w:tbl><w:tr><w:tc>'.repeat(1000)),
      'a document that cannot be read',
    ],
    ['without a document', archive(PACKAGE), 'an archive without a document'],
    [
      'cut off',
      word(paragraph(DOWN)).subarray(0, 200),
      expect.stringContaining('a broken archive'),
    ],
    [
      'of before 2007, or with a password',
      Buffer.from('\u00D0\u00CF\u0011\u00E0aaaa', 'latin1'),
      'an old or an encrypted Word file',
    ],
    ['that is empty', Buffer.alloc(0), 'The file is empty'],
    ['without a word', word(''), 'no words'],
  ])(
    '%s is told within seconds',
    async (_, bytes, found) => {
      const started = performance.now();
      expect(await importAll(docx, inPieces(bytes, 65_536))).toMatchObject({
        evidence: [],
        issues: [{ field: 'file', found }],
      });
      expect(performance.now() - started).toBeLessThan(10_000);
    },
    30_000,
  );
});

/** A PDF of one page with this content, as its stream stands in the file. */
function page(content: Buffer, { filter = '', extra = '' } = {}): Buffer {
  const stream = Buffer.concat([
    Buffer.from(`<< /Length ${content.length} ${filter}>>\nstream\n`),
    content,
    Buffer.from('\nendstream'),
  ]);
  const objects = [
    Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
    Buffer.from('<< /Type /Pages /Kids [3 0 R] /Count 1 >>'),
    Buffer.from(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> ${extra}>> >>`,
    ),
    stream,
    Buffer.from('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'),
  ].map((object, index) =>
    Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')]),
  );
  return Buffer.concat([
    Buffer.from('%PDF-1.4\n'),
    ...objects,
    Buffer.from('trailer << /Size 6 /Root 1 0 R >>\n%%EOF'),
  ]);
}
const packed = (content: string | Buffer) =>
  page(deflateSync(content), { filter: '/Filter /FlateDecode ' });
const pdfText = async (bytes: Uint8Array) =>
  (await pdf.text?.(inPieces(bytes, 65_536), { now: 0 }))?.text;

describe('a PDF', () => {
  test('is read by its lines, and by the day when it was made', async () => {
    const document = await pdf.text?.(inPieces(fixture('queue-report.pdf')), { now: 0 });
    expect(document?.publishedAt).toBe(Date.parse('2026-03-12T09:00Z'));
    expect(document?.text.split('\n').slice(-2)).toEqual([
      'Root cause  A failed switch',
      'Affected  All customers in zone B',
    ]);
  });

  test('keeps words that stand apart apart', async () => {
    const content =
      'BT /F1 10 Tf 50 700 Td (Start) Tj 100 0 Td (09:00 UTC) Tj 0 -12 Td (End) Tj 0 -60 Td (Sorry) Tj ET';
    expect(await pdfText(packed(content))).toBe('Start  09:00 UTC\nEnd\n\nSorry');
  });

  const forms = (counts: readonly number[], words: number) =>
    Buffer.from(
      counts
        .map(
          (count, index) =>
            `${index + 10} 0 obj\n<< /Type /XObject /Subtype /Form >>\nstream\n${'/X Do '.repeat(count)}${'(a) Tj '.repeat(words)}\nendstream\nendobj\n`,
        )
        .join(''),
    );
  test.each([
    ['with a password', fixture('locked-report.pdf'), 'a PDF with a password'],
    ['of pictures', fixture('scanned-report.pdf'), 'pages without text, as a scan has them'],
    [
      'of a gigabyte when unpacked',
      packed(Buffer.alloc(1_000_000_000)),
      'more than a document holds',
    ],
    ['packed twice', packed(deflateSync(Buffer.alloc(500_000_000))), 'more than a document holds'],
    [
      'of a million operators',
      packed('BT /F1 9 Tf (x) Tj ET\n'.repeat(300_000)),
      'more than a document holds',
    ],
    ['of a million saved states', packed('q '.repeat(900_000)), 'more than a document holds'],
    [
      'of many forms that draw forms',
      Buffer.concat([packed('/X Do'), forms(Array<number>(8).fill(10), 0)]),
      'more than a document holds',
    ],
    [
      'of few forms that draw long forms',
      Buffer.concat([packed('/X Do'), forms([5, 5, 5], 300)]),
      'more than a document holds',
    ],
    [
      'of a million brackets',
      page(Buffer.from('['.repeat(900_000))),
      'pages without text, as a scan has them',
    ],
    ['cut off', packed(DOWN).subarray(0, 100), 'a PDF that is broken'],
    ['of nothing', Buffer.from('%PDF-1.4\n'), 'a PDF that is broken'],
    ['of 31 MB', Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(31_000_000)]), '32 MB'],
  ])(
    '%s is told within seconds',
    async (_, bytes, found) => {
      const started = performance.now();
      expect(await importAll(pdf, inPieces(bytes, 65_536))).toMatchObject({
        evidence: [],
        issues: [{ field: 'file', found }],
      });
      expect(performance.now() - started).toBeLessThan(10_000);
    },
    30_000,
  );

  test('a form drawn on every page is no bomb', async () => {
    const form =
      '10 0 obj\n<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] >>\nstream\nBT (logo) Tj ET\nendstream\nendobj\n';
    const text = await pdfText(
      Buffer.concat([
        packed(`BT /F1 10 Tf 50 700 Td (${DOWN}) Tj ET ${'/X Do '.repeat(300)}`),
        Buffer.from(form),
      ]),
    );
    expect(text).toBe(DOWN);
  });
});
