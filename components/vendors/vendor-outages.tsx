'use client';

import Link from 'next/link';

import type { VendorReport } from '@/lib/api/wire/vendors';

import { Section } from '../layout/page';
import { OutageTable } from '../outages/outage-table';

/** The newest outages; the list of all is one click away. */
export function VendorOutages({ report }: { report: VendorReport }) {
  const { vendor, outages } = report;
  const silent = outages.filter((each) => each.silent).length;
  return (
    <Section
      title="Outages"
      scope={`Minutes by view, UTC; ${outages.length} on record, ${silent} never acknowledged`}
    >
      <OutageTable rows={outages.slice(0, 12)} vendor={false} />
      {outages.length > 12 ? (
        <p className="mt-3">
          <Link href={`/outages?vendor=${vendor.id}`}>See all {outages.length}</Link>
        </p>
      ) : null}
    </Section>
  );
}
