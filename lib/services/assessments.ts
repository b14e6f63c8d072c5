import 'server-only';
import { and, eq, getTableColumns, lt, min, notInArray, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';

import type { Actor } from '@/lib/auth/session';
import { organization } from '@/lib/db/auth-schema';
import { inOrganization, type Tx } from '@/lib/db/client';
import { db } from '@/lib/db/client';
import { assessments, contracts } from '@/lib/db/contract-schema';
import { outages } from '@/lib/db/schema';
import { canonicalJson, sha256 } from '@/lib/exports/json';
import { assess } from '@/lib/sla/assess';
import type { Assessment } from '@/lib/sla/assessment';
import type { Fee } from '@/lib/sla/fees';
import { dateOfDay, formatInstant } from '@/lib/sla/instant';
import { isInvalidInput } from '@/lib/sla/invalid-input';
import { VIEWS, type View } from '@/lib/sla/outage';
import type { Terms } from '@/lib/sla/terms-format';
import { startOfDate, zoneOf } from '@/lib/sla/zone';

import { inputsFor, type Inputs, type VendorRecord, vendorRecord } from './assessment-inputs';
import { ALWAYS, type Reach } from './evidence';
import { leadingCommitment, statusOf, summarise, targetOf } from './figure';
import { decimalOf, minorOf } from './money';
import { type ContractPeriod, periodsOf } from './periods';
import { reconcileVendor } from './reconciliation';
import { withRoughEdges } from './rough-edges';
import { type Contract, loadFees, loadTerms, type StoredTerms } from './terms';

/**
 * Stored assessments: contract × period × view. A write recomputes exactly the periods that it
 * touches in its own transaction, so no page ever shows a figure older than its evidence.
 */
export async function reassessVendor(
  tx: Tx,
  actor: Pick<Actor, 'organizationId'>,
  vendorId: string,
  changed: Reach = ALWAYS,
): Promise<void> {
  const now = Date.now();
  const { organizationId } = actor;
  const reach = await reconcileVendor(tx, { organizationId, vendorId, now }, changed);
  const held = await tx.select().from(contracts).where(eq(contracts.vendorId, vendorId));
  if (held.length === 0) return;
  const record = await vendorRecord(tx, vendorId);
  for (const contract of held) await reassess(tx, contract, record, { now, reach });
}

/** Recomputes one contract: after new terms, new fees, or when it is made. */
export async function reassessContract(tx: Tx, contract: Contract): Promise<void> {
  const record = await vendorRecord(tx, contract.vendorId);
  await reassess(tx, contract, record, { now: Date.now(), reach: ALWAYS });
}

type Scope = Readonly<{ now: number; reach: Reach }>;

async function reassess(tx: Tx, contract: Contract, record: VendorRecord, { now, reach }: Scope) {
  const papers = await papersOf(tx, contract);
  const { labels, rows } = assessPeriods(papers, record, { now, reach });
  const perIncident = papers.versions.some(
    ({ document }) => document.period.kind === 'per_incident',
  );
  // Periods that an earlier start, another kind of period or newer evidence no longer has.
  if (reach === ALWAYS || perIncident) {
    await tx
      .delete(assessments)
      .where(and(eq(assessments.contractId, contract.id), notInArray(assessments.period, labels)));
  }
  await store(tx, rows);
}

/** A contract with all that was agreed in it. */
export type Papers = Readonly<{
  contract: Contract;
  versions: readonly StoredTerms[];
  fees: readonly Fee[];
}>;

export const papersOf = async (tx: Tx, contract: Contract): Promise<Papers> => ({
  contract,
  versions: await loadTerms(tx, contract.id),
  fees: await loadFees(tx, contract.id),
});

/** The assessments of the periods that the reach touches, in each view, and the labels of all periods. */
export function assessPeriods(
  { contract, versions, fees }: Papers,
  record: VendorRecord,
  { now, reach }: Scope,
): { labels: string[]; rows: NewRow[] } {
  const periods = periodsOf(contract, versions, now, record.outages);
  const yearly = periods.some(({ terms }) => capOverYear(terms.document) !== null);
  const earned: Earned[] = [];
  const rows = periods
    .filter((each) => yearly || touches(each, reach))
    .flatMap((period) => {
      const inputs = inputsFor({ contract, period, fees, record, now });
      return VIEWS.map((view) => {
        const input = inputs.of(view, priorCredits(earned, contract, period, view));
        const row = rowOf(contract, period, { inputs, input }, view, now);
        earned.push({ view, period, minor: row.creditMinor, currency: row.currency });
        return row;
      });
    });
  return { labels: periods.map(({ label }) => label), rows };
}

type Earned = Readonly<{ view: View; period: ContractPeriod; minor: number; currency: string }>;

const capOverYear = ({ caps = [] }: Terms) =>
  caps.find(({ per }) => per === 'contract_year' || per === 'rolling_12m')?.per ?? null;

/**
 * Earlier credits of the same view that a cap over a year is reduced by: those of periods that
 * start in the same year of the contract, or end in the twelve months before this period's end.
 */
function priorCredits(
  earned: readonly Earned[],
  { startsOn }: Contract,
  period: ContractPeriod,
  view: View,
) {
  const { document } = period.terms;
  const per = capOverYear(document);
  if (per === null) return [];
  const zone = zoneOf(document.timeZone.id);
  const dateAt = (at: number) => dateOfDay(zone.dayOf(at));
  const yearOf = (date: string) =>
    Number(date.slice(0, 4)) - (date.slice(5) < startsOn.slice(5) ? 1 : 0);
  const end = dateAt(period.end);
  const yearBefore = `${Number(end.slice(0, 4)) - 1}${end.slice(4)}`;
  const counts = (earlier: ContractPeriod) =>
    per === 'contract_year'
      ? yearOf(dateAt(Math.max(earlier.start, startOfDate(zone, startsOn)))) ===
        yearOf(dateAt(Math.max(period.start, startOfDate(zone, startsOn))))
      : dateAt(earlier.end) > yearBefore;
  return earned
    .filter((each) => each.view === view && each.minor > 0 && counts(each.period))
    .map(({ period: { label }, minor, currency }) => ({
      period: label,
      amount: decimalOf(minor, currency),
    }));
}

const touches = ({ start, end, complete }: ContractPeriod, reach: Reach) =>
  !complete || (start < reach.end && end > reach.start);

type NewRow = typeof assessments.$inferInsert;

function rowOf(
  contract: Contract,
  period: ContractPeriod,
  { inputs, input }: Readonly<{ inputs: Inputs; input: ReturnType<Inputs['of']> }>,
  view: View,
  now: number,
): NewRow {
  const result = assessOrReview(input, period, now);
  const watched = inputs.watched(view);
  const creditMinor = minorOf(result.credit.amount, result.credit.currency);
  const leading = leadingCommitment(result);
  return {
    organizationId: contract.organizationId,
    id: uuidv7(),
    contractId: contract.id,
    vendorId: contract.vendorId,
    period: period.label,
    view,
    periodStart: new Date(result.period.start),
    periodEnd: new Date(result.period.end),
    complete: result.period.complete,
    termsVersion: period.terms.version,
    status: statusOf(result),
    watched,
    percent: leading && 'percent' in leading.measured ? leading.measured.percent : null,
    target: targetOf(period.terms.document, leading?.id),
    downtimeMinutes: leading ? String(leading.downtimeMinutes) : null,
    creditMinor,
    currency: result.credit.currency,
    claimBy: claimBy(result),
    inputsSha256: sha256(canonicalJson({ ...input, asOf: null })),
    result,
    summary: summarise(result, period.terms.document, watched, creditMinor),
    asOf: new Date(now),
    rules: RULES,
  };
}

/**
 * The assessment, or one that waits for a person where the terms count what the evidence does not
 * tell, such as the users affected: then no figure is made up, and nothing is owed by it.
 */
function assessOrReview(
  input: ReturnType<Inputs['of']>,
  { start, end, complete, terms: { document } }: ContractPeriod,
  now: number,
): Assessment {
  try {
    return withRoughEdges(assess(input), input);
  } catch (error) {
    if (!isInvalidInput(error)) throw error;
    console.error(`Assessment of ${document.vendor} waits for input: ${error.message}`);
    const none = { amount: decimalOf(0, document.currency), currency: document.currency };
    return {
      period: {
        start: formatInstant(start),
        end: formatInstant(Math.max(end, start)),
        timeZone: document.timeZone.id,
        minutes: Math.round((end - start) / 60_000),
        complete: complete && end <= now,
      },
      commitments: document.commitments.map(({ id }) => ({
        id,
        status: 'review',
        reasons: ['no_data'],
        measured: { percent: null, exact: null },
        downtimeMinutes: null,
        excluded: [],
        trace: [],
      })),
      credit: { ...none, exact: '0/1' },
      deadlines: [],
    };
  }
}

const BATCH = 200;

/** A figure that is computed anew keeps its id, so that links to its trace stay. */
async function store(tx: Tx, rows: readonly NewRow[]) {
  const { id: _, organizationId: __, contractId: ___, ...columns } = getTableColumns(assessments);
  const set = Object.fromEntries(
    Object.entries(columns).map(([key, column]) => [key, sql.raw(`excluded."${column.name}"`)]),
  );
  for (let at = 0; at < rows.length; at += BATCH) {
    await tx
      .insert(assessments)
      .values(rows.slice(at, at + BATCH))
      .onConflictDoUpdate({
        target: [
          assessments.organizationId,
          assessments.contractId,
          assessments.period,
          assessments.view,
        ],
        set,
      });
  }
}

/** The last safe day of the claim itself; a step before it, such as a ticket, does not move it. */
const claimBy = ({ deadlines }: Assessment): string | null =>
  deadlines.find(({ step }) => step === 'claim')?.safe ?? null;

/**
 * The version of the rules by which evidence becomes outages and these become figures. Raise it with
 * each change of a figure: then what an earlier version stored is computed anew once the product runs.
 */
const RULES = 1;

/** Time passes: what is still open, and periods that have begun since, are assessed as of now. */
export async function refreshRunning(): Promise<void> {
  const organizations = await db().select({ id: organization.id }).from(organization);
  for (const { id } of organizations) await inOrganization(id, (tx) => refreshOne(tx, id));
}

async function refreshOne(tx: Tx, organizationId: string) {
  const outdated = await tx
    .selectDistinct({ vendorId: assessments.vendorId })
    .from(assessments)
    .where(lt(assessments.rules, RULES));
  for (const { vendorId } of outdated) {
    await reassessVendor(tx, { organizationId }, vendorId);
    await tx.update(assessments).set({ rules: RULES }).where(eq(assessments.vendorId, vendorId));
  }
  const open = await tx
    .select({ vendorId: outages.vendorId, start: min(outages.startAt) })
    .from(outages)
    .where(eq(outages.open, true))
    .groupBy(outages.vendorId);
  for (const { vendorId, start } of open) {
    const reach = { start: start?.getTime() ?? 0, end: Date.now() };
    await reassessVendor(tx, { organizationId }, vendorId, reach);
  }
  const held = await tx.select().from(contracts);
  for (const contract of held) {
    if (open.some(({ vendorId }) => vendorId === contract.vendorId)) continue;
    await closeEnded(tx, contract, await vendorRecord(tx, contract.vendorId));
  }
}

async function closeEnded(tx: Tx, contract: Contract, record: VendorRecord) {
  const now = Date.now();
  const [unfinished] = await tx
    .select({ start: assessments.periodStart })
    .from(assessments)
    .where(
      and(
        eq(assessments.contractId, contract.id),
        eq(assessments.complete, false),
        lt(assessments.periodStart, new Date(now)),
      ),
    )
    .orderBy(assessments.periodStart)
    .limit(1);
  const start = unfinished?.start.getTime() ?? now;
  await reassess(tx, contract, record, { now, reach: { start, end: now } });
}
