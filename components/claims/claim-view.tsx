'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';

import { claimQuery } from '@/lib/api/queries';
import type { ClaimReport } from '@/lib/api/wire/claims';
import { zoneName } from '@/lib/sla/wording-time';

import { Writers } from '../account/role';
import { Page, Provenance, SectionColumns, TitleBlock, WithAside } from '../layout/page';
import { Status } from '../ui/state-mark';
import { ClaimChecks } from './claim-checks';
import { ClaimDeadlines } from './claim-deadlines';
import { DownloadMenu, FrozenDocuments } from './claim-documents';
import { ClaimFigures } from './claim-figures';
import { ClaimLetter } from './claim-letter';
import { ClaimOutcome } from './claim-outcome';
import { claimTitle, sendSentence } from './claim-sentences';
import { ClaimTrace } from './claim-trace';
import { fatalStep } from './deadline-rows';
import { OutcomeDialog } from './outcome-dialog';
import { MissingNotice, SubmitClaim } from './submit-claim';

/** One claim: what is owed, by when, what is missing, the letter, and how the figure came about. */
export function ClaimView({ id }: { id: string }) {
  const { data: report } = useSuspenseQuery(claimQuery(id));
  const [refused, setRefused] = useState(false);
  const { claim, draft } = report;
  const title = claimTitle(report);
  const step = fatalStep(report);
  const toSend = sendSentence(report);
  return (
    <Page>
      <title>{`${title} · Makegood`}</title>
      <TitleBlock
        place={
          <>
            <Link href="/claims">Claims</Link> ·{' '}
            <Link href={`/vendors/${claim.vendor.id}?contract=${claim.contract.id}`}>
              {claim.vendor.name}
            </Link>{' '}
            · {draft.periodLabel} · {claim.status === 'draft' ? 'draft' : 'claim'} {claim.number}
          </>
        }
        title={title}
        {...(step ? { lead: <FatalStep step={step} /> } : toSend && { lead: toSend })}
        controls={
          <>
            <DownloadMenu claimId={id} />
            <Writers>
              {claim.status === 'draft' ? (
                <SubmitClaim report={report} onRefused={() => setRefused(true)} />
              ) : (
                <OutcomeDialog claim={claim} />
              )}
            </Writers>
          </>
        }
      />
      <WithAside aside={<ClaimTrace report={report} />}>
        <ClaimFigures report={report} />
        <ClaimOutcome report={report} />
        <SectionColumns>
          <ClaimDeadlines report={report} />
          <ClaimChecks
            report={report}
            {...(refused &&
              claim.status === 'draft' && { notice: <MissingNotice report={report} /> })}
          />
        </SectionColumns>
        <FrozenDocuments report={report} />
        <ClaimLetter report={report} />
      </WithAside>
      <Provenance
        asOf={asOf(report)}
        coverage={`${draft.termsTitle}, terms v${draft.termsVersion}.`}
        {...(claim.frozenSha256 !== null && { hash: claim.frozenSha256 })}
      />
    </Page>
  );
}

/** What stands before the claim and would lose it. */
function FatalStep({ step }: { step: NonNullable<ReturnType<typeof fatalStep>> }) {
  return (
    <>
      {step.missed ? <Status state="breached">Missed.</Status> : null} {step.text}
    </>
  );
}

const asOf = ({ claim, draft, timeZone }: ClaimReport) =>
  claim.status === 'draft'
    ? `Draft on the figures of ${draft.dateText}. Times in ${zoneName(timeZone)}.`
    : `Frozen on the figures of ${draft.dateText}. Times in ${zoneName(timeZone)}.`;
