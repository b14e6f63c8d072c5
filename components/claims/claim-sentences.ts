import type { ClaimReport } from '@/lib/api/wire/claims';
import type { ClaimDeadline, ClaimDraft } from '@/lib/sla/claim-draft';
import { money } from '@/lib/sla/wording';

import { formatMoney } from '../format';
import { formatDate } from '../format-date';

export const claimedText = ({ claimedAmount }: ClaimDraft): string =>
  money(claimedAmount.amount, claimedAmount.currency);

/** The day of a deadline; its year only where that is another than the draft's. */
export const dayOf = ({ date }: Pick<ClaimDeadline, 'date'>, draft: ClaimDraft, long = false) =>
  formatDate(date, 'UTC', { long, year: date.slice(0, 4) !== draft.date.slice(0, 4) });

/** "Claim USD 12,050.00, received by Monday 30 November"; once submitted, what became of it. */
export function claimTitle({ claim, draft, timeZone }: ClaimReport): string {
  const claimed = claimedText(draft);
  const paid = formatMoney(claim.recoveredMinor, claim.currency);
  switch (claim.status) {
    case 'draft':
      return draftTitle(draft);
    case 'submitted':
      return claim.submittedAt === null
        ? `${claimed} claimed`
        : `${claimed} claimed on ${formatDate(claim.submittedAt, timeZone, { long: true })}`;
    case 'accepted':
      return `${claimed} claimed, ${paid} recovered`;
    case 'partly_accepted':
      return `${paid} recovered of ${claimed} claimed`;
    case 'declined':
      return `${claimed} claimed, and declined`;
  }
}

function draftTitle(draft: ClaimDraft): string {
  if (!isPositive(draft.claimedAmount.amount)) return 'Nothing is owed in this view';
  const claimed = claimedText(draft);
  const deadline = draft.deadlines.find(({ step }) => step === 'claim');
  if (!deadline) return `Claim ${claimed}`;
  const day = dayOf(deadline, draft, true);
  return deadline.daysLeft < 0
    ? `${claimed}, not claimed by ${day}: missed`
    : `Claim ${claimed}, ${deadline.satisfiedBy} by ${day}`;
}

/** That a submitted claim is still to be sent, while nobody has recorded that it was. */
export function sendSentence({
  claim,
  draft,
  steps,
}: Pick<ClaimReport, 'claim' | 'draft' | 'steps'>): string | undefined {
  const deadline = draft.deadlines.find(({ step }) => step === 'claim');
  if (claim.status !== 'submitted' || !deadline || deadline.done) return undefined;
  if (steps.some(({ step }) => step === 'claim')) return undefined;
  const { address } = draft.channel;
  const place = address ? ` at ${address}` : '';
  return `Makegood sends nothing: the claim must be ${deadline.satisfiedBy} by ${dayOf(deadline, draft, true)}${place}. Once it is, record it under Deadlines.`;
}

/** "USD 4,820.00 is owed even on the vendor's own minutes." Nothing where the vendor's figure is unknown. */
export function ownMinutesSentence({ amounts, claimedView, claimedAmount }: ClaimDraft) {
  const { admitted } = amounts;
  if (admitted === null) return undefined;
  const own = money(admitted.amount, admitted.currency);
  if (isPositive(admitted.amount)) return `${own} is owed even on the vendor’s own minutes.`;
  if (claimedView === 'admitted' || !isPositive(claimedAmount.amount)) return undefined;
  const claimed = money(claimedAmount.amount, claimedAmount.currency);
  return `On the vendor’s own minutes nothing is owed; ${claimed} rests on what we observed.`;
}

/** A decimal above zero, told from its digits. */
const isPositive = (decimal: string): boolean => !decimal.startsWith('-') && /[1-9]/.test(decimal);

/** The promise in percent that the trace compares with; nothing where it promises something else. */
export function promiseOf(trace: ClaimReport['trace']): string | undefined {
  const given = trace.find(({ step }) => step === 'comparison')?.in;
  if (typeof given !== 'object' || given === null || !('target' in given)) return undefined;
  const percent = 'unit' in given && given.unit === 'percent' && given.target;
  return typeof percent === 'string' && /^\d+(\.\d+)?$/.test(percent) ? percent : undefined;
}
