import type { ClaimDraft } from '@/lib/sla/claim-draft';
import { windowLines } from '@/lib/sla/claim-text';
import { money } from '@/lib/sla/wording';

export type FormField = Readonly<{ label: string; text: string }>;

/** What a portal's form asks for, field by field; fields without anything to say are left out. */
export function portalFields(draft: ClaimDraft): FormField[] {
  const { amount, currency } = draft.claimedAmount;
  const outages = windowLines(draft).join('\n');
  const answered = draft.checks.flatMap(({ field, label }) => {
    const text = draft.answers[field];
    return text === undefined ? [] : [{ label, text }];
  });
  const fields = [
    { label: 'Subject', text: draft.subject },
    { label: 'Agreement, account, tickets', text: draft.reference },
    { label: 'Period', text: draft.periodLabel },
    { label: 'Credit requested', text: money(amount, currency) },
    { label: 'Outages', text: outages },
    {
      label: 'Description',
      text: [...draft.opening, outages, ...draft.closing]
        .filter((part) => part !== '')
        .join('\n\n'),
    },
    ...answered,
    { label: 'Name', text: draft.signature.join('\n') },
  ];
  return fields.filter(({ text }) => text.trim() !== '');
}

/** The text as another program takes it: ordinary spaces for no-break ones. */
export const copyText = (text: string): string => text.replaceAll('\u00a0', ' ');
