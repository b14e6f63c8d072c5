import 'server-only';
import { dateOfDay } from '@/lib/sla/instant';
import type { Outage } from '@/lib/sla/outage';
import { periodLabelAt, resolvePeriod } from '@/lib/sla/period';
import { timeline } from '@/lib/sla/timeline';
import { startOfDate, zoneOf } from '@/lib/sla/zone';

import { type Contract, type StoredTerms, termsOn } from './terms';

/** A measurement period of a contract with the version of terms that rules it. */
export type ContractPeriod = Readonly<{
  label: string;
  start: number;
  end: number;
  complete: boolean;
  terms: StoredTerms;
}>;

const MOST = 1_200;
const DAY_MS = 86_400_000;

type Dated = Pick<Contract, 'startsOn' | 'endsOn'>;

/**
 * The periods of a contract from its first day until now (or its last day), oldest first.
 * A version of terms rules the periods that start while it is in force. Where each incident is a
 * period, they are the outages, those that overlap as one, by their widest edges.
 */
export function periodsOf(
  contract: Dated,
  versions: readonly StoredTerms[],
  now: number,
  outages: readonly Pick<Outage, 'start' | 'end'>[],
): ContractPeriod[] {
  const first = termsOn(versions, contract.startsOn);
  const zone = zoneOf(first.document.timeZone.id);
  const until = Math.min(
    now,
    contract.endsOn ? startOfDate(zone, contract.endsOn) + DAY_MS : Infinity,
  );
  if (first.document.period.kind === 'rolling') return [periodAt(first, 'rolling', now)];
  if (first.document.period.kind === 'per_incident') {
    const from = startOfDate(zone, contract.startsOn);
    return incidents(outages, now)
      .filter(({ start, end }) => end > from && start < until)
      .map((incident) => ({
        label: `incident ${new Date(incident.start).toISOString().slice(0, 16)}Z`,
        start: Math.max(incident.start, from),
        end: incident.end,
        complete: incident.end <= now,
        terms: termsOn(versions, dateOfDay(zone.dayOf(incident.start))),
      }));
  }

  const found: ContractPeriod[] = [];
  let cursor = startOfDate(zone, contract.startsOn);
  while (cursor < until && found.length < MOST) {
    const terms = termsOn(versions, dateOfDay(zone.dayOf(cursor)));
    const label = periodLabelAt(terms.document, cursor);
    if (label === null) break;
    const period = periodAt(terms, label, now);
    found.push(period);
    cursor = period.end;
  }
  return found;
}

/** What overlaps is one incident: a minute must not count in two periods. */
const incidents = (outages: readonly Pick<Outage, 'start' | 'end'>[], now: number) =>
  timeline(
    outages.map(({ start, end }) => ({
      start: start.earliest,
      end: end?.latest ?? Math.max(now, start.latest) + 1,
    })),
  );

function periodAt(terms: StoredTerms, label: string, now: number): ContractPeriod {
  const { start, end } = resolvePeriod(terms.document, label, now);
  return { label, start, end, complete: end <= now, terms };
}
