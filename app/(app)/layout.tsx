import type { ReactNode } from 'react';

import { Shell } from '@/components/account/shell';
import { getWaiting } from '@/lib/services/overview';

import { signedIn } from './signed-in';

export default async function AppLayout({ children }: { children: ReactNode }) {
  const actor = await signedIn();
  const { name, role, organizationId, organizationName } = actor;
  return (
    <Shell
      person={{ name, role, organizationId, organization: organizationName }}
      waiting={await getWaiting(actor)}
    >
      {children}
    </Shell>
  );
}
