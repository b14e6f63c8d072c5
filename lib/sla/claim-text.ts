/** The letter in plain text: the body of the e-mail, and what is pasted into a portal's form. */
import type { ClaimDraft } from './claim-draft';
import { figure } from './wording';

type Row = readonly [string, string | null, string | null];

/** The whole letter, blank lines between its parts, lines ended by LF. Nothing is wrapped. */
export function letterText(draft: ClaimDraft): string {
  const { opening, closing, signature } = draft;
  const blocks = [
    [...draft.senderLines, draft.dateText],
    draft.recipientLines,
    [draft.subject, draft.reference],
    ...opening.map((paragraph) => [paragraph]),
    windowLines(draft),
    ...closing.map((paragraph) => [paragraph]),
    signature,
    [enclosedLine(draft)],
  ];
  return blocks
    .map((lines) => lines.filter((line) => line !== '').join('\n'))
    .filter((block) => block !== '')
    .join('\n\n')
    .replaceAll(/\r\n?/g, '\n')
    .concat('\n');
}

/** "Enclosed: calculation, evidence with hashes"; empty without enclosures. */
export const enclosedLine = ({ enclosures }: ClaimDraft): string =>
  enclosures.length === 0 ? '' : `Enclosed: ${enclosures.join(', ')}`;

/** "201 min"; "0 min" is written, an absent figure is a word. */
export const minutesCell = (value: string | null): string =>
  value === null ? 'no data' : `${figure(value)}\u00a0min`;

/** What the rules add or take in both columns: 0 where the rows are the total, null where there is no total. */
export const adjustmentOf = ({
  adjustment,
  totals,
}: Pick<ClaimDraft, 'adjustment' | 'totals'>): ClaimDraft['totals'] => ({
  minutes: adjustment?.minutes ?? (totals.minutes === null ? null : '0'),
  vendorMinutes: adjustment?.vendorMinutes ?? (totals.vendorMinutes === null ? null : '0'),
});

/** The outages of the letter, one line each; none where there is no outage. */
export function windowLines({ windows, adjustment, totals, columns }: ClaimDraft): string[] {
  const rows: Row[] = windows.map((one) => [
    [one.service, `${one.start} \u2013 ${one.end}`].filter((part) => part !== '').join(': '),
    one.minutes,
    one.vendorMinutes,
  ]);
  if (windows.length === 0) return [];
  if (adjustment) {
    const { minutes, vendorMinutes } = adjustmentOf({ adjustment, totals });
    rows.push([adjustment.label, minutes, vendorMinutes]);
  }
  if (totals.minutes !== null) rows.push(['Total', totals.minutes, totals.vendorMinutes]);
  return rows.map(([label, minutes, vendorMinutes]) => {
    const own = `${columns.minutes.toLowerCase()} ${minutesCell(minutes)}`;
    const theirs = `${columns.vendorMinutes?.toLowerCase() ?? ''} ${minutesCell(vendorMinutes)}`;
    return `- ${label}: ${columns.vendorMinutes === null ? own : `${own}, ${theirs}`}`;
  });
}
