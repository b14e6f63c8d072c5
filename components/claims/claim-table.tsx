'use client';

import Link from 'next/link';

import type { ClaimRow } from '@/lib/api/wire/claims';

import { formatMoney } from '../format';
import { formatDate } from '../format-date';
import { type Column, DataTable, Sub } from '../ui/data-table';
import { type State, Status } from '../ui/state-mark';
import { periodTitle } from '../vendors/period-title';
import { ClaimBy } from './claim-by';
import { STATUS_WORDS } from './claim-words';

export type ClaimTableProps = Readonly<{
  claims: readonly ClaimRow[];
  /** Names the vendor of each; left out on a vendor's own page. */
  vendor?: boolean;
}>;

/** Claims with what was asked and what came back, newest first. */
export function ClaimTable({ claims, vendor = true }: ClaimTableProps) {
  return (
    <DataTable
      caption="Claims, newest first"
      rows={claims}
      rowKey={({ id }) => id}
      columns={[NUMBER, ...(vendor ? [VENDOR] : []), ...COLUMNS]}
    />
  );
}

const NUMBER: Column<ClaimRow> = {
  key: 'number',
  head: 'Claim',
  cell: ({ id, number }) => <Link href={`/claims/${id}`}>#{number}</Link>,
  sort: ({ number }) => number,
};

const VENDOR: Column<ClaimRow> = {
  key: 'vendor',
  head: 'Vendor',
  cell: ({ vendor, contract }) => (
    <span>
      <Link href={`/vendors/${vendor.id}`}>{vendor.name}</Link>
      <Sub>{contract.name}</Sub>
    </span>
  ),
  sort: ({ vendor }) => vendor.name,
};

const STATES = {
  submitted: 'running',
  accepted: 'met',
  partly_accepted: 'risk',
  declined: 'breached',
} as const satisfies Record<Exclude<ClaimRow['status'], 'draft'>, State>;

function StatusCell({ status, submittedAt }: ClaimRow) {
  if (status === 'draft') return <span className="text-ink-soft">{STATUS_WORDS.draft}</span>;
  return (
    <span>
      <Status state={STATES[status]}>{STATUS_WORDS[status]}</Status>
      {status === 'submitted' && submittedAt !== null ? (
        <Sub>{formatDate(submittedAt, 'UTC')}</Sub>
      ) : null}
    </span>
  );
}

/** Before the vendor has answered nothing has come back, and nothing has been refused either. */
function recoveredText({ status, recoveredMinor, currency }: ClaimRow) {
  if (status === 'draft') return <span className="text-ink-faint">not submitted</span>;
  if (status === 'submitted') return <span className="text-ink-faint">awaited</span>;
  return recoveredMinor === 0 ? '0' : formatMoney(recoveredMinor, currency);
}

const COLUMNS: readonly Column<ClaimRow>[] = [
  {
    key: 'period',
    head: 'Period',
    cell: ({ period }) => <span className="whitespace-nowrap">{periodTitle(period)}</span>,
    sort: ({ period }) => period,
  },
  {
    key: 'amount',
    head: 'Claimed',
    numeric: true,
    className: 'font-medium',
    cell: ({ amountMinor, currency }) => formatMoney(amountMinor, currency),
    sort: ({ amountMinor }) => amountMinor,
  },
  {
    key: 'recovered',
    head: 'Recovered',
    numeric: true,
    cell: recoveredText,
    sort: ({ recoveredMinor }) => recoveredMinor,
  },
  {
    key: 'status',
    head: 'Status',
    className: 'sm:pl-6',
    cell: StatusCell,
    sort: ({ status }) => STATUS_WORDS[status],
  },
  {
    key: 'claimBy',
    head: 'Claim by',
    cell: ({ claimBy, daysLeft }) => <ClaimBy claimBy={claimBy} daysLeft={daysLeft} />,
    sort: ({ claimBy }) => claimBy,
  },
];
