/** The forms in which tables come: how their cells are separated, their characters coded, their numbers and times written. */
import { describe, expect, test } from 'vitest';

import { csv } from './csv';
import { isWrongCoding } from './decode';
import type { Encoding } from './encodings';
import type { ImportOptions } from './importer';
import { importAll, inPieces } from './testing';

const ROWS = [
  ['start', 'end', 'status', 'service'],
  ['2026-02-01T10:00Z', '2026-02-01T11:00Z', 'down', 'débit'],
];
const table = (delimiter: string, ending = '\n') =>
  ROWS.map((cells) => cells.join(delimiter) + ending).join('');

const read = (source: string | Uint8Array, options: Partial<ImportOptions> = {}) =>
  importAll(csv, inPieces(source), options);
const services = async (source: string | Uint8Array, options?: Partial<ImportOptions>) =>
  (await read(source, options)).evidence.map(({ service }) => service);

function utf16(text: string, bigEndian: boolean): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(text.length * 2));
  for (let at = 0; at < text.length; at++) bytes.setUint16(at * 2, text.charCodeAt(at), !bigEndian);
  return new Uint8Array(bytes.buffer);
}
const coded = (text: string, bytes: readonly number[]) =>
  new Uint8Array([...new TextEncoder().encode(table(',').replace('débit\n', text)), ...bytes, 10]);

describe('cells are separated by what the rows agree on', () => {
  test.each([
    ['commas', table(',')],
    ['semicolons', table(';')],
    ['tabs', table('\t')],
    ['bars', table('|')],
    ['Windows line ends', table(';', '\r\n')],
    ['old Mac line ends', table(',', '\r')],
    ['a line that says so', `sep=;\r\n${table(';', '\r\n')}`],
    ['a mark and that line', `\uFEFFsep=;\r\n${table(';', '\r\n')}`],
    ['quotes around the other', table(';').replace('débit', '"débit"')],
  ])('%s', async (_, source) => expect(await services(source)).toEqual(['débit']));
});

describe('characters are decoded as the file says, or as a person does', () => {
  test.each<[string, Uint8Array | string, Encoding?]>([
    ['UTF-8', table(',')],
    ['UTF-8 with a mark', `\uFEFF${table(',')}`],
    ['UTF-16 with a mark', utf16(`\uFEFF${table('\t')}`, false)],
    ['UTF-16 the other way round', utf16(`\uFEFF${table('\t')}`, true)],
    ['UTF-16 without a mark, chosen', utf16(table(','), false), 'utf-16le'],
    ['Western Windows, chosen', coded('d', [0xe9, 0x62, 0x69, 0x74]), 'windows-1252'],
    ['old Mac, chosen', coded('d', [0x8e, 0x62, 0x69, 0x74]), 'macintosh'],
    ['a mark goes before a choice', utf16(`\uFEFF${table(',')}`, true), 'windows-1252'],
  ])('%s', async (_, source, encoding) =>
    expect(await services(source, encoding && { encoding })).toEqual(['débit']),
  );

  test.each<[Encoding, readonly number[], string]>([
    ['windows-1250', [0xb3], 'ł'],
    ['windows-1251', [0xcf], 'П'],
    ['shift_jis', [0x92, 0xe2, 0x93, 0x64], '停電'],
    ['gb18030', [0xcd, 0xa3, 0xb5, 0xe7], '停电'],
  ])('%s', async (encoding, bytes, text) =>
    expect(await services(coded('', bytes), { encoding })).toEqual([text]),
  );

  test.each<[string, Uint8Array, boolean, Encoding?]>([
    ['a Western letter', coded('d', [0xe9]), true],
    ['UTF-16 without a mark', utf16(table(','), false), true],
    ['half a Japanese letter', coded('', [0x92]), true, 'shift_jis'],
    ['an empty file', new Uint8Array(), false],
    ['a PDF', new TextEncoder().encode('%PDF-1.7 and more'), false],
  ])('%s: another coding may help is %#', async (_, source, helps, encoding) => {
    const { issues } = await read(source, encoding && { encoding });
    expect(issues.some(isWrongCoding)).toBe(helps);
  });

  test('the header is shown in the chosen coding', async () => {
    const bytes = new Uint8Array([0x64, 0xe9, 0x62, 0x75, 0x74, 0x3b, 0x66, 0x69, 0x6e, 0x0a]);
    const shown = await csv.table?.(inPieces(bytes), { now: 0, encoding: 'windows-1252' });
    expect(shown?.headers).toEqual(['début', 'fin']);
    expect((await csv.table?.(inPieces(bytes), { now: 0 }))?.headers).toEqual(['d']);
  });
});

describe('numbers and times', () => {
  const MINUTES = ['start;Dauer (min.);status', '2026-02-01T10:00Z;', ';down'] as const;
  test.each([
    ['a comma', '12,5', 750_000],
    ['a dot', '12.5', 750_000],
    ['none', '12', 720_000],
    ['a fraction below one', '0,500', 30_000],
  ])('a decimal mark: %s', async (_, cell, ms) => {
    const { evidence } = await read(`${MINUTES[0]}\n${MINUTES[1]}${cell}${MINUTES[2]}\n`);
    const start = Date.parse('2026-02-01T10:00Z');
    expect(evidence).toMatchObject([{ start: { at: start }, end: { at: start + ms } }]);
  });

  test.each([
    ['seconds', '1772991000', '1772991090', '2026-03-08T17:30:00.000Z'],
    ['seconds with a fraction', '1772991000.25', '1772991090', '2026-03-08T17:30:00.250Z'],
    ['milliseconds', '1772991000001', '1772991090000', '2026-03-08T17:30:00.001Z'],
    ['the first second of 1990', '631152000', '631152001', '1990-01-01T00:00:00.000Z'],
    ['the first millisecond of 1990', '631152000000', '631152000001', '1990-01-01T00:00:00.000Z'],
  ])('since 1970: %s', async (_, start, end, at) => {
    const { evidence } = await read(`start,end,status\n${start},${end},down\n`);
    expect(evidence).toMatchObject([{ start: { at: Date.parse(at) }, zone: { id: 'UTC' } }]);
  });

  test.each([
    ['the second before 1990', '631151999'],
    ['the millisecond before 1990', '631151999999'],
    ['eight digits', '20260308'],
  ])('since 1970 is not %s', async (_, cell) => {
    const sound = cell.length > 9 ? '1772991000000,1772991090000' : '1772991000,1772991090';
    const { evidence, issues } = await read(
      `start,end,status\n${sound},down\n${cell},${sound.split(',')[1]},down\n`,
    );
    expect(evidence).toHaveLength(1);
    expect(issues).toMatchObject([{ place: { line: 3 }, field: 'start', found: cell }]);
  });

  test('seconds and milliseconds in one file decide nothing', async () => {
    const rows = '1772991000,1772991090,down\n1772991000000,1772991090000,down\n';
    expect((await read(`start,end,status\n${rows}`)).issues).toMatchObject([{ field: 'mapping' }]);
  });
});
