'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';

import { changeClaim } from '@/lib/api/mutations';
import type { ClaimDraft } from '@/lib/sla/claim-draft';

import { type Fault, faultSentence, faultsOf } from '../account/faults';
import { fieldText } from '../account/field-text';
import { Refusal } from '../account/refusal';
import { Button } from '../ui/button';
import { Dialog, DialogSubmit } from '../ui/dialog';
import { Field } from '../ui/field';
import { Input, Textarea } from '../ui/input';
import { editsOf, type LetterTexts, textsOf } from './letter-edits';

export type LetterDialogProps = Readonly<{ claimId: string; draft: ClaimDraft }>;

/** Writes over the letter. Figures, windows and deadlines come from the evidence and stay. */
export function LetterDialog({ claimId, draft }: LetterDialogProps) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      title="Edit the letter"
      description="What you write over stays as you wrote it, also when figures move. The table of outages follows the evidence."
      trigger={<Button>Edit the letter</Button>}
      open={open}
      onOpenChange={setOpen}
    >
      <LetterForm claimId={claimId} draft={draft} onDone={() => setOpen(false)} />
    </Dialog>
  );
}

const FIELDS = [
  { name: 'recipientLines', label: 'To', hint: 'One line of the address each.', rows: 3 },
  {
    name: 'opening',
    label: 'Before the outages',
    hint: 'A blank line begins a paragraph.',
    rows: 6,
  },
  {
    name: 'closing',
    label: 'After the outages',
    hint: 'A blank line begins a paragraph.',
    rows: 9,
  },
  { name: 'signature', label: 'Signature', hint: 'One line each.', rows: 2 },
] as const satisfies readonly Readonly<{
  name: keyof LetterTexts;
  label: string;
  hint: string;
  rows: number;
}>[];

function LetterForm({ claimId, draft, onDone }: LetterDialogProps & { onDone: () => void }) {
  const change = useMutation(changeClaim(useQueryClient(), claimId));
  const [before] = useState(() => textsOf(draft));
  const faults = faultsOf(change.error);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const edits = editsOf(draft, {
      recipientLines: fieldText(form, 'recipientLines'),
      subject: fieldText(form, 'subject'),
      opening: fieldText(form, 'opening'),
      closing: fieldText(form, 'closing'),
      signature: fieldText(form, 'signature'),
    });
    if (Object.keys(edits).length === 0) onDone();
    else change.mutate(edits, { onSuccess: onDone });
  };
  const [to, ...texts] = FIELDS;
  const area = ({ name, label, hint, rows }: (typeof FIELDS)[number]) => (
    <Field key={name} label={label} hint={hint} error={errorWithin(faults, name)}>
      {(control) => <Textarea {...control} name={name} rows={rows} defaultValue={before[name]} />}
    </Field>
  );
  return (
    <form onSubmit={submit} className="grid gap-4">
      {area(to)}
      <Field label="Subject" error={errorWithin(faults, 'subject')}>
        {(control) => (
          <Input
            {...control}
            name="subject"
            defaultValue={before.subject}
            required
            maxLength={2_000}
          />
        )}
      </Field>
      {texts.map(area)}
      <Refusal error={change.error} />
      <DialogSubmit disabled={change.isPending}>Save the letter</DialogSubmit>
    </form>
  );
}

/** The first fault of a field or of one of its lines ("opening.2"). */
function errorWithin(faults: readonly Fault[], name: string): string | undefined {
  const fault = faults.find(({ path }) => path === name || path.startsWith(`${name}.`));
  return fault && faultSentence(fault);
}
