'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef } from 'react';

import { Section } from '@/components/layout/page';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { addService } from '@/lib/api/mutations';
import type { ContractReport } from '@/lib/api/wire/contracts';

import { errorAt, faultsOf } from '../account/faults';
import { fieldText } from '../account/field-text';
import { Refusal } from '../account/refusal';
import { Writers } from '../account/role';

/** The vendor's services; terms and fees name them by their id. */
export function ServiceSection({ report }: { report: ContractReport }) {
  const { contract, services } = report;
  return (
    <Section flush title="Services" scope={contract.vendor.name}>
      {services.length === 0 ? (
        <p className="max-w-measure">
          The vendor has no services of its own: everything is measured as one.
        </p>
      ) : (
        <ul>
          {services.map(({ id, key, name }) => (
            <li
              key={id}
              className="flex items-baseline justify-between gap-4 border-b border-line py-1.75"
            >
              <span>{name}</span>
              <code className="text-ink-faint">{key}</code>
            </li>
          ))}
        </ul>
      )}
      <Writers>
        <ServiceForm vendorId={contract.vendor.id} />
      </Writers>
    </Section>
  );
}

function ServiceForm({ vendorId }: { vendorId: string }) {
  const form = useRef<HTMLFormElement>(null);
  const add = useMutation(addService(useQueryClient(), vendorId));
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = fieldText(new FormData(event.currentTarget), 'name').trim();
    if (name) add.mutate(name, { onSuccess: () => form.current?.reset() });
  };
  return (
    <form ref={form} onSubmit={submit} className="mt-4">
      <Field label="Another service" error={errorAt(faultsOf(add.error), 'name')}>
        {(control) => (
          <span className="flex gap-3">
            <Input {...control} name="name" maxLength={200} required autoComplete="off" />
            <Button type="submit" disabled={add.isPending}>
              Add it
            </Button>
          </span>
        )}
      </Field>
      <Refusal error={add.error} />
    </form>
  );
}
