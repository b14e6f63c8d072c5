import fc from 'fast-check';
import { expect, test } from 'vitest';

import type { AssessInput } from '../assess-input';
import { compared } from './compared';
import { KNOWN } from './known';
import { randomInput } from './random-input';

/**
 * A second implementation, written from the spec alone, against the engine. It shares nothing with it but the
 * types of the format. `MAKEGOOD_RUNS` asks for more documents.
 */
const asked = process.env.MAKEGOOD_RUNS;
const runs = Number(asked ?? '300');

test(
  'the engine agrees with the reference on every document',
  () =>
    fc.assert(
      fc.property(randomInput, (input) => {
        const { engine, reference } = compared(input);
        expect(engine).toEqual(reference);
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
