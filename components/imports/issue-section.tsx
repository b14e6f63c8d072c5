'use client';

import { useState } from 'react';

import type { ImportIssue, ImportReport } from '@/lib/api/wire/imports';

import { formatCount } from '../format';
import { Section } from '../layout/page';
import { Button } from '../ui/button';
import { toCsv } from '../ui/csv';
import { type Column, DataTable } from '../ui/data-table';
import { saveFile } from '../ui/save-file';
import { isUnsettled } from './choice-draft';
import { IssueLines } from './issue-lines';
import { errorsOf, expectedWords, issueTable, notesOf } from './issue-rows';

const SHORT = 25;

export type IssueSectionProps = Readonly<{
  report: ImportReport;
  /** Those that no other place of the page tells. */
  issues: readonly ImportIssue[];
}>;

/** What could not be read, with its place; what was read and should be known stands apart. */
export function IssueSection({ report, issues }: IssueSectionProps) {
  const [errors, notes] = [errorsOf(issues), notesOf(issues)];
  const { counts } = report;
  const told = notesOf(report.issues).length - notes.length;
  if (errors.length + notes.length === 0) return null;
  const stem = report.import.fileName.replace(/\.[^.]*$/, '');
  const download = (
    <Button
      variant="quiet"
      onClick={() => saveFile(`${stem}-issues.csv`, toCsv(issueTable(issues)))}
    >
      {issues.length === 1 ? 'Download the row' : `Download the ${formatCount(issues.length)} rows`}
    </Button>
  );
  return (
    <div id="issues" className="scroll-mt-20">
      {errors.length > 0 ? (
        <Section title="What could not be read" controls={download}>
          <IssueTable
            caption="What could not be read"
            report={report}
            issues={errors}
            total={counts.errors}
          />
          <p className="mt-2 text-xs text-ink-faint">
            Nothing is guessed: these stay out, the rest of the file is read.
            {report.choices !== null &&
            report.import.status === 'preview' &&
            isUnsettled(report.choices, errors) ? (
              <>
                {' '}
                <a href="#choices">Say what it means</a>
              </>
            ) : null}
          </p>
        </Section>
      ) : null}
      {notes.length > 0 ? (
        <Section title="Read, and to be known" {...(errors.length === 0 && { controls: download })}>
          <IssueTable
            caption="Notes"
            report={report}
            issues={notes}
            total={Math.max(counts.notes - told, 0)}
          />
        </Section>
      ) : null}
    </div>
  );
}

type IssueTableProps = Readonly<{
  caption: string;
  report: ImportReport;
  issues: readonly ImportIssue[];
  total: number;
}>;

function IssueTable({ caption, report, issues, total }: IssueTableProps) {
  const [all, setAll] = useState(false);
  const lines = issues.every(({ line }) => line !== null);
  return (
    <>
      <DataTable
        caption={caption}
        columns={[lines ? lineColumn(report) : placeColumn(report), ...COLUMNS]}
        rows={all ? issues : issues.slice(0, SHORT)}
        rowKey={(issue) => `${issues.indexOf(issue)}`}
      />
      {!all && issues.length > SHORT ? (
        <Button variant="quiet" className="mt-2" onClick={() => setAll(true)}>
          Show all {formatCount(issues.length)}
        </Button>
      ) : null}
      {total > issues.length ? (
        <p className="mt-2 text-xs text-ink-faint">
          The first {formatCount(issues.length)} of {formatCount(total)}.
        </p>
      ) : null}
    </>
  );
}

/** A workbook has rows where a text has lines. */
const lineColumn = (report: ImportReport): Column<ImportIssue> => ({
  key: 'line',
  head: report.lines === null ? 'Row' : 'Line',
  className: 'sm:w-20',
  cell: (issue) => <IssueLines report={report} issue={issue} />,
  sort: ({ line }) => line,
});
const placeColumn = (report: ImportReport): Column<ImportIssue> => ({
  key: 'place',
  head: 'Place',
  className: 'break-all',
  cell: (issue) => <IssueLines report={report} issue={issue} />,
  sort: ({ place }) => place,
});
const COLUMNS: readonly Column<ImportIssue>[] = [
  { key: 'field', head: 'Field', cell: ({ field }) => field, sort: ({ field }) => field },
  {
    key: 'found',
    head: 'Found',
    className: 'min-w-32 [overflow-wrap:anywhere]',
    cell: ({ found }) =>
      found === '' ? <span className="text-ink-faint">nothing</span> : <code>{found}</code>,
  },
  {
    key: 'expected',
    head: 'Expected',
    cell: (issue) => <span className="text-ink-soft">{expectedWords(issue)}</span>,
  },
];
