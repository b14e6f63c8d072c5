import 'server-only';
import { and, eq, isNull, max, min, ne, sql } from 'drizzle-orm';

import type { Tx } from '@/lib/db/client';
import { evidence, imports } from '@/lib/db/schema';
import { assessEvidence } from '@/lib/sla/assess-evidence';
import { type Fee, feesInPeriod } from '@/lib/sla/fees';
import { dateOfDay, formatInstant } from '@/lib/sla/instant';
import type { Decision, Outage, Sourced, View } from '@/lib/sla/outage';
import type { Terms } from '@/lib/sla/terms-format';
import { zoneOf } from '@/lib/sla/zone';

import { ALWAYS, loadDecisions, loadFacts, type Reach, reachOf } from './evidence';
import type { ContractPeriod } from './periods';
import { loadOutages } from './reconciliation';
import type { Contract } from './terms';
import { servicesOf } from './vendors';

/** All that a vendor's assessments draw on, read once for all of its periods. */
export type VendorRecord = Readonly<{
  outages: readonly Outage[];
  facts: readonly Sourced[];
  decisions: readonly Decision[];
  keys: ReadonlyMap<string, string>;
  watched: Readonly<Record<'vendor' | 'others', Reach | null>>;
}>;

export async function vendorRecord(tx: Tx, vendorId: string): Promise<VendorRecord> {
  const services = await servicesOf(tx, vendorId);
  const facts = await loadFacts(tx, vendorId, ALWAYS, ne(evidence.kind, 'observation'));
  const known = new Set(facts.map(({ id }) => id));
  return {
    outages: await loadOutages(tx, vendorId),
    facts,
    decisions: (await loadDecisions(tx, vendorId)).filter(({ evidenceId }) =>
      known.has(evidenceId),
    ),
    keys: new Map(services.map(({ id, key }) => [id, key])),
    watched: await watchedBy(tx, vendorId),
  };
}

/**
 * From the first fact of a side until its newest import: before and after, its silence says
 * nothing. A vendor's status page speaks for the time up to the moment it was read.
 */
async function watchedBy(tx: Tx, vendorId: string): Promise<VendorRecord['watched']> {
  const side = sql<string>`case when ${evidence.party} = 'vendor' then 'vendor' else 'others' end`;
  const rows = await tx
    .select({ side, first: min(evidence.startAt), last: max(imports.committedAt) })
    .from(evidence)
    .innerJoin(imports, eq(imports.id, evidence.importId))
    .where(
      and(
        eq(evidence.vendorId, vendorId),
        isNull(evidence.withdrawnAt),
        sql`${evidence.kind} <> 'statement'`,
      ),
    )
    .groupBy(sql`1`);
  const reachOfSide = (wanted: string): Reach | null => {
    const row = rows.find((each) => each.side === wanted);
    return row?.first && row.last ? { start: row.first.getTime(), end: row.last.getTime() } : null;
  };
  return { vendor: reachOfSide('vendor'), others: reachOfSide('others') };
}

export type Inputs = Readonly<{
  /** The whole input of `assess` for a view. */
  of: (view: View) => Readonly<Record<string, unknown>>;
  watched: (view: View) => boolean;
}>;

type Scope = Readonly<{
  contract: Contract;
  period: ContractPeriod;
  fees: readonly Fee[];
  record: VendorRecord;
  now: number;
}>;

const DAY_MS = 86_400_000;

export function inputsFor({ contract, period, fees, record, now }: Scope): Inputs {
  const { document } = period.terms;
  const reach = reachNeeded(period);
  const near = record.outages.filter(
    ({ start, end }) => start.earliest < reach.end && (end?.latest ?? Infinity) > reach.start,
  );
  const facts = record.facts.filter((fact) => {
    const held = reachOf(fact);
    return held && held.start < reach.end && held.end > reach.start;
  });
  const covered = new Set(document.services?.map(({ id }) => id));
  const serviceOf = (serviceId: string) => record.keys.get(serviceId);
  const counts = (serviceId: string | null) =>
    serviceId === null || covered.size === 0 || covered.has(serviceOf(serviceId) ?? '');
  const lines = feesInPeriod({
    fees,
    period: datesOf(period, document.timeZone.id),
    currency: contract.currency,
  });

  return {
    of: (view) => ({
      terms: document,
      period: document.period.kind === 'rolling' ? undefined : period.label,
      evidence: {
        // The service is deployed for the whole period: nothing in the product tells otherwise yet.
        ...(measuresDeployed(document) && {
          deployed: [{ start: formatInstant(period.start), end: formatInstant(period.end) }],
        }),
        ...assessEvidence(
          near.filter(({ serviceId }) => counts(serviceId)),
          view,
          facts.filter(({ serviceId }) => counts(serviceId)),
          {
            serviceOf: covered.size === 0 ? () => undefined : serviceOf,
            asOf: now,
            decisions: record.decisions,
          },
        ),
      },
      fees: lines.lines,
      asOf: formatInstant(now),
    }),
    watched: (view) => watches(record, period, view, near),
  };
}

const measuresDeployed = ({ commitments }: Terms): boolean =>
  commitments.some((each) => each.kind === 'availability' && each.denominator?.kind === 'deployed');

/** Chronic commitments and yearly caps look back; late statements and merged windows look past the edges. */
function reachNeeded({ start, end, terms }: ContractPeriod): Reach {
  const { commitments } = terms.document;
  const back = Math.max(
    0,
    ...commitments.map((each) =>
      each.kind === 'chronic' ? each.withinPeriods * Math.ceil((end - start) / DAY_MS + 2) : 0,
    ),
    ...commitments.map((each) =>
      each.kind === 'availability' && each.exclusions?.some(({ cap }) => cap) ? 366 : 0,
    ),
  );
  return { start: start - (back + 2) * DAY_MS, end: end + 45 * DAY_MS };
}

const datesOf = ({ start, end }: ContractPeriod, timeZone: string) => {
  const zone = zoneOf(timeZone);
  return { start: dateOfDay(zone.dayOf(start)), end: dateOfDay(zone.dayOf(end - 1) + 1) };
};

function watches(
  { watched }: VendorRecord,
  { start, end }: ContractPeriod,
  view: View,
  near: readonly Outage[],
): boolean {
  const touches = (reach: Reach | null) => reach !== null && reach.start < end && reach.end > start;
  if (
    near.some((outage) =>
      outage.views[view].windows.some(
        (window) => window.start.at < end && (window.end?.at ?? Infinity) > start,
      ),
    )
  )
    return true;
  if (view === 'admitted') return touches(watched.vendor);
  if (view === 'observed') return touches(watched.others);
  return touches(watched.vendor) || touches(watched.others);
}
