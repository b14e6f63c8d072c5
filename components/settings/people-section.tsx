'use client';

import { Section } from '@/components/layout/page';
import { type Column, DataTable } from '@/components/ui/data-table';
import type { SettingsReport } from '@/lib/api/wire/people';

import { PersonDialog } from './person-dialog';
import { ROLE_WORDS } from './role-words';

type PersonRow = SettingsReport['people'][number];

/** The people of the organisation; an owner adds more. */
export function PeopleSection({ settings }: { settings: SettingsReport }) {
  const { people, you } = settings;
  const columns: readonly Column<PersonRow>[] = [
    {
      key: 'name',
      head: 'Name',
      cell: ({ name, userId }) => (
        <>
          {name}
          {userId === you.userId ? <span className="text-ink-faint"> (you)</span> : null}
        </>
      ),
    },
    { key: 'email', head: 'E-mail', cell: ({ email }) => email },
    { key: 'role', head: 'Role', cell: ({ role }) => role },
    { key: 'may', head: 'May', cell: ({ role }) => ROLE_WORDS[role] },
  ];
  return (
    <Section title="People" controls={you.role === 'owner' ? <PersonDialog /> : null}>
      <DataTable
        caption="People of the organisation"
        columns={columns}
        rows={people}
        rowKey={({ userId }) => userId}
      />
    </Section>
  );
}
