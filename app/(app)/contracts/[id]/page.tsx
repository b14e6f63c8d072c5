import type { Metadata } from 'next';

import { ContractView } from '@/components/contracts/contract-view';
import { answer, Hydrate } from '@/lib/api/prefetch';
import { contractQuery } from '@/lib/api/queries';

import { readContract } from './read-contract';

export async function generateMetadata({
  params,
}: PageProps<'/contracts/[id]'>): Promise<Metadata> {
  const { contract } = await readContract((await params).id);
  return { title: `${contract.name}, ${contract.vendor.name}` };
}

export default async function ContractPage({ params }: PageProps<'/contracts/[id]'>) {
  const { id } = await params;
  const report = await readContract(id);
  return (
    <Hydrate answers={[answer(contractQuery(id), async () => report)]}>
      <ContractView contractId={id} />
    </Hydrate>
  );
}
