import { describe, expect, test } from 'vitest';

import { inPieces, zipOf } from './testing';
import { xlsx } from './xlsx';
import { book, HEAD, issues, read, RELATION, sheetOf, WINDOW, windows } from './xlsx-testing';

describe('sheets and headers', () => {
  const plain = sheetOf(['a', 'b'], ['1', '2']);
  const fitting = sheetOf(HEAD, WINDOW);

  test('the first that fits is read, the others are told', async () =>
    expect(await issues(book({ 'A &amp; B': plain, Log: fitting, Old: fitting }))).toEqual([
      '1 note sheet: A & B, Old',
    ]));

  test('a person may choose another, alone or with a whole mapping', async () => {
    const bytes = book({
      Log: fitting,
      Old: sheetOf(
        HEAD,
        WINDOW.map((each) => each.replace('-02-', '-03-')),
      ),
    });
    const march = [['2026-03-01T10:00:00.000Z', '2026-03-01T11:00:00.000Z']];
    const mapping = {
      sheet: 'Old',
      columns: { start: 'start', end: 'end', state: 'status' },
      dateFormat: 'iso',
      states: { down: ['down'] },
    };
    expect(await windows(bytes, { mapping: { sheet: 'Old' } })).toEqual(march);
    expect(await windows(bytes, { mapping })).toEqual(march);
    expect(await issues(bytes, { mapping: { sheet: 'New' } })).toEqual(['1 error sheet: New']);
    expect((await xlsx.table?.(inPieces(bytes, 4096), { now: 0 }))?.part).toEqual({
      kind: 'sheet',
      names: ['Log', 'Old'],
      chosen: 'Log',
    });
  });

  test('titles above the header, empty columns and blank rows are passed over; lines are the sheet’s', async () => {
    const sheet = sheetOf(
      ['Outages of 2026'],
      [''],
      ['', ...HEAD],
      [''],
      ['', ...WINDOW],
      ['', 'later'],
    );
    const found = await read(book({ A: sheet }));
    expect(found.evidence).toMatchObject([{ place: { line: 5 }, service: 'api' }]);
    expect(found.issues).toMatchObject([{ place: { line: 6 }, field: 'state' }]);
  });

  test('a hidden sheet is read only when chosen', async () => {
    const bytes = book(
      { Log: fitting, Shown: plain },
      {
        'xl/workbook.xml':
          '<workbook><sheets><sheet name="Log" state="hidden" r:id="r0"/><sheet name="Shown" r:id="r1"/></sheets></workbook>',
      },
    );
    expect(await windows(bytes)).toEqual([]);
    expect(await windows(bytes, { mapping: { sheet: 'Log' } })).toHaveLength(1);
  });

  test('targets may be absolute, and parts have other names', async () => {
    const bytes = book(
      {},
      {
        'xl/workbook.xml':
          '<x:workbook><x:sheets><x:sheet name="A" r:id="r9"/></x:sheets></x:workbook>',
        'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Type="${RELATION}/worksheet" Target="/xl/pages/one.xml" Id="r9"/></Relationships>`,
        'xl/pages/one.xml': fitting,
      },
    );
    expect(await windows(bytes)).toHaveLength(1);
  });
});

