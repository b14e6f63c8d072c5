'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';

import { createClaim } from '@/lib/api/mutations';
import type { Claimable } from '@/lib/api/wire/claims';
import { type ViewName, views } from '@/lib/api/wire/shapes';

import { Refusal } from '../account/refusal';
import { useMayWrite } from '../account/role';
import { Button } from '../ui/button';
import { DataTable, Sub } from '../ui/data-table';
import { Select } from '../ui/select';
import { periodTitle } from '../vendors/period-title';
import { amountColumns } from './amount-columns';
import { ClaimBy } from './claim-by';
import { payingViews } from './claim-words';

const NAMES = {
  admitted: 'Vendor-admitted',
  observed: 'Customer-observed',
  agreed: 'Agreed',
} as const satisfies Record<ViewName, string>;

const keyOf = ({ contract, period }: Claimable) => `${contract.id} ${period}`;

/** Periods in breach that nobody has claimed: what each view pays, and the button that drafts the letter. */
export function StillToClaim({ rows }: { rows: readonly Claimable[] }) {
  const router = useRouter();
  const mayWrite = useMayWrite();
  const [chosen, setChosen] = useState<Readonly<Record<string, ViewName>>>({});
  const draft = useMutation(createClaim(useQueryClient()));
  const viewOf = (row: Claimable) => chosen[keyOf(row)] ?? payingViews(row)[0] ?? 'agreed';
  const press = (row: Claimable) =>
    draft.mutate(
      { contractId: row.contract.id, period: row.period, view: viewOf(row) },
      { onSuccess: ({ id }) => router.push(`/claims/${id}`) },
    );
  return (
    <>
      <Refusal error={draft.error} />
      <DataTable
        caption="Still to claim, by last day"
        rows={rows}
        rowKey={keyOf}
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
          ...amountColumns(viewOf),
          {
            key: 'claimBy',
            className: 'sm:pl-6',
            head: 'Claim by',
            sort: ({ claimBy }) => claimBy,
            cell: ({ claimBy, daysLeft }) => <ClaimBy claimBy={claimBy} daysLeft={daysLeft} />,
          },
          ...(mayWrite
            ? [
                {
                  key: 'draft',
                  head: <span className="sr-only">Draft the claim</span>,
                  label: '',
                  cell: (row: Claimable) => (
                    <DraftCell
                      row={row}
                      view={viewOf(row)}
                      busy={draft.isPending}
                      onView={(view) => setChosen({ ...chosen, [keyOf(row)]: view })}
                      onDraft={() => press(row)}
                    />
                  ),
                },
              ]
            : []),
        ]}
      />
    </>
  );
}

type DraftCellProps = Readonly<{
  row: Claimable;
  view: ViewName;
  busy: boolean;
  onView: (view: ViewName) => void;
  onDraft: () => void;
}>;

function DraftCell({ row, view, busy, onView, onDraft }: DraftCellProps) {
  const what = `${row.vendor.name}, ${periodTitle(row.period)}`;
  return (
    <span className="flex flex-wrap items-center gap-3 sm:justify-end md:min-w-76 print:hidden">
      <label>
        <span className="sr-only">View to claim: {what}</span>
        <Select
          look="line"
          value={view}
          onChange={(event) => {
            const next = views.find((each) => each === event.target.value);
            if (next) onView(next);
          }}
        >
          {payingViews(row).map((each) => (
            <option key={each} value={each}>
              {NAMES[each]}
            </option>
          ))}
        </Select>
      </label>
      <Button disabled={busy} onClick={onDraft} aria-label={`Draft the claim: ${what}`}>
        Draft the claim
      </Button>
    </span>
  );
}
