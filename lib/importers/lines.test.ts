import { describe, expect, test } from 'vitest';

import { decodeText } from './decode';
import { linesAround } from './lines';
import { inPieces } from './testing';

const shown = async (text: string, around: number, beside = 1, size = 3) =>
  (await linesAround(decodeText(inPieces(text, size)), around, beside)).map(
    ({ line, text: words, cut }) => `${line}${cut ? '…' : ''} ${words}`,
  );

describe('the lines around one', () => {
  test.each([
    ['in the middle', 'a\nb\nc\nd\ne\n', 3, ['2 b', '3 c', '4 d']],
    ['the first', 'a\nb\nc\n', 1, ['1 a', '2 b']],
    ['the last, with its end', 'a\nb\nc\n', 3, ['2 b', '3 c']],
    ['the last, without one', 'a\nb\nc', 3, ['2 b', '3 c']],
    ['blank ones', 'a\n\n\nd\n', 3, ['2 ', '3 ', '4 d']],
    ['with CRLF', 'a\r\nb\r\nc\r\n', 2, ['1 a', '2 b', '3 c']],
    ['with CR alone', 'a\rb\rc\r', 2, ['1 a', '2 b', '3 c']],
    ['beyond the end', 'a\nb\n', 3, []],
    ['of nothing', '', 1, []],
  ])('%s', async (_, text, around, lines) => {
    expect(await shown(text, around)).toEqual(lines);
    expect(await shown(text, around, 1, 1000)).toEqual(lines);
  });

  test('a long line is cut, and the next one is whole', async () =>
    expect(await shown(`a\n${'x'.repeat(1001)}\n${'y'.repeat(1000)}\n`, 2, 1, 100)).toEqual([
      '1 a',
      `2… ${'x'.repeat(1000)}`,
      `3 ${'y'.repeat(1000)}`,
    ]));

  test('a line that cannot be read further is cut where it breaks', async () => {
    const bytes = new Uint8Array([...new TextEncoder().encode('a,b\ncaf'), 0xe9, 0x0a, 0x63]);
    expect(await linesAround(decodeText(inPieces(bytes)), 2, 1)).toEqual([
      { line: 1, text: 'a,b', cut: false },
      { line: 2, text: 'caf', cut: true },
    ]);
  });

  test('no more is read than is shown', async () => {
    let given = 0;
    async function* endless() {
      for (;;) {
        given += 1;
        yield new TextEncoder().encode(`${'x'.repeat(65_535)}\n`);
      }
    }
    expect(await linesAround(decodeText(endless()), 3, 1)).toHaveLength(3);
    expect(given).toBeLessThan(8);
  });
});
