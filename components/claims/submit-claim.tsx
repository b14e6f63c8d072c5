'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { flushSync } from 'react-dom';

import { submitClaim } from '@/lib/api/mutations';
import type { ClaimReport } from '@/lib/api/wire/claims';

import { Refusal } from '../account/refusal';
import { Button } from '../ui/button';
import { Dialog, DialogClose } from '../ui/dialog';
import { checkId, missingChecks } from './check-rows';
import { claimedText } from './claim-sentences';

type SubmitClaimProps = Readonly<{
  report: ClaimReport;
  /** Pressed while required checks are missing. */
  onRefused: () => void;
}>;

/** Stays pressable: with checks missing it moves to the first of them and says so. */
export function SubmitClaim({ report, onRefused }: SubmitClaimProps) {
  const [open, setOpen] = useState(false);
  const [missing] = missingChecks(report.draft);
  const press = () => {
    if (!missing) return setOpen(true);
    // The notice pushes the checks down: it has to stand before the page moves to one of them.
    flushSync(onRefused);
    document.getElementById(checkId(missing))?.focus({ focusVisible: true });
  };
  return (
    <>
      <Button variant="primary" onClick={press}>
        Submit and freeze
      </Button>
      <SubmitDialog report={report} open={open} onOpenChange={setOpen} />
    </>
  );
}

/** Above the checks after a refused submission; the way on for who knows what is missing. */
export function MissingNotice({ report }: { report: ClaimReport }) {
  const [open, setOpen] = useState(false);
  const missing = missingChecks(report.draft);
  if (missing.length === 0) return null;
  return (
    <div role="alert" className="mb-3 border-l-3 border-breached py-1 pl-4 print:hidden">
      <p className="text-base font-medium text-pretty">
        {missing.length === 1
          ? 'One required check is missing.'
          : `${missing.length} required checks are missing.`}{' '}
        Nothing was submitted.
      </p>
      <p className="text-ink-soft">{missing.map(({ label }) => label).join('; ')}</p>
      <Button size="small" className="mt-2" onClick={() => setOpen(true)}>
        Submit anyway
      </Button>
      <SubmitDialog report={report} open={open} onOpenChange={setOpen} />
    </div>
  );
}

type SubmitDialogProps = Readonly<{
  report: ClaimReport;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}>;

function SubmitDialog({ report, open, onOpenChange }: SubmitDialogProps) {
  const submit = useMutation(submitClaim(useQueryClient(), report.claim.id));
  const missing = missingChecks(report.draft);
  const anyway = missing.length > 0;
  return (
    <Dialog
      title={`${anyway ? 'Submit anyway' : 'Submit and freeze'}: ${claimedText(report.draft)}`}
      description="Letter, figures and evidence are frozen as they stand, each document with its hash. Makegood sends nothing: send the letter or the e-mail yourself, then record the step under Deadlines."
      open={open}
      onOpenChange={onOpenChange}
      actions={
        <>
          <DialogClose asChild>
            <Button>Keep the draft</Button>
          </DialogClose>
          <Button
            variant="primary"
            disabled={submit.isPending}
            onClick={() =>
              submit.mutate(
                { acknowledgeMissing: anyway },
                { onSuccess: () => onOpenChange(false) },
              )
            }
          >
            {anyway ? 'Submit without them' : 'Submit and freeze'}
          </Button>
        </>
      }
    >
      {anyway ? (
        <>
          <p className="font-medium">Required, and not there:</p>
          <ul className="mt-1">
            {missing.map(({ field, label, proof }) => (
              <li key={field} className="border-b border-line py-1.5">
                {label} <span className="text-xs text-ink-faint">{proof}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <Refusal error={submit.error} />
    </Dialog>
  );
}
