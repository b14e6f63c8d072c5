import 'server-only';
import { and, eq, inArray, sql } from 'drizzle-orm';

import type { FactRow } from '@/lib/api/wire/outages';
import { isOneOf } from '@/lib/db/bulk';
import type { Tx } from '@/lib/db/client';
import { evidence, services } from '@/lib/db/schema';
import type { ClaimDocument } from '@/lib/exports/claim-document';
import type { Outage, Sourced } from '@/lib/sla/outage';

import { ALWAYS, loadFacts } from './evidence';
import { factRows } from './fact-rows';
import type { AssessmentRow } from './traces';

type Wanted = Readonly<{
  outages: readonly Outage[];
  chosen: AssessmentRow;
  /** Whether the terms speak of a service; null is the whole vendor. */
  covers: (serviceId: string | null) => boolean;
}>;

/** What a claim rests on: the facts and words of its outages, and the maintenance inside its period. */
export async function claimEvidence(
  tx: Tx,
  { outages, chosen, covers }: Wanted,
): Promise<ClaimDocument['evidence']> {
  const maintained = (await maintenanceIn(tx, chosen)).filter(({ serviceId }) => covers(serviceId));
  const ids = [
    ...outages.flatMap(({ evidenceIds, statementIds }) => [...evidenceIds, ...statementIds]),
    ...maintained.map(({ id }) => id),
  ];
  const facts = await factRows(tx, ids);
  const names = await serviceNames(tx, ids);
  return facts.flatMap((fact) => evidenceItem(fact, names.get(fact.id)));
}

/** Maintenance that overlaps the period, with the notices that speak of it, whenever they were given. */
async function maintenanceIn(
  tx: Tx,
  { vendorId, periodStart, periodEnd }: AssessmentRow,
): Promise<Sourced[]> {
  const works = await loadFacts(
    tx,
    vendorId,
    { start: periodStart.getTime(), end: periodEnd.getTime() },
    eq(evidence.kind, 'maintenance'),
  );
  if (works.length === 0) return [];
  const refs = [...new Set(works.map(({ ref }) => ref))];
  const notices = await loadFacts(
    tx,
    vendorId,
    ALWAYS,
    and(eq(evidence.kind, 'statement'), inArray(sql`${evidence.fact}->>'about'`, refs)),
  );
  const known = new Set(works.map(({ sourceId, ref }) => `${sourceId}\n${ref}`));
  const spoken = notices.filter(
    (fact) =>
      fact.kind === 'statement' &&
      fact.statement === 'maintenance_notice' &&
      known.has(`${fact.sourceId}\n${fact.about ?? ''}`),
  );
  return [...works, ...spoken];
}

async function serviceNames(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: evidence.id, name: services.name })
    .from(evidence)
    .innerJoin(services, eq(services.id, evidence.serviceId))
    .where(isOneOf(evidence.id, ids));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** A fact without a time proves nothing of the period. A statement is a point in time: it ends as it starts. */
function evidenceItem(fact: FactRow, service: string | undefined): ClaimDocument['evidence'] {
  if (fact.start === null) return [];
  return [
    {
      id: fact.id,
      kind: fact.kind,
      source: fact.source,
      party: fact.party,
      service,
      state: fact.state ?? fact.statement ?? undefined,
      start: fact.start.at,
      end: fact.kind === 'statement' ? fact.start.at : (fact.end?.at ?? null),
      place: fact.place,
      importFile: fact.fileName,
      importSha256: fact.sha256,
      quote: fact.text ?? fact.quote ?? fact.title ?? undefined,
    },
  ];
}
