import { describe, expect, test } from 'vitest';

import { assessGiven } from './stateless';
import { usualTerms } from './testing';

describe('a question is bounded', () => {
  const asked = (end: string) =>
    assessGiven({
      terms: usualTerms(),
      period: { start: '2000-01-01T00:00:00Z', end },
      evidence: { windows: [] },
      fees: [],
      asOf: '2026-07-01T00:00:00Z',
    });
  test('fifty years are answered', () =>
    expect(asked('2050-01-01T00:00:00Z').period.complete).toBe(false));
  test('ten thousand are refused, with the path', () =>
    expect(() => asked('9999-01-01T00:00:00Z')).toThrow('period.end: expected at most 50 years'));
});
