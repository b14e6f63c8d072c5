'use client';

import { useMutation } from '@tanstack/react-query';

import { writeOpenSlo } from '@/lib/api/mutations';

import { Refusal } from '../account/refusal';
import { Button } from '../ui/button';
import { Dialog, DialogClose } from '../ui/dialog';
import { Textarea } from '../ui/input';
import { saveFile } from '../ui/save-file';
import { LostList } from './lost-list';

/** A version of the terms as OpenSLO, to be saved, with what OpenSLO cannot say. */
export function OpenSloWriter({ name, document }: { name: string; document: unknown }) {
  const { mutate, data, error } = useMutation(writeOpenSlo());
  return (
    <Dialog
      title="The terms as OpenSLO"
      description="An SLO for each availability that counts events or slices of time. Where good and total are read from is left to be written."
      trigger={<Button size="small">As OpenSLO</Button>}
      onOpenChange={(open) => (open ? mutate(document) : undefined)}
      actions={
        <>
          <DialogClose asChild>
            <Button>Close</Button>
          </DialogClose>
          <Button
            variant="primary"
            disabled={!data}
            onClick={() => data && saveFile(`${name}.openslo.yaml`, data.text, 'application/yaml')}
          >
            Save the file
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <Refusal error={error} />
        {data ? (
          <>
            <Textarea
              readOnly
              rows={12}
              spellCheck={false}
              aria-label="OpenSLO documents"
              className="font-mono text-xs"
              value={data.text}
            />
            <LostList lost={data.lost} />
          </>
        ) : null}
      </div>
    </Dialog>
  );
}
