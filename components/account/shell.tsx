'use client';

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { Masthead } from '@/components/layout/masthead';
import { overviewQuery } from '@/lib/api/queries';

import { OrganizationMenu, type Person } from './organization-menu';
import { type Role, RoleProvider } from './role';
import { ShortcutKeys } from './shortcut-keys';

export type ShellProps = Readonly<{
  person: Person & Readonly<{ role: Role }>;
  children: ReactNode;
}>;

/** What stands around every page of the signed-in: masthead, shortcuts, and the role for the buttons. */
export function Shell({ person, children }: ShellProps) {
  const { data } = useQuery(overviewQuery());
  const { claims = 0, imports = 0 } = data?.waiting ?? {};
  return (
    <RoleProvider role={person.role}>
      <Masthead
        organization={person.organization}
        menu={<OrganizationMenu person={person} />}
        nouns={[
          { href: '/', label: 'Overview' },
          { href: '/vendors', label: 'Vendors' },
          { href: '/outages', label: 'Outages' },
          { href: '/claims', label: 'Claims', count: claims },
          { href: '/imports', label: 'Imports', count: imports },
          { href: '/contracts', label: 'Contracts' },
          { href: '/settings', label: 'Settings' },
        ]}
      />
      {children}
      <ShortcutKeys />
    </RoleProvider>
  );
}
