import { expect, test } from 'vitest';

import { decodeText } from './decode';
import { inPieces } from './testing';
import { textLines } from './text-lines';

async function read(text: string, size: number) {
  const lines: string[] = [];
  const issues: string[] = [];
  for await (const batch of textLines(decodeText(inPieces(text, size)))) {
    lines.push(...batch.lines.map(({ line, text: one }) => `${line} ${one}`));
    issues.push(...batch.issues.map(({ found }) => found));
  }
  return { lines, issues };
}

test.each([
  ['a line without an end', 'one', ['1 one']],
  ['an end makes no line more', 'one\n', ['1 one']],
  ['blank lines count', 'one\n\nthree', ['1 one', '2 ', '3 three']],
  ['ends of Windows', 'one\r\ntwo\r\n', ['1 one', '2 two']],
])('%s', async (_, text, expected) => {
  for (const size of [1, 3, 100]) {
    expect(await read(text, size)).toEqual({ lines: expected, issues: [] });
  }
});

test('a line without end is told, not kept for ever', async () => {
  const { lines, issues } = await read(`one\n${'x'.repeat(1_100_000)}`, 10_000);
  expect(lines).toEqual(['1 one']);
  expect(issues).toEqual(['a line of more than 1048576 characters']);
});

test('what cannot be decoded is told after the lines before it', async () => {
  const bytes = new TextEncoder().encode('one\ntwo');
  const broken = new Uint8Array([...bytes, 0x0a, 0xff]);
  const lines: string[] = [];
  const issues: unknown[] = [];
  for await (const batch of textLines(decodeText(inPieces(broken, 2)))) {
    lines.push(...batch.lines.map(({ text }) => text));
    issues.push(...batch.issues);
  }
  expect(lines).toEqual(['one', 'two']);
  expect(issues).toMatchObject([{ place: { line: 3 } }]);
});
