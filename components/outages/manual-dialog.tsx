'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';

import { enterOutage } from '@/lib/api/mutations';
import { vendorsQuery } from '@/lib/api/queries';
import type { ManualInput } from '@/lib/api/wire/outages';

import { errorAt, faultsOf } from '../account/faults';
import { fieldText } from '../account/field-text';
import { Refusal } from '../account/refusal';
import { Button } from '../ui/button';
import { Dialog, DialogSubmit } from '../ui/dialog';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { Select } from '../ui/select';
import { ReasonField } from './reason-fields';

const STATES = [
  ['down', 'It was down'],
  ['degraded', 'It was degraded'],
  ['maintenance', 'It was announced maintenance'],
] as const;

type State = (typeof STATES)[number][0];

/** An outage, or maintenance, that no source tells, put down with its true times, its author and reason. */
export function ManualDialog({ vendorId }: { vendorId?: string | undefined }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      title="Enter an outage"
      description="For what somebody knows and no source tells. It is kept with your name and reason, and can be undone among the imports."
      trigger={<Button>Enter an outage</Button>}
      open={open}
      onOpenChange={setOpen}
    >
      <ManualForm vendorId={vendorId} onDone={() => setOpen(false)} />
    </Dialog>
  );
}

const instantOf = (input: string) => (input === '' ? null : `${input}:00Z`);

function ManualForm({ vendorId, onDone }: { vendorId: string | undefined; onDone: () => void }) {
  const { data: vendors = [] } = useQuery(vendorsQuery());
  const [chosen, setChosen] = useState(vendorId ?? '');
  const [state, setState] = useState<State>('down');
  const enter = useMutation(enterOutage(useQueryClient()));
  const faults = faultsOf(enter.error);
  const services = vendors.find(({ id }) => id === chosen)?.services ?? [];
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const start = instantOf(fieldText(form, 'start'));
    const notice = instantOf(fieldText(form, 'noticeAt'));
    if (start === null) return;
    const input: ManualInput = {
      vendorId: chosen,
      serviceId: fieldText(form, 'serviceId') || null,
      state,
      start,
      end: instantOf(fieldText(form, 'end')),
      ...(notice !== null && { noticeAt: notice }),
      title: fieldText(form, 'title'),
      reason: fieldText(form, 'reason'),
    };
    enter.mutate(input, { onSuccess: onDone });
  };
  return (
    <form onSubmit={submit} className="grid gap-4">
      <Field label="Vendor">
        {(control) => (
          <Select
            {...control}
            required
            value={chosen}
            onChange={(event) => setChosen(event.target.value)}
          >
            <option value="">Choose the vendor</option>
            {vendors.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {services.length > 0 ? (
        <Field label="Service">
          {(control) => (
            <Select {...control} name="serviceId" defaultValue="">
              <option value="">All of the vendor</option>
              {services.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
      ) : null}
      <Field label="What it was">
        {(control) => (
          <Select
            {...control}
            value={state}
            onChange={(event) =>
              setState(STATES.find(([value]) => value === event.target.value)?.[0] ?? 'down')
            }
          >
            {STATES.map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Start, UTC" error={errorAt(faults, 'start')}>
          {(control) => <Input {...control} name="start" type="datetime-local" required />}
        </Field>
        <Field
          label="End, UTC"
          optional={state !== 'maintenance'}
          error={errorAt(faults, 'end')}
          {...(state !== 'maintenance' && { hint: 'Leave it empty while it lasts.' })}
        >
          {(control) => (
            <Input
              {...control}
              name="end"
              type="datetime-local"
              required={state === 'maintenance'}
            />
          )}
        </Field>
      </div>
      {state === 'maintenance' ? (
        <Field
          label="Announced, UTC"
          optional
          hint="Contracts excuse maintenance by how early it was announced."
        >
          {(control) => <Input {...control} name="noticeAt" type="datetime-local" />}
        </Field>
      ) : null}
      <Field label="Title" error={errorAt(faults, 'title')}>
        {(control) => <Input {...control} name="title" required maxLength={300} />}
      </Field>
      <ReasonField faults={faults} />
      <Refusal error={enter.error} />
      <DialogSubmit disabled={enter.isPending || chosen === ''}>Enter it</DialogSubmit>
    </form>
  );
}
