import { notFound } from 'next/navigation';
import { Suspense } from 'react';

import { PageLoading } from '@/components/account/page-loading';
import { ImportView } from '@/components/imports/import-view';
import { answer, Hydrate } from '@/lib/api/prefetch';
import { importQuery, importsQuery } from '@/lib/api/queries';
import { idParams } from '@/lib/api/wire/shapes';
import { AppError } from '@/lib/errors';
import { getImport, listImports } from '@/lib/services/import-report';

import { signedIn } from '../../signed-in';

export default async function ImportPage({ params }: PageProps<'/imports/[id]'>) {
  const asked = idParams.safeParse(await params);
  if (!asked.success) notFound();
  const { id } = asked.data;
  const actor = await signedIn();
  const report = await getImport(actor, id).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  });
  return (
    <Hydrate
      answers={[
        answer(importQuery(id), async () => report),
        answer(importsQuery(), () => listImports(actor, 0)),
      ]}
    >
      <Suspense fallback={<PageLoading title={report.import.fileName} />}>
        <ImportView id={id} />
      </Suspense>
    </Hydrate>
  );
}
