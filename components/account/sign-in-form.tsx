'use client';

import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';

import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';

import { fieldText } from './field-text';
import { Refusal } from './refusal';
import { signIn } from './sign-in';

/** E-mail and password; a hard navigation afterwards, so that nothing of an earlier session is kept. */
export function SignInForm({ next }: { next: string }) {
  const [leaving, setLeaving] = useState(false);
  const enter = useMutation({
    mutationFn: signIn,
    onSuccess: () => {
      setLeaving(true);
      window.location.assign(next);
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    enter.mutate({ email: fieldText(form, 'email'), password: fieldText(form, 'password') });
  };
  return (
    <form onSubmit={submit} method="post" className="grid gap-4">
      <Field label="E-mail">
        {(control) => (
          <Input {...control} name="email" type="email" autoComplete="username" required />
        )}
      </Field>
      <Field label="Password">
        {(control) => (
          <Input
            {...control}
            name="password"
            type="password"
            autoComplete="current-password"
            required
          />
        )}
      </Field>
      <Refusal error={enter.error} />
      <div>
        <Button type="submit" variant="primary" disabled={enter.isPending || leaving}>
          {enter.isPending || leaving ? 'Signing in' : 'Sign in'}
        </Button>
      </div>
    </form>
  );
}
