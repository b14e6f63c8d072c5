import { describe, expect, test } from 'vitest';

import { decodeText, headText, jsonHead } from './decode';
import type { Encoding } from './encodings';
import { inPieces } from './testing';

async function decode(bytes: Uint8Array | string, encoding?: Encoding, size = 3) {
  let text = '';
  const issues: string[] = [];
  for await (const piece of decodeText(inPieces(bytes, size), encoding)) {
    text += piece.text ?? '';
    const { issue } = piece;
    if (issue) issues.push(`${JSON.stringify(issue.place)} ${issue.found}`);
  }
  return { text, issues };
}

const TEXT = 'début – 停電\nПривет 🙂\n';
const utf8 = new TextEncoder().encode(TEXT);
const utf16 = (text: string, bigEndian: boolean) => {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at++) {
    view.setUint16(at * 2, text.charCodeAt(at), !bigEndian);
  }
  return bytes;
};
const bytes = (...parts: (string | number)[]) =>
  new Uint8Array(
    parts.flatMap((part) =>
      typeof part === 'number' ? part : [...new TextEncoder().encode(part)],
    ),
  );

describe('text comes out whole, whatever the pieces', () => {
  test.each([1, 2, 3, 5, 8, 1000])('in pieces of %d bytes', async (size) => {
    const sound = { text: TEXT, issues: [] };
    expect(await decode(utf8, undefined, size)).toEqual(sound);
    expect(await decode(bytes(0xef, 0xbb, 0xbf, TEXT), undefined, size)).toEqual(sound);
    expect(await decode(utf16(`\uFEFF${TEXT}`, false), undefined, size)).toEqual(sound);
    expect(await decode(utf16(`\uFEFF${TEXT}`, true), undefined, size)).toEqual(sound);
    expect(await decode(utf16(TEXT, true), 'utf-16be', size)).toEqual(sound);
  });

  test('a mark inside the text stays', async () =>
    expect((await decode('abcdefgh\uFEFFijk')).text).toBe('abcdefgh\uFEFFijk'));

  test('windows-1252 only when chosen', async () => {
    const latin = bytes('caf', 0xe9, ', \n', 'fermé');
    expect((await decode(latin)).issues).toEqual(['{"line":1} not UTF-8: byte 0xE9']);
    expect((await decode(bytes('caf', 0xe9, ', pas ouvert'), 'windows-1252')).text).toBe(
      'café, pas ouvert',
    );
  });
});

describe('what is no text is refused with its place', () => {
  test.each([
    ['an empty file', bytes(), '{"line":1} The file is empty'],
    [
      'a lone byte of Latin-1',
      bytes('a,b\nc,d\nok ', 0xe9, 't\n'),
      '{"line":3} not UTF-8: byte 0xE9',
    ],
    ['a stray continuation', bytes('12345678', 0x80), '{"line":1} not UTF-8: byte 0x80'],
    ['an overlong slash', bytes('12345678\n', 0xc0, 0xaf), '{"line":2} not UTF-8: byte 0xC0'],
    ['half a surrogate', bytes('1234567\n', 0xed, 0xa0, 0x80), '{"line":2} not UTF-8: byte 0xED'],
    [
      'a sequence cut by the end',
      bytes('1234567\n', 0xe5, 0x81),
      '{"line":2} not UTF-8: byte 0xE5',
    ],
    ['a short one cut by the end', bytes('a', 0xe5), '{"line":1} not UTF-8: byte 0xE5'],
    ['a workbook', bytes('PK', 3, 4, 'xxxxxxx'), '{"line":1} a ZIP archive or an Excel workbook'],
    ['gzip', bytes(0x1f, 0x8b, 'xxxxxxxxx'), '{"line":1} a gzip archive'],
  ])('%s', async (_, source, expected) => {
    expect((await decode(source)).issues).toEqual([expected]);
    expect((await decode(source, undefined, 1)).issues).toEqual([expected]);
  });

  test('a NUL names its line and keeps the text before it', async () => {
    const { text, issues } = await decode(bytes('start\nend', 0, 'x'));
    expect(text).toBe('start\nend');
    expect(issues).toEqual([
      '{"line":2} a NUL byte: the file is binary, or UTF-16 without a byte order mark',
    ]);
  });

  test('half a UTF-16 character', async () =>
    expect((await decode(bytes(0xff, 0xfe, 'abcdefg'))).issues).toEqual([
      '{"line":1} not utf-16le',
    ]));

  test('a head is text or nothing', () => {
    expect(headText(bytes('a,b'))).toBe('a,b');
    expect(headText(bytes())).toBeNull();
    expect(headText(bytes('a', 0))).toBeNull();
    expect(headText(utf8.subarray(0, 2))).toBe('d');
  });

  test.each<[string, string, boolean]>([
    ['an object', '{"a":1}', true],
    ['a list after blank lines', '\r\n [', true],
    ['an object after its mark', '\uFEFF{', true],
    ['a text in quotes', '"a"', false],
    ['words before an object', 'a {', false],
    ['nothing', '', false],
  ])('it begins as JSON with %s: %j is %s', (_, text, isJson) =>
    expect(jsonHead(bytes(text)) !== null).toBe(isJson),
  );
});
