import { notFound } from 'next/navigation';
import { Suspense } from 'react';
import { z } from 'zod';

import { PageLoading } from '@/components/account/page-loading';
import { VendorView } from '@/components/vendors/vendor-view';
import { answer, Hydrate } from '@/lib/api/prefetch';
import { vendorQuery } from '@/lib/api/queries';
import { vendorReportQuery } from '@/lib/api/wire/vendors';
import { AppError } from '@/lib/errors';
import { getVendorReport } from '@/lib/services/vendor-report';

import { signedIn } from '../../signed-in';

export default async function VendorPage({ params, searchParams }: PageProps<'/vendors/[id]'>) {
  const { id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const asked = vendorReportQuery.safeParse(await searchParams);
  const { view, contract } = asked.success ? asked.data : vendorReportQuery.parse({});
  const actor = await signedIn();
  const report = await getVendorReport(actor, id, { view, contract }).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  });
  return (
    <Hydrate answers={[answer(vendorQuery(id, view, contract), async () => report)]}>
      <Suspense fallback={<PageLoading title="Vendor" />}>
        <VendorView id={id} view={view} {...(contract !== undefined && { contract })} />
      </Suspense>
    </Hydrate>
  );
}
