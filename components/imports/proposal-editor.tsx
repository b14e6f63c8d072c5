'use client';

import { type FormEvent, useState } from 'react';

import type { ImportOptions, Proposal } from '@/lib/api/wire/imports';

import { fieldText } from '../account/field-text';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { Select } from '../ui/select';

export type ProposalEdit = NonNullable<ImportOptions['edits']>[string];

export type ProposalEditorProps = Readonly<{
  proposal: Proposal;
  /** The times to take, null to take those of the text again, undefined to leave it. */
  onDone: (edit?: ProposalEdit | null) => void;
}>;

const localOf = (instant: string | null) => instant?.slice(0, 16) ?? '';
const instantOf = (input: string) => (input === '' ? null : `${input}:00Z`);

/** The times of a proposal as a person knows them, in place of what was read. */
export function ProposalEditor({ proposal, onDone }: ProposalEditorProps) {
  const [error, setError] = useState('');
  const isWord = proposal.kind === 'statement';
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const start = instantOf(fieldText(form, 'start'));
    const end = isWord ? null : instantOf(fieldText(form, 'end'));
    if (start === null || (end !== null && end < start)) {
      setError('Expected an end that is not before the start.');
      return;
    }
    const state = fieldText(form, 'state');
    onDone({ start, end, ...((state === 'down' || state === 'degraded') && { state }) });
  };
  return (
    <form onSubmit={submit} className="mt-2 grid gap-3">
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label={isWord ? 'Said at, UTC' : 'Start, UTC'}>
          {(control) => (
            <Input
              {...control}
              name="start"
              type="datetime-local"
              required
              defaultValue={localOf(proposal.start)}
            />
          )}
        </Field>
        {isWord ? null : (
          <Field label="End, UTC" error={error}>
            {(control) => (
              <Input
                {...control}
                name="end"
                type="datetime-local"
                required={proposal.kind === 'maintenance'}
                defaultValue={localOf(proposal.end)}
              />
            )}
          </Field>
        )}
      </div>
      {proposal.kind === 'observation' ? (
        <Field label="State">
          {(control) => (
            <Select {...control} name="state" defaultValue={proposal.state ?? 'down'}>
              <option value="down">Down</option>
              <option value="degraded">Degraded</option>
            </Select>
          )}
        </Field>
      ) : null}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" variant="primary" size="small">
          Take these times
        </Button>
        {proposal.edited ? (
          <Button size="small" onClick={() => onDone(null)}>
            Take those of the text
          </Button>
        ) : null}
        <Button size="small" variant="quiet" onClick={() => onDone()}>
          Leave it
        </Button>
      </div>
    </form>
  );
}
