import fc from 'fast-check';

import { ANCHORS } from '../terms-format';
import { rarely } from './random-evidence';

/** Random steps of a claim, and until when each is in time. */
const anchor = fc.constantFrom(...ANCHORS);
const offset = fc.record({
  n: fc.constantFrom(0, 1, 2, 5, 30),
  unit: fc.constantFrom(
    'minute' as const,
    'hour' as const,
    'day' as const,
    'business_day' as const,
    'week' as const,
    'month' as const,
    'month' as const,
    'quarter' as const,
    'billing_cycle' as const,
  ),
});
const snap = rarely(
  fc.constantFrom(
    'none' as const,
    'end_of_day' as const,
    'end_of_month' as const,
    'end_of_billing_cycle' as const,
  ),
  40,
);

const step = fc.record({
  kind: fc.constantFrom('ticket' as const, 'claim' as const, 'termination_notice' as const),
  required: fc.constant(true),
  fatalIfMissed: fc.constant(true),
  deadline: fc.record({
    anchor,
    offset,
    snap,
    satisfiedBy: fc.constant('received' as const),
    readings: rarely(
      fc.array(
        fc.record({
          label: fc.constantFrom('early', 'late'),
          anchor: rarely(anchor, 40),
          offset: rarely(offset, 60),
          snap,
        }),
        { minLength: 1, maxLength: 2 },
      ),
      30,
    ),
  }),
  channel: fc.constant({ kind: 'portal' as const }),
});

export const claim = fc.record({
  automatic: fc.constant(false),
  steps: fc.array(step, { minLength: 1, maxLength: 3 }),
  evidence: fc.constant([]),
  sourceOfTruth: fc.constant('both' as const),
  form: fc.constant('credit' as const),
});
