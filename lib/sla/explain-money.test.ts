import { expect, test } from 'vitest';

import type { Commitment } from './commitment-format';
import { explainStep } from './explain';
import { availability, down, first, terms } from './golden/question';
import type { Remedy } from './remedy-format';
import type { Terms } from './terms-format';
import type { TraceStep } from './trace';

const outage = [down('02 10:00', '02 12:00')]; // 120 of 43 200 minutes

function explained(
  name: TraceStep['step'],
  commitment: Commitment,
  asked: Parameters<typeof first>[2] = {},
  extra: Partial<Terms> = {},
): string {
  const { trace } = first(terms([commitment], extra), outage, asked);
  const step = trace.find((one) => one.step === name);
  if (!step) throw new RangeError(`No step ${name}`);
  const { result, sentence } = explainStep(step);
  return `${result} | ${sentence}`;
}

test('steps, caps and lines of money', () => {
  const step: Remedy = {
    kind: 'step',
    perSeconds: 1800,
    rounding: 'up',
    accumulate: 'period',
    credit: { percentOfFees: '5' },
  };
  const commitment = availability({ remedies: [step] });
  const extra: Partial<Terms> = {
    caps: [{ kind: 'max', percentOfFees: '15', per: 'period' }],
    rounding: { mode: 'down', at: 'line' },
  };
  const asked = { fees: [{ amount: '310.45', kind: 'recurring' as const }] };
  expect(explained('credit', commitment, asked, extra)).toBe(
    '62.09 | 4 × 5 % of fees of 310.45 = 62.09.',
  );
  expect(explained('caps', commitment, asked, extra)).toBe(
    '46.5675 | At most 46.5675 per period, 62.09 is cut.',
  );
  expect(explained('rounding', commitment, asked, extra)).toBe(
    'USD 46.56 | Down, line by line. 62.09 → 62.09.',
  );
});

test.each<[string, Remedy, string]>([
  ['for the downtime', { kind: 'pro_rata' }, '25/9 | 1/360 × fees of 1,000 = 25/9.'],
  [
    'for ten times the downtime',
    { kind: 'multiple_of_downtime_fees', factor: '10' },
    '250/9 | 1/360 × 10 × fees of 1,000 = 250/9.',
  ],
])('fees %s multiply as written', (_, remedy, text) =>
  expect(explained('credit', availability({ remedies: [remedy] }))).toBe(text),
);
