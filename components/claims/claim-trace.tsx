import type { ClaimReport } from '@/lib/api/wire/claims';
import type { ViewName } from '@/lib/api/wire/shapes';

import { TraceAside, TraceContent } from '../ui/trace';
import { exportHref } from './claim-documents';
import { claimedText } from './claim-sentences';

const NAMES = {
  admitted: 'Vendor-admitted view',
  observed: 'Customer-observed view',
  agreed: 'Agreed view',
} as const satisfies Record<ViewName, string>;

/** How the claimed amount came about, step by step; where the figure of the page leads to. */
export function ClaimTrace({ report: { claim, draft, trace } }: { report: ClaimReport }) {
  return (
    <div id="trace" tabIndex={-1} className="min-w-0">
      <TraceAside heading={claimedText(draft)}>
        {trace.length === 0 ? (
          <p className="mt-2">These terms promise nothing that could be measured.</p>
        ) : (
          <TraceContent
            lead={`${NAMES[draft.claimedView]}, terms v${draft.termsVersion}. Redo it by hand: each step takes what the last one left.`}
            steps={trace.map(({ name, result, sentence, changed, rule }) => ({
              name,
              result,
              sentence,
              changed,
              ...(rule !== null && { rule: <code className="text-xs">{rule}</code> }),
            }))}
            links={[
              { href: `/outages?vendor=${claim.vendor.id}`, label: 'Evidence' },
              { href: `/contracts/${claim.contract.id}`, label: 'Clauses' },
              { href: exportHref(claim.id, 'json'), label: 'JSON', download: true },
            ]}
          />
        )}
      </TraceAside>
    </div>
  );
}
