import type { Claimable, ClaimList, ClaimRow } from '@/lib/api/wire/claims';
import type { ViewName } from '@/lib/api/wire/shapes';
import { dateOfDay, dayNumber } from '@/lib/sla/instant';

import { formatMoney } from '../format';
import { formatDate } from '../format-date';

/** What a claim asks for first: what both sides agree on, else what we saw, else what the vendor says. */
const ORDER = ['agreed', 'observed', 'admitted'] as const satisfies readonly ViewName[];

export const payingViews = ({ amounts }: Pick<Claimable, 'amounts'>): ViewName[] =>
  ORDER.filter((view) => (amounts[view] ?? 0) > 0);

/** Integer minor units of the first view that pays; 0 where none does. */
export function firstAmount(claimable: Pick<Claimable, 'amounts'>): number {
  const [view] = payingViews(claimable);
  return view === undefined ? 0 : (claimable.amounts[view] ?? 0);
}

export const STATUS_WORDS = {
  draft: 'Draft',
  submitted: 'Submitted',
  accepted: 'Paid',
  partly_accepted: 'Paid in part',
  declined: 'Declined',
} as const satisfies Record<ClaimRow['status'], string>;

/** "8 days", "tomorrow", "today", "3 days ago". */
export function daysLeftText(daysLeft: number): string {
  if (daysLeft === 0) return 'today';
  if (daysLeft === 1) return 'tomorrow';
  const size = Math.abs(daysLeft);
  return `${size}\u00a0${size === 1 ? 'day' : 'days'}${daysLeft < 0 ? ' ago' : ''}`;
}

/** A day that is `daysLeft` days away, with its year where that is another than today's. */
export function deadlineDay(date: string, daysLeft: number | null, long = false): string {
  const today = daysLeft === null ? undefined : dateOfDay(dayNumber(date) - daysLeft);
  return formatDate(date, 'UTC', { long, year: today?.slice(0, 4) !== date.slice(0, 4) });
}

type Open = Readonly<{
  minor: number;
  currency: string;
  claimBy: string | null;
  daysLeft: number | null;
}>;

/** What can still be claimed: periods without a claim, and drafts that nobody has submitted. */
function openAmounts({ claims, claimable }: ClaimList): Open[] {
  const drafts = claims
    .filter(({ status, daysLeft }) => status === 'draft' && (daysLeft ?? 0) >= 0)
    .map(({ amountMinor, ...rest }) => ({ ...rest, minor: amountMinor }));
  const without = claimable
    .filter(({ missed }) => !missed)
    .map((each) => ({ ...each, minor: firstAmount(each) }));
  return [...without, ...drafts].filter(({ minor }) => minor > 0);
}

/** "USD 12,050.00 can still be claimed, the first of it by Monday 30 November." */
export function listHeadline(list: ClaimList): string {
  const open = openAmounts(list);
  if (open.length === 0) return 'Nothing waits to be claimed.';
  const [first] = open
    .flatMap(({ claimBy, daysLeft }) => (claimBy === null ? [] : [{ claimBy, daysLeft }]))
    .toSorted((a, b) => a.claimBy.localeCompare(b.claimBy));
  const sums = `${totalsText(open)} can still be claimed`;
  if (!first) return `${sums}.`;
  const by = `by ${deadlineDay(first.claimBy, first.daysLeft, true)}`;
  return `${sums}, ${open.length === 1 ? by : `the first of it ${by}`}.`;
}

/** "USD 12,050.00 and EUR 300.00": sums by currency, the largest first. */
function totalsText(amounts: readonly Pick<Open, 'minor' | 'currency'>[]): string {
  const sums = new Map<string, number>();
  for (const { minor, currency } of amounts) {
    sums.set(currency, (sums.get(currency) ?? 0) + minor);
  }
  const texts = [...sums]
    .toSorted(([, a], [, b]) => b - a)
    .map(([currency, minor]) => formatMoney(minor, currency));
  return texts.length < 2
    ? (texts[0] ?? '')
    : `${texts.slice(0, -1).join(', ')} and ${texts.at(-1)}`;
}

/** What waits with vendors and what was missed, below the headline; nothing where there is neither. */
export function listLead({ claims, claimable }: ClaimList): string | undefined {
  const waiting = claims
    .filter(({ status }) => status === 'submitted')
    .map(({ amountMinor: minor, currency }) => ({ minor, currency }));
  const missed = claimable
    .filter((each) => each.missed)
    .map((each) => ({ minor: firstAmount(each), currency: each.currency }));
  const sentences = [
    waiting.length > 0 ? `Submitted and not answered yet: ${totalsText(waiting)}.` : '',
    missed.length > 0 ? `Missed, the last day has passed: ${totalsText(missed)}.` : '',
  ].filter((sentence) => sentence !== '');
  return sentences.length === 0 ? undefined : sentences.join(' ');
}
