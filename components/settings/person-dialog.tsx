'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';

import { Button } from '@/components/ui/button';
import { Dialog, DialogSubmit } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { addPerson } from '@/lib/api/mutations';

import { errorAt, faultsOf } from '../account/faults';
import { fieldText } from '../account/field-text';
import { Refusal } from '../account/refusal';
import { RoleChoice } from './role-choice';

const ROLES = ['viewer', 'analyst', 'owner'] as const;

/** Adds a person with a role and a first password, which the owner hands over. */
export function PersonDialog() {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      title="Add a person"
      description="They sign in with the first password that you hand over. Who has an account here already keeps theirs."
      trigger={<Button size="small">Add a person</Button>}
      open={open}
      onOpenChange={setOpen}
    >
      <PersonForm onDone={() => setOpen(false)} />
    </Dialog>
  );
}

function PersonForm({ onDone }: { onDone: () => void }) {
  const add = useMutation(addPerson(useQueryClient()));
  const faults = faultsOf(add.error);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const role = ROLES.find((each) => each === fieldText(form, 'role'));
    if (!role) return;
    add.mutate(
      {
        name: fieldText(form, 'name'),
        email: fieldText(form, 'email'),
        password: fieldText(form, 'password'),
        role,
      },
      { onSuccess: onDone },
    );
  };
  return (
    <form onSubmit={submit} autoComplete="off" className="grid gap-4">
      <Field label="Name" error={errorAt(faults, 'name')}>
        {(control) => (
          <Input {...control} name="name" maxLength={200} required autoComplete="off" />
        )}
      </Field>
      <Field label="E-mail" error={errorAt(faults, 'email')}>
        {(control) => <Input {...control} name="email" type="email" required autoComplete="off" />}
      </Field>
      <Field
        label="First password"
        hint="At least 10 characters."
        error={errorAt(faults, 'password')}
      >
        {(control) => (
          <Input
            {...control}
            name="password"
            type="password"
            minLength={10}
            maxLength={200}
            required
            autoComplete="new-password"
          />
        )}
      </Field>
      <RoleChoice roles={ROLES} preset="viewer" />
      <Refusal error={add.error} />
      <DialogSubmit disabled={add.isPending}>Add the person</DialogSubmit>
    </form>
  );
}
