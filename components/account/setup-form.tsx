'use client';

import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';

import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { sendJson } from '@/lib/api/fetch';
import { type SetupInput } from '@/lib/api/wire/people';
import { done } from '@/lib/api/wire/shapes';

import { errorAt, faultsOf } from './faults';
import { fieldText } from './field-text';
import { Refusal } from './refusal';
import { signIn } from './sign-in';

async function setUp(input: SetupInput): Promise<void> {
  await sendJson(done, 'POST', '/api/v1/setup', input);
  await signIn({ email: input.email, password: input.password });
}

/** The first person and their organisation; they become its owner. */
export function SetupForm() {
  const [leaving, setLeaving] = useState(false);
  const start = useMutation({
    mutationFn: setUp,
    onSuccess: () => {
      setLeaving(true);
      window.location.assign('/');
    },
  });
  const faults = faultsOf(start.error);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    start.mutate({
      organization: fieldText(form, 'organization'),
      name: fieldText(form, 'name'),
      email: fieldText(form, 'email'),
      password: fieldText(form, 'password'),
    });
  };
  return (
    <form onSubmit={submit} method="post" className="grid gap-4">
      <Field
        label="Organisation"
        hint="The buyer: it stands on every statement and claim."
        error={errorAt(faults, 'organization')}
      >
        {(control) => (
          <Input
            {...control}
            name="organization"
            autoComplete="organization"
            maxLength={200}
            required
          />
        )}
      </Field>
      <Field label="Your name" error={errorAt(faults, 'name')}>
        {(control) => (
          <Input {...control} name="name" autoComplete="name" maxLength={200} required />
        )}
      </Field>
      <Field label="E-mail" error={errorAt(faults, 'email')}>
        {(control) => (
          <Input {...control} name="email" type="email" autoComplete="username" required />
        )}
      </Field>
      <Field label="Password" hint="At least 10 characters." error={errorAt(faults, 'password')}>
        {(control) => (
          <Input
            {...control}
            name="password"
            type="password"
            autoComplete="new-password"
            minLength={10}
            maxLength={200}
            required
          />
        )}
      </Field>
      <Refusal error={start.error} />
      <div>
        <Button type="submit" variant="primary" disabled={start.isPending || leaving}>
          {start.isPending || leaving ? 'Setting up' : 'Set up Makegood'}
        </Button>
      </div>
    </form>
  );
}
