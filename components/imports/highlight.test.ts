import { describe, expect, test } from 'vitest';

import { type Mark, numbersText, piecesOf, spansOf } from './highlight';

const TEXT = 'On Friday it was down from noon to one, then from two to three.';
const at = (words: string) => {
  const from = TEXT.indexOf(words);
  return { from, to: from + words.length };
};
const mark = (number: number, words: readonly string[], broken = false): Mark => ({
  number,
  spans: words.map(at),
  broken,
});
/** `[x]1` underlined, `{x}1` underlined with a broken line. */
const drawn = (marks: readonly Mark[], text = TEXT) =>
  piecesOf(text, marks)
    .map(({ text: words, marked, broken, numbers }) => {
      const line = broken ? `{${words}}` : marked ? `[${words}]` : words;
      return line + numbersText(numbers);
    })
    .join('');

describe('the pieces of a text', () => {
  test.each<[string, Mark[], string]>([
    ['no marks', [], TEXT],
    [
      'two apart',
      [mark(1, ['noon to one']), mark(2, ['two to three'])],
      'On Friday it was down from [noon to one]1, then from [two to three]2.',
    ],
    [
      'a day shared by two times',
      [mark(1, ['Friday', 'noon to one']), mark(2, ['Friday', 'two to three'])],
      'On [Friday]1–2 it was down from [noon to one]1, then from [two to three]2.',
    ],
    [
      'one inside another',
      [mark(1, ['from noon to one']), mark(2, ['noon'])],
      'On Friday it was down [from ][noon]2[ to one]1, then from two to three.',
    ],
    [
      'two that overlap',
      [mark(1, ['from noon to']), mark(2, ['to one, then'])],
      'On Friday it was down [from noon ][to]1[ one, then]2 from two to three.',
    ],
    [
      'broken alone, solid where a solid one shares the words',
      [mark(1, ['Friday', 'noon to one'], true), mark(2, ['Friday'])],
      'On [Friday]1–2 it was down from {noon to one}1, then from two to three.',
    ],
    [
      'at both ends of the text',
      [mark(1, ['On']), mark(2, ['three.'])],
      '[On]1 Friday it was down from noon to one, then from two to [three.]2',
    ],
  ])('%s', (_, marks, expected) => expect(drawn(marks)).toBe(expected));

  test('what lies outside is cut off and what is empty left out', () => {
    const spans = [
      { from: -5, to: 2 },
      { from: 4, to: 4 },
      { from: 60, to: 99 },
    ];
    expect(drawn([{ number: 1, spans, broken: false }])).toBe(
      `[On]1${TEXT.slice(2, 60)}[${TEXT.slice(60)}]1`,
    );
  });

  test('the pieces together are the text, wherever the spans lie', () => {
    for (let seed = 0; seed < 200; seed += 1) {
      const marks = [1, 2, 3].map((number) => {
        const from = (seed * 7 * number) % TEXT.length;
        return { number, broken: false, spans: [{ from, to: from + ((seed * number) % 20) }] };
      });
      const pieces = piecesOf(TEXT, marks);
      expect(pieces.map(({ text }) => text).join('')).toBe(TEXT);
      for (const { from, text } of pieces) expect(TEXT.slice(from).startsWith(text)).toBe(true);
    }
  });

  test('an empty text has no pieces', () => expect(piecesOf('', [])).toEqual([]));
});

describe('the places of a quote', () => {
  const whole = { from: 3, to: 38 };
  test.each([
    ['one place', 'Friday it was', [{ from: 3, to: 16 }]],
    ['two places', 'Friday … noon to one', [at('Friday'), at('noon to one')]],
    ['words that are not there', 'Friday … midnight', [whole]],
    ['words after the stretch', 'Friday … two to three', [whole]],
    ['no quote', null, [whole]],
    ['an empty quote', '', [whole]],
  ])('%s', (_, quote, expected) => expect(spansOf(TEXT, whole, quote)).toEqual(expected));
});

test.each([
  [[], ''],
  [[3], '3'],
  [[1, 2], '1–2'],
  [[1, 2, 3, 5, 7, 8], '1–3, 5, 7–8'],
])('%j is written %j', (numbers, text) => expect(numbersText(numbers)).toBe(text));
