/** Which promises a claim rests on, and how what each pays becomes the one amount that is claimed. */
import type { Assessment, CommitmentAssessment } from './assessment';
import { type Rational, rational, sum, ZERO } from './rational';
import type { Terms } from './terms-format';
import { money } from './wording';

const paid = ({ credit }: CommitmentAssessment): Rational =>
  credit ? rational(credit.amount) : ZERO;

/** The commitment that the table of outages belongs to: the breached one that pays most. */
export function primaryCommitment({ commitments }: Assessment): CommitmentAssessment | undefined {
  const measured = commitments.filter(({ measured: figure }) => 'percent' in figure);
  const breached = measured.filter(({ status }) => status === 'breached');
  const candidates = breached.length > 0 ? breached : measured;
  return candidates.reduce<CommitmentAssessment | undefined>(
    (best, one) => (best && paid(best).gte(paid(one)) ? best : one),
    undefined,
  );
}

/** Broken promises with a credit above zero: the one of the table first, then in the contract's order. */
export function payingCommitments(assessment: Assessment): CommitmentAssessment[] {
  const primary = primaryCommitment(assessment);
  const paying = assessment.commitments.filter(
    (one) => (one.status === 'breached' || one.status === 'open') && paid(one).gt(ZERO),
  );
  return paying.toSorted((a, b) => Number(b.id === primary?.id) - Number(a.id === primary?.id));
}

type Total = Readonly<{ name: 'Total'; result: string; sentence: string }>;

/**
 * How the credits of the promises become the credit of the assessment: the last step of a claim, in its
 * words. Null where one promise alone pays, and pays just that.
 */
export function totalStep(
  { credit }: Assessment,
  paying: readonly CommitmentAssessment[],
  stacking: Terms['stacking'],
): Total | null {
  const [first, second] = paying;
  const total = rational(credit.amount);
  if (!first || (!second && paid(first).equals(total))) return null;
  const result = money(credit.amount, credit.currency);
  const amounts = paying.map(
    (one) => `${one.id} ${money(one.credit?.amount ?? '0', credit.currency)}`,
  );
  const said = second ? `${STACKING[stacking ?? 'largest']} ${amounts.join(', ')}.` : '';
  const isReached = reached(paying.map(paid), total, stacking);
  const limits = `The contract\u2019s limits and rounding for the whole period leave ${result}.`;
  return { name: 'Total', result, sentence: [said, isReached ? '' : limits].join(' ').trim() };
}

const STACKING = {
  sum: 'The contract adds up what its promises pay:',
  largest: 'Of promises broken by the same outage only the largest credit counts, others add up:',
  choose_one:
    'Of promises broken by the same outage one is to be chosen, the largest is claimed; others add up:',
} as const satisfies Record<NonNullable<Terms['stacking']>, string>;

/** Whether the total is what stacking alone makes of the amounts. */
function reached(amounts: readonly Rational[], total: Rational, stacking: Terms['stacking']) {
  if (sum(amounts).equals(total)) return true;
  if (stacking === 'sum' || amounts.length < 2 || total.equals(ZERO)) return false;
  // Which of them share an outage the assessment does not tell: some of them together make the total.
  const sums = amounts.reduce<Rational[]>(
    (made, amount) =>
      made.length > MOST_SUMS ? made : [...made, ...made.map((one) => one.add(amount))],
    [ZERO],
  );
  return sums.some((one) => one.equals(total));
}

const MOST_SUMS = 4_096;

type Step = Readonly<{ commitment?: string | undefined }>;
type Group<One> = Readonly<{ commitment: string | undefined; steps: [One, ...One[]] }>;

/** Steps of one promise together, in order; the total stands alone, without a promise. */
export function stepGroups<One extends Step>(steps: readonly One[]): Group<One>[] {
  const groups: Group<One>[] = [];
  for (const step of steps) {
    const last = groups.at(-1);
    if (last && last.commitment === step.commitment) last.steps.push(step);
    else groups.push({ commitment: step.commitment, steps: [step] });
  }
  return groups;
}
