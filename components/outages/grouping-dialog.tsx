'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';

import { groupOutages } from '@/lib/api/mutations';
import { outagesQuery } from '@/lib/api/queries';
import type { FactRow, GroupingInput, OutageReport, OutageRow } from '@/lib/api/wire/outages';

import { faultsOf } from '../account/faults';
import { fieldText } from '../account/field-text';
import { Refusal } from '../account/refusal';
import { formatDateTime } from '../format-date';
import { Button } from '../ui/button';
import { Checkbox } from '../ui/checkbox';
import { Dialog, DialogSubmit } from '../ui/dialog';
import { ReasonField } from './reason-fields';

type DialogProps = Readonly<{ report: OutageReport }>;

/** Makes another outage of the same service one with this; the nearest come first. The minutes between them are not down by it. */
export function MergeDialog({ report }: DialogProps) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      title="Join with another outage"
      description="They become one: its words and its restoration are those of both. Minutes between them do not count as down."
      trigger={<Button size="small">Join</Button>}
      open={open}
      onOpenChange={setOpen}
    >
      <MergeForm report={report} />
    </Dialog>
  );
}

function MergeForm({ report }: DialogProps) {
  const { outage, timeZone } = report;
  const { data } = useQuery(outagesQuery({ vendor: outage.vendor.id }));
  const distance = ({ start }: OutageRow) => Math.abs(Date.parse(start) - Date.parse(outage.start));
  const others = (data?.rows ?? [])
    .filter(({ id, service }) => id !== outage.id && service === outage.service)
    .toSorted((a, b) => distance(a) - distance(b))
    .slice(0, 12);
  return (
    <GroupingForm
      action="merge"
      verb="Join them"
      none="No other outage of this service is on record."
      choices={others.map(({ id, start, title }) => ({
        id,
        label: formatDateTime(start, timeZone),
        hint: title,
      }))}
      inputOf={(chosen, reason) => ({
        action: 'merge',
        outageIds: [outage.id, ...chosen],
        reason,
      })}
    />
  );
}

/** Takes some facts of the outage out of it, as an outage of their own. */
export function SplitDialog({ report }: DialogProps) {
  const [open, setOpen] = useState(false);
  const { facts, outage, timeZone } = report;
  const windows = facts.filter(({ kind }) => kind === 'observation');
  if (windows.length < 2) return null;
  return (
    <Dialog
      title="Part the outage in two"
      description="What is chosen becomes an outage of its own. No minute is counted twice by it."
      trigger={<Button size="small">Part</Button>}
      open={open}
      onOpenChange={setOpen}
    >
      <GroupingForm
        action="split"
        verb="Part them"
        none="It has one window only."
        choices={windows.map((fact) => ({
          id: fact.id,
          label: `${fact.source}, ${timesOf(fact, timeZone)}`,
          hint: fact.title,
        }))}
        inputOf={(evidenceIds, reason) => ({
          action: 'split',
          outageIds: [outage.id],
          evidenceIds: [...evidenceIds],
          reason,
        })}
      />
    </Dialog>
  );
}

const timesOf = ({ start, end }: FactRow, zone: string) =>
  `${start ? formatDateTime(start.at, zone, { weekday: false }) : ''} to ${end ? formatDateTime(end.at, zone, { weekday: false }) : 'open'}`;

type FormProps = Readonly<{
  action: GroupingInput['action'];
  verb: string;
  none: string;
  choices: readonly Readonly<{ id: string; label: string; hint: string | null }>[];
  inputOf: (chosen: readonly string[], reason: string) => GroupingInput;
}>;

function GroupingForm({ action, verb, none, choices, inputOf }: FormProps) {
  const router = useRouter();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const send = useMutation(groupOutages(useQueryClient()));
  const limit = action === 'split' ? choices.length - 1 : choices.length;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = fieldText(new FormData(event.currentTarget), 'reason');
    // The page of an outage that was joined to an earlier one is gone.
    send.mutate(inputOf(chosen, reason), { onSuccess: () => router.push('/outages') });
  };
  if (choices.length === 0) return <p>{none}</p>;
  return (
    <form onSubmit={submit} className="grid gap-4">
      <fieldset>
        <legend className="mb-1 font-medium">Which</legend>
        {choices.map(({ id, label, hint }) => (
          <Checkbox
            key={id}
            checked={chosen.includes(id)}
            hint={hint}
            onChange={(event) =>
              setChosen(
                event.target.checked ? [...chosen, id] : chosen.filter((other) => other !== id),
              )
            }
          >
            {label}
          </Checkbox>
        ))}
      </fieldset>
      <ReasonField faults={faultsOf(send.error)} />
      <Refusal error={send.error} />
      <DialogSubmit
        keep="Keep as it is"
        disabled={send.isPending || chosen.length === 0 || chosen.length > limit}
      >
        {verb}
      </DialogSubmit>
    </form>
  );
}
