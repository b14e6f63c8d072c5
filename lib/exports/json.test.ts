import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { meridianClaim } from '@/lib/sla/fixtures/meridian-claim';

import { meridianDocument } from './fixtures/meridian-document';
import { canonicalJson, claimJson, sha256 } from './json';

test('the claim comes back whole, with its assessments', () => {
  const text = claimJson(meridianDocument, meridianClaim.assessments);
  expect(JSON.parse(text)).toEqual({
    schema: 'makegood-claim/1',
    claim: meridianDocument,
    assessments: meridianClaim.assessments,
  });
});

test('is the value again, and the same text whatever the order of the keys', () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
      const text = canonicalJson(value);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonicalJson(reversed(value))).toBe(text);
    }),
  );
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, item]) => [key, reversed(item)]),
  );
}

test('known texts and hashes', () => {
  expect(canonicalJson({ b: [1, -0, 1e21], a: 'é\n', c: undefined })).toBe(
    '{"a":"é\\n","b":[1,0,1e+21]}',
  );
  expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(sha256(new Uint8Array([0x61]))).toBe(sha256('a'));
});

describe('what JSON cannot hold is refused', () => {
  const cycle: Record<string, unknown> = {};
  cycle['self'] = cycle;
  test.each([
    ['NaN', Number.NaN],
    ['infinity', [Number.POSITIVE_INFINITY]],
    ['a date', { at: new Date(0) }],
    ['a map', new Map()],
    ['a bigint', 1n],
    ['a hole', [undefined]],
    ['half a surrogate', '\ud800'],
    ['a cycle', cycle],
  ])('%s', (_name, value) => {
    expect(() => canonicalJson(value)).toThrow(RangeError);
  });
});
