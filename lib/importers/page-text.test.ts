import { describe, expect, test } from 'vitest';

import { pageOf, plainCharacters, textOf } from './page-text';

const text = (html: string) => textOf(pageOf(html).body);

describe('a page as text', () => {
  test.each([
    ['paragraphs', '<p>One</p><p>Two</p>', 'One\n\nTwo'],
    ['breaks', 'One<br>Two', 'One\nTwo'],
    ['blanks of the source', '<p>One\n   two&nbsp;three</p>', 'One two three'],
    ['a list', '<ul><li>One</li><li>Two</li></ul>', '- One\n\n- Two'],
    ['preformatted lines', '<pre>One\n Two</pre>', 'One\nTwo'],
    [
      'a row of two cells',
      '<table><tr><td>Start Time</td><td>09:00 UTC</td></tr></table>',
      'Start Time: 09:00 UTC',
    ],
    [
      'a label with its colon',
      '<table><tr><td>Start Time :</td><td>09:00 UTC</td></tr></table>',
      'Start Time: 09:00 UTC',
    ],
    [
      'a row with an empty cell',
      '<table><tr><td>Start</td><td></td><td>09:00</td></tr></table>',
      'Start: 09:00',
    ],
    ['a row of three', '<table><tr><td>a</td><td>b</td><td>c</td></tr></table>', 'a | b | c'],
    [
      'a table with a head',
      '<table><tr><th>Service</th><th>Start</th></tr><tr><td>API</td><td>09:00</td></tr></table>',
      'Service | Start\nService: API, Start: 09:00',
    ],
    [
      'a head beside its cell',
      '<table><tr><th>Start</th><td>09:00</td></tr></table>',
      'Start: 09:00',
    ],
    [
      'a table inside a cell',
      '<table><tr><td><table><tr><td>Start</td><td>09:00</td></tr><tr><td>End</td><td>10:00</td></tr></table></td></tr></table>',
      'Start: 09:00\nEnd: 10:00',
    ],
    ['what is quoted', '<blockquote>One<br>Two</blockquote>', '> One\n> Two'],
    [
      'nothing of scripts, styles and navigation',
      '<style>p{}</style><script>x</script><nav>y</nav>Hello',
      'Hello',
    ],
    ['nothing hidden', '<p hidden>x</p><p style="DISPLAY: none">y</p>Hello', 'Hello'],
    ['a fragment without a body', 'Hello <b>there</b>', 'Hello there'],
    [
      'what stands deeper than any letter',
      `${'<div>'.repeat(400)}Hello${'</div>'.repeat(400)}`,
      'Hello',
    ],
  ])('keeps %s', (_, html, expected) => expect(text(html)).toBe(expected));

  test.each([
    ['characters', 'x'.repeat(3_000_001), 3_000_000],
    ['tags', '<br>'.repeat(60_001), 240_000],
    ['entities', '&lt;'.repeat(60_001), 240_000],
    ['open tags', '<div>'.repeat(2001), 10_000],
  ])('is cut at too many %s', (_, html, cut) => expect(pageOf(html).cut).toBe(cut));

  test.each([
    ['characters', 'x'.repeat(3_000_000)],
    ['tags', '<br>'.repeat(60_000)],
    ['entities', '&lt;'.repeat(60_000)],
    ['open tags', '<div>'.repeat(2000)],
    ['paragraphs that nobody closes', '<p>x'.repeat(5000)],
  ])('is whole with as many %s as a page may have', (_, html) =>
    expect(pageOf(html).cut).toBeNull(),
  );
});

test('marks of windows-1252 that a decoder left are read, NULs are not', () =>
  expect(plainCharacters('9\u009610\u0092s\0')).toBe('9–10’s'));
