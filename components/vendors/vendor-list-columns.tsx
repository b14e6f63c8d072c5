'use client';

import Link from 'next/link';

import { TracedFigure } from '@/components/assessments/traced-figure';
import { formatMoney, formatPercent, formatRate } from '@/components/format';
import { formatDate, formatMonth } from '@/components/format-date';
import { type Column, Sub } from '@/components/ui/data-table';
import { Status } from '@/components/ui/state-mark';
import type { AssessedPeriod } from '@/lib/api/wire/assessments';
import type { VendorRow } from '@/lib/api/wire/vendors';

import { useMayWrite } from '../account/role';
import { creditOf, stateOf } from './vendor-list-order';

type View = keyof AssessedPeriod['figures'];

const Faint = ({ children }: { children: string }) => (
  <span className="text-ink-faint">{children}</span>
);

const figureColumn = (view: View, head: string): Column<VendorRow> => ({
  key: view,
  head: `${head}, %`,
  label: head,
  numeric: true,
  cell: ({ name, contracts, latest }) => {
    if (contracts === 0) return '';
    const figure = latest?.figures[view];
    if (!latest || !figure?.watched || figure.percent === null) return <Faint>no data</Faint>;
    const promise = latest.target === null ? {} : { promise: latest.target };
    return (
      <TracedFigure
        assessmentId={figure.assessmentId}
        label={`${name}, ${periodText(latest.period)}, ${head.toLowerCase()}`}
      >
        {formatPercent(figure.percent, promise)}
      </TracedFigure>
    );
  },
});

/** "Oct 2026" of "2026-10"; other periods as they are labelled. */
const periodText = (period: string) =>
  /^\d{4}-\d\d$/.test(period) ? formatMonth(period, 'UTC', { long: false }) : period;

export const VENDOR_COLUMNS: readonly Column<VendorRow>[] = [
  {
    key: 'vendor',
    head: 'Vendor',
    cell: ({ id, name, category }) => (
      <>
        <Link href={`/vendors/${id}`}>{name}</Link>
        {category ? <Sub>{category}</Sub> : null}
      </>
    ),
    sort: ({ name }) => name,
  },
  {
    key: 'promise',
    head: 'Promise, %',
    label: 'Promise',
    numeric: true,
    cell: ({ latest }) =>
      latest?.target ? formatRate(latest.target).replace(/\s?%$/, '') : <Faint>none</Faint>,
  },
  figureColumn('admitted', 'Vendor-admitted'),
  figureColumn('observed', 'Customer-observed'),
  figureColumn('agreed', 'Agreed'),
  {
    key: 'period',
    head: 'Period',
    cell: ({ latest }) => (latest ? periodText(latest.period) : ''),
  },
  { key: 'state', head: 'State', cell: (row) => <RowStatus row={row} /> },
  {
    key: 'credit',
    head: 'Credit',
    numeric: true,
    cell: ({ name, latest }) => {
      const figure = latest?.figures.agreed;
      if (!latest || !figure?.watched) return '';
      if (figure.creditMinor === 0) return <Faint>0</Faint>;
      return (
        <TracedFigure
          assessmentId={figure.assessmentId}
          label={`${name}, ${periodText(latest.period)}, credit`}
        >
          {formatMoney(figure.creditMinor, latest.currency)}
        </TracedFigure>
      );
    },
    sort: ({ latest }) => (latest ? creditOf(latest) : null),
  },
  {
    key: 'claimBy',
    head: 'Claim by',
    numeric: true,
    cell: ({ latest }) =>
      latest?.claimBy && creditOf(latest) > 0
        ? formatDate(latest.claimBy, 'UTC', { year: false })
        : '',
    sort: ({ latest }) => latest?.claimBy ?? null,
  },
];

function RowStatus({ row }: { row: VendorRow }) {
  const state = stateOf(row);
  const mayWrite = useMayWrite();
  if (state !== 'none') return <Status state={state} />;
  if (!mayWrite) return <Faint>No contract yet</Faint>;
  return (
    <Link href={`/contracts/new?vendor=${row.id}`} className="whitespace-nowrap">
      No contract yet
    </Link>
  );
}
