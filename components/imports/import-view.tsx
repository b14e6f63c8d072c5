'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import Link from 'next/link';

import { importQuery } from '@/lib/api/queries';
import type { ImportReport } from '@/lib/api/wire/imports';

import { Refusal } from '../account/refusal';
import { useMayWrite } from '../account/role';
import { formatCount } from '../format';
import { formatDateTime } from '../format-date';
import { Page, Provenance, TitleBlock } from '../layout/page';
import { ChoiceSection } from './choice-section';
import { ImportControls } from './import-controls';
import { ImportSettings } from './import-settings';
import { ImportSummary } from './import-summary';
import { IssueSection } from './issue-section';
import { MappingSection } from './mapping-section';
import { ProposalTable } from './proposal-table';
import { isRuleOf } from './prose-rules';
import { ProseSection } from './prose-section';
import { ReadingProgress } from './reading-progress';
import { RulesSection } from './rules-section';
import { ServiceSection } from './service-section';
import { useChanges } from './use-changes';
import { useVerdicts } from './use-verdicts';

/** One file: how it was read, what it would add, and what is to be said before it counts. */
export function ImportView({ id }: { id: string }) {
  const { data: report } = useSuspenseQuery(importQuery(id));
  const changes = useChanges(id, report.options);
  const verdicts = useVerdicts(report, changes);
  const { import: row, table, choices, prose } = report;
  const mayChange = useMayWrite() && row.status === 'preview';
  const asked = (table?.questions.length ?? 0) + (choices?.questions.length ?? 0) > 0;
  const columns =
    table && mayChange ? (
      <MappingSection report={report} table={table} changes={changes} open={asked} />
    ) : null;
  const howItIsRead = choices ? (
    <ChoiceSection report={report} form={choices} changes={changes} mayChange={mayChange} />
  ) : null;
  const issues = report.issues.filter((issue) =>
    prose ? !isRuleOf(issue, report.proposals) : !asked || issue.field !== 'mapping',
  );
  return (
    <Page>
      <title>{`${row.fileName} · Makegood`}</title>
      <TitleBlock
        place={
          <>
            <Link href="/imports">Imports</Link> ·{' '}
            <Link href={`/vendors/${row.vendor.id}`}>{row.vendor.name}</Link>
          </>
        }
        title={<span className="[overflow-wrap:anywhere]">{row.fileName}</span>}
        lead={<Lead report={report} />}
        controls={<ImportControls report={report} />}
      />
      <ImportSummary
        report={report}
        changes={changes}
        second={asked || (prose !== null && verdicts.openCount > 0)}
      />
      {mayChange ? <ImportSettings report={report} changes={changes} /> : null}
      <Refusal error={changes.error} />
      {changes.sinceMs === null || prose ? null : (
        <div className="mt-4">
          <ReadingProgress
            importId={id}
            label="Reading it again"
            sizeBytes={row.sizeBytes}
            startedAtMs={changes.sinceMs}
          />
        </div>
      )}
      {asked ? columns : null}
      {asked ? howItIsRead : null}
      {prose ? (
        <ProseSection report={report} prose={prose} changes={changes} verdicts={verdicts} />
      ) : null}
      <ServiceSection report={report} changes={changes} />
      {asked ? null : howItIsRead}
      {report.rules ? (
        <RulesSection
          rules={changes.options.rules ?? report.rules}
          changes={changes}
          mayChange={mayChange}
        />
      ) : null}
      <IssueSection report={report} issues={issues} />
      {asked ? null : columns}
      {prose ? null : <ProposalTable report={report} />}
      <Provenance
        asOf="Times in UTC unless marked."
        coverage={
          <>
            The file is kept with its hash: SHA-256 <code className="break-all">{row.sha256}</code>
          </>
        }
      />
    </Page>
  );
}

/** Whether it counts yet, and where that is seen. */
function Lead({ report: { import: row, prose } }: { report: ImportReport }) {
  const at = formatDateTime(row.at, 'UTC');
  if (row.status === 'preview') {
    return prose
      ? 'A preview: nothing counts before you confirm it.'
      : 'A preview: nothing counts before it is imported.';
  }
  if (row.status === 'committed') {
    return (
      <>
        {row.added === 0
          ? 'Nothing new'
          : `${formatCount(row.added)} ${row.added === 1 ? 'piece' : 'pieces'} of evidence`}{' '}
        {row.added === 1 ? 'was' : 'were'} added by {row.by} on {at}.{' '}
        <Link href={`/outages?vendor=${row.vendor.id}`}>Outages of {row.vendor.name}</Link>
      </>
    );
  }
  return `${row.status === 'undone' ? 'Undone' : 'Discarded'} on ${at}: nothing of it counts. Import the file again to add it anew.`;
}
