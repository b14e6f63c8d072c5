import 'server-only';
import { and, eq } from 'drizzle-orm';

import type { Actor } from '@/lib/auth/session';
import type { Tx } from '@/lib/db/client';
import { assessments } from '@/lib/db/contract-schema';
import { AppError } from '@/lib/errors';
import type { ClaimDocument } from '@/lib/exports/claim-document';
import { draftClaim } from '@/lib/sla/claim';
import { applyClaimEdits, type ClaimDraft, type ClaimEdits } from '@/lib/sla/claim-draft';
import type { ClaimOutage } from '@/lib/sla/claim-input';
import type { Outage, View } from '@/lib/sla/outage';
import { VIEWS } from '@/lib/sla/outage';
import { localDay } from '@/lib/sla/wording-time';

import { minutesOf } from './conflicts';
import { factRows } from './fact-rows';
import { leadingCommitment } from './figure';
import { courseOf, iso, namesFor, type Names, shownView, statementsOf } from './outage-rows';
import { bodyOf } from './reconciliation';
import { type Contract, loadTerms, requireContract } from './terms';
import { type AssessmentRow, explained, outagesInPeriod, resultOf } from './traces';
import { requireVendor } from './vendors';

/** A claim's letter as it stands on today's figures, with what a person wrote over it. */
export type Drafted = Readonly<{
  draft: ClaimDraft;
  rows: Readonly<Partial<Record<View, AssessmentRow>>>;
  chosen: AssessmentRow;
  contract: Contract;
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
  const chosen = rows[wanted.view];
  if (!chosen) {
    throw new AppError(`The contract has no assessed period ${wanted.period}.`, {
      code: 'not_found',
    });
  }
  const versions = await loadTerms(tx, contract.id);
  const terms = versions.find(({ version }) => version === chosen.termsVersion);
  if (!terms) throw new RangeError(`Terms ${chosen.termsVersion} have gone`);
  const touched = await outagesInPeriod(tx, chosen);
  const names = await namesFor(tx, touched);
  const bodies = touched.map(({ body }) => bodyOf(body));
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
    assessments: {
      admitted: rows.admitted?.result,
      observed: rows.observed?.result,
      agreed: rows.agreed?.result,
    },
    view: wanted.view,
    outages: await claimOutages(tx, bodies, names, wanted),
    draftedOn: localDay(iso(wanted.now), terms.document.timeZone.id),
    answers: wanted.edits.answers,
    openConflicts: bodies.flatMap(({ conflicts }) => conflicts).filter(({ settled }) => !settled)
      .length,
  });
  return { draft: applyClaimEdits(base, wanted.edits), rows, chosen, contract };
}

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

async function claimOutages(
  tx: Tx,
  outages: readonly Outage[],
  names: Names,
  wanted: Wanted,
): Promise<ClaimOutage[]> {
  const told: ClaimOutage[] = [];
  for (const outage of outages) {
    const facts = await factRows(tx, outage.evidenceIds);
    told.push(claimOutage(outage, facts, names, wanted));
  }
  return told;
}

