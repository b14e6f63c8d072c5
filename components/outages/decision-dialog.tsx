'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';

import { decide } from '@/lib/api/mutations';
import type { FactRow } from '@/lib/api/wire/outages';

import { errorAt, faultsOf } from '../account/faults';
import { fieldText } from '../account/field-text';
import { Refusal } from '../account/refusal';
import { formatDateTime } from '../format-date';
import { Button } from '../ui/button';
import { Dialog, DialogSubmit } from '../ui/dialog';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { Select } from '../ui/select';
import { ReasonField, ReasonKindField, reasonKindOf } from './reason-fields';

const ACTIONS = [
  ['include', 'Count it: these minutes are agreed'],
  ['exclude', 'Leave it out of every view'],
  ['adjust', 'Count it with other times'],
] as const;

type Action = (typeof ACTIONS)[number][0];

/** A person's word on one fact: what counts, and why. The fact itself stays as it was imported. */
export function DecisionDialog({ fact, zone }: { fact: FactRow; zone: string }) {
  const [open, setOpen] = useState(false);
  const when = fact.start === null ? '' : formatDateTime(fact.start.at, zone);
  return (
    <Dialog
      title={`Decide on ${fact.source}`}
      description={`${fact.state ?? fact.kind}, ${when}. The evidence stays as it is; your decision stands beside it and can be revoked.`}
      trigger={
        <Button variant="quiet" size="small">
          Decide
        </Button>
      }
      open={open}
      onOpenChange={setOpen}
    >
      <DecisionForm fact={fact} onDone={() => setOpen(false)} />
    </Dialog>
  );
}

const localInput = (instant: string | undefined) => instant?.slice(0, 16) ?? '';
const instantOf = (input: string) => (input === '' ? undefined : `${input}:00Z`);

function DecisionForm({ fact, onDone }: { fact: FactRow; onDone: () => void }) {
  const [action, setAction] = useState<Action>('include');
  const send = useMutation(decide(useQueryClient()));
  const faults = faultsOf(send.error);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const reasonKind = reasonKindOf(fieldText(form, 'reasonKind'));
    if (!reasonKind) return;
    const start = action === 'adjust' ? instantOf(fieldText(form, 'start')) : undefined;
    const end = action === 'adjust' ? instantOf(fieldText(form, 'end')) : undefined;
    send.mutate(
      {
        evidenceId: fact.id,
        action,
        reasonKind,
        reason: fieldText(form, 'reason'),
        ...(start !== undefined && { start }),
        ...(end !== undefined && { end }),
      },
      { onSuccess: onDone },
    );
  };
  return (
    <form onSubmit={submit} className="grid gap-4">
      <Field label="What counts">
        {(control) => (
          <Select
            {...control}
            value={action}
            onChange={(event) =>
              setAction(ACTIONS.find(([value]) => value === event.target.value)?.[0] ?? 'include')
            }
          >
            {ACTIONS.map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {action === 'adjust' ? (
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Start, UTC" error={errorAt(faults, 'start')}>
            {(control) => (
              <Input
                {...control}
                name="start"
                type="datetime-local"
                defaultValue={localInput(fact.start?.at)}
              />
            )}
          </Field>
          <Field label="End, UTC" error={errorAt(faults, 'end')}>
            {(control) => (
              <Input
                {...control}
                name="end"
                type="datetime-local"
                defaultValue={localInput(fact.end?.at)}
              />
            )}
          </Field>
        </div>
      ) : null}
      <ReasonKindField />
      <ReasonField faults={faults} />
      <Refusal error={send.error} />
      <DialogSubmit keep="Keep as it is" disabled={send.isPending}>
        Record the decision
      </DialogSubmit>
    </form>
  );
}
