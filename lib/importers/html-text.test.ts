import { expect, test } from 'vitest';

import { htmlText } from './html-text';

test.each([
  ['plain text', 'All is well.', 'All is well.'],
  ['a comparison that is no tag', 'latency < 5 s, load > 3', 'latency < 5 s, load > 3'],
  ['paragraphs', '<p>One.</p>\n<p>Two.</p>', 'One.\n\nTwo.'],
  [
    'a line end inside a paragraph',
    '<p>Between 09:05\nand 10:20 UTC</p>',
    'Between 09:05 and 10:20 UTC',
  ],
  ['breaks', 'One.<br>Two.<br />Three.', 'One.\nTwo.\nThree.'],
  ['entities', 'R&amp;D &lt;b&gt; it&#39;s&nbsp;down', "R&D <b> it's down"],
  ['bold inside a time', '<strong>09</strong>:05', '09:05'],
  ['an unclosed tag', '<p>Down <b>since 09:05', 'Down since 09:05'],
  ['nothing', '', ''],
])('%s', (_, html, text) => expect(htmlText(html)).toBe(text));
