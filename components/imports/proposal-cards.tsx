'use client';

import { useEffect, useEffectEvent } from 'react';

import type { ImportReport } from '@/lib/api/wire/imports';

import { isShortcut } from '../account/shortcuts';
import { Button } from '../ui/button';
import { ProposalCard } from './proposal-card';
import { showTime } from './prose-reader';
import type { Verdicts } from './use-verdicts';

export type ProposalCardsProps = Readonly<{
  report: ImportReport;
  verdicts: Verdicts;
  mayChange: boolean;
}>;

/** One card a time, in the order of the text. Y and N decide the marked one and move on, J and K move. */
export function ProposalCards({ report, verdicts, mayChange }: ProposalCardsProps) {
  const { proposals, currentRef, openCount } = verdicts;
  const named = [...new Set(proposals.flatMap(({ vendor }) => vendor ?? []))].toSorted();
  useVerdictKeys(verdicts, mayChange);
  if (proposals.length === 0) {
    return <p className="text-base">No time of an outage was found in the text.</p>;
  }
  return (
    <>
      <ol className="border-t border-line">
        {proposals.map((proposal, index) => (
          <ProposalCard
            key={proposal.ref}
            number={index + 1}
            proposal={proposal}
            report={report}
            verdict={verdicts.of(proposal)}
            current={mayChange && proposal.ref === currentRef && openCount > 0}
            mayChange={mayChange}
            onDecide={(verdict) => verdicts.decide(proposal.ref, verdict)}
            onEdit={(edit) => verdicts.edit(proposal.ref, edit)}
          />
        ))}
      </ol>
      <p className="mt-4 max-w-measure text-ink-soft">
        Nothing counts before you confirm it. The text is kept with its hash, and each time points
        to its characters.
      </p>
      {mayChange && named.length > 1 ? (
        <p className="mt-3 max-w-measure text-base">
          The text speaks of {named.join(' and ')}: confirm only what it tells of{' '}
          {report.import.vendor.name}.
        </p>
      ) : null}
      {mayChange && openCount > 1 && named.length < 2 ? (
        <Button className="mt-3" onClick={verdicts.confirmAll}>
          Confirm all {openCount}
        </Button>
      ) : null}
    </>
  );
}

function useVerdictKeys(verdicts: Verdicts, mayChange: boolean): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const { proposals, currentRef, setCurrent, decide } = verdicts;
    if (!isShortcut(event) || document.querySelector('[role="dialog"]')) return;
    const at = proposals.findIndex(({ ref }) => ref === currentRef);
    const step = { j: 1, k: -1 }[event.key];
    const target = step === undefined ? undefined : proposals[at + step];
    if (target) {
      setCurrent(target.ref);
      showTime(at + (step ?? 0) + 1);
    }
    if (currentRef === null || !['y', 'n'].includes(event.key)) return;
    decide(currentRef, event.key === 'y' ? 'confirmed' : 'rejected');
    const next = proposals.findIndex((each, index) => index > at && verdicts.of(each) === 'open');
    if (next >= 0) showTime(next + 1);
  });
  useEffect(() => {
    if (!mayChange) return undefined;
    const listen = (event: KeyboardEvent) => press(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [mayChange]);
}
