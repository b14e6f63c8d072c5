import { expect, test } from 'vitest';

import type { Assessment, CommitmentAssessment } from './assessment';
import { payingCommitments, stepGroups, totalStep } from './claim-steps';

const promise = (
  id: string,
  amount: string,
  status: CommitmentAssessment['status'] = 'breached',
): CommitmentAssessment => ({
  id,
  status,
  reasons: [],
  measured: id === 'repair' ? { seconds: 9_000 } : { percent: '99.5', exact: '199/2' },
  downtimeMinutes: null,
  excluded: [],
  credit: { amount, currency: 'USD', exact: '0/1', feeBase: '1000.00' },
  trace: [],
});

const assessed = (amount: string, commitments: CommitmentAssessment[]): Assessment => ({
  period: { start: '', end: '', timeZone: 'UTC', minutes: 43_200, complete: true },
  commitments,
  credit: { amount, currency: 'USD', exact: '0/1' },
  deadlines: [],
});

const total = (
  amount: string,
  commitments: CommitmentAssessment[],
  stacking?: 'sum' | 'largest' | 'choose_one',
) => {
  const assessment = assessed(amount, commitments);
  const step = totalStep(assessment, payingCommitments(assessment), stacking);
  return step && `${step.result} | ${step.sentence}`.replaceAll('\u00a0', ' ');
};

test('what pays, the promise of the table first; nothing of what is met, in review or without money', () => {
  const found = payingCommitments(
    assessed('150.00', [
      promise('repair', '900.00'),
      promise('strict', '50.00'),
      promise('uptime', '100.00'),
      promise('none', '0.00'),
      promise('doubt', '70.00', 'review'),
    ]),
  );
  expect(found.map(({ id }) => id)).toEqual(['uptime', 'repair', 'strict']);
});

test('one promise that pays the whole amount needs no total', () => {
  expect(total('100.00', [promise('uptime', '100.00'), promise('none', '0.00')])).toBeNull();
});

const two = [promise('uptime', '100.00'), promise('strict', '50.00')];
const LARGEST =
  'Of promises broken by the same outage only the largest credit counts, others add up:';

test.each<[string, string | null, string]>([
  [
    'added up',
    total('150.00', two, 'sum'),
    'USD 150.00 | The contract adds up what its promises pay: uptime USD 100.00, strict USD 50.00.',
  ],
  [
    'the largest where the contract is silent',
    total('100.00', two),
    `USD 100.00 | ${LARGEST} uptime USD 100.00, strict USD 50.00.`,
  ],
  [
    'cut by a cap',
    total('120.00', two, 'sum'),
    'USD 120.00 | The contract adds up what its promises pay: uptime USD 100.00, strict USD 50.00. The contract\u2019s limits and rounding for the whole period leave USD 120.00.',
  ],
  [
    'one alone, under the least amount that is paid',
    total('0.00', [promise('uptime', '100.00')]),
    'USD 0.00 | The contract\u2019s limits and rounding for the whole period leave USD 0.00.',
  ],
])('the total: %s', (_name, given, expected) => {
  expect(given).toBe(expected);
});

test('steps are told by promise, the total by itself', () => {
  const steps = [
    { commitment: 'a', n: 1 },
    { commitment: 'a', n: 2 },
    { commitment: 'b', n: 3 },
    { n: 4 },
  ];
  expect(
    stepGroups(steps).map(({ commitment, steps: { length } }) => [commitment, length]),
  ).toEqual([
    ['a', 2],
    ['b', 1],
    [undefined, 1],
  ]);
});
