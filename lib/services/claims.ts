import 'server-only';
import { and, asc, eq, max } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';

import type { ClaimInput, ClaimPatch, ClaimReport } from '@/lib/api/wire/claims';
import type { Actor } from '@/lib/auth/session';
import type { Tx } from '@/lib/db/client';
import { claimDocuments, claims, claimSteps } from '@/lib/db/contract-schema';
import { AppError } from '@/lib/errors';
import { canonicalJson } from '@/lib/exports/json';
import type { ClaimDraft, ClaimEdits } from '@/lib/sla/claim-draft';
import type { View } from '@/lib/sla/outage';

import { composeDraft, type Drafted } from './claim-draft';
import { claimRows } from './claim-rows';
import type { Done } from './contracts';
import { minorOf } from './money';
import { audit, reading, writing } from './transaction';

/** What is stored of a draft: the letter as last seen, what a person wrote over it, and on which figures. */
type Kept = Readonly<{ draft: ClaimDraft; edits: ClaimEdits; writtenOn: string | null }>;

/** The figures that a letter tells, to see whether they have moved since it was written over. */
const figuresTold = ({ claimedView, claimedAmount, totals }: ClaimDraft): string =>
  canonicalJson({ claimedView, claimedAmount, totals });

/** Tickets that a person recorded as a step of this claim. */
async function recordedTickets(tx: Tx, claimId: string): Promise<string[]> {
  const rows = await tx
    .select({ reference: claimSteps.reference })
    .from(claimSteps)
    .where(and(eq(claimSteps.claimId, claimId), eq(claimSteps.step, 'ticket')));
  return rows.flatMap(({ reference }) => reference ?? []);
}
export type StoredClaim = Omit<typeof claims.$inferSelect, 'draft' | 'view' | 'status'> &
  Readonly<{ draft: Kept; view: View; status: ClaimReport['claim']['status'] }>;

/** With `lock`, as every write wants it, nobody else moves this claim until the transaction is over. */
export async function requireClaim(
  tx: Tx,
  claimId: string,
  { lock = false } = {},
): Promise<StoredClaim> {
  const found = tx.select().from(claims).where(eq(claims.id, claimId));
  const [row] = await (lock ? found.for('update') : found);
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
export const composeAgain = async (
  tx: Tx,
  actor: Actor,
  { id, contractId, period, view, draft }: StoredClaim,
  now = Date.now(),
): Promise<Drafted> => {
  const tickets = await recordedTickets(tx, id);
  return composeDraft(tx, actor, { contractId, period, view, edits: draft.edits, tickets, now });
};

/** Drafts a claim from a stored assessment, as of `now` in epoch ms. One claim a contract and period. */
export const createClaim = (
  actor: Actor,
  input: ClaimInput,
  now = Date.now(),
): Promise<{ id: string }> =>
  writing(actor, async (tx) => {
    const drafted = await composeDraft(tx, actor, { ...input, edits: {}, now });
    const { contract, draft, chosen } = drafted;
    refuseUnwatched(drafted);
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
        draft: { draft, edits: {}, writtenOn: null } satisfies Kept,
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

/** Without data there is nothing to claim: 100 % would be made up. */
function refuseUnwatched({ chosen }: Drafted): void {
  if (chosen.watched) return;
  throw new AppError(
    'Nothing was imported for this view of the period, so it has no figure to claim.',
    { code: 'conflict' },
  );
}

const figuresOf = ({ draft, chosen }: Drafted) => ({
  amountMinor: minorOf(draft.claimedAmount.amount, draft.claimedAmount.currency),
  currency: draft.claimedAmount.currency,
  claimBy: chosen.claimBy,
  timeZone: draft.timeZone,
});

async function keep(tx: Tx, actor: Actor, claim: StoredClaim, view: View, edits: ClaimEdits) {
  const drafted = await composeAgain(tx, actor, {
    ...claim,
    view,
    draft: { ...claim.draft, edits },
  });
  const { draft } = drafted;
  if (view !== claim.view) refuseUnwatched(drafted);
  const before = claim.draft.edits;
  const isRewritten =
    canonicalJson([edits.opening ?? null, edits.closing ?? null]) !==
    canonicalJson([before.opening ?? null, before.closing ?? null]);
  const writtenOn = isRewritten ? figuresTold(draft) : claim.draft.writtenOn;
  await tx
    .update(claims)
    .set({ view, ...figuresOf(drafted), draft: { draft, edits, writtenOn } satisfies Kept })
    .where(eq(claims.id, claim.id));
  await audit(tx, actor, {
    verb: 'edit',
    subjectKind: 'claim',
    subjectId: claim.id,
    before: { view: claim.view, edits: before },
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
    const claim = await requireClaim(tx, claimId, { lock: true });
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
    const claim = await requireClaim(tx, claimId, { lock: true });
    refuseUnlessDraft(claim);
    const { answers } = claim.draft.edits;
    await keep(tx, actor, claim, claim.view, answers ? { answers } : {});
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
  const { opening, closing } = claim.draft.edits;
  return {
    draft: drafted.draft,
    trace: [...drafted.trace],
    assessmentId: drafted.chosen.id,
    // What a person wrote may still tell the figures of the day they wrote it.
    outdated:
      (opening !== undefined || closing !== undefined) &&
      claim.draft.writtenOn !== figuresTold(drafted.draft),
    figures: {
      amountMinor: figuresOf(drafted).amountMinor,
      claimBy: drafted.chosen.claimBy,
    },
  };
}
