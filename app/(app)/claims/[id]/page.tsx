import { notFound } from 'next/navigation';
import { Suspense } from 'react';
import { z } from 'zod';

import { PageLoading } from '@/components/account/page-loading';
import { ClaimView } from '@/components/claims/claim-view';
import { answer, Hydrate } from '@/lib/api/prefetch';
import { claimQuery } from '@/lib/api/queries';
import { AppError } from '@/lib/errors';
import { getClaim } from '@/lib/services/claims';

import { signedIn } from '../../signed-in';

export default async function ClaimPage({ params }: PageProps<'/claims/[id]'>) {
  const { id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const actor = await signedIn();
  const report = await getClaim(actor, id).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  });
  return (
    <Hydrate answers={[answer(claimQuery(id), async () => report)]}>
      <Suspense fallback={<PageLoading title="Claim" />}>
        <ClaimView id={id} />
      </Suspense>
    </Hydrate>
  );
}
