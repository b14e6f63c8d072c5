'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import Link from 'next/link';

import { formatMoney } from '@/components/format';
import { formatDate } from '@/components/format-date';
import { Empty } from '@/components/layout/notices';
import { Page, TitleBlock } from '@/components/layout/page';
import { Button } from '@/components/ui/button';
import { type Column, DataTable, Sub } from '@/components/ui/data-table';
import { Status } from '@/components/ui/state-mark';
import { contractsQuery } from '@/lib/api/queries';
import type { ContractRow } from '@/lib/api/wire/contracts';

import { useMayWrite, Writers } from '../account/role';

/** All contracts, by vendor. */
export function ContractList() {
  const { data: contracts } = useSuspenseQuery(contractsQuery());
  return (
    <Page>
      <TitleBlock
        title="Contracts"
        lead={contracts.length > 0 ? summaryOf(contracts) : undefined}
        controls={
          <>
            <Button asChild>
              <Link href="/catalog">Browse published SLAs</Link>
            </Button>
            <Writers>
              <Button asChild variant="primary">
                <Link href="/contracts/new">Add a contract</Link>
              </Button>
            </Writers>
          </>
        }
      />
      <div className="mt-8 border-t border-ink pt-2 pb-16">
        <DataTable
          caption="Contracts by vendor"
          columns={COLUMNS}
          rows={contracts}
          rowKey={({ id }) => id}
          empty={<NoContracts />}
        />
      </div>
    </Page>
  );
}

function NoContracts() {
  return (
    <Empty
      why="No contract is here yet, so nothing is known of what was promised."
      next={
        useMayWrite()
          ? 'Add one with its fees and its terms; measured periods follow by themselves.'
          : 'Somebody who may write can add one.'
      }
    />
  );
}

function summaryOf(contracts: readonly ContractRow[]): string {
  const vendors = new Set(contracts.map(({ vendor }) => vendor.id)).size;
  return `${counted(contracts.length, 'contract')} with ${counted(vendors, 'vendor')}.`;
}

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

const COLUMNS: readonly Column<ContractRow>[] = [
  {
    key: 'contract',
    head: 'Contract',
    cell: ({ id, name, reference }) => (
      <>
        <Link href={`/contracts/${id}`}>{name}</Link>
        {reference ? <Sub>{reference}</Sub> : null}
      </>
    ),
    sort: ({ name }) => name,
  },
  {
    key: 'vendor',
    head: 'Vendor',
    cell: ({ vendor }) => <Link href={`/vendors/${vendor.id}`}>{vendor.name}</Link>,
    sort: ({ vendor }) => vendor.name,
  },
  {
    key: 'promise',
    head: 'Promise',
    cell: ({ promise }) => promise ?? <span className="text-ink-faint">no availability</span>,
  },
  {
    key: 'terms',
    head: 'Terms',
    cell: ({ termsVersion, warnings }) => (
      <>
        version {termsVersion}
        {warnings > 0 ? (
          <>
            {' '}
            <Status state="risk">{warnings} to look at</Status>
          </>
        ) : null}
      </>
    ),
  },
  {
    key: 'runs',
    head: 'Runs',
    cell: ({ startsOn, endsOn }) => runText(startsOn, endsOn),
    sort: ({ startsOn }) => startsOn,
  },
  {
    key: 'fee',
    head: 'Fee a month',
    numeric: true,
    cell: ({ feeMinor, currency }) =>
      feeMinor === null ? (
        <span className="text-ink-faint">none a month</span>
      ) : (
        formatMoney(feeMinor, currency)
      ),
    sort: ({ feeMinor }) => feeMinor,
  },
];

/** "1 Jan 2025 – 31 Dec 2026", "from 1 Jan 2025". */
export function runText(startsOn: string, endsOn: string | null): string {
  const first = formatDate(startsOn, 'UTC', { weekday: false });
  return endsOn ? `${first} – ${formatDate(endsOn, 'UTC', { weekday: false })}` : `from ${first}`;
}
