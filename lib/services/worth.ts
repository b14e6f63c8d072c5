import 'server-only';
import type { AssessedPeriod } from '@/lib/api/wire/assessments';
import type { Claimable, ClaimRow } from '@/lib/api/wire/claims';
import type { OverviewReport, Worth } from '@/lib/api/wire/overview';

import { stateOf } from './overview-state';

/**
 * Credits of a year by what became of them. Every credit stands in exactly one of recovered,
 * awaiting, declined, unclaimed and missed; `found` is their sum and `claimed` the first three.
 */
type Fate = Readonly<{
  month: string;
  currency: string;
  recovered: number;
  awaiting: number;
  declined: number;
  unclaimed: number;
  missed: number;
}>;

const NOTHING = { recovered: 0, awaiting: 0, declined: 0, unclaimed: 0, missed: 0 };
const FATES = ['recovered', 'awaiting', 'declined', 'unclaimed', 'missed'] as const;

/** The month in which a period ends. */
export const monthEnding = ({ end }: AssessedPeriod): string =>
  new Date(Date.parse(end) - 43_200_000).toISOString().slice(0, 7);

function fates(
  periods: readonly AssessedPeriod[],
  claimed: readonly ClaimRow[],
  unclaimed: readonly Claimable[],
): Fate[] {
  const month = new Map(
    periods.map((period) => [`${period.contractId} ${period.period}`, monthEnding(period)]),
  );
  return [
    ...claimed.flatMap((claim): Fate[] => {
      const at = month.get(`${claim.contract.id} ${claim.period}`);
      return at === undefined ? [] : [{ month: at, currency: claim.currency, ...fateOf(claim) }];
    }),
    ...unclaimed.flatMap((each): Fate[] => {
      const at = month.get(`${each.contract.id} ${each.period}`);
      const owed = each.amounts.agreed || each.amounts.observed || each.amounts.admitted || 0;
      return at === undefined
        ? []
        : [
            {
              month: at,
              currency: each.currency,
              ...NOTHING,
              [each.missed ? 'missed' : 'unclaimed']: owed,
            },
          ];
    }),
  ];
}

function fateOf({ status, amountMinor, recoveredMinor, daysLeft }: ClaimRow) {
  const rest = Math.max(0, amountMinor - recoveredMinor);
  switch (status) {
    case 'draft':
      return {
        ...NOTHING,
        [daysLeft !== null && daysLeft < 0 ? 'missed' : 'unclaimed']: amountMinor,
      };
    case 'submitted':
      return { ...NOTHING, awaiting: amountMinor };
    case 'accepted':
    case 'partly_accepted':
    case 'declined':
      return { ...NOTHING, recovered: recoveredMinor, declined: rest };
  }
}

export function worthOf(
  periods: readonly AssessedPeriod[],
  claimed: readonly ClaimRow[],
  unclaimed: readonly Claimable[],
  window: readonly string[],
): Worth[] {
  const inWindow = fates(periods, claimed, unclaimed).filter(({ month }) => window.includes(month));
  const currencies = [...new Set(inWindow.map(({ currency }) => currency))].toSorted();
  return currencies
    .map((currency) => {
      const own = inWindow.filter((fate) => fate.currency === currency);
      const sum = summed(own);
      const requested = sum.recovered + sum.awaiting + sum.declined;
      return {
        currency,
        found: requested + sum.unclaimed + sum.missed,
        claimed: requested,
        ...sum,
      };
    })
    .toSorted((a, b) => b.found - a.found);
}

function summed(own: readonly Fate[]): typeof NOTHING {
  const sum = { ...NOTHING };
  for (const fate of own) for (const name of FATES) sum[name] += fate[name];
  return sum;
}

/** The same by month, in the currency in which most was found, with the promises kept. */
export function monthsOf(
  periods: readonly AssessedPeriod[],
  claimed: readonly ClaimRow[],
  unclaimed: readonly Claimable[],
  window: readonly string[],
  now: number,
): OverviewReport['months'] {
  const [leading] = worthOf(periods, claimed, unclaimed, window);
  const currency = leading?.currency ?? periods[0]?.currency ?? 'USD';
  const all = fates(periods, claimed, unclaimed).filter((fate) => fate.currency === currency);
  return window.map((month) => {
    const measured = periods.filter(
      (period) =>
        monthEnding(period) === month && period.complete && period.figures.agreed?.watched === true,
    );
    const [year = 0, number = 1] = month.split('-').map(Number);
    return {
      period: month,
      currency,
      ...summed(all.filter((fate) => fate.month === month)),
      running: Date.UTC(year, number, 1) > now,
      kept: measured.filter((period) => stateOf(period) === 'met').length,
      measured: measured.length,
    };
  });
}
