import type { Metadata } from 'next';
import { Suspense } from 'react';

import { PageLoading } from '@/components/account/page-loading';
import { SettingsView } from '@/components/settings/settings-view';
import { answer, Hydrate } from '@/lib/api/prefetch';
import { settingsQuery } from '@/lib/api/queries';
import { getSettings } from '@/lib/services/people';

import { signedIn } from '../signed-in';

export const metadata: Metadata = { title: 'Settings' };

export default async function SettingsPage() {
  const actor = await signedIn();
  return (
    <Hydrate answers={[answer(settingsQuery(), () => getSettings(actor))]}>
      <Suspense fallback={<PageLoading title="Settings" />}>
        <SettingsView />
      </Suspense>
    </Hydrate>
  );
}
