import type { ClaimDraft } from '@/lib/sla/claim-draft';
import { figure, money } from '@/lib/sla/wording';

/** "201 min"; an absent figure is a word. */
export const minutesCell = (minutes: string | null): string =>
  minutes === null ? 'no data' : `${figure(minutes)}\u00a0min`;

export const enclosedLine = ({ enclosures }: Pick<ClaimDraft, 'enclosures'>): string =>
  enclosures.length === 0 ? '' : `Enclosed: ${enclosures.join(', ')}`;

/** The outages of the letter, one line each, as the e-mail has them; none where there is no outage. */
export function windowLines({ windows, adjustment, totals, columns }: ClaimDraft): string[] {
  if (windows.length === 0) return [];
  const line = (label: string, minutes: string | null, vendorMinutes: string | null) => {
    const own = `${columns.minutes.toLowerCase()} ${minutesCell(minutes)}`;
    const theirs =
      columns.vendorMinutes === null
        ? ''
        : `, ${columns.vendorMinutes.toLowerCase()} ${minutesCell(vendorMinutes)}`;
    return `- ${label}: ${own}${theirs}`;
  };
  return [
    ...windows.map((one) =>
      line(
        [one.service, `${one.start} – ${one.end}`].filter((part) => part !== '').join(': '),
        one.minutes,
        one.vendorMinutes,
      ),
    ),
    ...(adjustment
      ? [line(adjustment.label, adjustment.minutes ?? '0', adjustment.vendorMinutes)]
      : []),
    ...(totals.minutes === null ? [] : [line('Total', totals.minutes, totals.vendorMinutes)]),
  ];
}

/** The letter in plain text: word for word the body of the e-mail that is downloaded. */
export function letterText(draft: ClaimDraft): string {
  const blocks = [
    [...draft.senderLines, draft.dateText],
    draft.recipientLines,
    [draft.subject, draft.reference],
    ...draft.opening.map((paragraph) => [paragraph]),
    windowLines(draft),
    ...draft.closing.map((paragraph) => [paragraph]),
    draft.signature,
    [enclosedLine(draft)],
  ];
  return blocks
    .map((lines) => lines.filter((line) => line !== '').join('\n'))
    .filter((block) => block !== '')
    .join('\n\n')
    .replaceAll(/\r\n?/g, '\n')
    .concat('\n');
}

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
