import type { Metadata } from 'next';

import { TermsVersionForm } from '@/components/contracts/terms-version-form';
import { answer, Hydrate } from '@/lib/api/prefetch';
import { contractQuery } from '@/lib/api/queries';

import { signedInToWrite } from '../../../signed-in';
import { readContract } from '../read-contract';

export const metadata: Metadata = { title: 'Add terms' };

export default async function TermsPage({ params }: PageProps<'/contracts/[id]/terms'>) {
  const { id } = await params;
  await signedInToWrite(`/contracts/${id}`);
  const report = await readContract(id);
  return (
    <Hydrate answers={[answer(contractQuery(id), async () => report)]}>
      <TermsVersionForm contractId={id} />
    </Hydrate>
  );
}
