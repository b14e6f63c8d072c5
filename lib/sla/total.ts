import { type Limit, capAmount, capped, limitsFor } from './cap';
import { type Grant, capMinor, inMajor } from './credit';
import { baseOf, unionOfLines } from './fee-base';
import { roundMoney } from './money';
import { type Rational, sum } from './rational';
import type { Setting } from './setting';

/** The credit of the whole assessment: stacking, then caps, then rounding, then the least that is paid. */
export type Total = Readonly<{
  exact: Rational;
  amount: bigint;
  limits: readonly Limit[];
  /** Ids of linked commitments, where the buyer has to choose one. */
  choices: ReadonlySet<string>;
  /** Ids of commitments whose money was due but fell under the least amount that is paid. */
  belowMinimum: ReadonlySet<string>;
}>;

/** A breached commitment, its credit if it grants one, and what it shares incidents by. */
type Claimant = Readonly<{
  id: string;
  grant: Grant | null;
  shares: () => ReadonlySet<unknown>;
}>;

export function totalCredit(setting: Setting, claimants: readonly Claimant[]): Total {
  const stacking = setting.terms.stacking ?? 'largest';
  const groups = linkedGroups(claimants);
  const chosen = stacking === 'sum' ? claimants : groups.flatMap(largestOf);
  const paying = chosen.flatMap(({ grant }) => (grant && grant.exact.n !== 0n ? [grant] : []));

  const base = unionOfLines(paying.map((grant) => grant.base));
  const limits = limitsFor(setting, 'period', base);
  const due = sum(paying.map(({ exact }) => exact));
  const exact = capped(due, limits);
  const amount = roundTotal(setting, paying, exact, limits);
  const isPaid = reachesMinimum(setting, amount, baseOf(base));
  return {
    exact,
    amount: isPaid ? amount : 0n,
    limits,
    choices: idsOf(
      stacking === 'choose_one' ? groups.filter((group) => group.length > 1).flat() : [],
    ),
    belowMinimum: new Set(isPaid ? [] : paying.map(({ commitment }) => commitment.id)),
  };
}

/** The exact total rounded; or by line the commitments' amounts added, and capped again. */
function roundTotal(
  { terms }: Setting,
  paying: readonly Grant[],
  exact: Rational,
  limits: readonly Limit[],
): bigint {
  const { currency, rounding } = terms;
  const mode = rounding?.mode ?? 'half_up';
  if (rounding?.at !== 'line') return roundMoney(exact, currency, mode);
  const added = paying.reduce((total, { amount }) => total + amount, 0n);
  return capMinor(added, limits, currency, mode);
}

/** Commitments that share an incident, directly or through others, form a group. */
function linkedGroups(claimants: readonly Claimant[]): Claimant[][] {
  if (claimants.length < 2) return [[...claimants]];
  let groups: { shares: Set<unknown>; members: number[] }[] = [];
  claimants.forEach((claimant, index) => {
    const shares = claimant.shares();
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
    members.toSorted((a, b) => a - b).flatMap((index) => claimants[index] ?? []),
  );
}

const idsOf = (claimants: readonly Claimant[]) => new Set(claimants.map(({ id }) => id));

function largestOf(group: readonly Claimant[]): Claimant[] {
  const granting = group.flatMap((one) => (one.grant ? [{ one, exact: one.grant.exact }] : []));
  return granting
    .toSorted((a, b) => b.exact.compare(a.exact))
    .slice(0, 1)
    .map(({ one }) => one);
}

function reachesMinimum(setting: Setting, amount: bigint, base: Rational): boolean {
  const paid = inMajor(amount, setting.terms.currency);
  return (setting.terms.caps ?? []).every((cap) => {
    if (cap.kind !== 'min_payable') return true;
    const order = paid.compare(capAmount(setting, cap, base));
    return cap.op === 'gt' ? order > 0 : order >= 0;
  });
}
