'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';

import { changeClaim } from '@/lib/api/mutations';
import type { ClaimReport } from '@/lib/api/wire/claims';
import type { ViewName } from '@/lib/api/wire/shapes';
import type { ClaimDraft } from '@/lib/sla/claim-draft';
import { money } from '@/lib/sla/wording';

import { Refusal } from '../account/refusal';
import { Writers } from '../account/role';
import { minutesToMs } from '../assessments/figure-words';
import { formatMinutes, formatPercent, formatRate } from '../format';
import { Segmented } from '../ui/segmented';
import { Said, ThreeFigures, type ViewFigure } from '../ui/three-figures';
import { ownMinutesSentence, promiseOf } from './claim-sentences';

const VIEWS = [
  { value: 'admitted', label: 'Vendor-admitted' },
  { value: 'observed', label: 'Customer-observed' },
  { value: 'agreed', label: 'Agreed' },
] as const;

const COLUMN = {
  admitted: 'vendorAdmitted',
  observed: 'customerObserved',
  agreed: 'agreed',
} as const satisfies Record<ViewName, string>;

/** What each view says is owed, and which one the claim asks for. */
export function ClaimFigures({ report }: { report: ClaimReport }) {
  const { draft, trace } = report;
  const promise = promiseOf(trace);
  const sentence = ownMinutesSentence(draft);
  const figureOf = (view: ViewName) =>
    viewFigure(draft.amounts[view], { promise, chosen: view === draft.claimedView });
  return (
    <div className="mt-8">
      <ThreeFigures
        chosen={COLUMN[draft.claimedView]}
        figures={{
          vendorAdmitted: figureOf('admitted'),
          customerObserved: figureOf('observed'),
          agreed: figureOf('agreed'),
        }}
      />
      <div className="mt-5 flex flex-wrap items-center justify-between gap-x-8 gap-y-4">
        {sentence === undefined ? null : <Said>{sentence}</Said>}
        {report.claim.status === 'draft' ? (
          <Writers>
            <ViewSwitch claimId={report.claim.id} view={draft.claimedView} />
          </Writers>
        ) : null}
      </div>
    </div>
  );
}

function ViewSwitch({ claimId, view }: { claimId: string; view: ViewName }) {
  const change = useMutation(changeClaim(useQueryClient(), claimId));
  return (
    <div className="print:hidden" aria-busy={change.isPending}>
      <span className="mb-1 block text-xs text-ink-faint">The claim asks for</span>
      <Segmented
        label="The claim asks for"
        options={VIEWS}
        value={change.isPending ? (change.variables.view ?? view) : view}
        onChange={(next) => {
          if (next !== view && !change.isPending) change.mutate({ view: next });
        }}
      />
      <Refusal error={change.error} />
    </div>
  );
}

type Shown = Readonly<{ promise: string | undefined; chosen: boolean }>;

function viewFigure(amount: ClaimDraft['amounts']['agreed'], shown: Shown): ViewFigure {
  if (amount === null)
    return { value: 'no data', absent: true, note: 'Nothing was imported for this view' };
  const owed = money(amount.amount, amount.currency).replace(/^[A-Z]{3}\s/, '');
  const down = minutesToMs(amount.downtimeMinutes);
  return {
    value: shown.chosen ? (
      <a
        href="#trace"
        className="text-accent decoration-accent decoration-[1.5px] print:no-underline"
      >
        <span className="sr-only">Explain {amount.currency} </span>
        {owed}
      </a>
    ) : (
      owed
    ),
    rows: [
      { label: 'Down', value: down === null ? 'no data' : formatMinutes(down) },
      {
        label: 'Available',
        value:
          amount.percent === null
            ? amount.status === 'review'
              ? 'no data'
              : 'not what is promised'
            : formatPercent(amount.percent, {
                unit: true,
                ...(shown.promise !== undefined && { promise: shown.promise }),
              }),
      },
      { label: 'Credit', value: creditText(amount) },
    ],
  };
}

function creditText({ creditPercent, amount }: NonNullable<ClaimDraft['amounts']['agreed']>) {
  if (creditPercent !== null) return formatRate(creditPercent);
  return /[1-9]/.test(amount) ? 'an amount, no rate' : 'none';
}
