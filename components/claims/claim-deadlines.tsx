'use client';

import type { ClaimReport } from '@/lib/api/wire/claims';
import { zoneName } from '@/lib/sla/wording-time';

import { Writers } from '../account/role';
import { formatDate } from '../format-date';
import { Section } from '../layout/page';
import { cn } from '../ui/cn';
import { Sub } from '../ui/data-table';
import { Status } from '../ui/state-mark';
import { daysLeftText } from './claim-words';
import { type DeadlineRow, deadlineRows } from './deadline-rows';
import { StepDialog } from './step-dialog';

/** The steps of the procedure, each with its last safe day, what counts, and whether it is done. */
export function ClaimDeadlines({ report }: { report: ClaimReport }) {
  const rows = deadlineRows(report);
  const answer = answerRow(report);
  return (
    <Section title="Deadlines" scope={zoneName(report.timeZone)} flush>
      {rows.length === 0 && answer === null ? (
        <p className="text-base">The contract sets no day by which anything must happen.</p>
      ) : (
        <table>
          <caption className="sr-only">Deadlines of the procedure</caption>
          <tbody>
            {rows.map((row) => (
              <tr key={row.step}>
                <th scope="row">
                  {row.label}
                  <Sub>{row.rule}</Sub>
                  {row.otherwise === null ? null : <Sub>Read otherwise: {row.otherwise}</Sub>}
                </th>
                <td
                  className={cn(
                    'whitespace-nowrap',
                    row.state.kind === 'open' &&
                      row.state.daysLeft <= 10 &&
                      'font-medium text-risk',
                  )}
                >
                  {row.due}
                </td>
                <td data-numeric="">
                  <span className="block">
                    <RowState state={row.state} />
                  </span>
                  <Writers>
                    <StepDialog claimId={report.claim.id} row={row} timeZone={report.timeZone} />
                  </Writers>
                </td>
              </tr>
            ))}
            {answer === null ? null : (
              <tr>
                <th scope="row">
                  Vendor’s answer
                  <Sub>{answer.rule}</Sub>
                </th>
                <td className="text-ink-faint">{answer.from}</td>
                <td data-numeric="">
                  {answer.done ? <Status state="met">Answered</Status> : null}
                </td>
              </tr>
            )}
          </tbody>
        </table>
      )}
    </Section>
  );
}

function RowState({ state }: Pick<DeadlineRow, 'state'>) {
  switch (state.kind) {
    case 'done':
      return (
        <>
          <Status state="met">Done</Status>
          {state.on === null ? null : <Sub>{state.on}</Sub>}
          {state.reference === null ? null : <Sub>{state.reference}</Sub>}
        </>
      );
    case 'open':
      return <span className="font-medium">{daysLeftText(state.daysLeft)}</span>;
    case 'missed':
      return <Status state="breached">Missed</Status>;
    case 'unrecorded':
      return <span className="text-ink-faint">not recorded</span>;
  }
}

/** What the contract gives the vendor to decide and to pay; nothing where it says nothing. */
function answerRow({ draft, claim, steps, timeZone }: ClaimReport) {
  const { decideWithin, applyWithin } = draft.vendorResponse;
  const rule = [
    decideWithin === null ? '' : `${decideWithin} after receipt`,
    applyWithin === null ? '' : `credit within ${applyWithin}`,
  ]
    .filter((part) => part !== '')
    .join('; ');
  if (rule === '') return null;
  const receivedAt = steps.find(({ step }) => step === 'claim')?.doneAt;
  const from =
    receivedAt === undefined
      ? 'from receipt of the claim'
      : `from ${formatDate(receivedAt, timeZone)}`;
  const done = claim.status !== 'draft' && claim.status !== 'submitted';
  return { rule, from, done };
}
