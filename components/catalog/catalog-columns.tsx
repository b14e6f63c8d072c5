import Link from 'next/link';

import { type Column, Sub } from '@/components/ui/data-table';
import type { CatalogRow } from '@/lib/api/wire/catalog';

import { CatalogState } from './catalog-state';

export type Choice = Readonly<{
  chosen: readonly string[];
  /** No further one fits. */
  full: boolean;
  toggle: (id: string) => void;
}>;

/** One published SLA a row; the last column chooses what to set side by side. */
export const catalogColumns = ({ chosen, full, toggle }: Choice): readonly Column<CatalogRow>[] => [
  {
    key: 'service',
    head: 'Service',
    cell: ({ id, service }) => <Link href={`/catalog/${id}`}>{service}</Link>,
    sort: ({ service }) => service,
  },
  {
    key: 'vendor',
    head: 'Vendor',
    cell: ({ vendor, category }) => (
      <span>
        {vendor}
        <Sub>{category}</Sub>
      </span>
    ),
    sort: ({ vendor }) => vendor,
  },
  {
    key: 'promise',
    head: 'Promise',
    cell: ({ promise, promises }) => (
      <span>
        {promise ?? <Absent>no figure</Absent>}
        {promises > 1 ? <Sub>first of {promises}</Sub> : null}
      </span>
    ),
  },
  { key: 'period', head: 'Period', cell: ({ period }) => period, wide: true },
  {
    key: 'credits',
    head: 'Credits, of the fees',
    label: 'Credits',
    cell: ({ credit }) =>
      credit ? (
        <span>
          {credit.first}
          {credit.best ? <Sub>up to {credit.best}</Sub> : null}
        </span>
      ) : (
        <Absent>none</Absent>
      ),
  },
  {
    key: 'claim',
    head: 'Claim within',
    cell: ({ claim }) => claim ?? <Absent>not said</Absent>,
  },
  {
    key: 'state',
    head: 'State',
    cell: (row) => (
      <span>
        <CatalogState row={row} />
      </span>
    ),
  },
  {
    key: 'compare',
    head: 'Compare',
    cell: ({ id, vendor, service }) => (
      <input
        type="checkbox"
        aria-label={`Compare ${vendor}, ${service}`}
        className="size-6 accent-accent disabled:cursor-not-allowed"
        checked={chosen.includes(id)}
        disabled={full && !chosen.includes(id)}
        onChange={() => toggle(id)}
      />
    ),
  },
];

export const Absent = ({ children }: { children: string }) => (
  <span className="text-ink-faint">{children}</span>
);
