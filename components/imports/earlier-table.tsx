'use client';

import Link from 'next/link';

import type { ImportList, ImportRow } from '@/lib/api/wire/imports';

import { formatCount } from '../format';
import { formatDateTime } from '../format-date';
import { type Column, DataTable } from '../ui/data-table';
import { Status } from '../ui/state-mark';
import { STATUS, waitingFirst } from './import-words';

const PAGE_ROWS = 50;

/** The imports of a page of the list, those that wait first. */
export function EarlierTable({ list, page }: { list: ImportList; page: number }) {
  const from = page * PAGE_ROWS;
  const to = from + list.rows.length;
  return (
    <>
      <DataTable
        caption="Earlier imports, those that wait first"
        columns={COLUMNS}
        rows={waitingFirst(list.rows)}
        rowKey={({ id }) => id}
      />
      {list.total > PAGE_ROWS ? (
        <nav aria-label="Pages of the list" className="mt-4 flex flex-wrap gap-x-6 gap-y-2">
          <span className="text-ink-faint">
            {formatCount(from + 1)}–{formatCount(to)} of {formatCount(list.total)}
          </span>
          {page > 0 ? <Link href={`/imports?page=${page - 1}`}>Newer</Link> : null}
          {to < list.total ? <Link href={`/imports?page=${page + 1}`}>Older</Link> : null}
        </nav>
      ) : null}
    </>
  );
}

const COLUMNS: readonly Column<ImportRow>[] = [
  {
    key: 'file',
    head: 'File',
    className: 'break-words',
    cell: ({ id, fileName }) => <Link href={`/imports/${id}`}>{fileName}</Link>,
    sort: ({ fileName }) => fileName,
  },
  {
    key: 'vendor',
    head: 'Vendor',
    cell: ({ vendor }) => <Link href={`/vendors/${vendor.id}`}>{vendor.name}</Link>,
    sort: ({ vendor }) => vendor.name,
  },
  { key: 'format', head: 'Format', wide: true, cell: ({ formatLabel }) => formatLabel },
  {
    key: 'added',
    head: 'Evidence added',
    numeric: true,
    cell: ({ added, status }) =>
      status === 'preview' ? (
        <span className="text-ink-faint">not yet</span>
      ) : (
        formatCount(status === 'undone' ? 0 : added)
      ),
    sort: ({ added }) => added,
  },
  {
    key: 'issues',
    head: 'Issues',
    numeric: true,
    cell: ({ issues }) => (
      <span className={issues > 0 ? 'font-medium text-breached' : 'text-ink-faint'}>
        {formatCount(issues)}
      </span>
    ),
    sort: ({ issues }) => issues,
  },
  {
    key: 'status',
    head: 'Status',
    className: 'sm:pl-4',
    cell: ({ status }) => <Status state={STATUS[status].state}>{STATUS[status].word}</Status>,
  },
  { key: 'by', head: 'By', wide: true, className: 'whitespace-nowrap', cell: ({ by }) => by },
  {
    key: 'when',
    head: 'When, UTC',
    label: 'When',
    numeric: true,
    cell: ({ at }) => formatDateTime(at, 'UTC', { zoneName: false, weekday: false }),
    sort: ({ at }) => at,
  },
];
