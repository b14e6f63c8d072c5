import 'server-only';
import { ne } from 'drizzle-orm';

import type { Tx } from '@/lib/db/client';
import { evidence } from '@/lib/db/schema';
import { assessEvidence } from '@/lib/sla/assess-evidence';
import type { EvidenceInput } from '@/lib/sla/evidence-format';
import { type Fee, type FeeLine, feesInPeriod } from '@/lib/sla/fees';
import { dateOfDay, formatInstant, parseInstant } from '@/lib/sla/instant';
import type { Decision, Outage, Sourced, View } from '@/lib/sla/outage';
import type { Terms } from '@/lib/sla/terms-format';
import { startOfDate, zoneOf } from '@/lib/sla/zone';

import { ALWAYS, loadDecisions, loadFacts, type Reach, reachOf } from './evidence';
import { isOnRecord } from './outage-rows';
import type { ContractPeriod } from './periods';
import { loadOutages, type StoredOutage } from './reconciliation';
import type { Contract } from './terms';
import { servicesOf } from './vendors';
import { SIDES, watchedBy, type Watched } from './watch';

/** All that a vendor's assessments draw on, read once for all of its periods. */
export type VendorRecord = Readonly<{
  outages: readonly StoredOutage[];
  facts: readonly Sourced[];
  decisions: readonly Decision[];
  keys: ReadonlyMap<string, string>;
  watched: Watched;
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

/** A credit of an earlier period, which a cap over a year is reduced by. */
export type PriorCredit = Readonly<{ period: string; amount: string }>;

export type Inputs = Readonly<{
  /** The whole input of `assess` for a view. */
  of: (
    view: View,
    priorCredits: readonly PriorCredit[],
  ) => Readonly<Record<string, unknown>> & Readonly<{ evidence: EvidenceInput }>;
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
  const onRecord = new Set(near.filter(isOnRecord).map(({ id }) => id));
  const facts = record.facts.filter((fact) => {
    const held = reachOf(fact);
    return held && held.start < reach.end && held.end > reach.start;
  });
  const covered = new Set(document.services?.map(({ id }) => id));
  const serviceOf = (serviceId: string) => record.keys.get(serviceId);
  const counts = (serviceId: string | null) =>
    serviceId === null || covered.size === 0 || covered.has(serviceOf(serviceId) ?? '');
  const bounds = contractBounds(contract, document.timeZone.id);
  const lines = feesInPeriod({
    fees: fees.flatMap((fee) => withinContract(fee, contract)),
    period: datesOf(period, document.timeZone.id),
    currency: contract.currency,
  });

  return {
    of: (view, priorCredits) => ({
      terms: inForceFrom(document, contract, period),
      period: askedPeriod(period),
      evidence: {
        // The service is deployed for the whole period: nothing in the product tells otherwise yet.
        ...(measuresDeployed(document) && {
          deployed: [{ start: formatInstant(period.start), end: formatInstant(period.end) }],
        }),
        ...clipped(
          assessEvidence(
            near.filter(({ serviceId }) => counts(serviceId)),
            view,
            facts.filter(({ serviceId }) => counts(serviceId)),
            {
              serviceOf: covered.size === 0 ? () => undefined : serviceOf,
              asOf: now,
              decisions: record.decisions,
              isOnRecord: (outage) => onRecord.has(outage.id),
            },
          ),
          bounds,
        ),
      },
      fees: lines.lines.map((line) => forOnlyService(line, document)),
      ...(priorCredits.length > 0 && { priorCredits }),
      asOf: formatInstant(now),
    }),
    watched: (view) =>
      watches(record, period, view, {
        near: near.filter(({ serviceId }) => counts(serviceId)),
        counts,
      }),
  };
}

/** A period as `assess` takes it: a rolling one ends when it is asked, an incident has no label. */
function askedPeriod({ label, start, end, terms: { document } }: ContractPeriod) {
  switch (document.period.kind) {
    case 'rolling':
      return undefined;
    case 'per_incident':
      return { start: formatInstant(start), end: formatInstant(end) };
    case 'calendar':
    case 'billing_cycle':
      return label;
  }
}

/** A contract answers for its own days only: what happened before and after is left out, edges are cut. */
function clipped(given: EvidenceInput, { start, end }: Reach): EvidenceInput {
  const at = (instant: string) => parseInstant(instant) ?? 0;
  const cut = (instant: string) => formatInstant(Math.min(Math.max(at(instant), start), end));
  const windows = given.windows.flatMap(({ startBounds, endBounds, ...window }) => {
    const until = window.end === null ? Infinity : at(window.end);
    if (at(window.start) >= end || until <= start) return [];
    return [
      {
        ...window,
        start: cut(window.start),
        end: window.end === null && end === Infinity ? null : cut(window.end ?? formatInstant(end)),
        ...(startBounds && {
          startBounds: [cut(startBounds[0]), cut(startBounds[1])] as [string, string],
        }),
        ...(endBounds && {
          endBounds: [cut(endBounds[0]), cut(endBounds[1])] as [string, string],
        }),
      },
    ];
  });
  const ids = new Set(windows.map(({ id }) => id));
  return {
    ...given,
    windows,
    communications: (given.communications ?? []).filter(
      ({ window }) => window === undefined || ids.has(window),
    ),
    ...(given.unheard && { unheard: given.unheard.filter((id) => ids.has(id)) }),
    samples: (given.samples ?? []).filter(
      (sample) => at(sample.start) >= start && at(sample.start) < end,
    ),
  };
}

/** The days of a contract as a stretch of time in its zone. */
export function contractBounds({ startsOn, endsOn }: Contract, timeZone: string): Reach {
  const zone = zoneOf(timeZone);
  return {
    start: startOfDate(zone, startsOn),
    end: endsOn === null ? Infinity : zone.at(zone.dayOf(startOfDate(zone, endsOn)) + 1),
  };
}

/** A fee runs on the contract's own days at most. */
function withinContract(fee: Fee, { startsOn, endsOn }: Contract): Fee[] {
  const from = fee.from > startsOn ? fee.from : startsOn;
  const until = endsOn !== null && (fee.until ?? endsOn) >= endsOn ? endsOn : fee.until;
  if (fee.per === 'once')
    return fee.from >= startsOn && fee.from <= (endsOn ?? fee.from) ? [fee] : [];
  if (until !== undefined && until < from) return [];
  return [{ ...fee, from, ...(until !== undefined && { until }) }];
}

/** Where the terms name one service, a fee that names none is of that one: there is no other. */
function forOnlyService(line: FeeLine, { services = [] }: Terms): FeeLine {
  const [only] = services;
  return only && services.length === 1 && line.service === undefined
    ? { ...line, service: only.id }
    : line;
}

/** The first period of a contract may begin before it: its terms rule what lies inside the contract. */
function inForceFrom(
  document: Terms,
  { startsOn }: Contract,
  { start, end }: ContractPeriod,
): Terms {
  const zone = zoneOf(document.timeZone.id);
  const first = dateOfDay(zone.dayOf(start));
  const isFirst = first < startsOn && startsOn <= dateOfDay(zone.dayOf(end - 1));
  return isFirst && document.effective.from > first && document.effective.from <= startsOn
    ? { ...document, effective: { ...document.effective, from: first } }
    : document;
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

type Covered = Readonly<{
  /** Outages of the services that the terms speak of. */
  near: readonly Outage[];
  counts: (serviceId: string | null) => boolean;
}>;

/** A source of another service did not watch this one; a page lists what there was, of each service. */
function watches(
  { watched }: VendorRecord,
  { start, end }: ContractPeriod,
  view: View,
  { near, counts }: Covered,
): boolean {
  if (
    near.some((outage) =>
      outage.views[view].windows.some(
        (window) => window.start.at < end && (window.end?.at ?? Infinity) > start,
      ),
    )
  )
    return true;
  return watched.some(
    (each) =>
      each.start < end &&
      each.end > start &&
      SIDES[view].includes(each.side) &&
      (each.isPage || each.serviceIds.some(counts)),
  );
}
