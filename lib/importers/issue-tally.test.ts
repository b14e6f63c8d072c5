import { expect, test } from 'vitest';

import { issueTally } from './issue-tally';

const fault = (found: string, field = 'state') => ({
  field,
  found,
  expected: 'a known word',
  severity: 'error' as const,
});

test('each text of a field is one issue, at its first place, with its count', () => {
  const tally = issueTally();
  tally.add(fault('wobbly'), { line: 3 });
  tally.add(fault('odd'), { line: 4 });
  tally.add(fault('wobbly'), { line: 5 });
  tally.add(fault('wobbly', 'time'), { line: 6 });
  expect(tally.issues().map(({ field, found, place }) => [field, found, place])).toEqual([
    ['state', '"wobbly" (2 ×)', { line: 3 }],
    ['state', '"odd" (1 ×)', { line: 4 }],
    ['time', '"wobbly" (1 ×)', { line: 6 }],
  ]);
});

test('texts beyond a hundred are counted together, and those known before go on', () => {
  const tally = issueTally();
  for (let index = 0; index < 103; index += 1) tally.add(fault(`word ${index}`), { line: index });
  tally.add(fault('word 99'), { line: 200 });
  const issues = tally.issues();
  expect(issues).toHaveLength(101);
  expect(issues[99]).toMatchObject({ found: '"word 99" (2 ×)', place: { line: 99 } });
  expect(issues[100]).toMatchObject({ found: 'others (3 ×)', place: { line: 100 } });
});

test('of a long text its first two hundred characters count', () => {
  const tally = issueTally();
  tally.add(fault('x'.repeat(300)), { line: 1 });
  tally.add(fault('x'.repeat(400)), { line: 2 });
  expect(tally.issues()).toMatchObject([{ found: `"${'x'.repeat(200)}" (2 ×)` }]);
});
