'use client';

import { useSuspenseQueries } from '@tanstack/react-query';
import Link from 'next/link';
import type { ReactNode } from 'react';

import { Section } from '@/components/layout/page';
import { type Column, DataTable, Sub } from '@/components/ui/data-table';
import { catalogEntryQuery } from '@/lib/api/queries';
import type { CatalogReport } from '@/lib/api/wire/catalog';

import { catalogAddress } from './catalog-address';
import { Absent } from './catalog-columns';
import { CatalogState } from './catalog-state';

export type CatalogComparisonProps = Readonly<{ ids: readonly string[]; q: string | undefined }>;

/** Two or three published SLAs under the same questions, read down one column each. */
export function CatalogComparison({ ids, q }: CatalogComparisonProps) {
  const found = useSuspenseQueries({ queries: ids.map((id) => catalogEntryQuery(id)) });
  const reports = found.map(({ data }) => data);
  return (
    <Section title="Side by side" scope="As published; what a text does not say is said so">
      <DataTable
        caption="Published SLAs side by side"
        narrow="scroll"
        columns={[
          {
            key: 'label',
            head: 'Question',
            cell: ({ label }) => label,
            className: 'sticky left-0 z-10 w-36 min-w-28 bg-paper',
          },
          ...reports.map((report) => entryColumn(report, { ids, q })),
        ]}
        rows={rowsOf(reports)}
        rowKey={({ label }) => label}
      />
    </Section>
  );
}

type Row = Readonly<{ label: string; cells: ReadonlyMap<string, ReactNode> }>;

const entryColumn = (
  { entry }: CatalogReport,
  { ids, q }: CatalogComparisonProps,
): Column<Row> => ({
  key: entry.id,
  head: (
    <span className="block text-sm">
      <Link href={`/catalog/${entry.id}`} className="font-medium">
        {entry.service}
      </Link>
      <Sub>
        {entry.vendor} ·{' '}
        <Link
          href={catalogAddress(
            q,
            ids.filter((id) => id !== entry.id),
          )}
          aria-label={`Take ${entry.vendor}, ${entry.service} out`}
        >
          Take out
        </Link>
      </Sub>
    </span>
  ),
  cell: ({ cells }) => cells.get(entry.id),
  className: 'min-w-60 align-top',
});

function rowsOf(reports: readonly CatalogReport[]): Row[] {
  const state: Row = {
    label: 'State',
    cells: new Map(reports.map(({ entry }) => [entry.id, <CatalogState key="" row={entry} />])),
  };
  const asked = reports[0]?.answers.map(({ label }) => label) ?? [];
  return [
    state,
    ...asked.map((label) => ({
      label,
      cells: new Map(
        reports.map(({ entry, answers }) => {
          const lines = answers.find((answer) => answer.label === label)?.lines ?? [];
          return [entry.id, <Lines key="" lines={lines} />] as const;
        }),
      ),
    })),
  ];
}

function Lines({ lines }: { lines: readonly string[] }) {
  if (lines.length === 0) return <Absent>not said</Absent>;
  return (
    <ul className="grid gap-1">
      {lines.map((line) => (
        <li key={line} className="text-pretty break-words">
          {line}
        </li>
      ))}
    </ul>
  );
}
