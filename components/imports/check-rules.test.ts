import { describe, expect, test } from 'vitest';

import { rulesDraftOf, rulesOf } from './check-rules';

const RULES = { intervalSeconds: 60, confirmations: 2, gapIntervals: 3 };

test('rules come back as they were, an interval that is measured as none', () => {
  expect(rulesOf(rulesDraftOf(RULES))).toEqual({ rules: RULES });
  const measured = { confirmations: 1, gapIntervals: 3 };
  expect(rulesOf(rulesDraftOf(measured))).toEqual({ rules: measured });
});

describe('what is no rule is told at its field', () => {
  test.each([
    ['a whole day between checks', { intervalSeconds: '86400' }, []],
    ['more than a day', { intervalSeconds: '86401' }, ['intervalSeconds']],
    ['no interval at all', { intervalSeconds: '0' }, ['intervalSeconds']],
    ['half a second', { intervalSeconds: '0.5' }, ['intervalSeconds']],
    ['no failure', { confirmations: '0' }, ['confirmations']],
    ['a hundred failures', { confirmations: '100' }, []],
    ['more', { confirmations: '101' }, ['confirmations']],
    [
      'nothing where a number must be',
      { confirmations: '', gapIntervals: ' ' },
      ['confirmations', 'gapIntervals'],
    ],
    ['a thousand intervals', { gapIntervals: ' 1000 ' }, []],
  ])('%s', (_, change, paths) => {
    const { faults = [] } = { ...rulesOf({ ...rulesDraftOf(RULES), ...change }) };
    expect(faults.map(({ path }) => path)).toEqual(paths);
  });
});
