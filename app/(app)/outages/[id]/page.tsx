import { notFound } from 'next/navigation';
import { Suspense } from 'react';
import { z } from 'zod';

import { PageLoading } from '@/components/account/page-loading';
import { OutageView } from '@/components/outages/outage-view';
import { answer, Hydrate } from '@/lib/api/prefetch';
import { outageQuery } from '@/lib/api/queries';
import { AppError } from '@/lib/errors';
import { getOutage } from '@/lib/services/outages';

import { signedIn } from '../../signed-in';

export default async function OutagePage({ params }: PageProps<'/outages/[id]'>) {
  const { id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const actor = await signedIn();
  const report = await getOutage(actor, id).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  });
  return (
    <Hydrate answers={[answer(outageQuery(id), async () => report)]}>
      <Suspense fallback={<PageLoading title="Outage" />}>
        <OutageView id={id} />
      </Suspense>
    </Hydrate>
  );
}
