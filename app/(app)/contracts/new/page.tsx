import type { Metadata } from 'next';
import Link from 'next/link';
import { Suspense } from 'react';

import { ContractForm } from '@/components/contracts/contract-form';
import { Page, TitleBlock } from '@/components/layout/page';
import { answer, Hydrate } from '@/lib/api/prefetch';
import { vendorsQuery } from '@/lib/api/queries';
import { listVendors } from '@/lib/services/vendors';

import { readEntry } from '../../catalog/[entry]/read-entry';
import { signedInToWrite } from '../../signed-in';

export const metadata: Metadata = { title: 'Add a contract' };

export default async function NewContractPage({ searchParams }: PageProps<'/contracts/new'>) {
  const { vendor, catalog } = await searchParams;
  const actor = await signedInToWrite('/contracts');
  const published = typeof catalog === 'string' ? await readEntry(catalog) : undefined;
  return (
    <Page>
      <TitleBlock place={<Link href="/contracts">Contracts</Link>} title="Add a contract" />
      <Hydrate answers={[answer(vendorsQuery(), () => listVendors(actor))]}>
        <Suspense fallback={<p className="mt-8 min-h-96 text-ink-faint">Reading</p>}>
          <ContractForm
            vendorId={typeof vendor === 'string' ? vendor : undefined}
            published={published}
          />
        </Suspense>
      </Hydrate>
    </Page>
  );
}
