import type { Metadata } from 'next';
import { Suspense } from 'react';

import { PageLoading } from '@/components/account/page-loading';
import { ClaimList } from '@/components/claims/claim-list';
import { answer, Hydrate } from '@/lib/api/prefetch';
import { claimsQuery } from '@/lib/api/queries';
import { listClaims } from '@/lib/services/claim-rows';

import { signedIn } from '../signed-in';

export const metadata: Metadata = { title: 'Claims' };

export default async function ClaimsPage() {
  const actor = await signedIn();
  return (
    <Hydrate answers={[answer(claimsQuery(), () => listClaims(actor))]}>
      <Suspense fallback={<PageLoading title="Claims" />}>
        <ClaimList />
      </Suspense>
    </Hydrate>
  );
}
