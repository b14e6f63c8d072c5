'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';

import { Button } from '@/components/ui/button';
import { Dialog, DialogSubmit } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input, Textarea } from '@/components/ui/input';
import { recordCheck } from '@/lib/api/mutations';

import { errorAt, faultsOf } from '../account/faults';
import { fieldText } from '../account/field-text';
import { Refusal } from '../account/refusal';

export type CheckDialogProps = Readonly<{ entryId: string; sourceUrl: string | null }>;

/** Records that the entry was compared with the vendor's own text and agrees with it. */
export function CheckDialog({ entryId, sourceUrl }: CheckDialogProps) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      title="Record a check"
      description="You say that you compared what stands here with the vendor’s own text, and that they agree. Your name stands with it; only your organisation sees it."
      trigger={<Button size="small">Record a check</Button>}
      open={open}
      onOpenChange={setOpen}
    >
      <CheckForm entryId={entryId} sourceUrl={sourceUrl} onDone={() => setOpen(false)} />
    </Dialog>
  );
}

function CheckForm({ entryId, sourceUrl, onDone }: CheckDialogProps & { onDone: () => void }) {
  const record = useMutation(recordCheck(useQueryClient(), entryId));
  const [today] = useState(localDay);
  const faults = faultsOf(record.error);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const note = fieldText(form, 'note').trim();
    record.mutate(
      {
        against: fieldText(form, 'against').trim(),
        checkedOn: fieldText(form, 'checkedOn'),
        ...(note && { note }),
      },
      { onSuccess: onDone },
    );
  };
  return (
    <form onSubmit={submit} className="grid gap-4">
      <Field
        label="Against"
        hint="The address of the vendor’s page, or the name of the document you hold."
        error={errorAt(faults, 'against')}
      >
        {(control) => (
          <Input
            {...control}
            name="against"
            defaultValue={sourceUrl ?? ''}
            maxLength={400}
            required
          />
        )}
      </Field>
      <Field label="Checked on" error={errorAt(faults, 'checkedOn')}>
        {(control) => (
          <Input {...control} name="checkedOn" type="date" defaultValue={today} required />
        )}
      </Field>
      <Field label="Note" hint="What differs in wording." error={errorAt(faults, 'note')} optional>
        {(control) => <Textarea {...control} name="note" rows={3} maxLength={1000} />}
      </Field>
      <Refusal error={record.error} />
      <DialogSubmit disabled={record.isPending}>Record the check</DialogSubmit>
    </form>
  );
}

/** Today by the reader's clock, "2026-11-24". */
function localDay(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
