'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type FormEvent } from 'react';

import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input, Textarea } from '@/components/ui/input';
import { createVendor } from '@/lib/api/mutations';

import { errorAt, faultsOf } from '../account/faults';
import { fieldText } from '../account/field-text';
import { Refusal } from '../account/refusal';
import { serviceNames } from './vendor-form-services';

/** A new vendor: its name, what it is, and the services that are measured. */
export function VendorForm() {
  const router = useRouter();
  const create = useMutation(createVendor(useQueryClient()));
  const faults = faultsOf(create.error);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const category = fieldText(form, 'category').trim();
    create.mutate(
      {
        name: fieldText(form, 'name').trim(),
        ...(category && { category }),
        services: serviceNames(fieldText(form, 'services')),
      },
      { onSuccess: ({ id }) => router.push(`/contracts/new?vendor=${id}`) },
    );
  };
  const services = faults.find(({ path }) => path.startsWith('services'));
  return (
    <form onSubmit={submit} className="mt-8 grid gap-5 border-t border-ink pt-6 pb-16">
      <Field label="Name" error={errorAt(faults, 'name')}>
        {(control) => (
          <Input {...control} name="name" maxLength={200} required autoComplete="off" />
        )}
      </Field>
      <Field
        label="Category"
        optional
        hint="Vendors of one category are compared: meetings and telephony, content delivery, payroll."
        error={errorAt(faults, 'category')}
      >
        {(control) => <Input {...control} name="category" maxLength={200} autoComplete="off" />}
      </Field>
      <Field
        label="Services"
        optional
        hint="One a line, as the vendor names them. Without any, the vendor is measured as one."
        error={services && errorAt(faults, services.path)}
      >
        {(control) => (
          <Textarea {...control} name="services" rows={5} placeholder={'Video\nSIP trunk'} />
        )}
      </Field>
      <Refusal error={create.error} />
      <div>
        <Button type="submit" variant="primary" disabled={create.isPending}>
          {create.isPending ? 'Adding the vendor' : 'Add the vendor'}
        </Button>
        <p className="mt-2 text-ink-soft">Its contract comes next.</p>
      </div>
    </form>
  );
}
