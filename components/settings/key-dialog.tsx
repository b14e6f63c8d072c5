'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';

import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogSubmit } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { createApiKey } from '@/lib/api/mutations';

import { errorAt, faultsOf } from '../account/faults';
import { fieldText } from '../account/field-text';
import { Refusal } from '../account/refusal';
import { RoleChoice } from './role-choice';

const ROLES = ['analyst', 'viewer'] as const;

/** Makes a key and shows it once. */
export function KeyDialog() {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      title="Make an API key"
      trigger={<Button size="small">Make a key</Button>}
      open={open}
      onOpenChange={setOpen}
    >
      <KeyForm />
    </Dialog>
  );
}

function KeyForm() {
  const make = useMutation(createApiKey(useQueryClient()));
  const faults = faultsOf(make.error);
  if (make.data) return <MadeKey value={make.data.key} />;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const role = ROLES.find((each) => each === fieldText(form, 'role'));
    if (role) make.mutate({ name: fieldText(form, 'name'), role });
  };
  return (
    <form onSubmit={submit} className="grid gap-4">
      <Field
        label="Name"
        hint="What will use it: nightly import, office monitor."
        error={errorAt(faults, 'name')}
      >
        {(control) => (
          <Input {...control} name="name" maxLength={200} required autoComplete="off" />
        )}
      </Field>
      <RoleChoice roles={ROLES} preset="analyst" />
      <Refusal error={make.error} />
      <DialogSubmit disabled={make.isPending}>Make the key</DialogSubmit>
    </form>
  );
}

function MadeKey({ value }: { value: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(value);
    setCopied(true);
  };
  return (
    <div>
      <Field
        label="The key"
        hint="It is shown this once: only its hash is kept. Send it as “Authorization: Bearer …”."
      >
        {(control) => (
          <Input
            {...control}
            readOnly
            value={value}
            className="font-mono text-xs"
            onFocus={(event) => event.target.select()}
          />
        )}
      </Field>
      <output className="mt-2 block text-ink-soft">{copied ? 'Copied.' : ''}</output>
      <div className="mt-4 flex flex-wrap justify-end gap-3">
        <Button onClick={() => void copy()}>Copy the key</Button>
        <DialogClose asChild>
          <Button variant="primary">Close, it is stored</Button>
        </DialogClose>
      </div>
    </div>
  );
}
