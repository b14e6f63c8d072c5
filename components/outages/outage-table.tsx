'use client';

import Link from 'next/link';

import type { OutageRow } from '@/lib/api/wire/outages';
import type { ViewName } from '@/lib/api/wire/shapes';

import { formatMinutes } from '../format';
import { formatDateTime } from '../format-date';
import { type Column, DataTable, Sub } from '../ui/data-table';
import { Status } from '../ui/state-mark';

export type OutageTableProps = Readonly<{
  rows: readonly OutageRow[];
  /** Names the vendor of each; left out on a vendor's own page. */
  vendor?: boolean;
}>;

/** Outages with their minutes in all three views and how long the vendor said nothing. */
export function OutageTable({ rows, vendor = true }: OutageTableProps) {
  return (
    <DataTable
      caption="Outages, newest first"
      rows={rows}
      rowKey={({ id }) => id}
      columns={[START, ...(vendor ? [VENDOR] : []), ...COLUMNS]}
      empty={<p className="text-base">No outage is on record here.</p>}
    />
  );
}

const START: Column<OutageRow> = {
  key: 'start',
  head: 'Start, UTC',
  label: 'Start',
  sort: ({ start }) => start,
  cell: ({ id, start, approximate, title, service }) => (
    <>
      <Link href={`/outages/${id}`}>{formatDateTime(start, 'UTC', { zoneName: false })}</Link>
      <Sub>{[approximate ? 'approximate' : null, service, title].filter(Boolean).join(' · ')}</Sub>
    </>
  ),
};

const VENDOR: Column<OutageRow> = {
  key: 'vendor',
  head: 'Vendor',
  sort: ({ vendor }) => vendor.name,
  cell: ({ vendor }) => <Link href={`/vendors/${vendor.id}`}>{vendor.name}</Link>,
};

const minutes = (ms: number | null, absent: string) =>
  ms === null ? <span className="text-ink-faint">{absent}</span> : formatMinutes(ms);

/** Without an end there is no length yet, only a count that grows. */
const length = ({ ms, end }: OutageRow, view: ViewName, absent: string) =>
  end === null && ms[view] !== null ? 'open' : minutes(ms[view], absent);

const COLUMNS: readonly Column<OutageRow>[] = [
  {
    key: 'admitted',
    head: 'Vendor-admitted',
    numeric: true,
    sort: ({ ms }) => ms.admitted,
    cell: (row) => length(row, 'admitted', 'not admitted'),
  },
  {
    key: 'observed',
    head: 'Customer-observed',
    numeric: true,
    sort: ({ ms }) => ms.observed,
    cell: (row) => length(row, 'observed', 'not seen'),
  },
  {
    key: 'agreed',
    head: 'Agreed',
    numeric: true,
    className: 'font-medium',
    sort: ({ ms }) => ms.agreed,
    cell: (row) => length(row, 'agreed', 'none'),
  },
  {
    key: 'disputed',
    head: 'Disputed',
    numeric: true,
    sort: ({ disputedMs }) => disputedMs,
    cell: ({ disputedMs }) => (disputedMs === 0 ? '0' : formatMinutes(disputedMs)),
  },
  {
    key: 'notice',
    head: 'First notice',
    numeric: true,
    sort: ({ firstNoticeMs }) => firstNoticeMs,
    cell: ({ silent, firstNoticeMs }) =>
      silent ? <Status state="breached">Never</Status> : minutes(firstNoticeMs, 'time not known'),
  },
  {
    key: 'state',
    head: 'State',
    cell: ({ end, conflicts }) =>
      end === null ? (
        <Status state="running">Open</Status>
      ) : conflicts > 0 ? (
        <Status state="review" />
      ) : (
        <span className="text-ink-soft">Settled</span>
      ),
  },
];
