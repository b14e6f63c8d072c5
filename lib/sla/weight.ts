import type { Availability } from './commitment-format';
import type { EvidenceWindow } from './evidence-window';
import { type Rational, ratio } from './rational';
import type { Evidence } from './read-evidence';

/**
 * How much a moment of a window counts: down 1, degraded its weight, times the share of users or traffic.
 * Weights are ranked, so that the sweep compares small integers; only the final sum is a fraction.
 */
export type Weights = Readonly<{
  /** The rank of a window; −1 when its weight is 0. */
  rankOf: (window: EvidenceWindow) => number;
  /** The rank of weight 1: a counted gap, an interval, unknown time taken as down. */
  full: number;
  count: number;
  /** The weight of a rank. */
  of: (rank: number) => Rational;
  /** Weighted milliseconds, exact, from milliseconds by rank. */
  total: (msByRank: ArrayLike<number>) => Rational;
}>;

export function weigh(
  { metric, downtime }: Availability,
  windows: readonly EvidenceWindow[],
  { users }: Evidence,
): Weights {
  const degraded = scaled(downtime?.degradedWeight ?? '0');
  const byRatio = metric.kind === 'affected_ratio';
  const byUsers = metric.kind === 'user_minutes';
  const places = byRatio
    ? windows.reduce((most, { affectedRatio }) => Math.max(most, decimalsOf(affectedRatio)), 0)
    : 0;
  const ratioUnit = 10n ** BigInt(places);
  const userUnit = byUsers ? BigInt(users ?? 1) : 1n;
  const one = degraded.unit * ratioUnit * userUnit;

  const numeratorOf = ({ state, affectedRatio, usersAffected }: EvidenceWindow): bigint => {
    const own = state === 'down' ? degraded.unit : degraded.value;
    if (byRatio) return own * scaleTo(affectedRatio ?? '0', places);
    return byUsers ? own * BigInt(usersAffected ?? 0) : own;
  };
  const plain = byRatio || byUsers ? null : [degraded.unit, degraded.value];
  const numerators = plain ?? windows.filter(isOutage).map(numeratorOf);
  const ranked = [...new Set([one, ...numerators])]
    .filter((numerator) => numerator > 0n)
    .toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const ranks = new Map(ranked.map((numerator, rank) => [numerator, rank]));
  const rankOf = (numerator: bigint) => ranks.get(numerator) ?? -1;
  const [down, reduced] = [rankOf(degraded.unit), rankOf(degraded.value)];
  return {
    rankOf: plain
      ? ({ state }) => (state === 'down' ? down : reduced)
      : (window) => rankOf(numeratorOf(window)),
    full: ranks.get(one) ?? -1,
    count: ranked.length,
    of: (rank) => ratio(ranked[rank] ?? 0n, one),
    total: (msByRank) => {
      let sum = 0n;
      ranked.forEach((numerator, rank) => {
        const ms = msByRank[rank] ?? 0;
        if (ms > 0) sum += numerator * BigInt(ms);
      });
      return ratio(sum, one);
    },
  };
}

export const isOutage = ({ state }: EvidenceWindow): boolean => state !== 'maintenance';

const decimalsOf = (decimal: string | undefined) => decimal?.split('.')[1]?.length ?? 0;

const scaleTo = (decimal: string, places: number): bigint => {
  const [whole = '0', fraction = ''] = decimal.split('.');
  return BigInt(whole + fraction.padEnd(places, '0'));
};

const scaled = (decimal: string) => {
  const places = decimalsOf(decimal);
  return { value: scaleTo(decimal, places), unit: 10n ** BigInt(places) };
};
