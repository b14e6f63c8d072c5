'use client';

import type { ReactElement } from 'react';

import { Refusal } from '../account/refusal';
import { Button } from '../ui/button';
import { Dialog, DialogClose } from '../ui/dialog';

export type ConfirmDialogProps = Readonly<{
  title: string;
  /** What will happen, and what stays. */
  description: string;
  trigger: ReactElement;
  /** A verb with its object: "Undo the import". */
  verb: string;
  busy: boolean;
  error: unknown;
  onConfirm: () => void;
}>;

/** Asks before something that changes figures or forgets a file. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, description, trigger, verb, busy, error, onConfirm } = props;
  return (
    <Dialog
      title={title}
      description={description}
      trigger={trigger}
      actions={
        <>
          <DialogClose asChild>
            <Button>Keep it</Button>
          </DialogClose>
          <Button variant="primary" disabled={busy} onClick={onConfirm}>
            {verb}
          </Button>
        </>
      }
    >
      {error ? <Refusal error={error} /> : null}
    </Dialog>
  );
}
