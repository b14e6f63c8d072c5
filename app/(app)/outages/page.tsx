import type { Metadata } from 'next';
import { Suspense } from 'react';

import { PageLoading } from '@/components/account/page-loading';
import { OutageList } from '@/components/outages/outage-list';
import { answer, Hydrate } from '@/lib/api/prefetch';
import { outagesQuery } from '@/lib/api/queries';
import { outageListQuery } from '@/lib/api/wire/outages';
import { listOutages } from '@/lib/services/outages';

import { signedIn } from '../signed-in';

export const metadata: Metadata = { title: 'Outages' };

export default async function OutagesPage({ searchParams }: PageProps<'/outages'>) {
  const asked = outageListQuery.safeParse(await searchParams);
  const filter = asked.success ? asked.data : outageListQuery.parse({});
  const actor = await signedIn();
  return (
    <Hydrate answers={[answer(outagesQuery(filter), () => listOutages(actor, filter))]}>
      <Suspense fallback={<PageLoading title="Outages" />}>
        <OutageList filter={filter} />
      </Suspense>
    </Hydrate>
  );
}
