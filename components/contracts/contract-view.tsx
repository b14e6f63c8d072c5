'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import Link from 'next/link';

import { formatMoney } from '@/components/format';
import { Page, Section, SectionColumns, TitleBlock } from '@/components/layout/page';
import { DataTable } from '@/components/ui/data-table';
import { Definitions } from '@/components/ui/definitions';
import { contractQuery } from '@/lib/api/queries';
import type { ContractReport } from '@/lib/api/wire/contracts';

import { runText } from './contract-list';
import { FeeSection } from './fee-section';
import { ServiceSection } from './service-section';
import { FindingList } from './terms-check-list';
import { VersionSection } from './version-section';

/** One contract: what was agreed, in sentences; what is paid; every version of the terms. */
export function ContractView({ contractId }: { contractId: string }) {
  const { data: report } = useSuspenseQuery(contractQuery(contractId));
  const { contract, clauses, versions } = report;
  const newest = versions[0];
  return (
    <Page className="pb-16">
      <TitleBlock
        place={
          <>
            <Link href="/contracts">Contracts</Link> ·{' '}
            <Link href={`/vendors/${contract.vendor.id}`}>{contract.vendor.name}</Link>
          </>
        }
        title={contract.name}
        lead={
          contract.promise
            ? `${contract.promise}, by terms version ${contract.termsVersion}.`
            : undefined
        }
      />
      <SectionColumns split="wide-right">
        <Section flush title="Contract">
          <Definitions rows={factsOf(contract)} />
        </Section>
        <Section
          flush
          title="What it says"
          scope={`Terms version ${contract.termsVersion}, read from the document`}
        >
          <DataTable
            caption="The terms in sentences"
            columns={CLAUSE_COLUMNS}
            rows={clauses}
            rowKey={({ path, sentence }) => `${path} ${sentence}`}
            empty={<p>These terms promise nothing that is measured.</p>}
          />
          {newest && newest.warnings.length > 0 ? (
            <div className="mt-6">
              <FindingList title="Accepted, to look at" state="risk" findings={newest.warnings} />
            </div>
          ) : null}
        </Section>
      </SectionColumns>
      <FeeSection report={report} />
      <SectionColumns split="wide-left">
        <VersionSection report={report} />
        <ServiceSection report={report} />
      </SectionColumns>
    </Page>
  );
}

type Contract = ContractReport['contract'];
type Clause = ContractReport['clauses'][number];

const factsOf = (contract: Contract) => [
  {
    label: 'Vendor',
    value: <Link href={`/vendors/${contract.vendor.id}`}>{contract.vendor.name}</Link>,
  },
  { label: 'Number', value: contract.reference ?? <Absent>none given</Absent> },
  { label: 'Account', value: contract.accountNumber ?? <Absent>none given</Absent> },
  { label: 'Runs', value: runText(contract.startsOn, contract.endsOn) },
  {
    label: 'Fee',
    value:
      contract.feeMinor === null ? (
        <Absent>no recurring fee a month today</Absent>
      ) : (
        `${formatMoney(contract.feeMinor, contract.currency)} a month, recurring`
      ),
  },
  { label: 'Time zone', value: contract.timeZone },
];

const Absent = ({ children }: { children: string }) => (
  <span className="text-ink-faint">{children}</span>
);

const CLAUSE_COLUMNS = [
  { key: 'label', head: 'Clause', cell: ({ label }: Clause) => label },
  {
    key: 'sentence',
    head: 'Says',
    label: '',
    cell: ({ sentence }: Clause) => sentence,
    className: 'text-left',
  },
  {
    key: 'path',
    head: 'In the document',
    label: '',
    cell: ({ path }: Clause) => <code className="text-ink-faint">{path}</code>,
  },
];
