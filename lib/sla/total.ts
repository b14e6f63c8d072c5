import { type Limit, capAmount, capped, limitsFor } from './cap';
import { type Grant, inMajor, roundLines, scaleLines } from './credit';
import { baseOf, unionOfLines } from './fee-base';
import { type Rational, sum } from './rational';
import type { Setting } from './setting';

/** The credit of the whole assessment: stacking, then caps, then rounding, then the least that is paid. */
export type Total = Readonly<{
  exact: Rational;
  amount: bigint;
  limits: readonly Limit[];
  /** Grants that were linked, where the buyer has to choose one. */
  choices: readonly Grant[];
  /** Grants whose money was due but fell under the least amount that is paid. */
  belowMinimum: readonly Grant[];
}>;

/** A breached commitment whose credit counts, and what it shares incidents by. */
export type Claimant = Readonly<{ grant: Grant; shares: ReadonlySet<unknown> }>;

export function totalCredit(setting: Setting, claimants: readonly Claimant[]): Total {
  const stacking = setting.terms.stacking ?? 'largest';
  const groups = linkedGroups(claimants);
  const chosen = groups.flatMap((group) => (stacking === 'sum' ? group : [largestOf(group)]));
  const paying = chosen.flatMap((grant) => (grant && grant.exact.n !== 0n ? [grant] : []));

  const base = unionOfLines(paying.map((grant) => grant.base));
  const limits = limitsFor(setting, 'period', base);
  const due = sum(paying.map(({ exact }) => exact));
  const exact = capped(due, limits);
  const lines = scaleLines(
    paying.flatMap((grant, index) =>
      grant.lines.map((line) => ({ ...line, key: `${index} ${line.key}` })),
    ),
    due,
    exact,
  );
  const amount = roundLines(setting, lines, exact, limits);
  const isPaid = reachesMinimum(setting, amount, baseOf(base));
  return {
    exact,
    amount: isPaid ? amount : 0n,
    limits,
    choices: stacking === 'choose_one' ? groups.filter((group) => group.length > 1).flat() : [],
    belowMinimum: isPaid ? [] : paying,
  };
}

/** Commitments that share an incident, directly or through others, form a group. */
function linkedGroups(claimants: readonly Claimant[]): Grant[][] {
  let groups: { shares: Set<unknown>; members: number[] }[] = [];
  claimants.forEach(({ shares }, index) => {
    const isLinked = (group: { shares: ReadonlySet<unknown> }) =>
      [...shares].some((share) => group.shares.has(share));
    const linked = groups.filter(isLinked);
    const merged = {
      shares: new Set([...shares, ...linked.flatMap((group) => [...group.shares])]),
      members: [...linked.flatMap(({ members }) => members), index],
    };
    groups = [...groups.filter((group) => !linked.includes(group)), merged];
  });
  return groups.map(({ members }) =>
    members.toSorted((a, b) => a - b).flatMap((index) => claimants[index]?.grant ?? []),
  );
}

const largestOf = (group: readonly Grant[]): Grant | undefined =>
  group.toSorted((a, b) => b.exact.compare(a.exact))[0];

function reachesMinimum(setting: Setting, amount: bigint, base: Rational): boolean {
  const paid = inMajor(amount, setting.terms.currency);
  return (setting.terms.caps ?? []).every((cap) => {
    if (cap.kind !== 'min_payable') return true;
    const order = paid.compare(capAmount(setting, cap, base));
    return cap.op === 'gt' ? order > 0 : order >= 0;
  });
}
