'use client';

import { type FormEvent, useState } from 'react';

import type { CheckRules } from '@/lib/api/wire/imports';

import { errorAt } from '../account/faults';
import { TextField } from '../contracts/text-field';
import { formatCount } from '../format';
import { Section } from '../layout/page';
import { Button } from '../ui/button';
import { rulesDraftOf, rulesOf } from './check-rules';
import type { Changes } from './use-changes';

export type RulesSectionProps = Readonly<{
  rules: CheckRules;
  changes: Changes;
  mayChange: boolean;
}>;

/** How single checks of a monitor become windows: shown always, changed before it counts. */
export function RulesSection({ rules, changes, mayChange }: RulesSectionProps) {
  const interval =
    rules.intervalSeconds === undefined
      ? 'as told or measured'
      : `${formatCount(rules.intervalSeconds)} s`;
  return (
    <Section
      id="checks"
      className="scroll-mt-20"
      title="From checks to outages"
      scope={`interval ${interval}`}
    >
      <p className="max-w-measure">{ruleText(rules)}</p>
      {mayChange ? (
        <details className="mt-4">
          <summary className="inline-block min-h-6 text-accent hover:underline">
            Change the rules
          </summary>
          <RulesForm key={JSON.stringify(rules)} rules={rules} changes={changes} />
        </details>
      ) : null}
    </Section>
  );
}

function ruleText({ confirmations, gapIntervals }: CheckRules): string {
  const failures =
    confirmations === 1
      ? 'Each failed check is an outage'
      : `${formatCount(confirmations)} failed checks in a row are an outage, from the first of them on,`;
  const silence = gapIntervals === 1 ? 'one interval' : `${formatCount(gapIntervals)} intervals`;
  return `${failures} until the next good one. Where no check comes for longer than ${silence}, nobody was watching: that time is neither up nor down.`;
}

function RulesForm({ rules, changes }: Pick<RulesSectionProps, 'rules' | 'changes'>) {
  const [draft, setDraft] = useState(() => rulesDraftOf(rules));
  const [complain, setComplain] = useState(false);
  const read = rulesOf(draft);
  const faults = complain ? (read.faults ?? []) : [];
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setComplain(true);
    if (!read.faults) changes.change({ rules: read.rules });
  };
  const field = (path: keyof typeof draft) => ({
    inputMode: 'numeric' as const,
    error: errorAt(faults, path),
    value: draft[path],
    onText: (text: string) => setDraft({ ...draft, [path]: text }),
  });
  return (
    <form onSubmit={submit} noValidate className="mt-4 grid gap-5">
      <div className="grid gap-x-8 gap-y-4 md:grid-cols-3">
        <TextField
          label="Failures that make an outage"
          unit="in a row"
          hint="More than one leaves out a single lost packet."
          {...field('confirmations')}
        />
        <TextField
          label="Watching ends after"
          unit="intervals of silence"
          {...field('gapIntervals')}
        />
        <TextField
          label="Interval of the checks"
          optional
          unit="seconds"
          hint="Empty: what the file tells, or the median of its checks."
          {...field('intervalSeconds')}
        />
      </div>
      <div>
        <Button type="submit">Read again</Button>
      </div>
    </form>
  );
}
