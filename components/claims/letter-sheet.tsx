import type { ReactNode } from 'react';

import type { ClaimDraft } from '@/lib/sla/claim-draft';
import { adjustmentOf, enclosedLine, minutesCell } from '@/lib/sla/claim-text';

import { claimedText } from './claim-sentences';

/** The letter exactly as it is printed: the only sheet that lies on the page. */
export function LetterSheet({ draft }: { draft: ClaimDraft }) {
  const strong = claimedText(draft);
  return (
    <article
      aria-label="Letter"
      className="-mx-4 grid gap-4 border border-line bg-raised px-4 py-5 text-base break-words sm:mx-0 sm:px-14 sm:py-12 print:m-0 print:border-0 print:p-0"
    >
      <p>
        <Lines lines={draft.senderLines} />
        <span className="block text-ink-soft">{draft.dateText}</span>
      </p>
      <p className="mt-2">
        <Lines lines={draft.recipientLines} />
      </p>
      <p className="mt-4">
        <strong>{draft.subject}</strong>
        <span className="block">{draft.reference}</span>
      </p>
      <Paragraphs texts={draft.opening} strong={strong} />
      {draft.windows.length === 0 ? null : <Windows draft={draft} />}
      <Paragraphs texts={draft.closing} strong={strong} />
      <p className="mt-4 break-inside-avoid">
        <Lines lines={draft.signature} />
        <span className="block text-ink-soft">{enclosedLine(draft)}</span>
      </p>
    </article>
  );
}

const Lines = ({ lines }: { lines: readonly string[] }) =>
  lines.map((line, at) => (
    <span key={at} className="block">
      {line}
    </span>
  ));

/** Paragraphs with the claimed amount stressed wherever it is named. */
const Paragraphs = ({ texts, strong }: { texts: readonly string[]; strong: string }) =>
  texts.map((text, at) => (
    <p key={at} className="text-pretty whitespace-pre-line">
      {text
        .split(strong)
        .flatMap((part, index): ReactNode[] =>
          index === 0 ? [part] : [<strong key={index}>{strong}</strong>, part],
        )}
    </p>
  ));

function Windows({ draft }: { draft: ClaimDraft }) {
  const { windows, adjustment, totals, columns } = draft;
  const difference = adjustmentOf(draft);
  const theirs = (text: string) =>
    columns.vendorMinutes === null ? null : <td data-numeric="">{text}</td>;
  return (
    <table className="text-sm">
      <caption className="sr-only">Outages that count</caption>
      <thead>
        <tr>
          <th scope="col">Start</th>
          <th scope="col">End</th>
          <th scope="col" data-numeric="">
            {columns.minutes}
          </th>
          {columns.vendorMinutes === null ? null : (
            <th scope="col" data-numeric="">
              {columns.vendorMinutes}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {windows.map((one) => (
          <tr key={one.id}>
            <td>
              {one.start}
              {one.service === '' ? null : (
                <span className="block text-xs text-ink-faint">{one.service}</span>
              )}
            </td>
            <td>{one.end}</td>
            <td data-numeric="">{minutesCell(one.minutes)}</td>
            {theirs(minutesCell(one.vendorMinutes))}
          </tr>
        ))}
        {adjustment === null ? null : (
          <tr>
            <td colSpan={2}>{adjustment.label}</td>
            <td data-numeric="">{minutesCell(difference.minutes)}</td>
            {theirs(minutesCell(difference.vendorMinutes))}
          </tr>
        )}
        {totals.minutes === null ? null : (
          <tr className="font-medium">
            <td colSpan={2}>Total</td>
            <td data-numeric="">{minutesCell(totals.minutes)}</td>
            {theirs(minutesCell(totals.vendorMinutes))}
          </tr>
        )}
      </tbody>
    </table>
  );
}
