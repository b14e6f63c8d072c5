'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import Link from 'next/link';

import { claimsQuery } from '@/lib/api/queries';
import type { Claimable } from '@/lib/api/wire/claims';

import { Empty } from '../layout/notices';
import { Page, Section, TitleBlock } from '../layout/page';
import { Button } from '../ui/button';
import { DataTable, Sub } from '../ui/data-table';
import { periodTitle } from '../vendors/period-title';
import { amountColumns } from './amount-columns';
import { ClaimBy } from './claim-by';
import { ClaimTable } from './claim-table';
import { listHeadline, listLead, payingViews } from './claim-words';
import { StillToClaim } from './still-to-claim';

/** What can still be claimed, what was claimed, what was missed. */
export function ClaimList() {
  const { data: list } = useSuspenseQuery(claimsQuery());
  const open = list.claimable.filter(({ missed }) => !missed);
  const missed = list.claimable.filter((each) => each.missed);
  const lead = listLead(list);
  return (
    <Page className="pb-16">
      <TitleBlock
        place="Claims"
        size="headline"
        title={listHeadline(list)}
        {...(lead !== undefined && { lead })}
      />
      <Section
        title="Still to claim"
        scope="Complete periods in breach without a claim, zone of each contract"
      >
        {open.length === 0 ? (
          <NothingOpen claims={list.claims.length} />
        ) : (
          <StillToClaim rows={open} />
        )}
      </Section>
      <Section title="Claims" scope="Newest first">
        {list.claims.length === 0 ? (
          <Empty
            why="Nothing has been claimed yet."
            {...(open.length > 0 && { next: 'Draft the first claim from a period above.' })}
          />
        ) : (
          <ClaimTable claims={list.claims} />
        )}
      </Section>
      {missed.length > 0 ? (
        <Section title="Missed" scope="The last day has passed, and nobody had claimed">
          <MissedTable rows={missed} />
        </Section>
      ) : null}
    </Page>
  );
}

function NothingOpen({ claims }: { claims: number }) {
  return (
    <Empty
      why={
        claims === 0
          ? 'No complete period is in breach with a credit that can still be claimed.'
          : 'Every period that pays has a claim.'
      }
      next="Import what your monitors and the vendors’ status pages say of the last month."
      action={
        <Button asChild>
          <Link href="/imports">Go to imports</Link>
        </Button>
      }
    />
  );
}

function MissedTable({ rows }: { rows: readonly Claimable[] }) {
  return (
    <DataTable
      caption="Missed, by last day"
      rows={rows}
      rowKey={({ contract, period }) => `${contract.id} ${period}`}
      columns={[
        {
          key: 'vendor',
          head: 'Vendor',
          sort: ({ vendor }) => vendor.name,
          cell: ({ vendor, contract }) => (
            <>
              <Link href={`/vendors/${vendor.id}?contract=${contract.id}`}>{vendor.name}</Link>
              <Sub>{contract.name}</Sub>
            </>
          ),
        },
        {
          key: 'period',
          head: 'Period',
          sort: ({ period }) => period,
          cell: ({ period }) => <span className="whitespace-nowrap">{periodTitle(period)}</span>,
        },
        ...amountColumns((row) => payingViews(row)[0] ?? 'agreed'),
        {
          key: 'claimBy',
          className: 'sm:pl-6',
          head: 'Last day',
          sort: ({ claimBy }) => claimBy,
          cell: ({ claimBy, daysLeft }) => <ClaimBy claimBy={claimBy} daysLeft={daysLeft} />,
        },
      ]}
    />
  );
}
