import fc from 'fast-check';
import { expect, test } from 'vitest';

import { assess } from '../assess';
import type { AssessInput } from '../assess-input';
import { answer } from './answer';
import { KNOWN } from './known';
import { randomInput } from './random-input';

/**
 * A second implementation, written from the spec alone, against the engine. It shares nothing with it but the
 * types of the format. `MAKEGOOD_RUNS` asks for more documents.
 */
const asked = process.env.MAKEGOOD_RUNS;
const runs = Number(asked ?? '300');

type Money = Readonly<{ amount: string; exact: string }>;
/** No credit and a credit of nothing are the same. */
const money = ({ amount, exact }: Money = { amount: '0', exact: '0/1' }) => ({
  amount: /[1-9]/.test(amount) ? amount : '0',
  exact,
});

function byEngine(input: AssessInput) {
  const { period, commitments, credit, coverage, deadlines } = assess(input);
  return {
    period,
    commitments: commitments.map((one) => ({
      id: one.id,
      status: one.status,
      reasons: one.reasons.toSorted(),
      measured: one.measured,
      bounds: one.bounds,
      downtimeMinutes: one.downtimeMinutes,
      headroomMinutes: one.headroomMinutes,
      tier: one.tier?.when,
      credit: money(one.credit),
    })),
    credit: money(credit),
    coverage,
    deadlines: deadlines.map(({ step, readings, safe }) => ({
      step,
      safe,
      readings: [
        ...new Set(
          readings.map(({ date, at }) => `${date} ${at === undefined ? '' : Date.parse(at)}`),
        ),
      ].toSorted(),
    })),
  };
}

function byReference(input: AssessInput) {
  const { period, commitments, credit, coverage, deadlines } = answer(input);
  return {
    period,
    commitments: commitments.map((one) => ({
      id: one.id,
      status: one.status,
      reasons: one.reasons.toSorted(),
      measured: one.measured,
      bounds: one.shown.bounds,
      downtimeMinutes: one.shown.downtimeMinutes,
      headroomMinutes: one.shown.headroomMinutes,
      tier: one.shown.tier,
      credit: money(one.credit),
    })),
    credit: money(credit),
    coverage,
    deadlines: deadlines.map((one) => ({ ...one, readings: one.readings.toSorted() })),
  };
}

test(
  'the engine agrees with the reference on every document',
  () =>
    fc.assert(
      fc.property(randomInput, (input) => {
        expect(byEngine(input)).toEqual(byReference(input));
      }),
      // The same documents in every run; others when more of them are asked for.
      {
        numRuns: runs,
        examples: KNOWN.map((one): [AssessInput] => [one]),
        ...(asked === undefined && { seed: 20_261_124 }),
      },
    ),
  Math.max(60_000, runs * 1000),
);
