import Link from 'next/link';

import type { VendorReport } from '@/lib/api/wire/vendors';

import { formatDuration, formatMinutes } from '../format';
import { Section } from '../layout/page';
import { Figure, FigureRow } from '../ui/figure';

/** What is in dispute, what was never said, and whether its words were kept. */
export function VendorLedger({ report }: { report: VendorReport }) {
  const { vendor, disputes, updates, restorationNotice, rootCause, outages } = report;
  if (outages.length === 0) return null;
  const listed = (count: number, which: string, none: string) =>
    count === 0 ? (
      none
    ) : (
      <Link href={`/outages?vendor=${vendor.id}&${which}=true`}>{ofOutages(count)}</Link>
    );
  return (
    <Section title="Disputed and unsaid" scope="Over the outages of the last twelve periods">
      <FigureRow>
        <Figure
          size="small"
          label="Disputed"
          value={formatMinutes(disputes.ms)}
          note={listed(disputes.outages, 'disputed', 'nothing in dispute')}
        />
        <Figure
          size="small"
          label="Never acknowledged"
          {...(disputes.heardOf === 0
            ? { ...absent('no data'), note: 'what it said is not on record' }
            : {
                value: formatMinutes(disputes.silentMs),
                note: listed(disputes.silent, 'silent', toldWords(disputes)),
              })}
        />
        <Figure
          size="small"
          label="“Next update by” kept"
          {...(updates.promised === 0
            ? absent('none promised')
            : { value: `${updates.kept} of ${updates.promised}` })}
        />
        <Figure
          size="small"
          label="Restoration told after"
          {...median(restorationNotice.medianMs, formatMinutes)}
          note={
            restorationNotice.n === 0
              ? undefined
              : `median, n = ${restorationNotice.n}${restorationNotice.premature > 0 ? `; ${restorationNotice.premature} too early` : ''}`
          }
        />
        <Figure
          size="small"
          label="Cause explained after"
          {...median(rootCause.medianMs, formatDuration)}
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

const toldWords = ({ heardOf, all }: VendorReport['disputes']) =>
  heardOf === all ? 'each was told' : `known of ${heardOf} of ${ofOutages(all)}`;

const ofOutages = (count: number) => `${count} ${count === 1 ? 'outage' : 'outages'}`;

const absent = (word: string) => ({ value: word, state: 'no-data' as const });
const median = (ms: number | null, format: (ms: number) => string) =>
  ms === null ? absent('no data') : { value: format(ms) };
