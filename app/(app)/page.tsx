import { Suspense } from 'react';

import { PageLoading } from '@/components/account/page-loading';
import { OverviewView } from '@/components/overview/overview-view';
import { answer, Hydrate } from '@/lib/api/prefetch';
import { overviewQuery } from '@/lib/api/queries';
import { month } from '@/lib/api/wire/overview';
import { getOverview } from '@/lib/services/overview';

import { signedIn } from './signed-in';

export default async function OverviewPage({ searchParams }: PageProps<'/'>) {
  const period = month.safeParse((await searchParams)['period']).data;
  const actor = await signedIn();
  return (
    <Hydrate answers={[answer(overviewQuery(period), () => getOverview(actor, period))]}>
      <Suspense fallback={<PageLoading title="Overview" />}>
        <OverviewView {...(period !== undefined && { period })} />
      </Suspense>
    </Hydrate>
  );
}