function claimOutage(
  outage: Outage,
  facts: Awaited<ReturnType<typeof factRows>>,
  names: Names,
  { view: claimed, tickets = [], now }: Wanted,
): ClaimOutage {
  const spoken = courseOf(outage, names, now);
  const [first] = statementsOf(outage, names)
    .flatMap(({ at }) => at?.at ?? [])
    .toSorted((a, b) => a - b);
  // The times of the view that is claimed; of another one only where that view does not hold it.
  const held = outage.views[claimed].windows.length > 0;
  const { windows } = outage.views[held ? claimed : shownView(outage)];
  const start = windows[0]?.start ?? outage.start;
  const end = windows.at(-1)?.end ?? outage.end;
  const bounds = (edge: Outage['start']): [string, string] => [
    iso(edge.earliest),
    iso(edge.latest),
  ];
  const seconds = (ms: number | null | undefined) =>
    ms === null || ms === undefined ? null : Math.floor(ms / 1000);
  const silence = spoken.longestSilence;
  return {
    id: outage.id,
    service: outage.serviceId === null ? '' : (names.services.get(outage.serviceId) ?? ''),
    start: iso(start.at),
    end: end && iso(end.at),
    precision: windows.find(({ precision }) => precision !== 'exact')?.precision ?? 'exact',
    ...(start.earliest !== start.latest && { startBounds: bounds(start) }),
    ...(end && end.earliest !== end.latest && { endBounds: bounds(end) }),
    minutesByView: {
      admitted: minutesIn(outage, 'admitted'),
      observed: minutesIn(outage, 'observed'),
      agreed: minutesIn(outage, 'agreed'),
    },
    silent: outage.silent,
    sources: [...new Set(facts.map(({ source }) => source))],
    firstNoticeAt: first === undefined ? null : iso(first),
    firstNoticeSeconds: seconds(spoken.firstNotice.medianMs),
    longestSilenceSeconds: seconds(silence?.ms),
    longestSilence: silence && { start: iso(silence.start), end: iso(silence.end) },
    tickets: [...new Set([...windows.flatMap(({ ticket }) => ticket ?? []), ...tickets])],
    vendorIncidentIds: [
      ...new Set(
        facts
          .filter(({ party, basis }) => party === 'vendor' && basis === 'announced')
          .flatMap(({ id }) => incidentId(names, id)),
      ),
    ],
  };
}

/** The vendor's own number: the reference of its feed, without the component that we append. */
const incidentId = (names: Names, evidenceId: string): string[] => {
  const ref = names.facts.get(evidenceId)?.fact.ref;
  return ref === undefined ? [] : [ref.split(/[:/ ]/)[0] ?? ref];
};

const minutesIn = (outage: Outage, view: View): string | null =>
  outage.views[view].windows.length > 0 ? minutesOf(outage.views[view].downMs) : null;

/** The claim as its documents tell it: the draft with trace and evidence. */
export async function documentOf(
  tx: Tx,
  { draft, chosen }: Drafted,
  claim: Readonly<{
    id: string;
    number: number;
    createdAt: Date;
    submittedAt?: Date | undefined;
    frozenSha256?: string | undefined;
  }>,
): Promise<ClaimDocument> {
  const touched = await outagesInPeriod(tx, chosen);
  const ids = touched.flatMap(({ body }) => {
    const { evidenceIds, statementIds } = bodyOf(body);
    return [...evidenceIds, ...statementIds];
  });
  const facts = await factRows(tx, ids);
  const leading = leadingCommitment(chosen.result);
  return {
    ...draft,
    claimId: claim.id,
    number: claimNumber(claim.number, claim.createdAt),
    status: claim.submittedAt ? 'submitted' : 'draft',
    draftedAt: claim.createdAt.toISOString(),
    ...(claim.submittedAt && { submittedAt: claim.submittedAt.toISOString() }),
    ...(claim.frozenSha256 !== undefined && { frozenSha256: claim.frozenSha256 }),
    trace: (leading ? explained(leading) : []).map(({ name, result, sentence }) => ({
      name,
      result,
      sentence,
    })),
    evidence: facts.flatMap((fact) =>
      fact.start === null
        ? []
        : [
            {
              id: fact.id,
              kind: fact.kind,
              source: fact.source,
              party: fact.party,
              state: fact.state ?? fact.statement ?? undefined,
              start: fact.start.at,
              end: fact.end?.at ?? null,
              place: fact.place,
              importFile: fact.fileName,
              importSha256: fact.sha256,
              quote: fact.text ?? fact.quote ?? fact.title ?? undefined,
            },
          ],
    ),
  };
}

export const claimNumber = (number: number, madeAt: Date): string =>
  `MG-${madeAt.getUTCFullYear()}-${String(number).padStart(4, '0')}`;
