import { describe, expect, test } from 'vitest';
import { z } from 'zod';

import { invalidInput, isInvalidInput, issuesFrom } from './invalid-input';

const schema = z.strictObject({
  name: z.string(),
  kind: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('a'), size: z.int().min(1).max(9) }),
    z.strictObject({ kind: z.literal('b') }),
  ]),
  either: z.union([z.strictObject({ money: z.string() }), z.strictObject({ days: z.int() })]),
  list: z.array(z.enum(['x', 'y'])).optional(),
});
const valid = { name: 'n', kind: { kind: 'a', size: 5 }, either: { money: '1' } };
const issues = (extra: Record<string, unknown>, prefix?: string) => {
  const parsed = schema.safeParse({ ...valid, ...extra }, { reportInput: true });
  return parsed.success ? [] : issuesFrom(parsed.error, prefix);
};

describe('issues', () => {
  test.each<[string, Record<string, unknown>, unknown]>([
    ['another type', { name: 5 }, { path: 'name', expected: 'string', found: '5' }],
    ['an unknown key', { nmae: 'n' }, { path: 'nmae', expected: 'no such key', found: 'nmae' }],
    [
      'a kind that does not exist',
      { kind: { kind: 'c' } },
      { path: 'kind.kind', expected: '"a" or "b"' },
    ],
    [
      'too little',
      { kind: { kind: 'a', size: 0 } },
      { path: 'kind.size', expected: 'at least 1', found: '0' },
    ],
    [
      'too much',
      { kind: { kind: 'a', size: 10 } },
      { path: 'kind.size', expected: 'at most 9', found: '10' },
    ],
    [
      'one of several words',
      { list: ['x', 'z'] },
      { path: 'list.1', expected: '"x" or "y"', found: 'z' },
    ],
    [
      'the shape that comes closest',
      { either: { days: 1.5 } },
      { path: 'either.days', expected: 'int', found: '1.5' },
    ],
  ])('%s', (_, extra, issue) => expect(issues(extra)).toEqual([issue]));

  test('stand below a prefix', () =>
    expect(issues({ name: 5 }, 'terms')[0]?.path).toBe('terms.name'));
  test('long findings are cut', () =>
    expect(issues({ list: ['z'.repeat(500)] })[0]?.found).toHaveLength(80));
});

describe('the error', () => {
  const one = { path: 'a.b', expected: 'a thing' };
  test('says the first and counts the others', () => {
    expect(invalidInput([one]).message).toBe('a.b: expected a thing');
    expect(invalidInput([one, one]).message).toBe('a.b: expected a thing (and 1 more)');
    expect(invalidInput([{ path: '', expected: 'object' }]).message).toBe('input: expected object');
  });
  test('is told from others', () => {
    expect(isInvalidInput(invalidInput([one]))).toBe(true);
    expect(isInvalidInput(new Error('other'))).toBe(false);
    expect(isInvalidInput('text')).toBe(false);
  });
});
