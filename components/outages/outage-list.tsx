'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import Link from 'next/link';

import { type OutageFilter, outagesQuery } from '@/lib/api/queries';
import type { OutageList as Outages } from '@/lib/api/wire/outages';

import { Writers } from '../account/role';
import { formatCount } from '../format';
import { formatDateTime, formatTimeRange } from '../format-date';
import { Empty } from '../layout/notices';
import { Page, Section, TitleBlock } from '../layout/page';
import { Button } from '../ui/button';
import { Segmented } from '../ui/segmented';
import { ManualDialog } from './manual-dialog';
import { OutageTable } from './outage-table';

const PAGE = 50;

/** Every outage on record, and those of several vendors that fell together. */
export function OutageList({ filter }: { filter: OutageFilter }) {
  const { data } = useSuspenseQuery(outagesQuery(filter));
  const { rows, total, together } = data;
  const chosen = filter.silent ? 'silent' : filter.disputed ? 'disputed' : 'all';
  const named = filter.vendor === undefined ? undefined : rows[0]?.vendor;
  return (
    <Page>
      <TitleBlock
        place={
          named ? (
            <>
              <Link href="/vendors">Vendors</Link> ·{' '}
              <Link href={`/vendors/${named.id}`}>{named.name}</Link>
            </>
          ) : (
            'Evidence, reconciled'
          )
        }
        title="Outages"
        controls={
          <>
            <Writers>
              <ManualDialog vendorId={filter.vendor} />
            </Writers>
            <Segmented
              label="Which outages"
              value={chosen}
              options={[
                { value: 'all', label: 'All', href: address({ vendor: filter.vendor }) },
                {
                  value: 'silent',
                  label: 'Never acknowledged',
                  href: address({ vendor: filter.vendor, silent: true }),
                },
                {
                  value: 'disputed',
                  label: 'Disputed',
                  href: address({ vendor: filter.vendor, disputed: true }),
                },
              ]}
            />
          </>
        }
      />
      {total === 0 ? (
        <Nothing chosen={chosen} />
      ) : (
        <>
          <Together together={together} />
          <Section
            title={`${formatCount(total)} ${total === 1 ? 'outage' : 'outages'}`}
            scope="Newest first; minutes by view, times in UTC"
          >
            <OutageTable rows={rows} vendor={named === undefined} />
            <Pages filter={filter} total={total} />
          </Section>
        </>
      )}
      <div className="h-16" />
    </Page>
  );
}

function address(filter: OutageFilter): string {
  const kept = Object.entries(filter).filter(([, value]) => value !== undefined && value !== 0);
  const search = new URLSearchParams(kept.map(([key, value]) => [key, String(value)]));
  return kept.length === 0 ? '/outages' : `/outages?${search.toString()}`;
}

function Nothing({ chosen }: { chosen: 'all' | 'silent' | 'disputed' }) {
  const why = {
    all: 'No outage is on record.',
    silent: 'No vendor kept silent about an outage that we saw.',
    disputed: 'No minute is disputed.',
  }[chosen];
  return (
    <Section title="Nothing here">
      <Empty
        why={why}
        next={chosen === 'all' ? 'Import what a monitor or a status page says.' : undefined}
        action={
          chosen === 'all' ? (
            <Button variant="primary" asChild>
              <Link href="/imports">Import evidence</Link>
            </Button>
          ) : undefined
        }
      />
    </Section>
  );
}

/** Overlap is shown as it was observed: that the outages have one cause is nobody's claim here. */
function Together({ together }: { together: Outages['together'] }) {
  if (together.length === 0) return null;
  return (
    <Section title="At the same time" scope="Outages of different vendors that overlap, UTC">
      <ul>
        {together.map(({ start, end, vendors, outageIds }) => (
          <li key={start} className="border-b border-line py-2">
            <span className="font-medium">{vendors.join(', ')}</span>{' '}
            <span className="text-ink-soft">
              {formatDateTime(start, 'UTC', { zoneName: false })}, together{' '}
              {formatTimeRange(start, end, 'UTC')}.{' '}
            </span>
            {outageIds.map((id, index) => (
              <Link key={id} href={`/outages/${id}`} className="mr-3">
                {vendors.length === outageIds.length
                  ? `See ${vendors[index]}`
                  : `See outage ${index + 1}`}
              </Link>
            ))}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Pages({ filter, total }: { filter: OutageFilter; total: number }) {
  const page = filter.page ?? 0;
  if (total <= PAGE) return null;
  return (
    <nav aria-label="Pages" className="mt-4 flex gap-6">
      {page > 0 ? <Link href={address({ ...filter, page: page - 1 })}>Newer</Link> : null}
      <span className="text-ink-faint">
        {page * PAGE + 1}–{Math.min(total, (page + 1) * PAGE)} of {formatCount(total)}
      </span>
      {(page + 1) * PAGE < total ? (
        <Link href={address({ ...filter, page: page + 1 })}>Older</Link>
      ) : null}
    </nav>
  );
}
