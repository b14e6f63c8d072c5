/** The sentences of a claim that tell amounts: what each promise grants, the total, and what the vendor owes on its own figures. */
import Fraction from 'fraction.js';

import type { Assessment, CommitmentAssessment } from './assessment';
import type { ClaimDraft } from './claim-draft';
import type { ClaimInput } from './claim-input';
import { clauseOf } from './claim-notice';
import type { Remedy } from './remedy-format';
import { minutes, money, percent } from './wording';
import { remedyWords } from './wording-terms';

/** What the contract grants for a broken promise, with its clause and the sum it comes to. */
export function creditSentences(input: ClaimInput, assessed: CommitmentAssessment): string[] {
  const { terms } = input;
  const { credit } = assessed;
  if (!credit) return [];
  const remedies = terms.commitments.find(({ id }) => id === assessed.id)?.remedies ?? [];
  const promised = remedies.flatMap((remedy) => {
    const words = remedyWords(remedy, {
      terms,
      when: assessed.tier?.when,
      feeKinds: feeKinds(assessed),
    });
    return words === null ? [] : [words];
  });
  const clause = clauseOf(input, `${assessed.id}.remedy`);
  const owed = money(credit.amount, credit.currency);
  const last = promised.pop();
  if (last === undefined) return [`The credit is ${owed}.`];
  const earlier = promised.map((words) => `${words}.`);
  if (remedies.every((remedy) => paysMoney(remedy, assessed.tier?.when))) {
    // A fixed amount has nothing to do with the fees; alone it is the credit, and is told once.
    const isTold = promised.length === 0 && last.includes(owed);
    return [...earlier, `${last} (${clause})${isTold ? '' : `: that is ${owed}`}.`];
  }
  const sum =
    promised.length === 0 && credit.percentOfFees !== undefined
      ? percentSum(credit.percentOfFees, credit)
      : `on fees of ${money(credit.feeBase, credit.currency)} that is ${owed}.`;
  return [...earlier, `${last} (${clause}): ${sum}`];
}

/** Whether what a remedy pays is an amount of its own and no share of the fees. */
function paysMoney(remedy: Remedy, when: NonNullable<CommitmentAssessment['tier']>['when'] = {}) {
  switch (remedy.kind) {
    case 'tiers':
      return remedy.rows
        .filter((row) =>
          BOUNDS.every((key) => String(row.when[key] ?? '') === String(when[key] ?? '')),
        )
        .every(({ credit }) => 'money' in credit);
    case 'step':
    case 'per_percentage_point':
    case 'flat':
      return 'money' in remedy.credit;
    case 'multiple_of_downtime_fees':
    case 'pro_rata':
      return false;
    case 'termination':
      return true;
  }
}

const BOUNDS = ['gte', 'gt', 'lte', 'lt'] as const;

function feeKinds({ trace }: CommitmentAssessment): string[] {
  const base = trace.find((step) => step.step === 'fee_base');
  return [...new Set(base?.in.lines.map(({ kind }) => kind))];
}

/** "25 % of USD 48,200.00 is USD 12,050.00", and says so where a cap or rounding made it another amount. */
function percentSum(share: string, credit: NonNullable<CommitmentAssessment['credit']>): string {
  const owed = money(credit.amount, credit.currency);
  const product = new Fraction(share).mul(credit.feeBase).div(100);
  const sum = `${percent(share)} of ${money(credit.feeBase, credit.currency)}`;
  if (product.equals(credit.amount)) return `${sum} is ${owed}.`;
  return new Fraction(credit.exact).lt(product)
    ? `${sum}, limited by the contract\u2019s cap, is ${owed}.`
    : `${sum}, rounded as the contract provides, is ${owed}.`;
}

/** The whole credit, where it is not that of one promise alone. */
export function totalSentence(
  { credit }: Assessment,
  breached: readonly CommitmentAssessment[],
): string[] {
  const paying = breached.filter((one) => one.credit && !new Fraction(one.credit.amount).equals(0));
  const only = paying.length === 1 ? paying[0]?.credit : undefined;
  if (paying.length === 0 || (only && new Fraction(only.amount).equals(credit.amount))) return [];
  const total = money(credit.amount, credit.currency);
  return paying.length === 1
    ? [`Under the contract\u2019s limits ${total} is due.`]
    : [`Under the contract\u2019s rules for several promises ${total} is due in all.`];
}

/** What is owed on the vendor's own figures; nothing where they break no promise. */
export function admittedSentence(admitted: ClaimDraft['amounts']['admitted']): string[] {
  if (admitted?.status !== 'breached' || !new Fraction(admitted.amount).gt(0)) return [];
  const owed = `${money(admitted.amount, admitted.currency)} is owed without any further evidence.`;
  if (admitted.percent === null || admitted.downtimeMinutes === null) {
    return [`On your own figures ${owed}`];
  }
  return [
    `On your own figure of ${minutes(admitted.downtimeMinutes)} availability was ${percent(admitted.percent)}, and ${owed}`,
  ];
}
