'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';

import { moveImport } from '@/lib/api/mutations';
import type { ImportReport } from '@/lib/api/wire/imports';

import { Writers } from '../account/role';
import { formatCount } from '../format';
import { Button } from '../ui/button';
import { ConfirmDialog } from './confirm-dialog';

/** Discards a preview, undoes what was added; nothing for what is over. */
export function ImportControls({ report }: { report: ImportReport }) {
  const { status } = report.import;
  return (
    <Writers>
      {status === 'preview' ? <DiscardButton report={report} /> : null}
      {status === 'committed' ? <UndoButton report={report} /> : null}
    </Writers>
  );
}

function DiscardButton({ report: { import: row } }: { report: ImportReport }) {
  const client = useQueryClient();
  const router = useRouter();
  const discard = useMutation({
    ...moveImport(client, row.id),
    onSuccess: async () => {
      router.push('/imports');
      // The preview itself is gone: asking for it again would only be refused.
      await client.invalidateQueries({
        predicate: ({ queryKey }) => !(queryKey[0] === 'imports' && queryKey[1] === row.id),
      });
    },
  });
  return (
    <ConfirmDialog
      title={`Discard ${row.fileName}`}
      description="The file and its preview are forgotten. Nothing of it was added, so no figure changes."
      trigger={<Button>Discard</Button>}
      verb="Discard the file"
      busy={discard.isPending}
      error={discard.error}
      onConfirm={() => discard.mutate('discard')}
    />
  );
}

function UndoButton({ report: { import: row } }: { report: ImportReport }) {
  const undo = useMutation(moveImport(useQueryClient(), row.id));
  return (
    <ConfirmDialog
      title={`Undo ${row.fileName}`}
      description={`The evidence that it added (${formatCount(row.added)}) is withdrawn and the figures of ${row.vendor.name} are worked out anew. The file stays on record.`}
      trigger={<Button>Undo</Button>}
      verb="Undo the import"
      busy={undo.isPending}
      error={undo.error}
      onConfirm={() => undo.mutate('undo')}
    />
  );
}
