import Link from 'next/link';

import type { VendorReport } from '@/lib/api/wire/vendors';

import { formatDuration, formatMinutes } from '../format';
import { Section } from '../layout/page';
import { Figure, FigureRow } from '../ui/figure';

/** What is in dispute, what was never said, and whether its words were kept. */
export function VendorLedger({ report }: { report: VendorReport }) {
  const { vendor, disputes, updates, restorationNotice, rootCause, outages } = report;
  if (outages.length === 0) return null;
  const filtered = (which: string) => `/outages?vendor=${vendor.id}&${which}=true`;
  const lag = restorationNotice.medianMs;
  return (
    <Section title="Disputed and unsaid" scope="Over the outages of the last twelve periods">
      <FigureRow>
        <Figure
          size="small"
          label="Disputed"
          value={formatMinutes(disputes.ms)}
          note={
            disputes.outages > 0 ? (
              <Link href={filtered('disputed')}>{ofOutages(disputes.outages)}</Link>
            ) : (
              'nothing in dispute'
            )
          }
        />
        <Figure
          size="small"
          label="Never acknowledged"
          value={formatMinutes(disputes.silentMs)}
          note={
            disputes.silent > 0 ? (
              <Link href={filtered('silent')}>{ofOutages(disputes.silent)}</Link>
            ) : (
              'each was told'
            )
          }
        />
        <Figure
          size="small"
          label="“Next update by” kept"
          value={
            updates.promised === 0 ? 'none promised' : `${updates.kept} of ${updates.promised}`
          }
          {...(updates.promised === 0 && { state: 'no-data' as const })}
        />
        <Figure
          size="small"
          label="Restoration told after"
          value={lag === null ? 'no data' : formatMinutes(lag)}
          {...(lag === null && { state: 'no-data' as const })}
          note={
            restorationNotice.n === 0
              ? undefined
              : `median, n = ${restorationNotice.n}${restorationNotice.premature > 0 ? `; ${restorationNotice.premature} too early` : ''}`
          }
        />
        <Figure
          size="small"
          label="Cause explained after"
          value={rootCause.medianMs === null ? 'no data' : formatDuration(rootCause.medianMs)}
          {...(rootCause.medianMs === null && { state: 'no-data' as const })}
          note={
            rootCause.missing > 0
              ? `${rootCause.missing} never explained`
              : rootCause.n > 0
                ? `median, n = ${rootCause.n}`
                : undefined
          }
        />
      </FigureRow>
    </Section>
  );
}

const ofOutages = (count: number) => `${count} ${count === 1 ? 'outage' : 'outages'}`;
