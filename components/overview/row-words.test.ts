import { expect, test } from 'vitest';

import { noNoticeWord, nothingFoundWord } from './row-words';

test.each([
  ['no outage', { silentOutages: 0, outages: 0 }, 'none needed'],
  ['an outage of which nobody read what was said', { silentOutages: 0, outages: 1 }, 'no data'],
  ['one without a word', { silentOutages: 1, outages: 2 }, 'never'],
])('the first notice of %s', (_, row, word) => expect(noNoticeWord(row)).toBe(word));

test.each([
  ['nobody watched', ['unknown', 'unknown'], 'no data'],
  ['somebody watched a period', ['unknown', 'met'], 'nothing found'],
] as const)('no amount where %s', (_, states, word) =>
  expect(nothingFoundWord(states.map((state) => ({ period: '2026-09', state })))).toBe(word),
);
