import { describe, expect, test } from 'vitest';

import { BUILT_IN_FORMATS, cellText, type StoredCell } from './xlsx-cells';

const book = { strings: ['down', ''], from1904: false };
const text = (cell: Partial<StoredCell>, from1904 = false) =>
  cellText(
    { type: 'n', stored: null, isFormula: false, format: '', ...cell },
    { ...book, from1904 },
  );

describe('a number is a date or not by the letters of its format', () => {
  test.each([
    ['', '46054.5'],
    ['General', '46054.5'],
    ['0.00E+00', '46054.5'],
    ['#,##0.00 "days"', '46054.5'],
    ['[Red]0.00;[$USD-409] 0.00', '46054.5'],
    ['#,##0\\d', '46054.5'],
    ['_-* #,##0_d;*y0', '46054.5'],
    ['yyyy-mm-dd', '2026-02-01 12:00:00'],
    ['YYYY-MM-DD', '2026-02-01 12:00:00'],
    ['[$-F800]dddd\\, mmmm dd', '2026-02-01 12:00:00'],
    ['mmm', '2026-02-01 12:00:00'],
    ['h:mm', '2026-02-01 12:00:00'],
    ['dd/mm/bb', '2026-02-01 12:00:00'],
  ])('%j', (format, expected) => expect(text({ stored: '46054.5', format })).toBe(expected));

  test.each([
    ['0.5', 'h:mm AM/PM', '12:00:00'],
    ['1.5', '[h]', '36:00:00'],
    ['0.0007', '[s]', '0:01:00'],
    ['0.5', 'd h:mm', '1899-12-30 12:00:00'],
    ['9999.5', 'h:mm', '239988:00:00'],
    ['10000', 'h:mm', '1927-05-18 00:00:00'],
    ['46054', 'yyyy', '2026-02-01'],
    ['46054', 'yyyy hh', '2026-02-01 00:00:00'],
    ['1E300', 'yyyy', '(no number: a formula without a stored value, or a broken cell)'],
  ])('%s as %j', (stored, format, expected) => expect(text({ stored, format })).toBe(expected));

  test('days from 1904 are dates, lengths what they are', () => {
    expect(text({ stored: '44592', format: 'yyyy' }, true)).toBe('2026-02-01');
    expect(text({ stored: '0.5', format: 'h:mm' }, true)).toBe('12:00:00');
  });

  test.each([
    [14, '2026-02-01'],
    [22, '2026-02-01 00:00:00'],
    [31, '2026-02-01'],
    [2, '46054'],
    [34, '46054'],
  ])('that of the built-in format %i', (id, expected) =>
    expect(text({ stored: '46054', format: BUILT_IN_FORMATS.get(id) ?? '' })).toBe(expected),
  );
});

const NO_NUMBER = '(no number: a formula without a stored value, or a broken cell)';
const NO_TEXT = '(no text: the cell names one that the workbook does not hold)';

test.each<[string, Partial<StoredCell>, string]>([
  ['an empty cell', {}, ''],
  ['an empty cell of texts', { type: 's' }, ''],
  ['a number', { stored: ' 1.5e3 ' }, '1500'],
  ['a number with more behind it', { stored: '12 h' }, NO_NUMBER],
  ['a number without digits', { stored: '' }, NO_NUMBER],
  ['a number without end', { stored: '1e999' }, NO_NUMBER],
  ['a formula without a number', { isFormula: true }, NO_NUMBER],
  ['a formula without a text', { type: 'str', isFormula: true }, 'not computed'],
  ['a formula without a truth value', { type: 'b', isFormula: true }, 'not computed'],
  ['a formula with an empty text', { type: 'str', isFormula: true, stored: '' }, ''],
  ['a shared text', { type: 's', stored: '0' }, 'down'],
  ['a shared text that is empty', { type: 's', stored: '1' }, ''],
  ['a shared text that is missing', { type: 's', stored: '2' }, NO_TEXT],
  ['a shared text without a number', { type: 's', stored: '' }, NO_TEXT],
  ['yes', { type: 'b', stored: '1' }, 'true'],
  ['no', { type: 'b', stored: '0' }, 'false'],
  ['no in a word', { type: 'b', stored: 'false' }, 'false'],
  ['an error', { type: 'e', stored: '#REF!' }, '#REF!'],
  ['a date in ISO', { type: 'd', stored: '2026-02-01T10:00:00' }, '2026-02-01T10:00:00'],
  ['an escaped underline', { type: 'str', stored: 'a_x005F_x000D_' }, 'a_x000D_'],
])('%s', (_, cell, expected) => expect(text(cell)).toBe(expected));
