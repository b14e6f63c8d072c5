'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';

import { changeClaim } from '@/lib/api/mutations';
import type { ClaimPatch } from '@/lib/api/wire/claims';

import { faultSentence, faultsOf } from '../account/faults';
import { fieldText } from '../account/field-text';
import { Refusal } from '../account/refusal';
import { Dialog, DialogSubmit } from '../ui/dialog';
import { Field } from '../ui/field';
import { Input, Textarea } from '../ui/input';

export type AnswerDialogProps = Readonly<{
  claimId: string;
  /** What the contract asks for: "Number of affected users". */
  title: string;
  /** The link that opens it. */
  action: string;
  value: string;
  /** One sentence on where it goes; what an answer does where it is left out. */
  description?: string;
  /** One line, such as an address, instead of a text. */
  oneLine?: boolean;
  patchOf: (text: string) => ClaimPatch;
}>;

const ANSWER =
  'It is kept with the claim and stands among the fields of the portal form; the letter does not repeat it. Leave it empty to take it back.';

/** Answers what the evidence does not show. */
export function AnswerDialog(props: AnswerDialogProps) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      title={props.title}
      description={props.description ?? ANSWER}
      trigger={
        <button
          type="button"
          aria-label={`${props.action}: ${props.title}`}
          className="min-h-6 text-accent underline underline-offset-3 print:hidden"
        >
          {props.action}
        </button>
      }
      open={open}
      onOpenChange={setOpen}
    >
      <AnswerForm {...props} onDone={() => setOpen(false)} />
    </Dialog>
  );
}

function AnswerForm(props: AnswerDialogProps & { onDone: () => void }) {
  const { claimId, value, oneLine = false, patchOf, onDone } = props;
  const change = useMutation(changeClaim(useQueryClient(), claimId));
  const [fault] = faultsOf(change.error);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = fieldText(new FormData(event.currentTarget), 'text').trim();
    change.mutate(patchOf(text), { onSuccess: onDone });
  };
  return (
    <form onSubmit={submit} className="grid gap-4">
      <Field label={oneLine ? 'Address' : 'Answer'} error={fault && faultSentence(fault)}>
        {(control) =>
          oneLine ? (
            <Input {...control} name="text" defaultValue={value} maxLength={300} />
          ) : (
            <Textarea {...control} name="text" defaultValue={value} rows={4} maxLength={5_000} />
          )
        }
      </Field>
      <Refusal error={change.error} />
      <DialogSubmit disabled={change.isPending}>
        {oneLine ? 'Save the address' : 'Save the answer'}
      </DialogSubmit>
    </form>
  );
}
