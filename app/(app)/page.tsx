import { Suspense } from 'react';

import { PageLoading } from '@/components/account/page-loading';
import { OverviewView } from '@/components/overview/overview-view';
import { answer, Hydrate } from '@/lib/api/prefetch';
import { overviewQuery } from '@/lib/api/queries';
import { getOverview } from '@/lib/services/overview';

import { signedIn } from './signed-in';

export default async function OverviewPage({ searchParams }: PageProps<'/'>) {
  const asked = (await searchParams)['period'];
  const period = typeof asked === 'string' && /^\d{4}-\d{2}$/.test(asked) ? asked : undefined;
  const actor = await signedIn();
  return (
    <Hydrate answers={[answer(overviewQuery(period), () => getOverview(actor, period))]}>
      <Suspense fallback={<PageLoading title="Overview" />}>
        <OverviewView {...(period !== undefined && { period })} />
      </Suspense>
    </Hydrate>
  );
}
