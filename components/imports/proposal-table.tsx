'use client';

import type { ImportReport, Proposal } from '@/lib/api/wire/imports';

import { formatCount } from '../format';
import { formatDateTime } from '../format-date';
import { Section } from '../layout/page';
import { type Column, DataTable, Sub } from '../ui/data-table';
import { kindText, roomText, stateText } from './proposal-words';

const SHOWN = 50;

/** The first facts that the file holds, as they were read. */
export function ProposalTable({ report }: { report: ImportReport }) {
  const { proposals, counts } = report;
  if (proposals.length === 0) return null;
  const rows = proposals.slice(0, SHOWN);
  const all = counts.fresh + counts.known;
  return (
    <Section
      title="As it was read"
      scope={`${rows.length < all ? `The first ${rows.length} of ` : ''}${formatCount(all)}, times in UTC`}
    >
      <DataTable
        caption="Evidence in the file"
        columns={report.import.status === 'preview' ? [...COLUMNS, KNOWN] : COLUMNS}
        rows={rows}
        rowKey={(row) => `${rows.indexOf(row)}`}
      />
    </Section>
  );
}

function Edge({ at, bounds }: { at: string | null; bounds: [string, string] | null }) {
  if (at === null) return <span className="text-ink-faint">not told</span>;
  const exact = new Date(at).getUTCSeconds() !== 0;
  return (
    <>
      {formatDateTime(at, 'UTC', { zoneName: false, seconds: exact })}
      {bounds ? <Sub>{roomText([at, bounds], 'UTC')}</Sub> : null}
    </>
  );
}

const COLUMNS: readonly Column<Proposal>[] = [
  {
    key: 'kind',
    head: 'Kind',
    cell: ({ kind, line }) => (
      <>
        {kindText(kind)}
        {line === null ? null : <Sub>line {formatCount(line)}</Sub>}
      </>
    ),
  },
  { key: 'state', head: 'State', cell: ({ state }) => stateText(state) },
  {
    key: 'service',
    head: 'Service',
    className: 'break-words',
    cell: ({ service, title }) => (
      <>
        {service ?? <span className="text-ink-faint">the whole</span>}
        {title === null ? null : <Sub>{title}</Sub>}
      </>
    ),
  },
  {
    key: 'start',
    head: 'Start',
    numeric: true,
    cell: ({ start, startBounds }) => <Edge at={start} bounds={startBounds} />,
  },
  {
    key: 'end',
    head: 'End',
    numeric: true,
    cell: ({ kind, end, endBounds }) =>
      kind === 'statement' ? null : <Edge at={end} bounds={endBounds} />,
  },
];

/** What a commit would not add again; of no use once it is over. */
const KNOWN: Column<Proposal> = {
  key: 'known',
  head: 'Already there',
  className: 'sm:pl-4',
  cell: ({ known }) => (known ? 'yes' : <span className="text-ink-faint">new</span>),
};