describe('what is no sound workbook is refused with a sentence', () => {
  const sound = book({ A: sheetOf(HEAD, WINDOW) });
  const large = 'x'.repeat(2000);
  test.each<[string, Uint8Array, string]>([
    ['a ZIP of something else', zipOf({ 'a.csv': 'x' }), 'a ZIP archive that holds a.csv'],
    [
      'an archive of a workbook',
      zipOf({ 'book.xlsx': 'PK' }),
      'a ZIP archive that holds book.xlsx',
    ],
    ['a binary workbook', zipOf({ 'xl/workbook.bin': 'x' }), 'a binary workbook (.xlsb)'],
    ['an empty archive', zipOf({}), 'an empty ZIP archive'],
    ['no sheet with rows', book({ A: sheetOf() }), 'no sheet with rows'],
    [
      'cut off',
      sound.subarray(0, sound.length - 30),
      'it is cut off, or no ZIP archive: its directory is missing',
    ],
    [
      'no archive',
      new TextEncoder().encode('start,end\n'),
      'it is cut off, or no ZIP archive: its directory is missing',
    ],
    [
      'an old workbook',
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, ...Array.from({ length: 600 }, () => 0)]),
      'an old workbook (.xls), or one with a password',
    ],
    [
      'more bytes than declared',
      book({}, { 'xl/workbook.xml': { content: large, sizeBytes: 1999 } }),
      'xl/workbook.xml is larger than it declares',
    ],
    [
      'a declared size over the limit',
      book({}, { 'xl/workbook.xml': { content: 'x', sizeBytes: 16 * 1024 * 1024 + 1 } }),
      'xl/workbook.xml unpacks to more than 16 MiB',
    ],
    [
      'texts over their limit',
      book(
        { A: sheetOf(HEAD, WINDOW) },
        { 'xl/sharedStrings.xml': { content: '<sst/>', sizeBytes: 64 * 1024 * 1024 + 1 } },
      ),
      'xl/sharedStrings.xml unpacks to more than 64 MiB',
    ],
    [
      'a wrong checksum',
      book({}, { 'xl/workbook.xml': { content: '<workbook/>', crc: 1 } }),
      'xl/workbook.xml is damaged: its checksum is another',
    ],
    [
      'encrypted',
      book({}, { 'xl/workbook.xml': { content: 'x', flags: 1 } }),
      'xl/workbook.xml is encrypted',
    ],
    [
      'broken XML',
      book({ A: '<worksheet><sheetData><row r="1"><c r="A1"</worksheet>' }),
      'its XML is broken in A',
    ],
    [
      'XML that ends too early',
      book({ A: sheetOf(HEAD, WINDOW).replace('</worksheet>', '') }),
      'its XML is broken in A',
    ],
    [
      'elements in elements without end',
      book({ A: `<worksheet>${'<a>'.repeat(200)}${'</a>'.repeat(200)}</worksheet>` }),
      'its XML is broken in A',
    ],
    [
      'an entity of its own',
      book({ A: `<!DOCTYPE a [<!ENTITY b "c">]>${sheetOf(HEAD, ['&b;'])}` }),
      'its XML is broken in A',
    ],
    [
      'a cell beyond the last column',
      book({ A: sheetOf(HEAD).replace('"A1"', '"XFE1"') }),
      'it has a cell at XFE1, where no sheet has one',
    ],
    [
      'a cell at no column',
      book({ A: sheetOf(HEAD).replace('"A1"', '"1"') }),
      'it has a cell at 1, where no sheet has one',
    ],
    [
      'texts that are broken',
      book({ A: sheetOf(HEAD, WINDOW) }, { 'xl/sharedStrings.xml': '<sst><si></sst>' }),
      'its XML is broken in xl/sharedStrings.xml',
    ],
    [
      'a comment without an end',
      book({ A: `<worksheet><!--${' '.repeat(9_000_000)}` }),
      'xl/worksheets/sheet1.xml has a row over 8 MiB',
    ],
    [
      'a row without an end',
      book({ A: `<worksheet><sheetData><row r="1">${'<c r="A1"/>'.repeat(800_000)}` }),
      'xl/worksheets/sheet1.xml has a row over 8 MiB',
    ],
  ])('%s', async (_, bytes, found) =>
    expect(await issues(bytes)).toContain(`1 error file: ${found}`),
  );

  test('an archive within it stays closed, and is told; macros are passed over', async () => {
    const bytes = book(
      { A: sheetOf(HEAD, WINDOW) },
      { 'xl/embeddings/part.zip': 'PK', 'xl/vbaProject.bin': 'x' },
    );
    expect(await windows(bytes)).toHaveLength(1);
    expect(await issues(bytes)).toEqual(['1 note file: xl/embeddings/part.zip']);
  });

  test('a sheet that breaks in its middle keeps the rows before, and says so', async () => {
    const rows = Array.from({ length: 400 }, () => WINDOW);
    const whole = sheetOf(HEAD, ...rows);
    const bytes = book(
      {},
      {
        'xl/workbook.xml': '<workbook><sheets><sheet name="A" r:id="r0"/></sheets></workbook>',
        'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="r0" Type="${RELATION}/worksheet" Target="worksheets/s.xml"/></Relationships>`,
        'xl/worksheets/s.xml': { content: whole, sizeBytes: whole.length - 1 },
      },
    );
    expect((await issues(bytes)).at(-1)).toBe(
      '1 error file: xl/worksheets/s.xml is larger than it declares',
    );
  });
});

