import 'server-only';
import { and, asc, eq, max } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';

import type {
  ClaimInput,
  ClaimOutcome,
  ClaimPatch,
  ClaimReport,
  ClaimStepInput,
} from '@/lib/api/wire/claims';
import type { Actor } from '@/lib/auth/session';
import type { Tx } from '@/lib/db/client';
import { claimDocuments, claims, claimSteps } from '@/lib/db/contract-schema';
import { AppError } from '@/lib/errors';
import type { ClaimDraft, ClaimEdits } from '@/lib/sla/claim-draft';
import type { View } from '@/lib/sla/outage';

import { composeDraft, type Drafted } from './claim-draft';
import { claimRows } from './claim-rows';
import type { Done } from './contracts';
import { leadingCommitment } from './figure';
import { minorOf } from './money';
import { explained } from './traces';
import { audit, reading, writing } from './transaction';

/** What is stored of a draft: the letter as last seen, and what a person wrote over it. */
type Kept = Readonly<{ draft: ClaimDraft; edits: ClaimEdits }>;
export type StoredClaim = Omit<typeof claims.$inferSelect, 'draft' | 'view' | 'status'> &
  Readonly<{ draft: Kept; view: View; status: ClaimReport['claim']['status'] }>;

export async function requireClaim(tx: Tx, claimId: string): Promise<StoredClaim> {
  const [row] = await tx.select().from(claims).where(eq(claims.id, claimId));
  if (!row) throw new AppError('There is no such claim.', { code: 'not_found' });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only this module and claim-submission.ts write these columns
  return row as StoredClaim;
}

export function refuseUnlessDraft({ status }: StoredClaim): void {
  if (status === 'draft') return;
  throw new AppError('This claim is submitted. It does not change any more.', {
    code: 'conflict',
  });
}

/** The letter of a draft on today's figures. */
export const composeAgain = (
  tx: Tx,
  actor: Actor,
  { contractId, period, view, draft }: StoredClaim,
  now = Date.now(),
): Promise<Drafted> =>
  composeDraft(tx, actor, { contractId, period, view, edits: draft.edits, now });

/** Drafts a claim from a stored assessment, as of `now` in epoch ms. One claim a contract and period. */
export const createClaim = (
  actor: Actor,
  input: ClaimInput,
  now = Date.now(),
): Promise<{ id: string }> =>
  writing(actor, async (tx) => {
    const drafted = await composeDraft(tx, actor, { ...input, edits: {}, now });
    const { contract, draft, chosen } = drafted;
    if (!chosen.complete) {
      throw new AppError('The period still runs. It can be claimed when it is over.', {
        code: 'conflict',
      });
    }
    const [highest] = await tx.select({ number: max(claims.number) }).from(claims);
    const id = uuidv7();
    const [made] = await tx
      .insert(claims)
      .values({
        organizationId: actor.organizationId,
        id,
        number: (highest?.number ?? 0) + 1,
        contractId: contract.id,
        vendorId: contract.vendorId,
        period: input.period,
        view: input.view,
        status: 'draft',
        ...figuresOf(drafted),
        draft: { draft, edits: {} } satisfies Kept,
        createdBy: actor.name,
        createdAt: new Date(now),
      })
      .onConflictDoNothing()
      .returning({ id: claims.id });
    if (!made) {
      throw new AppError('There is a claim for this contract and period already.', {
        code: 'conflict',
      });
    }
    await audit(tx, actor, {
      verb: 'draft',
      subjectKind: 'claim',
      subjectId: id,
      after: { ...input, amount: draft.claimedAmount },
    });
    return { id };
  });

const figuresOf = ({ draft, chosen }: Drafted) => ({
  amountMinor: minorOf(draft.claimedAmount.amount, draft.claimedAmount.currency),
  currency: draft.claimedAmount.currency,
  claimBy: chosen.claimBy,
  timeZone: draft.timeZone,
});

