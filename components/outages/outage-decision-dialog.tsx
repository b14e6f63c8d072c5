'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';

import { decideOutage } from '@/lib/api/mutations';
import type { OutageRow } from '@/lib/api/wire/outages';

import { faultsOf } from '../account/faults';
import { fieldText } from '../account/field-text';
import { Refusal } from '../account/refusal';
import { Button } from '../ui/button';
import { Dialog, DialogSubmit } from '../ui/dialog';
import { Field } from '../ui/field';
import { Select } from '../ui/select';
import { ReasonField, ReasonKindField, reasonKindOf } from './reason-fields';

/** One word on all windows of an outage: agreed, or none of it, as when it was maintenance or our own fault. */
export function OutageDecisionDialog({ outage }: { outage: OutageRow }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      title="Decide on the whole outage"
      description="Each of its windows gets this decision. The evidence stays as it is; a decision can be revoked."
      trigger={<Button size="small">Decide on all of it</Button>}
      open={open}
      onOpenChange={setOpen}
    >
      <Form outageId={outage.id} onDone={() => setOpen(false)} />
    </Dialog>
  );
}

function Form({ outageId, onDone }: { outageId: string; onDone: () => void }) {
  const send = useMutation(decideOutage(useQueryClient(), outageId));
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const reasonKind = reasonKindOf(fieldText(form, 'reasonKind'));
    if (!reasonKind) return;
    const action = fieldText(form, 'action') === 'exclude' ? 'exclude' : 'include';
    send.mutate({ action, reasonKind, reason: fieldText(form, 'reason') }, { onSuccess: onDone });
  };
  return (
    <form onSubmit={submit} className="grid gap-4">
      <Field label="What counts">
        {(control) => (
          <Select {...control} name="action" defaultValue="exclude">
            <option value="exclude">Leave all of it out of every view</option>
            <option value="include">Count all of it: these minutes are agreed</option>
          </Select>
        )}
      </Field>
      <ReasonKindField />
      <ReasonField faults={faultsOf(send.error)} />
      <Refusal error={send.error} />
      <DialogSubmit keep="Keep as it is" disabled={send.isPending}>
        Record the decision
      </DialogSubmit>
    </form>
  );
}
