import { describe, expect, test } from 'vitest';

import type { ImportOptions } from './importer';
import { book, importAll, inPieces, RELATION, sheetOf, zipOf } from './testing';
import { xlsx } from './xlsx';

const HEAD = ['start', 'end', 'status', 'service'];
const WINDOW = ['2026-02-01T10:00Z', '2026-02-01T11:00Z', 'down', 'api'];

const read = (bytes: Uint8Array, options: Partial<ImportOptions> = {}) =>
  importAll(xlsx, inPieces(bytes, 4096), options);
const windows = async (bytes: Uint8Array, options?: Partial<ImportOptions>) =>
  (await read(bytes, options)).evidence.map((fact) =>
    fact.kind === 'observation'
      ? [fact.start.at, fact.end?.at ?? null].map((at) => at && new Date(at).toISOString())
      : fact.kind,
  );
const issues = async (bytes: Uint8Array, options?: Partial<ImportOptions>) =>
  (await read(bytes, options)).issues.map(
    ({ place, field, found, severity }) =>
      `${'line' in place ? place.line : '?'} ${severity} ${field}: ${found}`,
  );
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
