import { expect, test } from 'vitest';

import type { Distribution } from '@/lib/api/wire/vendors';

import { spreadSteps, type Statistic } from './spread-trace';

const MINUTE = 60_000;
const of = (minutes: readonly number[]): Distribution => ({
  n: minutes.length,
  meanMs: 12 * MINUTE,
  medianMs: 10 * MINUTE,
  p90Ms: 20 * MINUTE,
  longestMs: 20 * MINUTE,
  values: minutes.map((each, index) => ({
    outageId: `00000000-0000-7000-8000-00000000000${index}`,
    ms: each * MINUTE,
  })),
});

test.each<[Statistic, readonly number[], string]>([
  ['mean', [6, 10, 20], 'Their sum, 36\u00a0min, divided by 3.'],
  ['median', [6, 10, 20], 'The middle one, number 2.'],
  ['median', [6, 10, 10, 20], 'The mean of the middle two, numbers 2 and 3.'],
  ['p90', [6, 10, 20], 'Nearest rank: 90 % of 3, rounded up, is number 3.'],
  ['longest', [6, 10, 20], 'The last one.'],
])('%s of %j says how it is found', (statistic, minutes, sentence) => {
  const [values, found] = spreadSteps(statistic, of(minutes));
  expect(values).toMatchObject({
    result: `n = ${minutes.length}`,
    sentence: `In minutes, in order: ${minutes.join(', ')}.`,
  });
  expect(found?.sentence).toBe(sentence);
});

test('a statistic without values has no step beside them', () => {
  const none = { n: 0, meanMs: null, medianMs: null, p90Ms: null, longestMs: null, values: [] };
  expect(spreadSteps('median', none)).toHaveLength(1);
});
