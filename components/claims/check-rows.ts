import type { ClaimReport } from '@/lib/api/wire/claims';
import type { ClaimCheck, ClaimDraft } from '@/lib/sla/claim-draft';

import type { State } from '../ui/state-mark';

/** Where "Submit" moves to when a check is missing. */
export const checkId = ({ field }: Pick<ClaimCheck, 'field'>): string => `check-${field}`;

export const missingChecks = ({ checks }: ClaimDraft): ClaimCheck[] =>
  checks.filter(({ required, ok }) => required && !ok);

/** "6 of 6 required are there". */
export function checksSummary({ checks }: ClaimDraft): string {
  const required = checks.filter((check) => check.required);
  const there = required.filter(({ ok }) => ok).length;
  return `${there} of ${required.length} required ${there === 1 ? 'is' : 'are'} there`;
}

/** Unseen minutes are never "there": where they change nothing they stay unknown. */
export function checkState({ field, ok, required }: ClaimCheck): State {
  if (ok) return field === 'tier' ? 'unknown' : 'met';
  return required ? 'breached' : 'risk';
}

/** What repairs a check: an answer in words, the address, the letter, or a page of its own. */
export type Repair =
  | Readonly<{ kind: 'answer'; answer: string }>
  | Readonly<{ kind: 'address' }>
  | Readonly<{ kind: 'link'; href: string; label: string }>;

const LINKS: Readonly<
  Record<string, (vendorId: string) => Readonly<{ href: string; label: string }>>
> = {
  ticket: () => ({ href: '/imports', label: 'Import the tickets' }),
  conflicts: (id) => ({
    href: `/outages?vendor=${id}&disputed=true`,
    label: 'Settle the conflicts',
  }),
  decision: (id) => ({
    href: `/outages?vendor=${id}&disputed=true`,
    label: 'Decide on the evidence',
  }),
  tier: () => ({ href: '/imports', label: 'Import more evidence' }),
};

const OWN = ['fees', 'period', 'decision', 'conflicts', 'tier', 'ticket', 'deadline', 'subject'];

/** Every other check is a field of evidence that the contract asks for, and takes an answer. */
export function repairOf(
  check: ClaimCheck,
  { draft: { answers }, claim }: Pick<ClaimReport, 'draft' | 'claim'>,
): Repair | undefined {
  if (check.field === 'channel') return check.ok ? undefined : { kind: 'address' };
  if (!OWN.includes(check.field)) {
    const answer = answers[check.field] ?? '';
    return check.ok && answer === '' ? undefined : { kind: 'answer', answer };
  }
  const link = LINKS[check.field];
  return check.ok || !link ? undefined : { kind: 'link', ...link(claim.vendor.id) };
}
