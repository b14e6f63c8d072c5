'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';

import { endFee } from '@/lib/api/mutations';
import type { Fee } from '@/lib/api/wire/contracts';

import { errorAt, faultsOf } from '../account/faults';
import { fieldText } from '../account/field-text';
import { Refusal } from '../account/refusal';
import { formatMoney } from '../format';
import { Button } from '../ui/button';
import { Dialog, DialogSubmit } from '../ui/dialog';
import { Field } from '../ui/field';
import { Input } from '../ui/input';

/** Gives a fee its last day, as when a price changes; periods after it are assessed anew. */
export function FeeEndDialog({ fee, contractId }: { fee: Fee; contractId: string }) {
  const [open, setOpen] = useState(false);
  const end = useMutation(endFee(useQueryClient(), contractId));
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const endsOn = fieldText(new FormData(event.currentTarget), 'endsOn');
    end.mutate({ feeId: fee.id, endsOn }, { onSuccess: () => setOpen(false) });
  };
  return (
    <Dialog
      title={`End the fee of ${formatMoney(fee.amountMinor, fee.currency)}`}
      description="For a changed price: end the old fee here, then add the new one from the day after."
      trigger={
        <Button variant="quiet" size="small">
          End it
        </Button>
      }
      open={open}
      onOpenChange={setOpen}
    >
      <form onSubmit={submit} className="grid gap-4">
        <Field label="Last day" error={errorAt(faultsOf(end.error), 'endsOn')}>
          {(control) => (
            <Input {...control} name="endsOn" type="date" min={fee.startsOn} required />
          )}
        </Field>
        <Refusal error={end.error} />
        <DialogSubmit keep="Keep it" disabled={end.isPending}>
          End the fee
        </DialogSubmit>
      </form>
    </Dialog>
  );
}
