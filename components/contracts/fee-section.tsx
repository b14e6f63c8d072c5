'use client';

import { formatAmount } from '@/components/format';
import { Section } from '@/components/layout/page';
import { type Column, DataTable, Sub } from '@/components/ui/data-table';
import type { ContractReport, Fee } from '@/lib/api/wire/contracts';

import { Writers } from '../account/role';
import { runText } from './contract-list';
import { FeeDialog } from './fee-dialog';
import { FeeEndDialog } from './fee-end-dialog';
import { feeKindWord, perWord } from './fee-fields';

/** The dated fees, which add up while they run; a price changes by ending one and adding the next. */
export function FeeSection({ report }: { report: ContractReport }) {
  const { fees, contract, services } = report;
  const nameOf = (key: string) => services.find((service) => service.key === key)?.name ?? key;
  const columns: readonly Column<Fee>[] = [
    {
      key: 'kind',
      head: 'Fee',
      cell: ({ kind, note }) => (
        <>
          {feeKindWord(kind)}
          {note ? <Sub>{note}</Sub> : null}
        </>
      ),
    },
    {
      key: 'service',
      head: 'For',
      cell: ({ service }) => (service === null ? 'The whole contract' : nameOf(service)),
    },
    {
      key: 'runs',
      head: 'Runs',
      cell: (fee) => (
        <>
          {runText(fee.startsOn, fee.endsOn)}
          {fee.endsOn === null ? (
            <Writers>
              {' '}
              <FeeEndDialog fee={fee} contractId={contract.id} />
            </Writers>
          ) : null}
        </>
      ),
    },
    { key: 'per', head: 'Charged', cell: ({ per }) => perWord(per) },
    {
      key: 'amount',
      head: `Amount, ${contract.currency}`,
      numeric: true,
      cell: ({ amountMinor, currency }) => formatAmount(amountMinor, currency),
    },
  ];
  return (
    <Section
      title="Fees"
      scope="Lines that run at the same time add up"
      controls={
        <Writers>
          <FeeDialog contract={contract} services={services} />
        </Writers>
      }
    >
      <DataTable
        caption="Fees of the contract"
        columns={columns}
        rows={fees}
        rowKey={({ id }) => id}
        empty={
          <p className="max-w-measure">
            No fee is entered, so a credit in percent of the fees is zero. Add what is paid, from
            the day it is paid.
          </p>
        }
      />
    </Section>
  );
}
