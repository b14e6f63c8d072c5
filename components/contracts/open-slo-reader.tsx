'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';

import { readOpenSlo } from '@/lib/api/mutations';
import type { OpenSloRead } from '@/lib/api/wire/contracts';

import { Refusal } from '../account/refusal';
import { Button } from '../ui/button';
import { Dialog, DialogClose } from '../ui/dialog';
import { Field } from '../ui/field';
import { Textarea } from '../ui/input';
import { LostList } from './lost-list';

/** Takes the commitments of an OpenSLO document into the terms that are being written. */
export function OpenSloReader({ onRead }: { onRead: (read: OpenSloRead) => void }) {
  const [text, setText] = useState('');
  const read = useMutation(readOpenSlo());
  const { data } = read;
  return (
    <Dialog
      title="Read OpenSLO"
      description="Its objectives become commitments of these terms; services, period and time zone are taken where it states them."
      trigger={<Button size="small">Read OpenSLO</Button>}
      onOpenChange={() => read.reset()}
      actions={
        <>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          {data && data.commitments.length > 0 ? (
            <DialogClose asChild>
              <Button variant="primary" onClick={() => onRead(data)}>
                Take{' '}
                {data.commitments.length === 1
                  ? 'the commitment'
                  : `${data.commitments.length} commitments`}
              </Button>
            </DialogClose>
          ) : (
            <Button
              variant="primary"
              disabled={text.trim() === '' || read.isPending}
              onClick={() => read.mutate(text)}
            >
              Read it
            </Button>
          )}
        </>
      }
    >
      <div className="grid gap-4">
        <Field label="OpenSLO v1, in YAML or JSON" className="max-w-none">
          {(control) => (
            <Textarea
              {...control}
              value={text}
              rows={12}
              spellCheck={false}
              className="font-mono text-xs"
              onChange={(event) => {
                setText(event.target.value);
                read.reset();
              }}
            />
          )}
        </Field>
        <Refusal error={read.error} />
        {data ? (
          <output className="grid gap-2">
            <p>
              {data.commitments.length === 0
                ? 'No objective could be read as a commitment.'
                : `${data.commitments.length} read as ${data.commitments.length === 1 ? 'a commitment' : 'commitments'}.`}
            </p>
            <LostList lost={data.lost} />
          </output>
        ) : null}
      </div>
    </Dialog>
  );
}
