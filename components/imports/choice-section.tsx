'use client';

import { type FormEvent, useState } from 'react';

import type { ChoiceForm, ImportReport } from '@/lib/api/wire/imports';

import { Section } from '../layout/page';
import { Button } from '../ui/button';
import {
  choiceDraftOf,
  choiceFaults,
  choiceGroups,
  choiceMappingOf,
  isUnsettled,
  unsettled,
  usedText,
} from './choice-draft';
import { ChoiceFields } from './choice-fields';
import { OpenQuestions } from './open-questions';
import { SampleRows } from './sample-rows';
import type { Changes } from './use-changes';

export type ChoiceSectionProps = Readonly<{
  report: ImportReport;
  form: ChoiceForm;
  changes: Changes;
  mayChange: boolean;
}>;

/** How such a file may be read in several ways: what is in use, and a form that its format declares. */
export function ChoiceSection({ report, form, changes, mayChange }: ChoiceSectionProps) {
  const { questions, names, sampleRows } = form;
  const isAsked = questions.length > 0;
  const isEmpty = report.counts.fresh + report.counts.known === 0;
  return (
    <Section
      id="choices"
      className="scroll-mt-20"
      title="How it is read"
      scope={`${report.import.formatLabel}; remembered for the source “${report.import.source}”`}
    >
      {mayChange ? <OpenQuestions questions={questions} /> : null}
      {sampleRows.length > 0 ? <SampleRows headers={names} rows={sampleRows} /> : null}
      <Used form={form} />
      {mayChange ? (
        <details open={isAsked || isEmpty || isUnsettled(form, report.issues)} className="mt-4">
          <summary className="inline-block min-h-6 text-accent hover:underline">
            Change how it is read
          </summary>
          <Form
            key={JSON.stringify(form.values)}
            report={report}
            form={form}
            changes={changes}
            mayChange={mayChange}
          />
        </details>
      ) : null}
    </Section>
  );
}

/** Each choice with what is in use. */
function Used({ form }: Pick<ChoiceSectionProps, 'form'>) {
  const rows = form.fields.flatMap((field) => {
    const text = usedText(field, form);
    return text === null ? [] : [{ ...field, text }];
  });
  if (rows.length === 0) return null;
  return (
    <dl className="mt-5 grid gap-x-8 gap-y-3 first:mt-0 sm:grid-cols-2 md:grid-cols-4">
      {rows.map(({ path, label, text }) => (
        <div key={path}>
          <dt className="text-xs text-ink-faint">{label}</dt>
          <dd className="[overflow-wrap:anywhere]">{text}</dd>
        </div>
      ))}
    </dl>
  );
}

function Form({ report, form, changes }: ChoiceSectionProps) {
  const [draft, setDraft] = useState(() => choiceDraftOf(form));
  const [complain, setComplain] = useState(false);
  const faults = choiceFaults(form.fields, draft);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setComplain(true);
    if (faults.length === 0) changes.change({ mapping: choiceMappingOf(form.fields, draft) });
  };
  return (
    <form onSubmit={submit} noValidate className="mt-4 grid gap-6">
      {choiceGroups(form.fields).map((group) => (
        <ChoiceFields
          key={group.fields[0]?.path}
          group={group}
          names={form.names}
          draft={draft}
          faults={complain ? faults : []}
          unknown={unsettled(group.fields, report.issues)}
          set={(path, text) => setDraft({ ...draft, [path]: text })}
        />
      ))}
      <div>
        <Button type="submit" variant={form.questions.length > 0 ? 'primary' : 'outline'}>
          Read again
        </Button>
        <p className="mt-2 max-w-measure text-xs text-ink-faint">
          This is remembered for the source “{report.import.source}”: once imported, its next file
          is read the same way.
        </p>
      </div>
    </form>
  );
}
