'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import Link from 'next/link';

import { vendorQuery } from '@/lib/api/queries';
import type { ViewName } from '@/lib/api/wire/shapes';
import type { VendorReport } from '@/lib/api/wire/vendors';

import { formatDateTime } from '../format-date';
import { Empty } from '../layout/notices';
import { Page, Provenance, Section, SectionColumns, TitleBlock } from '../layout/page';
import { Button } from '../ui/button';
import { Segmented } from '../ui/segmented';
import { VendorAvailability } from './vendor-availability';
import { VendorClaims } from './vendor-claims';
import { VendorContract } from './vendor-contract';
import { VendorDays } from './vendor-days';
import { VendorHeadroom } from './vendor-headroom';
import { leadOf } from './vendor-lead';
import { VendorLedger } from './vendor-ledger';
import { VendorOutages } from './vendor-outages';
import { VendorPeriod } from './vendor-period';
import { VendorTimes } from './vendor-times';

export type VendorViewProps = Readonly<{ id: string; view: ViewName; contract?: string }>;

/** One vendor against its contract: what was promised, kept, told and owed. */
export function VendorView({ id, view, contract }: VendorViewProps) {
  const { data: report } = useSuspenseQuery(vendorQuery(id, view, contract));
  const { vendor, contracts, periods } = report;
  const held = contracts.find((each) => each.id === report.contractId);
  const latest = periods.findLast(({ complete }) => complete);
  const running = periods.find(({ complete }) => !complete);
  return (
    <Page>
      <title>{`${vendor.name} · Makegood`}</title>
      <TitleBlock
        place={
          <>
            <Link href="/vendors">Vendors</Link>
            {[vendor.category, held?.reference, held && `terms v${held.termsVersion}`]
              .filter(Boolean)
              .map((part) => ` · ${part}`)}
          </>
        }
        title={vendor.name}
        lead={leadOf(report)}
        controls={
          <Segmented
            label="View"
            value={view}
            options={VIEWS.map(([value, label]) => ({
              value,
              label,
              href: `/vendors/${id}?view=${value}${contract ? `&contract=${contract}` : ''}`,
            }))}
          />
        }
      />
      {latest ? <VendorPeriod period={latest} view={view} /> : null}
      {held && periods.length > 0 ? (
        <>
          <VendorAvailability name={vendor.name} periods={periods} view={view} contract={held} />
          <VendorDays report={report} />
        </>
      ) : (
        <NoContract report={report} />
      )}
      <VendorTimes report={report} />
      <VendorLedger report={report} />
      {held ? (
        <SectionColumns>
          {running ? <VendorHeadroom period={running} view={view} asOf={report.asOf} /> : null}
          <VendorContract contract={held} contracts={contracts} vendorId={id} />
        </SectionColumns>
      ) : null}
      <VendorOutages report={report} />
      {held ? <VendorClaims report={report} /> : null}
      <Provenance
        asOf={`Figures as of ${formatDateTime(report.asOf, held?.timeZone ?? 'UTC')}.${vendor.provenance === null ? '' : ` The record: ${vendor.provenance}.`}`}
      />
    </Page>
  );
}

const VIEWS = [
  ['admitted', 'Vendor-admitted'],
  ['observed', 'Customer-observed'],
  ['agreed', 'Agreed'],
] as const;

function NoContract({ report: { vendor } }: { report: VendorReport }) {
  return (
    <Section title="Against the promise">
      <Empty
        why={`There is no contract with ${vendor.name} yet, so there is nothing to measure against.`}
        next="Give it one, with its terms and fees."
        action={
          <Button variant="primary" asChild>
            <Link href={`/contracts/new?vendor=${vendor.id}`}>Add a contract</Link>
          </Button>
        }
      />
    </Section>
  );
}
