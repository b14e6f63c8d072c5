'use client';

import { type FormEvent, useState } from 'react';

import type { ImportReport } from '@/lib/api/wire/imports';

import { ChoiceField } from '../contracts/choice-field';
import { Section } from '../layout/page';
import { Button } from '../ui/button';
import { unknownWords } from './issue-rows';
import { MappingColumnFields } from './mapping-column-fields';
import { draftOf, mappingFaults, mappingOf } from './mapping-draft';
import { MappingStateFields } from './mapping-state-fields';
import { MappingTimeFields } from './mapping-time-fields';
import { OpenQuestions } from './open-questions';
import { SampleRows } from './sample-rows';
import type { Changes } from './use-changes';

type Table = NonNullable<ImportReport['table']>;

export type MappingSectionProps = Readonly<{
  report: ImportReport;
  table: Table;
  changes: Changes;
  /** Something must be answered: the form is shown at once. */
  open: boolean;
}>;

/** How the columns of a table or a sheet, or the fields of JSON, are read: proposed from the header, decided by a person. */
export function MappingSection({ report, table, changes, open }: MappingSectionProps) {
  const [title, noun] = table.part?.kind === 'list' ? ['Fields', 'fields'] : ['Columns', 'columns'];
  return (
    <Section
      id="columns"
      className="scroll-mt-20"
      title={title}
      scope={`${table.headers.length} ${noun}; remembered for the source “${report.import.source}”`}
    >
      <PartField table={table} changes={changes} />
      <OpenQuestions questions={table.questions} />
      <SampleRows headers={table.headers} rows={table.sampleRows} />
      <details open={open} className="mt-6">
        <summary className="inline-block min-h-6 text-accent hover:underline">
          How the {noun} are read
        </summary>
        <MappingForm
          key={JSON.stringify(table.mapping)}
          report={report}
          table={table}
          changes={changes}
          open={open}
        />
      </details>
    </Section>
  );
}

/** Which sheet of a workbook, which list of a JSON file; its columns are then proposed anew. */
function PartField({ table: { part }, changes }: Pick<MappingSectionProps, 'table' | 'changes'>) {
  if (!part || part.names.length < 2) return null;
  return (
    <div className="mb-5 sm:w-80">
      <ChoiceField
        label={part.kind === 'sheet' ? 'Sheet' : 'List'}
        hint={`One ${part.kind} of a file is read.`}
        options={part.names.map((name) => ({ value: name, label: name || 'The top level' }))}
        value={part.chosen}
        onChoice={(name) => changes.change({ mapping: { [part.kind]: name } })}
      />
    </div>
  );
}

function MappingForm({ report, table, changes, open }: MappingSectionProps) {
  const [draft, setDraft] = useState(() => draftOf(table.mapping, changes.options.zone));
  const [complain, setComplain] = useState(false);
  const faults = mappingFaults(draft);
  const shown = complain ? faults : [];
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setComplain(true);
    if (faults.length === 0) changes.change({ mapping: mappingOf(draft) });
  };
  const fields = {
    draft,
    headers: table.headers,
    noun: table.part?.kind === 'list' ? ('field' as const) : ('column' as const),
    faults: shown,
    set: (change: Partial<typeof draft>) => setDraft({ ...draft, ...change }),
  };
  return (
    <form onSubmit={submit} noValidate className="mt-4 grid gap-6">
      <MappingColumnFields {...fields} />
      <MappingTimeFields {...fields} />
      <MappingStateFields {...fields} unknown={unknownWords(report.issues)} />
      <div>
        <Button type="submit" variant={open ? 'primary' : 'outline'}>
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
