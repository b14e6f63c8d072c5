'use client';

import Link from 'next/link';

import type { VendorReport } from '@/lib/api/wire/vendors';

import { formatMoney } from '../format';
import { Section } from '../layout/page';
import { Definitions } from '../ui/definitions';

type Contract = VendorReport['contracts'][number];
export type VendorContractProps = Readonly<{
  contract: Contract;
  contracts: readonly Contract[];
  vendorId: string;
}>;

/** The contract in five lines, and the way to its clauses. */
export function VendorContract({ contract, contracts, vendorId }: VendorContractProps) {
  const others = contracts.filter(({ id }) => id !== contract.id);
  return (
    <Section
      title="Contract"
      controls={
        <Link href={`/contracts/${contract.id}`}>Terms v{contract.termsVersion}, all clauses</Link>
      }
      flush
    >
      <Definitions
        rows={[
          {
            label: 'Fee',
            value:
              contract.feeMinor === null
                ? 'none on record'
                : `${formatMoney(contract.feeMinor, contract.currency)} a month, recurring`,
          },
          { label: 'Promise', value: contract.promise ?? 'none' },
          { label: 'Credit', value: contract.credit || 'none' },
          { label: 'Cap', value: contract.cap ?? 'none' },
          { label: 'Claim', value: contract.claim || 'no procedure on record' },
          ...others.map((other) => ({
            label: 'Also',
            value: <Link href={`/vendors/${vendorId}?contract=${other.id}`}>{other.name}</Link>,
          })),
        ]}
      />
    </Section>
  );
}
