import { formatDate, formatDateTime } from '@/components/format-date';
import { Section } from '@/components/layout/page';
import { type Column, DataTable, Sub } from '@/components/ui/data-table';
import { Status } from '@/components/ui/state-mark';
import type { CatalogCheck, CatalogReport } from '@/lib/api/wire/catalog';

import { Writers } from '../account/role';
import { CheckDialog } from './check-dialog';

/** The organisation's own checks of an entry, newest first. */
export function CheckSection({ report }: { report: CatalogReport }) {
  const { entry, checks } = report;
  return (
    <Section
      flush
      title="Checks"
      controls={
        <Writers>
          <CheckDialog entryId={entry.id} sourceUrl={entry.source.url} />
        </Writers>
      }
    >
      <DataTable
        caption="Checks of this entry by your organisation"
        columns={COLUMNS}
        rows={checks}
        rowKey={({ id }) => id}
        empty={
          <p>
            Nobody of your organisation has compared it with the vendor’s own text. Compare it
            before a claim rests on it.
          </p>
        }
      />
    </Section>
  );
}

const COLUMNS: readonly Column<CatalogCheck>[] = [
  {
    key: 'against',
    head: 'Against',
    cell: ({ against, note }) => (
      <>
        <span className="break-all">{against}</span>
        {note ? <Sub>{note}</Sub> : null}
      </>
    ),
  },
  {
    key: 'on',
    head: 'On',
    cell: ({ checkedOn, current }) => (
      <span>
        {formatDate(checkedOn)}
        {current ? null : (
          <span className="block">
            <Status state="risk" className="whitespace-normal">
              Changed since
            </Status>
          </span>
        )}
      </span>
    ),
  },
  {
    key: 'by',
    head: 'By',
    cell: ({ by, at }) => (
      <span>
        {by}
        <Sub>recorded {formatDateTime(at, 'UTC', { weekday: false })}</Sub>
      </span>
    ),
  },
];
