import 'server-only';
import { eq } from 'drizzle-orm';

import type { ClaimOutcome, ClaimStepInput } from '@/lib/api/wire/claims';
import type { Actor } from '@/lib/auth/session';
import { claims, claimSteps } from '@/lib/db/contract-schema';
import { AppError } from '@/lib/errors';

import { requireClaim } from './claims';
import type { Done } from './contracts';
import { minorOf } from './money';
import { audit, writing } from './transaction';

/** Records that a step of the procedure, such as the ticket, was done. */
export const recordStep = (actor: Actor, claimId: string, input: ClaimStepInput): Promise<Done> =>
  writing(actor, async (tx): Promise<Done> => {
    await requireClaim(tx, claimId);
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
    const claim = await requireClaim(tx, claimId);
    if (claim.status === 'draft') {
      throw new AppError('A draft has no answer yet. Submit it first.', { code: 'conflict' });
    }
    const recoveredMinor = minorOf(recovered, claim.currency);
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
