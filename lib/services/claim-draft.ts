import 'server-only';
import { and, eq } from 'drizzle-orm';

import type { ExplainedStep } from '@/lib/api/wire/assessments';
import type { Actor } from '@/lib/auth/session';
import type { Tx } from '@/lib/db/client';
import { assessments } from '@/lib/db/contract-schema';
import { AppError } from '@/lib/errors';
import type { ClaimDocument } from '@/lib/exports/claim-document';
import type { Assessment } from '@/lib/sla/assessment';
import { draftClaim } from '@/lib/sla/claim';
import { applyClaimEdits, type ClaimDraft, type ClaimEdits } from '@/lib/sla/claim-draft';
import type { View } from '@/lib/sla/outage';
import { VIEWS } from '@/lib/sla/outage';
import type { Terms } from '@/lib/sla/terms-format';
import { localDay } from '@/lib/sla/wording-time';

import { contractBounds } from './assessment-inputs';
import { claimEvidence } from './claim-evidence';
import { claimOutages } from './claim-outages';
import { iso, namesFor } from './outage-rows';
import { bodyOf, type StoredOutage } from './reconciliation';
import { type Contract, loadTerms, requireContract } from './terms';
import { type AssessmentRow, claimTrace, outagesInPeriod, resultOf } from './traces';
import { requireVendor, servicesOf } from './vendors';

/** A claim's letter as it stands on today's figures, with what a person wrote over it. */
export type Drafted = Readonly<{
  draft: ClaimDraft;
  /** Of the views that somebody watched or spoke in, and of the claimed one. */
  assessments: Readonly<Partial<Record<View, Assessment>>>;
  chosen: AssessmentRow;
  contract: Contract;
  /** How the claimed amount came about. */
  trace: readonly ExplainedStep[];
  /** The outages of the period that the terms speak of. */
  outages: readonly StoredOutage[];
  covers: (serviceId: string | null) => boolean;
}>;

type Wanted = Readonly<{
  contractId: string;
  period: string;
  view: View;
  edits: ClaimEdits;
  /** Tickets that a person recorded as opened for this claim. */
  tickets?: readonly string[];
  now: number;
}>;

export async function composeDraft(tx: Tx, actor: Actor, wanted: Wanted): Promise<Drafted> {
  const contract = await requireContract(tx, wanted.contractId);
  const vendor = await requireVendor(tx, contract.vendorId);
  const rows = await assessmentsOf(tx, contract.id, wanted.period);
  const stored = rows[wanted.view];
  if (!stored) {
    throw new AppError(`The contract has no assessed period ${wanted.period}.`, {
      code: 'not_found',
    });
  }
  const chosen = stored.watched ? stored : { ...stored, result: unmeasured(stored.result) };
  const versions = await loadTerms(tx, contract.id);
  const terms = versions.find(({ version }) => version === chosen.termsVersion);
  if (!terms) throw new RangeError(`Terms ${chosen.termsVersion} have gone`);
  const covers = await coverage(tx, contract.vendorId, terms.document);
  const bounds = contractBounds(contract, terms.document.timeZone.id);
  const period = {
    start: Math.max(chosen.periodStart.getTime(), bounds.start),
    end: Math.min(chosen.periodEnd.getTime(), bounds.end),
  };
  const inside = {
    vendorId: chosen.vendorId,
    periodStart: new Date(period.start),
    periodEnd: new Date(period.end),
  };
  const touched = (await outagesInPeriod(tx, inside)).filter((row) => covers(row.serviceId));
  const names = await namesFor(tx, touched);
  const outages = touched.map(({ body }) => bodyOf(body));
  const told = { ...toldAssessments(rows), [wanted.view]: chosen.result };
  const base = draftClaim({
    organization: { name: actor.organizationName },
    author: actor.name,
    vendor: { name: vendor.name },
    contract: {
      name: contract.name,
      reference: contract.reference,
      accountNumber: contract.accountNumber,
      currency: contract.currency,
    },
    terms: terms.document,
    termsVersion: terms.version,
    periodLabel: wanted.period,
    assessments: told,
    view: wanted.view,
    outages: await claimOutages(tx, outages, names, { ...wanted, period }),
    draftedOn: localDay(iso(wanted.now), terms.document.timeZone.id),
    answers: wanted.edits.answers,
    openConflicts: outages
      .flatMap(({ conflicts }) => conflicts)
      .filter(
        ({ settled, window }) => !settled && window.start < period.end && window.end > period.start,
      ).length,
  });
  return {
    draft: applyClaimEdits(base, wanted.edits),
    assessments: told,
    chosen,
    contract,
    trace: claimTrace(chosen.result, terms.document.stacking),
    outages,
    covers,
  };
}

/** Whether the terms speak of a service; of all of them where they name none. */
async function coverage(tx: Tx, vendorId: string, terms: Terms): Promise<Drafted['covers']> {
  const named = new Set(terms.services?.map(({ id }) => id));
  const offered = await servicesOf(tx, vendorId);
  const covered = new Set(offered.filter(({ key }) => named.has(key)).map(({ id }) => id));
  return (serviceId) => serviceId === null || named.size === 0 || covered.has(serviceId);
}

/** A side that nobody watched and that said nothing has no figure: 100 % would be made up. */
function toldAssessments(
  rows: Readonly<Partial<Record<View, AssessmentRow>>>,
): Drafted['assessments'] {
  const told: Partial<Record<View, Assessment>> = {};
  for (const view of VIEWS) {
    const row = rows[view];
    if (row?.watched) told[view] = row.result;
  }
  return told;
}

/** Of a draft whose evidence was taken back: what it promised stands, and no figure does. */
const unmeasured = (result: Assessment): Assessment => ({
  ...result,
  commitments: result.commitments.map(({ id }) => ({
    id,
    status: 'review',
    reasons: ['no_data'],
    measured: { percent: null, exact: null },
    downtimeMinutes: null,
    excluded: [],
    trace: [],
  })),
});

async function assessmentsOf(tx: Tx, contractId: string, period: string) {
  const found = await tx
    .select()
    .from(assessments)
    .where(and(eq(assessments.contractId, contractId), eq(assessments.period, period)));
  const rows: Partial<Record<View, AssessmentRow>> = {};
  for (const view of VIEWS) {
    const row = found.find((each) => each.view === view);
    if (row) rows[view] = resultOf(row);
  }
  return rows;
}

/** The claim as its documents tell it: the draft with trace and evidence. */
export async function documentOf(
  tx: Tx,
  { draft, chosen, trace, outages, covers }: Drafted,
  claim: Readonly<{
    id: string;
    number: number;
    createdAt: Date;
    submittedAt?: Date | undefined;
    frozenSha256?: string | undefined;
  }>,
): Promise<ClaimDocument> {
  return {
    ...draft,
    claimId: claim.id,
    number: claimNumber(claim.number, claim.createdAt),
    status: claim.submittedAt ? 'submitted' : 'draft',
    draftedAt: claim.createdAt.toISOString(),
    ...(claim.submittedAt && { submittedAt: claim.submittedAt.toISOString() }),
    ...(claim.frozenSha256 !== undefined && { frozenSha256: claim.frozenSha256 }),
    trace: trace.map(({ name, result, sentence, commitment }) => ({
      name,
      result,
      sentence,
      commitment,
    })),
    evidence: await claimEvidence(tx, { outages, chosen, covers }),
  };
}

export const claimNumber = (number: number, madeAt: Date): string =>
  `MG-${madeAt.getUTCFullYear()}-${String(number).padStart(4, '0')}`;
