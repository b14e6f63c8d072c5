import { describe, expect, test } from 'vitest';

import { bytesText, measureWork, rateText, remainingText } from './measure-work';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('how far work is', () => {
  test.each([
    ['nothing is known of the whole', [5, 0, 2_000], [null, 2.5, null]],
    ['half done in ten seconds', [500, 1_000, 10_000], [50, 50, 10_000]],
    ['one short of the whole is not 100', [999, 1_000, 1_000], [99, 999, 1]],
    ['the whole', [1_000, 1_000, 4_000], [100, 250, 0]],
    ['more than was announced', [1_001, 1_000, 4_004], [100, 250, 0]],
    ['too early for a rate', [10, 100, 999], [10, null, null]],
    ['the first moment that has a rate', [10, 100, 1_000], [10, 10, 9_000]],
    ['nothing done yet', [0, 100, 60_000], [0, null, null]],
  ] as const)('%s', (_, [done, total, elapsedMs], [percent, perSecond, remaining]) => {
    const measured = measureWork({ done, total, elapsedMs });
    expect(measured.percent).toBe(percent);
    expect(measured.perSecond).toBe(perSecond);
    expect(measured.remainingMs === null ? null : Math.round(measured.remainingMs)).toBe(remaining);
  });
});

test.each([
  [null, ''],
  [0, 'about 1 s left'],
  [17_001, 'about 18 s left'],
  [89_000, 'about 89 s left'],
  [90_000, 'about 2 min left'],
  [5_340_000, 'about 89 min left'],
  [5_400_000, 'about 2 h left'],
])('%s ms remain: %s', (ms, text) => expect(plain(remainingText(ms))).toBe(text));

test.each([
  [null, ''],
  [0.2, 'less than 1 rows a second'],
  [1, '1 rows a second'],
  [47.4, '47 rows a second'],
  [318_472, '320,000 rows a second'],
])('a rate of %s is %j', (rate, text) => expect(rateText(rate, 'rows')).toBe(text));

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1_000, '1 kB'],
  [1_240, '1.2 kB'],
  [88_000, '88 kB'],
  [999_600, '1 MB'],
  [1_600_000_000, '1.6 GB'],
  [9_960_000, '10 MB'],
])('%s bytes are %s', (bytes, text) => expect(plain(bytesText(bytes))).toBe(text));
