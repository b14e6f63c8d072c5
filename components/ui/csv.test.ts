import { expect, test } from 'vitest';

import { toCsv } from './csv';

const cell = (text: string) =>
  toCsv({ head: [text], rows: [] })
    .slice(1)
    .trimEnd();

test.each([
  ['words stay', 'no data', 'no data'],
  ['thousands are quoted', '12,050.00', '"12,050.00"'],
  ['quotes are doubled', 'said "soon"', '"said ""soon"""'],
  ['a line break is quoted', 'two\nlines', '"two\nlines"'],
  ['a formula is neutralised', '=1+1', "'=1+1"],
  ['so is an at sign', '@cmd', "'@cmd"],
  ['and a plus', '+1', "'+1"],
  ['and a minus before words', '-cmd', "'-cmd"],
  ['and a disguised minus', '\u2212cmd', "'-cmd"],
  ['a negative figure stays a figure', '\u22121,137.50', '"-1,137.50"'],
  ['a no-break space becomes one that is read', 'USD\u00a012', 'USD 12'],
])('%s', (_name, text, expected) => {
  expect(cell(text)).toBe(expected);
});

test('a file has a byte order mark and ends each line', () => {
  expect(toCsv({ head: ['a', 'b'], rows: [['1', '2']] })).toBe('\uFEFFa,b\r\n1,2\r\n');
});
