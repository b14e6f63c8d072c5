'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';

import type { ClaimReport } from '@/lib/api/wire/claims';
import type { ClaimCheck } from '@/lib/sla/claim-draft';

import { useMayWrite } from '../account/role';
import { Section } from '../layout/page';
import { type Check, Checks } from '../ui/checks';
import { AnswerDialog } from './answer-dialog';
import { checkId, checksSummary, checkState, repairOf } from './check-rows';

export type ClaimChecksProps = Readonly<{
  report: ClaimReport;
  /** What a refused submission says, above the checks. */
  notice?: ReactNode;
}>;

/** What has to be there before the claim goes out, required first. */
export function ClaimChecks({ report, notice }: ClaimChecksProps) {
  const { draft, claim } = report;
  const repairs = useMayWrite() && claim.status === 'draft';
  const rowOf = (check: ClaimCheck): Check => ({
    key: check.field,
    id: checkId(check),
    what: check.label,
    state: checkState(check),
    proof: (
      <span className="block wrap-anywhere sm:max-w-56">
        {check.proof}, {check.required ? 'required' : 'optional'}
      </span>
    ),
    ...(repairs && { repair: <CheckRepair report={report} check={check} /> }),
  });
  return (
    <Section
      title={claim.status === 'draft' ? 'Before you send' : 'As it was submitted'}
      scope={checksSummary(draft)}
      flush
    >
      {notice}
      <Checks checks={draft.checks.map(rowOf)} />
    </Section>
  );
}

function CheckRepair({ report, check }: { report: ClaimReport; check: ClaimCheck }) {
  const repair = repairOf(check, report);
  if (!repair) return null;
  switch (repair.kind) {
    case 'link':
      return (
        <Link href={repair.href} className="print:hidden">
          {repair.label}
        </Link>
      );
    case 'answer':
      return (
        <AnswerDialog
          claimId={report.claim.id}
          title={check.label}
          action={repair.answer === '' ? 'Give it' : 'Change'}
          value={repair.answer}
          patchOf={(text) => ({ answers: { [check.field]: text } })}
        />
      );
    case 'address':
      return (
        <AnswerDialog
          claimId={report.claim.id}
          title="Where the claim goes"
          description="The address that the e-mail is written to, as the contract or the vendor names it."
          action="Give the address"
          value={report.draft.channel.address ?? ''}
          oneLine
          patchOf={(text) => ({ channelAddress: text })}
        />
      );
  }
}
