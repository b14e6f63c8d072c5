'use client';

import { useState } from 'react';

import type { ImportReport, Proposal } from '@/lib/api/wire/imports';

import { Button } from '../ui/button';
import { cn } from '../ui/cn';
import { Status } from '../ui/state-mark';
import { type ProposalEdit, ProposalEditor } from './proposal-editor';
import { isStated, precisionText, whatText, windowText, zoneOf, zoneText } from './proposal-words';
import { cardId } from './prose-reader';
import { rulesOf } from './prose-rules';
import type { Verdict } from './use-verdicts';

export type ProposalCardProps = Readonly<{
  number: number;
  proposal: Proposal;
  report: ImportReport;
  verdict: Verdict;
  current: boolean;
  mayChange: boolean;
  onDecide: (verdict: 'confirmed' | 'rejected' | 'open') => void;
  onEdit: (edit: ProposalEdit | null) => void;
}>;

/** One time: what, when, by which zone, how exact, from which characters, and what a person says. */
export function ProposalCard(props: ProposalCardProps) {
  const { number, proposal, report, current, mayChange, verdict, onEdit } = props;
  const [editing, setEditing] = useState(false);
  const zone = zoneOf(proposal);
  const { from, to } = proposal;
  const basis = [
    zone === 'UTC' || proposal.start === null ? '' : windowText(proposal, 'UTC'),
    zoneText(proposal),
    precisionText(proposal),
    ...rulesOf(proposal, report.issues),
    from === null ? '' : `characters ${from}–${to}`,
    proposal.edited ? 'put right by hand' : '',
  ].filter(Boolean);
  return (
    <li
      id={cardId(number)}
      {...(current ? { 'aria-current': true as const } : {})}
      className={cn(
        'grid scroll-my-20 grid-cols-[1.5rem_minmax(0,1fr)] items-baseline gap-x-3 gap-y-1 border-b border-line py-3 pl-3 sm:grid-cols-[1.5rem_minmax(0,1fr)_auto]',
        current && 'shadow-[inset_3px_0_0_var(--color-accent)]',
      )}
    >
      <span className="font-bold text-accent">{number}</span>
      <span>
        <b>
          {[proposal.vendor, proposal.service].filter(Boolean).join(' ') ||
            report.import.vendor.name}
        </b>
        , {whatText(proposal).toLowerCase()}
        <span className={cn('block', !isStated(proposal) && 'font-medium text-risk')}>
          {windowText(proposal, zone)}
        </span>
      </span>
      <span className="col-start-2 sm:col-start-3">
        <VerdictControls {...props} />
      </span>
      <span className="col-start-2 text-xs [overflow-wrap:anywhere] text-ink-faint sm:col-end-4">
        {proposal.text ? <>“{shortened(proposal.text)}” · </> : null}
        {basis.join(' · ')}
        {mayChange && verdict !== 'known' && proposal.start !== null && !editing ? (
          <Button
            variant="quiet"
            size="small"
            className="ml-2"
            aria-label={`Put time ${number} right`}
            onClick={() => setEditing(true)}
          >
            Put it right
          </Button>
        ) : null}
      </span>
      {editing ? (
        <div className="col-start-2 sm:col-end-4">
          <ProposalEditor
            proposal={proposal}
            onDone={(edit) => {
              setEditing(false);
              if (edit !== undefined) onEdit(edit);
            }}
          />
        </div>
      ) : null}
    </li>
  );
}

function VerdictControls({ number, verdict, current, mayChange, onDecide }: ProposalCardProps) {
  if (verdict === 'open') {
    if (!mayChange) return <Status state="unknown">Not confirmed</Status>;
    return (
      <span className="flex gap-2">
        <Button aria-label={`Reject time ${number}`} onClick={() => onDecide('rejected')}>
          Reject {current ? <Key>N</Key> : null}
        </Button>
        <Button
          aria-label={`Confirm time ${number}`}
          variant={current ? 'primary' : 'outline'}
          onClick={() => onDecide('confirmed')}
        >
          Confirm {current ? <Key>Y</Key> : null}
        </Button>
      </span>
    );
  }
  return (
    <span className="flex items-baseline gap-3">
      <Status state={verdict === 'rejected' ? 'unknown' : 'met'}>{WORD[verdict]}</Status>
      {mayChange && verdict !== 'known' ? (
        <Button
          variant="quiet"
          aria-label={`Take back what was said of time ${number}`}
          onClick={() => onDecide('open')}
        >
          Take back
        </Button>
      ) : null}
    </span>
  );
}

/** A whole mail stands in the text beside it; its beginning names it here. */
const shortened = (text: string) =>
  text.length > 240 ? `${text.slice(0, 240).trimEnd()} …` : text;

const WORD = { confirmed: 'Confirmed', rejected: 'Rejected', known: 'Already there' } as const;

const Key = ({ children }: { children: string }) => (
  <kbd className="border-current text-inherit">{children}</kbd>
);
