import type { ClaimReport } from '@/lib/api/wire/claims';
import type { ViewName } from '@/lib/api/wire/shapes';
import { stepGroups } from '@/lib/sla/claim-steps';

import { TraceAside, TraceContent, type TraceLink } from '../ui/trace';
import { exportHref } from './claim-documents';
import { claimedText } from './claim-sentences';

const NAMES = {
  admitted: 'Vendor-admitted view',
  observed: 'Customer-observed view',
  agreed: 'Agreed view',
} as const satisfies Record<ViewName, string>;

/** How the claimed amount came about, step by step; where the figure of the page leads to. */
export function ClaimTrace({ report: { claim, draft, trace } }: { report: ClaimReport }) {
  const groups = stepGroups(trace);
  const links: TraceLink[] = [
    { href: `/outages?vendor=${claim.vendor.id}`, label: 'Evidence' },
    { href: `/contracts/${claim.contract.id}`, label: 'Clauses' },
    { href: exportHref(claim.id, 'json'), label: 'JSON', download: true },
  ];
  return (
    <div id="trace" tabIndex={-1} className="min-w-0">
      <TraceAside heading={claimedText(draft)}>
        {groups.length === 0 ? (
          <p className="mt-2">These terms promise nothing that could be measured.</p>
        ) : (
          groups.map(({ commitment, steps }, at) => (
            <section key={at}>
              {groups.length > 1 && commitment !== undefined ? (
                <h3 className="mt-5 font-medium">{commitment}</h3>
              ) : null}
              <TraceContent
                {...(at === 0 && {
                  lead: `${NAMES[draft.claimedView]}, terms v${draft.termsVersion}. Redo it by hand: each step takes what the last one left.`,
                })}
                steps={steps.map(({ name, result, sentence, changed, rule }) => ({
                  name,
                  result,
                  sentence,
                  changed,
                  ...(rule !== null && { rule: <code className="text-xs">{rule}</code> }),
                }))}
                {...(at === groups.length - 1 && { links })}
              />
            </section>
          ))
        )}
      </TraceAside>
    </div>
  );
}
