'use client';

import { queryOptions, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { Masthead } from '@/components/layout/masthead';
import { fetchJson } from '@/lib/api/fetch';
import { overviewReport, type OverviewReport } from '@/lib/api/wire/overview';

import { OrganizationMenu, type Person } from './organization-menu';
import { type Role, RoleProvider } from './role';
import { ShortcutKeys } from './shortcut-keys';

type Waiting = OverviewReport['waiting'];

export type ShellProps = Readonly<{
  person: Person & Readonly<{ role: Role }>;
  /** What waits for somebody, as the page was loaded. */
  waiting: Waiting;
  children: ReactNode;
}>;

/** What stands around every page of the signed-in: masthead, shortcuts, and the role for the buttons. */
export function Shell({ person, waiting, children }: ShellProps) {
  const { data } = useQuery({ ...waitingQuery(), initialData: waiting });
  return (
    <RoleProvider role={person.role}>
      <Masthead
        organization={person.organization}
        menu={<OrganizationMenu person={person} />}
        nouns={[
          { href: '/', label: 'Overview' },
          { href: '/vendors', label: 'Vendors' },
          { href: '/outages', label: 'Outages' },
          { href: '/claims', label: 'Claims', count: data.claims },
          { href: '/imports', label: 'Imports', count: data.imports },
          { href: '/contracts', label: 'Contracts' },
          { href: '/settings', label: 'Settings' },
        ]}
      />
      {children}
      <ShortcutKeys />
    </RoleProvider>
  );
}

/** Read again only after a write: the layout gives the first answer. */
const waitingQuery = () =>
  queryOptions({
    queryKey: ['waiting'],
    queryFn: async () => (await fetchJson(overviewReport, '/api/v1/overview')).waiting,
    staleTime: Infinity,
  });
