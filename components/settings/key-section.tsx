'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';

import { formatDate } from '@/components/format-date';
import { Section } from '@/components/layout/page';
import { Button } from '@/components/ui/button';
import { type Column, DataTable } from '@/components/ui/data-table';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { revokeApiKey } from '@/lib/api/mutations';
import type { SettingsReport } from '@/lib/api/wire/people';

import { Refusal } from '../account/refusal';
import { KeyDialog } from './key-dialog';

type KeyRow = SettingsReport['keys'][number];

/** Keys by which programs call the API: monitors that push, a nightly import. */
export function KeySection({ settings }: { settings: SettingsReport }) {
  const mayChange = settings.you.role === 'owner';
  return (
    <Section title="API keys" controls={mayChange ? <KeyDialog /> : null}>
      <DataTable
        caption="API keys"
        columns={mayChange ? [...COLUMNS, REVOKE] : COLUMNS}
        rows={settings.keys}
        rowKey={({ id }) => id}
        empty={
          <p className="max-w-measure">
            No program calls in yet.{' '}
            {mayChange
              ? 'Make a key to import from a script or a monitor.'
              : 'An owner can make a key.'}
          </p>
        }
      />
    </Section>
  );
}

const COLUMNS: readonly Column<KeyRow>[] = [
  { key: 'name', head: 'Name', cell: ({ name }) => name },
  { key: 'prefix', head: 'Begins with', cell: ({ prefix }) => <code>{prefix}</code> },
  { key: 'role', head: 'Role', cell: ({ role }) => role },
  { key: 'made', head: 'Made', cell: ({ createdAt }) => formatDate(createdAt) },
  {
    key: 'used',
    head: 'Last used',
    cell: ({ lastUsedAt }) => (lastUsedAt ? formatDate(lastUsedAt) : 'never'),
  },
];

const REVOKE: Column<KeyRow> = {
  key: 'revoke',
  head: <span className="sr-only">Revoke</span>,
  label: '',
  numeric: true,
  cell: (row) =>
    row.revokedAt ? (
      <span className="text-ink-faint">Revoked {formatDate(row.revokedAt)}</span>
    ) : (
      <RevokeDialog row={row} />
    ),
};

function RevokeDialog({ row }: { row: KeyRow }) {
  const revoke = useMutation(revokeApiKey(useQueryClient()));
  return (
    <Dialog
      title={`Revoke ${row.name}`}
      description="What calls in with this key is refused from now on. It cannot be undone."
      trigger={
        <Button variant="quiet" className="min-h-6 sm:min-h-6">
          Revoke
        </Button>
      }
      actions={
        <>
          <DialogClose asChild>
            <Button>Keep it</Button>
          </DialogClose>
          <Button
            variant="primary"
            disabled={revoke.isPending}
            onClick={() => revoke.mutate(row.id)}
          >
            Revoke the key
          </Button>
        </>
      }
    >
      <Refusal error={revoke.error} />
    </Dialog>
  );
}
