import 'server-only';
import { and, eq } from 'drizzle-orm';

import { exportFormats } from '@/lib/api/wire/claims';
import type { Actor } from '@/lib/auth/session';
import type { Tx } from '@/lib/db/client';
import { claimDocuments, claims } from '@/lib/db/contract-schema';
import { AppError } from '@/lib/errors';
import type { ClaimDocument } from '@/lib/exports/claim-document';
import { evidenceCsv } from '@/lib/exports/csv';
import { claimEml } from '@/lib/exports/eml';
import { canonicalJson, claimJson, sha256 } from '@/lib/exports/json';
import { claimPdf } from '@/lib/exports/pdf';

import { claimNumber, documentOf, type Drafted } from './claim-draft';
import { composeAgain, refuseUnlessDraft, requireClaim } from './claims';
import type { Done } from './contracts';
import { minorOf } from './money';
import { audit, reading, writing } from './transaction';

type Format = (typeof exportFormats)[number];
type Document = Readonly<{ fileName: string; bytes: Uint8Array }>;

/**
 * Freezes the claim: inputs, terms version, trace and documents with their SHA-256. From then on
 * new evidence changes the assessment and not the claim.
 */
export const submitClaim = (
  actor: Actor,
  claimId: string,
  acknowledgeMissing: boolean,
  now = Date.now(),
): Promise<Done> =>
  writing(actor, async (tx): Promise<Done> => {
    const claim = await requireClaim(tx, claimId, { lock: true });
    refuseUnlessDraft(claim);
    const drafted = await composeAgain(tx, actor, claim, now);
    refuseMissing(drafted, acknowledgeMissing);
    const submittedAt = new Date(now);
    const frozen = {
      draft: drafted.draft,
      termsVersion: drafted.chosen.termsVersion,
      assessments: drafted.assessments,
      inputsSha256: drafted.chosen.inputsSha256,
      trace: drafted.trace,
      submittedAt: submittedAt.toISOString(),
    };
    const frozenSha256 = sha256(canonicalJson(frozen));
    const document = await documentOf(tx, drafted, { ...claim, submittedAt, frozenSha256 });
    const documentIn = documentsOf(document, drafted);
    for (const format of exportFormats) {
      const { fileName, bytes } = await documentIn(format);
      await tx.insert(claimDocuments).values({
        organizationId: actor.organizationId,
        claimId,
        format,
        fileName,
        sha256: sha256(bytes),
        bytes,
      });
    }
    const { amount, currency } = drafted.draft.claimedAmount;
    await tx
      .update(claims)
      .set({
        status: 'submitted',
        draft: { ...claim.draft, draft: drafted.draft },
        amountMinor: minorOf(amount, currency),
        frozen,
        frozenSha256,
        submittedBy: actor.name,
        submittedAt,
      })
      .where(eq(claims.id, claimId));
    await audit(tx, actor, {
      verb: 'submit',
      subjectKind: 'claim',
      subjectId: claimId,
      after: { amount, currency, frozenSha256 },
    });
    return { ok: true };
  });

function refuseMissing({ draft }: Drafted, acknowledged: boolean) {
  const missing = draft.checks.filter(({ required, ok }) => required && !ok);
  if (missing.length === 0 || acknowledged) return;
  throw new AppError(
    `Not there yet: ${missing.map(({ label }) => label).join('; ')}. Nothing was submitted.`,
    {
      code: 'conflict',
      faults: missing.map(({ field, label, proof }) => ({
        path: `checks.${field}`,
        expected: label,
        found: proof,
      })),
    },
  );
}

/** The documents of a claim as they are asked for; the pages are laid out once, and only for those that hold them. */
function documentsOf(document: ClaimDocument, { assessments }: Drafted) {
  let laidOut: Promise<Uint8Array> | undefined;
  const pdf = () => (laidOut ??= claimPdf(document));
  const name = `claim-${document.number}`;
  const utf8 = (text: string) => new TextEncoder().encode(text);
  return async (format: Format): Promise<Document> => {
    switch (format) {
      case 'pdf':
        return { fileName: `${name}.pdf`, bytes: await pdf() };
      case 'eml': {
        const eml = await claimEml({ document, pdf: await pdf(), csv: evidenceCsv(document) });
        return { fileName: `${name}.eml`, bytes: eml };
      }
      case 'csv':
        return { fileName: `${name}-evidence.csv`, bytes: utf8(evidenceCsv(document)) };
      case 'json':
        return { fileName: `${name}.json`, bytes: utf8(claimJson(document, assessments)) };
    }
  };
}

/** One document of a claim: as frozen, or of the draft as it stands now. */
export const exportClaim = (actor: Actor, claimId: string, format: Format): Promise<Document> =>
  reading(actor, async (tx) => {
    const claim = await requireClaim(tx, claimId);
    if (claim.status !== 'draft') return frozenDocument(tx, claimId, format);
    const drafted = await composeAgain(tx, actor, claim);
    const document = await documentOf(tx, drafted, {
      id: claim.id,
      number: claim.number,
      createdAt: claim.createdAt,
    });
    const { bytes } = await documentsOf(document, drafted)(format);
    const fileName = `draft-${claimNumber(claim.number, claim.createdAt)}.${format}`;
    return { fileName, bytes };
  });

async function frozenDocument(tx: Tx, claimId: string, format: Format): Promise<Document> {
  const [found] = await tx
    .select()
    .from(claimDocuments)
    .where(and(eq(claimDocuments.claimId, claimId), eq(claimDocuments.format, format)));
  if (!found) throw new AppError('There is no such document.', { code: 'not_found' });
  return { fileName: found.fileName, bytes: found.bytes };
}
