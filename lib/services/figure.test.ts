import { expect, test } from 'vitest';

import type { Assessment, CommitmentAssessment } from '@/lib/sla/assessment';

import { leadingCommitment } from './figure';

const promise = (
  id: string,
  percent: string | null,
  amount?: string,
  status: CommitmentAssessment['status'] = 'breached',
): CommitmentAssessment => ({
  id,
  status,
  reasons: [],
  measured: { percent, exact: null },
  downtimeMinutes: null,
  excluded: [],
  ...(amount !== undefined && {
    credit: { amount, currency: 'USD', exact: '0/1', feeBase: '1000.00' },
  }),
  trace: [],
});

const leading = (...commitments: CommitmentAssessment[]) => {
  const credit: Assessment['credit'] = { amount: '0.00', currency: 'USD', exact: '0/1' };
  const period = { start: '', end: '', timeZone: 'UTC', minutes: 1, complete: true };
  return leadingCommitment({ period, commitments, credit, deadlines: [] })?.id;
};

test('the worst status leads, then the larger credit, then the lower percent', () => {
  expect(leading(promise('a', '90', '900.00', 'met'), promise('b', '99.9', '1.00'))).toBe('b');
  expect(leading(promise('a', '90', '9.00'), promise('b', '99.9', '10.00'))).toBe('b');
  expect(leading(promise('a', '99.10'), promise('b', '99.9'), promise('c', '99.099999'))).toBe('c');
  expect(leading(promise('a', null), promise('b', '99.999999'))).toBe('b');
});
