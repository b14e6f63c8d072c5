import 'server-only';
import { eq } from 'drizzle-orm';

import type { ClaimOutcome, ClaimStepInput } from '@/lib/api/wire/claims';
import type { Actor } from '@/lib/auth/session';
import { claims, claimSteps } from '@/lib/db/contract-schema';
import { AppError } from '@/lib/errors';
import { money } from '@/lib/sla/wording';

import { requireClaim, type StoredClaim } from './claims';
import type { Done } from './contracts';
import { decimalOf, minorOf } from './money';
import { audit, writing } from './transaction';

/** Records that a step of the procedure, such as the ticket, was done. */
export const recordStep = (actor: Actor, claimId: string, input: ClaimStepInput): Promise<Done> =>
  writing(actor, async (tx): Promise<Done> => {
    await requireClaim(tx, claimId, { lock: true });
    const row = {
      organizationId: actor.organizationId,
      claimId,
      step: input.step,
      doneAt: new Date(input.doneAt),
      reference: input.reference ?? null,
      recordedBy: actor.name,
    };
    await tx
      .insert(claimSteps)
      .values(row)
      .onConflictDoUpdate({
        target: [claimSteps.organizationId, claimSteps.claimId, claimSteps.step],
        set: row,
      });
    await audit(tx, actor, {
      verb: 'record step',
      subjectKind: 'claim',
      subjectId: claimId,
      after: input,
    });
    return { ok: true };
  });

/** What the vendor answered, and what came back. */
export const recordOutcome = (
  actor: Actor,
  claimId: string,
  { status, recovered, note }: ClaimOutcome,
): Promise<Done> =>
  writing(actor, async (tx): Promise<Done> => {
    const claim = await requireClaim(tx, claimId, { lock: true });
    if (claim.status === 'draft') {
      throw new AppError('A draft has no answer yet. Submit it first.', { code: 'conflict' });
    }
    const recoveredMinor = minorOf(recovered, claim.currency);
    refuseUnfit(claim, status, recoveredMinor);
    await tx
      .update(claims)
      .set({ status, recoveredMinor, outcomeNote: note ?? null, decidedAt: new Date() })
      .where(eq(claims.id, claimId));
    await audit(tx, actor, {
      verb: 'record outcome',
      subjectKind: 'claim',
      subjectId: claimId,
      before: { status: claim.status, recoveredMinor: claim.recoveredMinor },
      after: { status, recoveredMinor, note },
    });
    return { ok: true };
  });

/** What came back has to fit what the vendor said and what was claimed. Amounts in minor units. */
function refuseUnfit(
  { amountMinor, currency }: StoredClaim,
  status: ClaimOutcome['status'],
  recoveredMinor: number,
) {
  const unfit = unfitOf(status, recoveredMinor, amountMinor);
  if (!unfit) return;
  const shown = (minor: number) => money(decimalOf(minor, currency), currency);
  throw new AppError(unfit.sentence, {
    code: 'invalid',
    faults: [
      {
        path: 'recovered',
        expected: unfit.expected(shown(amountMinor)),
        found: shown(recoveredMinor),
      },
    ],
  });
}

type Unfit = Readonly<{ sentence: string; expected: (claimed: string) => string }>;

function unfitOf(status: ClaimOutcome['status'], recovered: number, claimed: number): Unfit | null {
  if (recovered > claimed) {
    return {
      sentence: 'More came back than was claimed.',
      expected: (amount) => `at most the ${amount} that was claimed`,
    };
  }
  switch (status) {
    case 'declined':
      if (recovered === 0) return null;
      return { sentence: 'What is declined pays nothing.', expected: () => '0' };
    case 'accepted':
      if (recovered === claimed) return null;
      return {
        sentence: 'That is paid in part.',
        expected: (amount) => `the ${amount} that was claimed`,
      };
    case 'partly_accepted':
      if (recovered > 0 && recovered < claimed) return null;
      return {
        sentence: recovered === 0 ? 'That is declined, or not paid yet.' : 'That is paid in full.',
        expected: (amount) => `more than 0 and less than the ${amount} that was claimed`,
      };
  }
}
