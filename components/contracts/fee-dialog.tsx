'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';

import { Button } from '@/components/ui/button';
import { Dialog, DialogSubmit } from '@/components/ui/dialog';
import { addFee } from '@/lib/api/mutations';
import type { ContractReport } from '@/lib/api/wire/contracts';

import { faultsOf } from '../account/faults';
import { Refusal } from '../account/refusal';
import { checkFee, emptyFee, type FeeDraft, feeInputOf } from './contract-draft';
import { FeeFields } from './fee-fields';

type FeeDialogProps = Readonly<Pick<ContractReport, 'contract' | 'services'>>;

/** Adds a dated fee; periods from its first day on are assessed anew. */
export function FeeDialog({ contract, services }: FeeDialogProps) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      title="Add a fee"
      description="It is added to the lines that run already: where a price changed, end the old one first. Periods from its first day on are assessed anew."
      trigger={<Button size="small">Add a fee</Button>}
      open={open}
      onOpenChange={setOpen}
    >
      <FeeForm contract={contract} services={services} onDone={() => setOpen(false)} />
    </Dialog>
  );
}

function FeeForm({ contract, services, onDone }: FeeDialogProps & { onDone: () => void }) {
  const id = useId();
  const [fee, setFee] = useState<FeeDraft>(() => emptyFee(''));
  const [complain, setComplain] = useState(false);
  const add = useMutation(addFee(useQueryClient(), contract.id));
  const missing = checkFee(fee);
  const shown = [
    ...missing.filter(({ found }) => complain || found !== undefined),
    ...faultsOf(add.error),
  ];
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (missing.length > 0) setComplain(true);
    else add.mutate(feeInputOf(fee), { onSuccess: onDone });
  };
  return (
    <form id={id} onSubmit={submit} noValidate>
      <FeeFields
        fee={fee}
        currency={contract.currency}
        services={services}
        set={(change) => setFee({ ...fee, ...change })}
        faults={shown}
      />
      <Refusal error={add.error} />
      <DialogSubmit className="mt-6" disabled={add.isPending}>
        Add the fee
      </DialogSubmit>
    </form>
  );
}
