import { describe, expect, test } from 'vitest';

import { GO_MS, meaningOf } from './keys';

describe('a key outside of fields', () => {
  test.each([
    ['g waits for a letter', 'g', null, { kind: 'await' }],
    ['g then v', 'v', 0, { kind: 'go', href: '/vendors' }],
    ['g then o', 'o', 0, { kind: 'go', href: '/' }],
    ['v alone', 'v', null, { kind: 'none' }],
    ['g then a letter without a place', 'x', 0, { kind: 'none' }],
    ['g twice waits anew', 'g', 0, { kind: 'await' }],
    ['the list of keys', '?', null, { kind: 'keys' }],
    ['the search of the page', '/', null, { kind: 'search' }],
    ['the search of the page after g', '/', 0, { kind: 'search' }],
    ['the list of keys after g', '?', 0, { kind: 'keys' }],
  ])('%s', (_what, key, goSinceMs, meaning) => {
    expect(meaningOf({ key, goSinceMs, atMs: GO_MS })).toEqual(meaning);
  });

  test('a letter later than the wait counts alone', () => {
    expect(meaningOf({ key: 'v', goSinceMs: 0, atMs: GO_MS + 1 })).toEqual({ kind: 'none' });
  });
});
