import 'server-only';
import { dateOfDay } from '@/lib/sla/instant';
import { periodLabelAt, resolvePeriod } from '@/lib/sla/period';
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

/**
 * The periods of a contract from its first day until now (or its last day), oldest first.
 * A version of terms rules the periods that start while it is in force. Periods per incident
 * have no calendar: none are listed.
 */
export function periodsOf(
  contract: Pick<Contract, 'startsOn' | 'endsOn'>,
  versions: readonly StoredTerms[],
  now: number,
): ContractPeriod[] {
  const first = termsOn(versions, contract.startsOn);
  const zone = zoneOf(first.document.timeZone.id);
  const until = Math.min(
    now,
    contract.endsOn ? startOfDate(zone, contract.endsOn) + DAY_MS : Infinity,
  );
  if (first.document.period.kind === 'rolling') return [periodAt(first, 'rolling', now)];

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

function periodAt(terms: StoredTerms, label: string, now: number): ContractPeriod {
  const { start, end } = resolvePeriod(terms.document, label, now);
  return { label, start, end, complete: end <= now, terms };
}
