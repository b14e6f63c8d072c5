/** The rules that the reader of prose applied to one time, which come as notes at its characters. */
import type { ImportIssue, Proposal } from '@/lib/api/wire/imports';

const placeOf = ({ from, to }: Pick<Proposal, 'from' | 'to'>) => `characters ${from}–${to}`;

const isRule = ({ field, severity }: ImportIssue) => severity === 'note' && field === 'window';

/** The rules of a time, each once. */
export const rulesOf = (
  proposal: Pick<Proposal, 'from' | 'to'>,
  issues: readonly ImportIssue[],
): string[] => [
  ...new Set(
    issues
      .filter((issue) => isRule(issue) && issue.place === placeOf(proposal))
      .map(({ expected }) => expected),
  ),
];

/** Whether an issue is told at a time and need not be listed again. */
export const isRuleOf = (issue: ImportIssue, proposals: readonly Proposal[]) =>
  isRule(issue) && proposals.some((proposal) => issue.place === placeOf(proposal));
