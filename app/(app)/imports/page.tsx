import type { Metadata } from 'next';
import { Suspense } from 'react';
import { z } from 'zod';

import { PageLoading } from '@/components/account/page-loading';
import { ImportListView } from '@/components/imports/import-list';
import { answer, Hydrate } from '@/lib/api/prefetch';
import { importsQuery, vendorsQuery } from '@/lib/api/queries';
import { importListQuery } from '@/lib/api/wire/imports';
import { listImports } from '@/lib/services/import-report';
import { listVendors } from '@/lib/services/vendors';

import { signedIn } from '../signed-in';

export const metadata: Metadata = { title: 'Imports' };

export default async function ImportsPage({ searchParams }: PageProps<'/imports'>) {
  const asked = await searchParams;
  const { page } = importListQuery.safeParse(asked).data ?? importListQuery.parse({});
  const vendor = z.uuid().safeParse(asked['vendor']).data;
  const actor = await signedIn();
  return (
    <Hydrate
      answers={[
        answer(importsQuery(page), () => listImports(actor, page)),
        answer(vendorsQuery(), () => listVendors(actor)),
      ]}
    >
      <Suspense fallback={<PageLoading title="Imports" />}>
        <ImportListView page={page} {...(vendor !== undefined && { vendor })} />
      </Suspense>
    </Hydrate>
  );
}
