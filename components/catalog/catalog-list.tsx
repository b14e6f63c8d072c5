'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import Form from 'next/form';
import Link from 'next/link';
import { useState } from 'react';

import { formatCount } from '@/components/format';
import { Empty, ErrorNote } from '@/components/layout/notices';
import { Page, Section, TitleBlock } from '@/components/layout/page';
import { Button } from '@/components/ui/button';
import { DataTable } from '@/components/ui/data-table';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { catalogQuery } from '@/lib/api/queries';
import type { CatalogRow } from '@/lib/api/wire/catalog';

import { catalogAddress, MOST } from './catalog-address';
import { catalogColumns } from './catalog-columns';
import { CatalogComparison } from './catalog-comparison';

export type CatalogListProps = Readonly<{
  q: string | undefined;
  /** Entries that are there; two or three of them are set side by side. */
  compare: readonly string[];
  /** Entries that the address names and nobody has. */
  missing: readonly string[];
}>;

/** What vendors publish, as terms: found, set side by side, and begun from. */
export function CatalogList({ q, compare, missing }: CatalogListProps) {
  const { data } = useSuspenseQuery(catalogQuery(q));
  return (
    <Page className="pb-16">
      <TitleBlock
        place={<Link href="/contracts">Contracts</Link>}
        title="Published SLAs"
        lead="What vendors promise to everybody, as terms to begin a contract from. All of it is from published facts, not verified, until somebody has compared it with the vendor’s own text."
      />
      {missing.map((id) => (
        <ErrorNote
          key={id}
          found={`There is no published SLA “${id}”.`}
          expected="It was left out of the comparison."
        />
      ))}
      {compare.length > 1 ? <CatalogComparison ids={compare} q={q} /> : null}
      <Section
        title={q ? `${formatCount(data.rows.length)} of ${formatCount(data.total)}` : 'All entries'}
        scope="Credits and deadlines as published; sums in the currency of the text"
      >
        <Search q={q} compare={compare} />
        <Entries key={compare.join(',')} rows={data.rows} q={q} compare={compare} />
      </Section>
    </Page>
  );
}

function Search({ q, compare }: { q: string | undefined; compare: readonly string[] }) {
  return (
    <search>
      <Form action="/catalog" className="mb-6 flex flex-wrap items-end gap-3">
        <Field label="Vendor, service or category" className="min-w-0 flex-1">
          {(control) => (
            <Input {...control} key={q} type="search" name="q" defaultValue={q} maxLength={200} />
          )}
        </Field>
        {compare.length > 0 ? (
          <input type="hidden" name="compare" value={compare.join(',')} />
        ) : null}
        <Button type="submit">Search</Button>
        {q ? (
          <Button asChild variant="quiet">
            <Link href={catalogAddress(undefined, compare)}>Show all</Link>
          </Button>
        ) : null}
      </Form>
    </search>
  );
}

type EntriesProps = Readonly<{
  rows: readonly CatalogRow[];
  q: string | undefined;
  compare: readonly string[];
}>;

function Entries({ rows, q, compare }: EntriesProps) {
  const [chosen, setChosen] = useState<readonly string[]>(compare);
  const toggle = (id: string) =>
    setChosen(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]);
  return (
    <>
      <DataTable
        caption="Published SLAs"
        columns={catalogColumns({ chosen, full: chosen.length >= MOST, toggle })}
        rows={rows}
        rowKey={({ id }) => id}
        rowState={({ id }) => (chosen.includes(id) ? 'selected' : undefined)}
        empty={
          <Empty
            why={`No published SLA has “${q ?? ''}” in its vendor, service or category.`}
            next="Search for another word; terms that are not here are typed in with the contract."
          />
        }
      />
      {chosen.length > 0 && catalogAddress(q, chosen) !== catalogAddress(q, compare) ? (
        <div
          aria-live="polite"
          className="sticky bottom-0 z-10 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-t border-ink bg-paper py-3 print:hidden"
        >
          <span className="min-w-0">
            {chosen.map((id) => nameOf(rows, id)).join(' · ')}
            {chosen.length === 1 ? (
              <span className="text-ink-faint"> · choose one or two more</span>
            ) : null}
          </span>
          <span className="flex flex-wrap gap-3">
            <Button variant="quiet" onClick={() => setChosen([])}>
              Choose none
            </Button>
            {chosen.length > 1 ? (
              <Button asChild variant="primary">
                <Link href={catalogAddress(q, chosen)}>Compare {chosen.length}</Link>
              </Button>
            ) : null}
          </span>
        </div>
      ) : null}
    </>
  );
}

/** An entry that the search does not show is named by its id. */
function nameOf(rows: readonly CatalogRow[], id: string): string {
  const row = rows.find((each) => each.id === id);
  return row ? `${row.vendor}, ${row.service}` : id;
}
