'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { redraftClaim } from '@/lib/api/mutations';

import { Refusal } from '../account/refusal';
import { Button } from '../ui/button';
import { Dialog, DialogClose } from '../ui/dialog';

/** Asks before what a person wrote over the letter is lost. */
export function RedraftDialog({ claimId }: { claimId: string }) {
  const [open, setOpen] = useState(false);
  const redraft = useMutation(redraftClaim(useQueryClient(), claimId));
  return (
    <Dialog
      title="Draft the letter anew"
      description="The letter is written again from today’s figures. What you wrote over it is lost; your answers to the checks stay."
      trigger={<Button variant="quiet">Draft anew</Button>}
      open={open}
      onOpenChange={setOpen}
      actions={
        <>
          <DialogClose asChild>
            <Button>Keep the letter</Button>
          </DialogClose>
          <Button
            variant="primary"
            disabled={redraft.isPending}
            onClick={() => redraft.mutate(undefined, { onSuccess: () => setOpen(false) })}
          >
            Draft the letter anew
          </Button>
        </>
      }
    >
      <Refusal error={redraft.error} />
    </Dialog>
  );
}
