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

test.each<['incident' | 'period', string, number, string]>([
  [
    'incident',
    'each incident by itself',
    2,
    '45 | At most 25 per incident, 60 is cut. By incident 40 → 25, 20.',
  ],
  ['incident', 'a single incident', 1, '25 | At most 25 per incident, 40 is cut.'],
  ['period', 'the sum of two', 2, '25 | At most 25 per period, 60 is cut.'],
  [
    'incident',
    'very many incidents, and what is not listed',
    300,
    '7,495 | At most 25 per incident, 11,980 is cut. By incident 40 → 25, 20, 40 → 25, 40 → 25, 40 → 25, 40 → 25, 40 → 25, 40 → 25 and 292 more.',
  ],
])('a cap per %s cuts %s', (per, _, count, text) => {
  const step: Remedy = {
    kind: 'step',
    perSeconds: 60,
    rounding: 'up',
    accumulate: 'incident',
    credit: { money: '20' },
  };
  const start = Date.parse('2026-04-02T00:00:00Z');
  const windows = Array.from({ length: count }, (__, index) => {
    const from = start + index * 600_000;
    const lasts = index === 1 ? 60_000 : 120_000;
    return down(new Date(from).toISOString(), new Date(from + lasts).toISOString());
  });
  const target = { op: 'gt', percent: '99.999' } as const;
  const of = terms([availability({ target, remedies: [step] })], {
    caps: [{ kind: 'max', money: '25', per }],
  });
  const caps = first(of, windows).trace.find((one) => one.step === 'caps');
  expect(caps && `${explainStep(caps).result} | ${explainStep(caps).sentence}`).toBe(text);
});
