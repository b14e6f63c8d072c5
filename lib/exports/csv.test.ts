import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';

import { csv, evidenceCsv } from './csv';
import { meridianDocument } from './fixtures/meridian-document';

const read = (text: string) => Papa.parse<string[]>(text.replace(/^\ufeff/, '')).data.slice(0, -1);

test('one record for each fact, after a head, as it was', () => {
  const [head = [], ...rows] = read(evidenceCsv(meridianDocument));
  expect(head).toContain('SHA-256 of the file');
  expect(rows).toHaveLength(meridianDocument.evidence.length);
  rows.forEach((row, at) => {
    const item = meridianDocument.evidence[at];
    expect(row).toHaveLength(head.length);
    expect(row[head.indexOf('Start')]).toBe(item?.start);
    expect(row[head.indexOf('SHA-256 of the file')]).toBe(item?.importSha256);
    expect(row[head.indexOf('Quote')]).toBe(item?.quote ?? '');
  });
});

test('starts with a byte order mark and ends each line with CRLF', () => {
  const text = evidenceCsv({ evidence: [] });
  expect(text.charCodeAt(0)).toBe(0xfeff);
  expect(text.endsWith('quote\r\n') || text.endsWith('Quote\r\n')).toBe(true);
});

describe('formulas', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+49 30 1234', "'+49 30 1234"],
    ['-2+3', "'-2+3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', "'\r=1"],
    ['\n=1', "'\n=1"],
    ['\uff1d1', "'\uff1d1"],
    ['-', "'-"],
    ['-12.5', '-12.5'],
    ['-12', '-12'],
    ['-1e3', "'-1e3"],
    ['a=1', 'a=1'],
  ])('%j becomes %j', (given, expected) => {
    expect(read(csv([['x', given, 'y']]))).toEqual([['x', expected, 'y']]);
  });
});

test.each([
  'a,b',
  'a"b',
  'line\nbreak',
  'line\r\nbreak',
  ' space ',
  'Ελληνικά',
  'Кириллица',
  '\u{1F600}',
  '',
])('%j comes back as it was', (given) => {
  expect(read(csv([['x', given, 'y']]))).toEqual([['x', given, 'y']]);
});
