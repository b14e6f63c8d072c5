'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import Link from 'next/link';

import { Empty } from '@/components/layout/notices';
import { Page, Section, TitleBlock } from '@/components/layout/page';
import { Button } from '@/components/ui/button';
import { DataTable } from '@/components/ui/data-table';
import { vendorsQuery } from '@/lib/api/queries';

import { useMayWrite, Writers } from '../account/role';
import { VENDOR_COLUMNS } from './vendor-list-columns';
import { byConsequence, summaryOf } from './vendor-list-order';

/** All vendors by consequence, with the figures of their newest complete period. */
export function VendorList() {
  const { data: vendors } = useSuspenseQuery(vendorsQuery());
  return (
    <Page>
      <TitleBlock
        title="Vendors"
        lead={vendors.length > 0 ? summaryOf(vendors) : undefined}
        controls={
          <Writers>
            <Button asChild variant="primary">
              <Link href="/vendors/new">Add a vendor</Link>
            </Button>
          </Writers>
        }
      />
      {vendors.length > 0 ? (
        <Section
          title="Newest complete period"
          scope="Each in the time zone of its contract; state and credit in the agreed view"
          className="pb-16"
        >
          <DataTable
            caption="Vendors by consequence"
            columns={VENDOR_COLUMNS}
            rows={byConsequence(vendors)}
            rowKey={({ id }) => id}
          />
        </Section>
      ) : (
        <div className="mt-8 border-t border-ink pt-4 pb-16">
          <NoVendors />
        </div>
      )}
    </Page>
  );
}

function NoVendors() {
  return (
    <Empty
      why="No vendor is here yet."
      next={
        useMayWrite()
          ? 'Add one with its services; then its contract, then what its monitors and status page say.'
          : 'Somebody who may write can add one.'
      }
    />
  );
}
