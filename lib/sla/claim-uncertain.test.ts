import { describe, expect, test } from 'vitest';

import type { Assessment, CommitmentAssessment } from './assessment';
import { draftClaim } from './claim';
import type { ClaimInput } from './claim-input';
import type { Commitment } from './commitment-format';
import { meridianClaim } from './fixtures/meridian-claim';

const agreed = (): Assessment => {
  const found = meridianClaim.assessments.agreed;
  if (!found) throw new Error('the example has an agreed view');
  return found;
};
const withAgreed = (change: Partial<Assessment>): ClaimInput => ({
  ...meridianClaim,
  assessments: { ...meridianClaim.assessments, agreed: { ...agreed(), ...change } },
});
const words = (input: ClaimInput) => {
  const { opening, closing } = draftClaim(input);
  return [...opening, ...closing].join('\n').replaceAll('\u00a0', ' ');
};

describe('a letter on what is not wholly known', () => {
  test('says which minutes nobody watched, and that they are taken as available', () => {
    expect(
      words(withAgreed({ coverage: { observedMinutes: 44_620, unknownMinutes: 20 } })),
    ).toContain(
      'of 44,640 minutes, New York time, with 20 minutes that nobody watched taken as available.',
    );
    expect(
      words(withAgreed({ coverage: { observedMinutes: 44_640, unknownMinutes: 0 } })),
    ).not.toContain('nobody watched');
  });

  test('says about how late a first notice was where the start is rough', () => {
    const late = { firstNoticeSeconds: 7_200, silent: false };
    const outages = meridianClaim.outages.map((outage) => ({ ...outage, ...late }));
    const rough = outages.map((outage) => ({
      ...outage,
      startBounds: [outage.start, outage.start] as const,
    }));
    const exact = outages.map((outage) => ({ ...outage, startBounds: undefined }));
    expect(words({ ...meridianClaim, outages: rough })).toContain('came about 120 minutes');
    expect(words({ ...meridianClaim, outages: exact })).toContain('came 120 minutes');
  });

  test('does not call restored what is still down', () => {
    const promise: Commitment = {
      id: 'mttr',
      kind: 'restoration',
      within: { seconds: 7_200 },
      statistic: 'each',
    };
    const open: CommitmentAssessment = {
      id: 'mttr',
      status: 'open',
      reasons: [],
      measured: { seconds: 12_060 },
      downtimeMinutes: null,
      excluded: [],
      credit: { amount: '50.00', currency: 'USD', exact: '50/1', feeBase: '0.00' },
      trace: [],
    };
    const { terms } = meridianClaim;
    const letter = words({
      ...withAgreed({ commitments: [...agreed().commitments, open] }),
      terms: { ...terms, commitments: [...terms.commitments, promise] },
    });
    expect(letter).toContain('the longest time without restoration is 201 minutes');
    expect(letter).toContain('these figures are provisional');
    expect(letter).not.toContain('time to restoration');
  });
});
