import type { Metadata } from 'next';
import { Suspense } from 'react';

import { PageLoading } from '@/components/account/page-loading';
import { ContractList } from '@/components/contracts/contract-list';
import { answer, Hydrate } from '@/lib/api/prefetch';
import { contractsQuery } from '@/lib/api/queries';
import { listContracts } from '@/lib/services/contract-report';

import { signedIn } from '../signed-in';

export const metadata: Metadata = { title: 'Contracts' };

export default async function ContractsPage() {
  const actor = await signedIn();
  return (
    <Hydrate answers={[answer(contractsQuery(), () => listContracts(actor))]}>
      <Suspense fallback={<PageLoading title="Contracts" />}>
        <ContractList />
      </Suspense>
    </Hydrate>
  );
}
