import { describe, expect, test } from 'vitest';

import type { Parts } from './testing';
import { book, HEAD, issues, read, sheetOf, WINDOW, windows } from './xlsx-testing';

const one = (start: string, end: string) => book({ A: sheetOf(HEAD, [start, end, 'down', 'api']) });

describe('times', () => {
  const dates = (start: string, end: string) => windows(one(start, end), { zone: 'UTC' });
  const day = '<c s="1"><v>46054</v></c>';
  const ten = '<c s="2"><v>46054.416666666664</v></c>';

  test.each([
    ['cells of a date with its time', ten, '<c s="3"><v>46054.458333333336</v></c>', '11:00:00'],
    ['to the millisecond', ten, '<c s="3"><v>46054.458333344907</v></c>', '11:00:00.001'],
    ['as text', ten, '2026-02-01 11:00:30', '11:00:30'],
    [
      'a formula, by its stored value',
      ten,
      '<c s="2"><f>A2+1/24</f><v>46054.458333333336</v></c>',
      '11:00:00',
    ],
    [
      'a formula that is a text',
      ten,
      '<c t="str"><f>TEXT(A2,"")</f><v>2026-02-01 11:00</v></c>',
      '11:00:00',
    ],
  ])('%s', async (_, start, end, until) => {
    const at = `2026-02-01T${until.length > 8 ? until : `${until}.000`}Z`;
    expect(await dates(start, end)).toEqual([['2026-02-01T10:00:00.000Z', at]]);
  });

  test('a day without a time may be any moment of it', async () => {
    const { evidence } = await read(one(day, '<c s="1"><v>46055</v></c>'), { zone: 'UTC' });
    expect(evidence).toMatchObject([
      { precision: 'day', start: { earliest: Date.UTC(2026, 1, 1), latest: Date.UTC(2026, 1, 2) } },
    ]);
  });

  test('midnight with a time in its format is a moment', async () => {
    const { evidence } = await read(one('<c s="2"><v>46054</v></c>', ten), { zone: 'UTC' });
    expect(evidence).toMatchObject([{ precision: 'exact', start: { at: Date.UTC(2026, 1, 1) } }]);
  });

  test('day numbers without a format are serial dates', async () =>
    expect(
      await dates('<c><v>46054.416666666664</v></c>', '<c><v>46054.458333333336</v></c>'),
    ).toEqual([['2026-02-01T10:00:00.000Z', '2026-02-01T11:00:00.000Z']]));

  test('a length of time is a duration', async () => {
    const sheet = sheetOf(
      ['start', 'duration', 'status'],
      [ten, '<c s="4"><v>1.5</v></c>', 'down'],
    );
    expect(await windows(book({ A: sheet }), { zone: 'UTC' })).toEqual([
      ['2026-02-01T10:00:00.000Z', '2026-02-02T22:00:00.000Z'],
    ]);
  });

  const FROM_1904 = {
    'xl/workbook.xml':
      '<workbook><workbookPr date1904="1"/><sheets><sheet name="A" r:id="r0"/></sheets></workbook>',
  };
  test('days may be counted from 1904, lengths are what they are', async () => {
    const noon = '<c s="2"><v>44592.5</v></c>';
    const head = ['start', 'end', 'duration', 'status'];
    const midnight = ['2026-02-01T12:00:00.000Z', '2026-02-02T00:00:00.000Z'];
    const mapping = {
      columns: { start: 'start', end: 'end', duration: 'duration', state: 'status' },
      dateFormat: 'iso',
      durationUnit: 'hms',
      states: { down: ['down'] },
    };
    const rows = [
      [noon, '<c s="2"><f>A2</f><v>44593</v></c>', '', 'down'],
      [noon, '', '<c s="4"><v>0.5</v></c>', 'down'],
    ];
    for (const row of rows) {
      const bytes = book({ A: sheetOf(head, row) }, FROM_1904);
      expect(await windows(bytes, { zone: 'UTC', mapping })).toEqual([midnight]);
    }
  });

  test.each([
    ['an empty cell', ''],
    ['a formula that gives an empty text', '<c t="str"><f t="shared" si="0"/><v></v></c>'],
  ])('%s is an open end', async (_, end) =>
    expect(await dates(ten, end)).toEqual([['2026-02-01T10:00:00.000Z', null]]),
  );

  test('without a zone they stay out', async () =>
    expect(await issues(one(ten, ten))).toEqual(['2 error start: 2026-02-01 10:00:00']));

  test.each([
    [
      'a formula that was never computed',
      '<c s="2"><f>A2+1</f></c>',
      '(no number: a formula without a stored value, or a broken cell)',
    ],
    ['an error', '<c t="e"><v>#N/A</v></c>', '#N/A'],
    ['an error of a formula', '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>', '#DIV/0!'],
    ['a truth value', '<c t="b"><v>1</v></c>', 'true'],
    [
      'a number that is none',
      '<c s="2"><v>x</v></c>',
      '(no number: a formula without a stored value, or a broken cell)',
    ],
    ['a text that was never computed', '<c t="str"><f>A1</f></c>', 'not computed'],
  ])('%s is no open end', async (_, end, found) =>
    expect((await issues(one(ten, end), { zone: 'UTC' })).join()).toBe(`2 error end: ${found}`),
  );
});

describe('texts', () => {
  const titles = async (content: string, more: Parts = {}) => {
    const sheet = sheetOf([...HEAD, 'title'], [...WINDOW, content]);
    const { evidence } = await read(book({ A: sheet }, more));
    return evidence.map((fact) => 'title' in fact && fact.title);
  };
  const shared = (si: string) => ({ 'xl/sharedStrings.xml': `<sst><si>${si}</si></sst>` });

  test.each<[string, string, Parts, string]>([
    ['of any script', 'début 停電 🙂', {}, 'début 停電 🙂'],
    ['escaped once', 'a &amp;lt; b &lt; c', {}, 'a &lt; b < c'],
    [
      'of several runs in the sheet',
      '<c t="inlineStr"><is><r><t>a</t></r><r><rPr><b/></rPr><t xml:space="preserve"> b</t></r></is></c>',
      {},
      'a b',
    ],
    ['shared', '<c t="s"><v>0</v></c>', shared('<t>début</t>'), 'début'],
    [
      'shared, of several runs',
      '<c t="s"><v>0</v></c>',
      shared('<r><t>a</t></r><r><rPr/><t>b</t></r>'),
      'ab',
    ],
    [
      'shared, without its phonetic guide',
      '<c t="s"><v>0</v></c>',
      shared('<t>停電</t><rPh sb="0" eb="2"><t>テイデン</t></rPh><phoneticPr fontId="1"/>'),
      '停電',
    ],
    ['with an escaped break', 'a_x000D_b', {}, 'a\rb'],
    ['a number', '<c><v>12345678901234</v></c>', {}, '12345678901234'],
  ])('%s', async (_, content, more, text) => expect(await titles(content, more)).toEqual([text]));

  test('letters are whole wherever the archive is cut', async () => {
    const rows = Array.from({ length: 3000 }, (_, at) => [
      WINDOW[0] ?? '',
      WINDOW[1] ?? '',
      'down',
      `größe–${at}`,
    ]);
    const { evidence } = await read(book({ A: sheetOf(HEAD, ...rows) }));
    expect(evidence.map(({ service }) => service)).toEqual(rows.map(([, , , name]) => name));
  });
});
