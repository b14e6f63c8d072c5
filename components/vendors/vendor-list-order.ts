import type { AssessedPeriod } from '@/lib/api/wire/assessments';
import { isUndecided } from '@/lib/api/wire/overview';
import type { VendorRow } from '@/lib/api/wire/vendors';

export type RowState = 'breached' | 'review' | 'running' | 'met' | 'unknown' | 'none';

/** Of the newest complete period in the agreed view; `none` where no contract promises anything yet. */
export function stateOf({ contracts, latest }: VendorRow): RowState {
  if (contracts === 0) return 'none';
  const figure = latest?.figures.agreed;
  if (!latest || !figure?.watched) return 'unknown';
  if (isUndecided(latest)) return 'review';
  return figure.status === 'open' ? 'running' : figure.status;
}

/** What may be claimed for the period in the agreed view, in minor units of its currency. */
export const creditOf = (period: AssessedPeriod | null): number =>
  period?.figures.agreed?.creditMinor ?? 0;

const RANK: readonly RowState[] = ['breached', 'review', 'running', 'unknown', 'met', 'none'];

/** Breached first, then what needs a decision; within a state the larger credit, then the name. */
export const byConsequence = (rows: readonly VendorRow[]): VendorRow[] =>
  rows.toSorted(
    (a, b) =>
      RANK.indexOf(stateOf(a)) - RANK.indexOf(stateOf(b)) ||
      creditOf(b.latest) - creditOf(a.latest) ||
      a.name.localeCompare(b.name, 'en'),
  );

/** How many kept their promise and how many broke it; what nobody measured or contracted is named as such. */
export function summaryOf(rows: readonly VendorRow[]): string {
  const states = rows.map(stateOf);
  const count = (...wanted: RowState[]) => states.filter((each) => wanted.includes(each)).length;
  const [kept, broken, none] = [count('met'), count('breached'), count('none')];
  const open = rows.length - kept - broken - none;
  if (none === rows.length) return 'No vendor has a contract here yet, so nothing was promised.';
  const parts = [
    `${kept} kept what they promised`,
    `${broken} broke it`,
    ...(open > 0 ? [`${open} cannot be told yet`] : []),
  ];
  const uncontracted = none > 0 ? ` ${none} ${none === 1 ? 'has' : 'have'} no contract here.` : '';
  return `In the newest complete period ${parts.join(', ')}.${uncontracted}`;
}
