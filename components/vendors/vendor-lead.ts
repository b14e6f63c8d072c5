import type { AssessedPeriod } from '@/lib/api/wire/assessments';
import type { OutageRow } from '@/lib/api/wire/outages';
import type { ViewName } from '@/lib/api/wire/shapes';
import type { VendorReport } from '@/lib/api/wire/vendors';

import { stateOfPeriod } from '../assessments/figure-words';

type Told = Pick<OutageRow, 'silent' | 'firstNoticeMs'>;

/** The sentence before the figures: the promise, how often it was broken, and whether it tells. */
export function leadOf({ contracts, contractId, periods, outages, view }: VendorReport): string {
  const contract = contracts.find(({ id }) => id === contractId);
  return [keptWords(contract?.promise ?? null, periods, view), toldWords(outages)]
    .filter(Boolean)
    .join(' ');
}

/** How often a promise was kept over the complete periods of a view; what waits is never kept. */
export function keptWords(
  promise: string | null,
  periods: readonly AssessedPeriod[],
  view: ViewName,
): string {
  if (promise === null) return 'No contract with this vendor is on record.';
  const promised = `Promised ${promise.toLowerCase()}`;
  const states = periods
    .filter(({ complete, figures }) => complete && figures[view]?.watched)
    .map((period) => stateOfPeriod(period, view));
  if (states.length === 0) return `${promised}. Nothing has been measured yet.`;
  const count = (state: (typeof states)[number]) => states.filter((each) => each === state).length;
  const [met, broken, waiting] = [count('met'), count('breached'), count('review')];
  if (waiting === states.length) {
    return `${promised}; ${waiting === 1 ? 'the one measured period waits' : `all ${waiting} measured periods wait`} for a decision.`;
  }
  const waits =
    waiting === 0 ? '' : `; ${waiting} ${waiting === 1 ? 'waits' : 'wait'} for a decision`;
  return `${promised} and ${outcome({ met, broken, all: states.length })}${waits}.`;
}

type Outcome = Readonly<{ met: number; broken: number; all: number }>;

function outcome({ met, broken, all }: Outcome): string {
  const measured = `${all} measured ${all === 1 ? 'period' : 'periods'}`;
  if (broken > 0) return `broke it in ${broken} of ${measured}`;
  if (met < all) return `kept it in ${met} of ${measured}`;
  return all === 1 ? 'kept it in the one measured period' : `kept it in all ${measured}`;
}

/** Of the outages whose first word can be timed or never came; empty where there is none. */
export function toldWords(outages: readonly Told[]): string {
  const never = outages.filter(({ silent }) => silent).length;
  const heard = outages.filter(({ silent, firstNoticeMs }) => silent || firstNoticeMs !== null);
  const all = heard.length;
  if (all === 0) return '';
  const known = all < outages.length ? ' of which its words are on record' : '';
  const told = never === 0 ? 'It told' : 'It never told';
  if (all === 1) return `${told} of ${known === '' ? 'its' : 'the'} one outage${known}.`;
  return `${told} of ${never === 0 ? 'each' : never} of ${all} outages${known}.`;
}
