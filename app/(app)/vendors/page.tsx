import type { Metadata } from 'next';
import { Suspense } from 'react';

import { PageLoading } from '@/components/account/page-loading';
import { VendorList } from '@/components/vendors/vendor-list';
import { answer, Hydrate } from '@/lib/api/prefetch';
import { vendorsQuery } from '@/lib/api/queries';
import { listVendors } from '@/lib/services/vendors';

import { signedIn } from '../signed-in';

export const metadata: Metadata = { title: 'Vendors' };

export default async function VendorsPage() {
  const actor = await signedIn();
  return (
    <Hydrate answers={[answer(vendorsQuery(), () => listVendors(actor))]}>
      <Suspense fallback={<PageLoading title="Vendors" />}>
        <VendorList />
      </Suspense>
    </Hydrate>
  );
}