describe('the XML of a sheet as other programs write it', () => {
  const cells = (names: readonly string[]) =>
    names.map((name) => `<c t="str"><v>${name}</v></c>`).join('');
  test.each([
    ['every name with a prefix', sheetOf(HEAD, WINDOW).replaceAll(/<(\/?)(?=[a-z])/g, '<$1x:')],
    [
      'rows and cells without their places',
      `<worksheet><sheetData><row>${cells(HEAD)}</row><row>${cells(WINDOW)}</row></sheetData></worksheet>`,
    ],
    [
      'texts as CDATA',
      sheetOf(HEAD, WINDOW).replaceAll(/(<t>)(.*?)(<\/t>)/g, '$1<![CDATA[$2]]>$3'),
    ],
    [
      'cells in another order',
      sheetOf(HEAD, WINDOW).replaceAll(/(<c .*?<\/c>)(<c .*?<\/c>)/g, '$2$1'),
    ],
    ['a mark of its bytes’ order', `\uFEFF${sheetOf(HEAD, WINDOW)}`],
    [
      'much behind the rows',
      sheetOf(HEAD, WINDOW).replace(
        '</worksheet>',
        `<mergeCells>${'<mergeCell ref="A9:B9"/>'.repeat(400_000)}</mergeCells></worksheet>`,
      ),
    ],
  ])('%s', async (_, xml) => {
    const { evidence, issues: found } = await read(book({ A: xml }));
    expect(evidence).toMatchObject([{ place: { line: 2 }, service: 'api' }]);
    expect(found).toEqual([]);
  });

  test('formats of dates are those of the cells’ styles alone', async () => {
    const styles = `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy"/></numFmts>
      <cellStyleXfs><xf numFmtId="0"/><xf numFmtId="0"/></cellStyleXfs><cellXfs><xf numFmtId="170"/></cellXfs>
      <dxfs><dxf><numFmt numFmtId="170" formatCode="0"/></dxf></dxfs></styleSheet>`;
    const sheet = sheetOf([...HEAD, 'title'], [...WINDOW, '<c><v>46054</v></c>']);
    const { evidence } = await read(book({ A: sheet }, { 'xl/styles.xml': styles }));
    expect(evidence).toMatchObject([{ title: '2026-02-01' }]);
  });

  test('how much is read grows with the rows', async () => {
    const rows = Array.from({ length: 3000 }, () => WINDOW);
    const bytes = book({ A: sheetOf(HEAD, ...rows) });
    const seen: number[] = [];
    for await (const { bytesRead } of xlsx.read(inPieces(bytes, 4096), { now: 0 }))
      seen.push(bytesRead ?? 0);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(seen[0]).toBeLessThan(bytes.length / 2);
    expect(seen.at(-1)).toBe(bytes.length);
  });

  test('a table is shown of a sheet that breaks off far below it', async () => {
    const rows = Array.from({ length: 3000 }, () => WINDOW);
    const broken = sheetOf(HEAD, ...rows).replace(/<\/sheetData>.*/, '');
    expect(await xlsx.table?.(inPieces(book({ A: broken }), 4096), { now: 0 })).not.toBeNull();
  });
});

test.each([
  ['a workbook', book({ A: sheetOf() }), 0.9],
  ['another archive', zipOf({ 'a.txt': 'xl/workbook.xml' }), 0],
  [
    'a document that holds a workbook',
    zipOf({ 'word/document.xml': 'x', 'xl/workbook.xml': 'x' }),
    0,
  ],
  ['a text', new TextEncoder().encode('PK xl/'), 0],
])('%s is recognised', (_, bytes, sure) => expect(xlsx.recognises(bytes, 'a.xlsx')).toBe(sure));
