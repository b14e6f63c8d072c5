'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import Link from 'next/link';

import { formatDate } from '@/components/format-date';
import { Page, Section, SectionColumns, TitleBlock } from '@/components/layout/page';
import { Button } from '@/components/ui/button';
import { type Column, DataTable } from '@/components/ui/data-table';
import { Definitions, Notes } from '@/components/ui/definitions';
import { Textarea } from '@/components/ui/input';
import { catalogEntryQuery } from '@/lib/api/queries';
import type { CatalogReport } from '@/lib/api/wire/catalog';

import { Writers } from '../account/role';
import { FindingList } from '../contracts/terms-check-list';
import { documentText } from '../contracts/terms-draft';
import { Absent } from './catalog-columns';
import { CatalogState, stateSentence } from './catalog-state';
import { CheckSection } from './check-section';

/** One published SLA: what it says, what it leaves open, where it was read and who checked it. */
export function CatalogEntryView({ entryId }: { entryId: string }) {
  const { data: report } = useSuspenseQuery(catalogEntryQuery(entryId));
  const { entry, clauses, warnings } = report;
  return (
    <Page className="pb-16">
      <TitleBlock
        place={
          <>
            <Link href="/contracts">Contracts</Link> · <Link href="/catalog">Published SLAs</Link>
          </>
        }
        title={`${entry.vendor}, ${entry.service}`}
        lead={stateSentence(entry)}
        controls={
          <Writers>
            <Button asChild variant="primary">
              <Link href={`/contracts/new?catalog=${entry.id}`}>Start a contract from this</Link>
            </Button>
          </Writers>
        }
      />
      <SectionColumns split="wide-right">
        <Section flush title="Source">
          <Definitions rows={factsOf(entry)} />
        </Section>
        <Section flush title="What it says" scope="Read from the document below">
          <DataTable
            caption="The terms in sentences"
            columns={CLAUSE_COLUMNS}
            rows={clauses}
            rowKey={({ path, sentence }) => `${path} ${sentence}`}
            empty={<p>These terms promise nothing that is measured.</p>}
          />
          {warnings.length > 0 ? (
            <div className="mt-6">
              <FindingList title="To look at" state="risk" findings={warnings} />
            </div>
          ) : null}
        </Section>
      </SectionColumns>
      <SectionColumns split="wide-left">
        <Section
          flush
          title="Left open by the text"
          scope="What was assumed, and what no rule says"
        >
          {entry.notes.length > 0 ? <Notes notes={entry.notes} /> : <p>Nothing was noted.</p>}
        </Section>
        <CheckSection report={report} />
      </SectionColumns>
      <Section title="Document" scope="sla-terms/1">
        <details>
          <summary className="text-accent underline underline-offset-3">Show the JSON</summary>
          <Textarea
            readOnly
            rows={24}
            spellCheck={false}
            aria-label="The terms as a JSON document"
            className="mt-2 font-mono text-xs"
            value={documentText(report.terms)}
          />
        </details>
      </Section>
    </Page>
  );
}

type Entry = CatalogReport['entry'];
type Clause = CatalogReport['clauses'][number];

const GRADES = {
  P: 'P, the vendor’s own page',
  C: 'C, a stored copy of the vendor’s text',
  S: 'S, a secondary source',
} as const;

const factsOf = ({ source, ...entry }: Entry) => [
  { label: 'State', value: <CatalogState row={entry} /> },
  { label: 'Vendor', value: entry.vendor },
  { label: 'Category', value: entry.category },
  { label: 'Title', value: entry.title },
  { label: 'Address', value: source.url ? <Address url={source.url} /> : <Absent>none</Absent> },
  { label: 'Version', value: source.version ?? <Absent>not said</Absent> },
  {
    label: 'Read on',
    value: source.retrieved ? formatDate(source.retrieved) : <Absent>not said</Absent>,
  },
  { label: 'Grade', value: GRADES[entry.grade] },
];

/** A link only where it leads to the web. */
const Address = ({ url }: { url: string }) =>
  /^https?:\/\//.test(url) ? (
    <a href={url} rel="noreferrer" className="break-all">
      {url}
    </a>
  ) : (
    <span className="break-all">{url}</span>
  );

const CLAUSE_COLUMNS: readonly Column<Clause>[] = [
  { key: 'label', head: 'Clause', cell: ({ label }) => label },
  {
    key: 'sentence',
    head: 'Says',
    label: '',
    cell: ({ sentence }) => sentence,
    className: 'text-left',
  },
  {
    key: 'path',
    head: 'In the document',
    label: '',
    cell: ({ path }) => <code className="text-ink-faint">{path}</code>,
  },
];
