'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';

import { recordStep } from '@/lib/api/mutations';

import { errorAt, faultsOf } from '../account/faults';
import { fieldText } from '../account/field-text';
import { Refusal } from '../account/refusal';
import { Button } from '../ui/button';
import { Dialog, DialogSubmit } from '../ui/dialog';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { type DeadlineRow, instantOf, localInput } from './deadline-rows';

export type StepDialogProps = Readonly<{ claimId: string; row: DeadlineRow; timeZone: string }>;

/** Records that a step of the procedure was done, when, and under which number. */
export function StepDialog({ claimId, row, timeZone }: StepDialogProps) {
  const [open, setOpen] = useState(false);
  const isDone = row.state.kind === 'done';
  const verb = isDone ? 'Change' : 'Record';
  return (
    <Dialog
      title={`${row.label}: ${isDone ? 'change what is recorded' : 'record it as done'}`}
      description={`Due ${row.due}; ${row.rule}.`}
      trigger={
        <Button variant="quiet" size="small" className="px-0" aria-label={`${verb}: ${row.label}`}>
          {verb}
        </Button>
      }
      open={open}
      onOpenChange={setOpen}
    >
      <StepForm claimId={claimId} row={row} timeZone={timeZone} onDone={() => setOpen(false)} />
    </Dialog>
  );
}

function StepForm({ claimId, row, timeZone, onDone }: StepDialogProps & { onDone: () => void }) {
  const record = useMutation(recordStep(useQueryClient(), claimId));
  const [now] = useState(() => localInput(Date.now(), timeZone));
  const faults = faultsOf(record.error);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const doneAt = instantOf(fieldText(form, 'doneAt'), timeZone);
    const reference = fieldText(form, 'reference').trim();
    if (doneAt === undefined) return;
    record.mutate(
      { step: row.step, doneAt, ...(reference !== '' && { reference }) },
      { onSuccess: onDone },
    );
  };
  const reference = row.state.kind === 'done' ? (row.state.reference ?? '') : '';
  return (
    <form onSubmit={submit} className="grid gap-4">
      <Field
        label="When it was done"
        hint={`By the clock of ${timeZone}.`}
        error={errorAt(faults, 'doneAt')}
      >
        {(control) => (
          <Input {...control} name="doneAt" type="datetime-local" defaultValue={now} required />
        )}
      </Field>
      <Field
        label="Reference"
        hint="A ticket number, the name of who received it."
        error={errorAt(faults, 'reference')}
        optional
      >
        {(control) => (
          <Input {...control} name="reference" defaultValue={reference} maxLength={200} />
        )}
      </Field>
      <Refusal error={record.error} />
      <DialogSubmit disabled={record.isPending}>Record the step</DialogSubmit>
    </form>
  );
}