async function keep(tx: Tx, actor: Actor, claim: StoredClaim, view: View, edits: ClaimEdits) {
  const drafted = await composeDraft(tx, actor, {
    contractId: claim.contractId,
    period: claim.period,
    view,
    edits,
    now: Date.now(),
  });
  await tx
    .update(claims)
    .set({ view, ...figuresOf(drafted), draft: { draft: drafted.draft, edits } satisfies Kept })
    .where(eq(claims.id, claim.id));
  await audit(tx, actor, {
    verb: 'edit',
    subjectKind: 'claim',
    subjectId: claim.id,
    before: { view: claim.view, edits: claim.draft.edits },
    after: { view, edits },
  });
}

/** Writes over the draft. Figures, windows, deadlines and checks come from the evidence alone. */
export const changeClaim = (
  actor: Actor,
  claimId: string,
  { view, ...edits }: ClaimPatch,
): Promise<Done> =>
  writing(actor, async (tx): Promise<Done> => {
    const claim = await requireClaim(tx, claimId);
    refuseUnlessDraft(claim);
    const { answers, ...texts } = edits;
    const merged: ClaimEdits = {
      ...claim.draft.edits,
      ...texts,
      ...(answers && { answers: { ...claim.draft.edits.answers, ...answers } }),
    };
    await keep(tx, actor, claim, view ?? claim.view, merged);
    return { ok: true };
  });

/** Drafts the letter anew from today's figures. What was answered stays, what was rewritten goes. */
export const redraftClaim = (actor: Actor, claimId: string): Promise<Done> =>
  writing(actor, async (tx): Promise<Done> => {
    const claim = await requireClaim(tx, claimId);
    refuseUnlessDraft(claim);
    const { answers } = claim.draft.edits;
    await keep(tx, actor, claim, claim.view, answers ? { answers } : {});
    return { ok: true };
  });

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

export const getClaim = (actor: Actor, claimId: string): Promise<ClaimReport> =>
  reading(actor, async (tx) => {
    const claim = await requireClaim(tx, claimId);
    const [row] = await claimRows(tx, { claimId });
    if (!row) throw new RangeError(`The claim ${claimId} has gone`);
    const steps = await tx
      .select()
      .from(claimSteps)
      .where(eq(claimSteps.claimId, claimId))
      .orderBy(asc(claimSteps.doneAt));
    const documents = await tx
      .select({
        format: claimDocuments.format,
        fileName: claimDocuments.fileName,
        sha256: claimDocuments.sha256,
      })
      .from(claimDocuments)
      .where(and(eq(claimDocuments.claimId, claimId)));
    const shown = await shownOf(tx, actor, claim);
    return {
      claim: {
        ...row,
        ...shown.figures,
        outcomeNote: claim.outcomeNote,
        frozenSha256: claim.frozenSha256,
        submittedBy: claim.submittedBy,
      },
      draft: shown.draft,
      steps: steps.map(({ step, doneAt, reference }) => ({
        step,
        doneAt: doneAt.toISOString(),
        reference,
      })),
      outdated: shown.outdated,
      trace: shown.trace,
      assessmentId: shown.assessmentId,
      timeZone: shown.draft.timeZone,
      documents,
    };
  });

/** A draft is shown on today's figures, a submitted claim as it was frozen. */
async function shownOf(tx: Tx, actor: Actor, claim: StoredClaim) {
  if (claim.status !== 'draft') {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- submitClaim() writes this column
    const frozen = claim.frozen as { trace: ClaimReport['trace'] };
    return {
      draft: claim.draft.draft,
      trace: frozen.trace,
      assessmentId: null,
      outdated: false,
      figures: {},
    };
  }
  const drafted = await composeAgain(tx, actor, claim);
  const leading = leadingCommitment(drafted.chosen.result);
  const { opening, closing } = claim.draft.edits;
  const rewritten = opening !== undefined || closing !== undefined;
  return {
    draft: drafted.draft,
    trace: leading ? explained(leading, drafted.draft.timeZone) : [],
    assessmentId: drafted.chosen.id,
    // What a person wrote may still tell the figures of the day they wrote it.
    outdated:
      rewritten &&
      (drafted.draft.claimedAmount.amount !== claim.draft.draft.claimedAmount.amount ||
        drafted.draft.totals.minutes !== claim.draft.draft.totals.minutes),
    figures: {
      amountMinor: figuresOf(drafted).amountMinor,
      claimBy: drafted.chosen.claimBy,
    },
  };
}
