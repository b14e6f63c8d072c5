'use client';

import { useState } from 'react';

import type { ClaimReport } from '@/lib/api/wire/claims';
import type { ClaimDraft } from '@/lib/sla/claim-draft';
import { letterText } from '@/lib/sla/claim-text';

import { Writers } from '../account/role';
import { Section } from '../layout/page';
import { Segmented } from '../ui/segmented';
import { StateMark } from '../ui/state-mark';
import { exportHref } from './claim-documents';
import { CopyField } from './copy-field';
import { LetterDialog } from './letter-dialog';
import { LetterSheet } from './letter-sheet';
import { portalFields } from './portal-form';
import { RedraftDialog } from './redraft-dialog';

const FORMS = [
  { value: 'letter', label: 'Letter' },
  { value: 'portal', label: 'Portal form' },
  { value: 'email', label: 'E-mail' },
] as const;

type Form = (typeof FORMS)[number]['value'];

/** The claim as it is sent: the letter, or the same words for a portal's form or an e-mail. */
export function ClaimLetter({ report }: { report: ClaimReport }) {
  const { draft, claim, outdated } = report;
  const [form, setForm] = useState<Form>('letter');
  return (
    <Section
      title="Letter"
      controls={<Segmented label="Form" options={FORMS} value={form} onChange={setForm} />}
      className="print:mt-0 print:break-before-page [&>div:first-child]:print:hidden"
    >
      {outdated ? <Outdated /> : null}
      {claim.status === 'draft' ? (
        <Writers>
          <div className="mb-4 flex flex-wrap gap-3 print:hidden">
            <LetterDialog claimId={claim.id} draft={draft} />
            <RedraftDialog claimId={claim.id} />
          </div>
        </Writers>
      ) : null}
      <div className={form === 'letter' ? undefined : 'hidden print:block'}>
        <LetterSheet draft={draft} />
      </div>
      {form === 'letter' ? null : (
        <div className="print:hidden">
          {form === 'portal' ? (
            <PortalForm draft={draft} />
          ) : (
            <MailForm draft={draft} claimId={claim.id} />
          )}
        </div>
      )}
    </Section>
  );
}

const Outdated = () => (
  <p className="mb-4 max-w-[46rem] border-l-3 border-risk py-1 pl-4 text-base text-pretty print:hidden">
    <StateMark state="risk" className="mr-1.5" />
    The figures have moved since this letter was written over. What you wrote may tell the older
    ones: read it again, or draft it anew.
  </p>
);

const KINDS = {
  portal: 'a portal',
  email: 'e-mail',
  form: 'a form',
  phone: 'telephone',
  account_manager: 'the account manager',
  unknown: 'a way that the contract does not name',
} as const satisfies Record<ClaimDraft['channel']['kind'], string>;

/** "The contract asks for a portal: https://…" */
const channelText = ({ channel: { kind, address } }: ClaimDraft) =>
  `The contract asks for ${KINDS[kind]}${address === undefined ? '' : `: ${address}`}.`;

function PortalForm({ draft }: { draft: ClaimDraft }) {
  return (
    <>
      <p className="text-ink-soft">{channelText(draft)} Copy field by field.</p>
      {portalFields(draft).map((field) => (
        <CopyField key={field.label} {...field} />
      ))}
    </>
  );
}

function MailForm({ draft, claimId }: { draft: ClaimDraft; claimId: string }) {
  const { kind, address } = draft.channel;
  return (
    <>
      <p className="text-ink-soft">
        {channelText(draft)} The{' '}
        <a href={exportHref(claimId, 'eml')} download>
          e-mail as a file
        </a>{' '}
        has the PDF and the evidence with it.
      </p>
      {kind === 'email' && address !== undefined ? <CopyField label="To" text={address} /> : null}
      <CopyField label="Subject" text={draft.subject} />
      <CopyField label="Text" text={letterText(draft)} />
    </>
  );
}
