import type { ClaimReport } from '@/lib/api/wire/claims';

import { formatMoney } from '../format';
import { Section } from '../layout/page';
import { Definitions } from '../ui/definitions';
import { STATUS_WORDS } from './claim-words';

/** What the vendor answered and what came back. */
export function ClaimOutcome({ report: { claim } }: { report: ClaimReport }) {
  if (claim.status === 'draft') return null;
  if (claim.status === 'submitted') {
    return (
      <Section title="The vendor’s answer">
        <p className="text-base">The vendor has not answered yet, or nobody has recorded it.</p>
      </Section>
    );
  }
  const back = Math.max(0, claim.amountMinor - claim.recoveredMinor);
  return (
    <Section title="The vendor’s answer" scope={claim.currency}>
      <Definitions
        rows={[
          { label: 'Answer', value: STATUS_WORDS[claim.status] },
          { label: 'Claimed', value: formatMoney(claim.amountMinor, claim.currency) },
          { label: 'Recovered', value: formatMoney(claim.recoveredMinor, claim.currency) },
          { label: 'Not paid', value: back === 0 ? '0' : formatMoney(back, claim.currency) },
          { label: 'Note', value: claim.outcomeNote ?? 'none' },
        ]}
      />
    </Section>
  );
}
