'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';

import { recordOutcome } from '@/lib/api/mutations';
import type { ClaimOutcome, ClaimReport } from '@/lib/api/wire/claims';

import { errorAt, faultsOf } from '../account/faults';
import { fieldText } from '../account/field-text';
import { Refusal } from '../account/refusal';
import { formatAmount, formatMoney } from '../format';
import { Button } from '../ui/button';
import { Checkbox } from '../ui/checkbox';
import { Dialog, DialogSubmit } from '../ui/dialog';
import { Field } from '../ui/field';
import { Input, Textarea } from '../ui/input';

type Answer = ClaimOutcome['status'];

const ANSWERS = [
  ['accepted', 'It pays in full'],
  ['partly_accepted', 'It pays in part'],
  ['declined', 'It declines'],
] as const satisfies readonly (readonly [Answer, string])[];

const HINTS = {
  accepted: 'The whole amount that was claimed.',
  partly_accepted: 'More than 0, and less than was claimed.',
  declined: 'Nothing: 0.',
} as const satisfies Record<Answer, string>;

/** Records what the vendor answered, and what came back. */
export function OutcomeDialog({ claim }: Pick<ClaimReport, 'claim'>) {
  const [open, setOpen] = useState(false);
  const first = claim.status === 'submitted';
  return (
    <Dialog
      title="The vendor’s answer"
      description={`Claimed: ${formatMoney(claim.amountMinor, claim.currency)}.`}
      trigger={
        <Button variant={first ? 'primary' : 'outline'}>
          {first ? 'Record the answer' : 'Change the answer'}
        </Button>
      }
      open={open}
      onOpenChange={setOpen}
    >
      <OutcomeForm claim={claim} onDone={() => setOpen(false)} />
    </Dialog>
  );
}

const decimal = (minor: number, currency: string) =>
  formatAmount(minor, currency).replaceAll(',', '');

type OutcomeFormProps = Pick<ClaimReport, 'claim'> & Readonly<{ onDone: () => void }>;

function OutcomeForm({ claim, onDone }: OutcomeFormProps) {
  const { status, amountMinor, recoveredMinor, currency } = claim;
  const known = status === 'draft' || status === 'submitted' ? undefined : status;
  const [answer, setAnswer] = useState<Answer>(known ?? 'accepted');
  const [recovered, setRecovered] = useState(() =>
    decimal(known ? recoveredMinor : amountMinor, currency),
  );
  const record = useMutation(recordOutcome(useQueryClient(), claim.id));
  const faults = faultsOf(record.error);
  const choose = (next: Answer) => {
    setAnswer(next);
    if (next === 'partly_accepted') setRecovered('');
    else setRecovered(decimal(next === 'accepted' ? amountMinor : 0, currency));
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const note = fieldText(new FormData(event.currentTarget), 'note').trim();
    record.mutate(
      { status: answer, recovered: recovered.trim(), ...(note !== '' && { note }) },
      { onSuccess: onDone },
    );
  };
  return (
    <form onSubmit={submit} className="grid gap-4">
      <fieldset>
        <legend className="font-medium">What it says</legend>
        {ANSWERS.map(([value, label]) => (
          <Checkbox
            key={value}
            type="radio"
            name="status"
            value={value}
            checked={answer === value}
            onChange={() => choose(value)}
          >
            {label}
          </Checkbox>
        ))}
      </fieldset>
      <Field
        label={`Recovered, ${currency}`}
        hint={HINTS[answer]}
        error={errorAt(faults, 'recovered')}
      >
        {(control) => (
          <Input
            {...control}
            inputMode="decimal"
            required
            value={recovered}
            onChange={(event) => setRecovered(event.target.value)}
          />
        )}
      </Field>
      <Field
        label="Note"
        hint="The credit note’s number, the reason that the vendor gave."
        error={errorAt(faults, 'note')}
        optional
      >
        {(control) => (
          <Textarea
            {...control}
            name="note"
            rows={3}
            maxLength={2_000}
            defaultValue={claim.outcomeNote ?? ''}
          />
        )}
      </Field>
      <Refusal error={record.error} />
      <DialogSubmit disabled={record.isPending}>Record the answer</DialogSubmit>
    </form>
  );
}
