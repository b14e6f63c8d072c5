'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import Link from 'next/link';

import { outageQuery } from '@/lib/api/queries';
import type { OutageReport } from '@/lib/api/wire/outages';

import { OutageLanes } from '../charts/outage-lanes';
import { formatMinutes } from '../format';
import { formatDate, formatDateTime, formatTimeRange } from '../format-date';
import { Page, Provenance, Section, SectionColumns, TitleBlock } from '../layout/page';
import { ThreeFigures, type ViewFigure } from '../ui/three-figures';
import { OutageConflicts } from './outage-conflicts';
import { OutageCorrections } from './outage-corrections';
import { lanesOf } from './outage-drawing';
import { OutageEvidence } from './outage-evidence';
import { OutageMessages } from './outage-messages';
import { OutageTable } from './outage-table';

/** One outage: who saw what, who said what, and what is in dispute. */
export function OutageView({ id }: { id: string }) {
  const { data: report } = useSuspenseQuery(outageQuery(id));
  const { outage, timeZone, together } = report;
  const title = titleOf(report);
  return (
    <Page>
      <title>{`${title} · Makegood`}</title>
      <TitleBlock
        place={
          <>
            <Link href="/outages">Outages</Link> ·{' '}
            <Link href={`/vendors/${outage.vendor.id}`}>{outage.vendor.name}</Link>
            {[report.category, outage.service].filter(Boolean).map((part) => ` · ${part}`)}
          </>
        }
        title={title}
        {...(outage.title !== null && { lead: `“${outage.title}”` })}
        controls={
          <>
            {report.earlier ? <Link href={`/outages/${report.earlier}`}>Earlier</Link> : null}
            {report.later ? <Link href={`/outages/${report.later}`}>Later</Link> : null}
          </>
        }
      />
      <div className="mt-8">
        <ThreeFigures
          chosen="agreed"
          figures={{
            vendorAdmitted: viewOf(report, 'admitted'),
            customerObserved: viewOf(report, 'observed'),
            agreed: viewOf(report, 'agreed'),
          }}
        />
      </div>
      <Section
        title="Who saw what, who said what"
        scope={`${timeZone}. Shaded: no word from the vendor. Tinted: longer than the contract allows`}
      >
        <OutageLanes
          title={`Evidence for the outage of ${formatDate(outage.start, timeZone)}`}
          {...lanesOf(report)}
        />
      </Section>
      <SectionColumns split="wide-left">
        <OutageMessages report={report} />
        <OutageConflicts report={report} />
      </SectionColumns>
      <OutageEvidence report={report} />
      <OutageCorrections report={report} />
      {together.length > 0 ? (
        <Section title="At the same time" scope="Other outages that overlap, UTC">
          <OutageTable rows={together} />
        </Section>
      ) : null}
      <Provenance
        asOf={`Times in ${timeZone} unless marked.`}
        coverage={`${outage.sources} ${outage.sources === 1 ? 'source' : 'sources'}.`}
      />
    </Page>
  );
}

function titleOf({ outage, timeZone }: OutageReport): string {
  const day = formatDate(outage.start, timeZone, { long: true });
  if (outage.end === null) return `${day}, still open`;
  const length = outage.ms.agreed ?? outage.ms.observed ?? outage.ms.admitted ?? 0;
  return `${day}, ${outage.state} for ${outage.approximate ? 'about ' : ''}${formatMinutes(length).replace('min', 'minutes')}`;
}

const ABSENT = {
  admitted: 'The vendor admits nothing of it.',
  observed: 'No source of ours saw it.',
  agreed: 'Nothing is agreed: the vendor does not admit it, and nobody has decided.',
} as const;

/** What the vendor tells of the whole is an outage of its own, beside that of a service. */
const isOfWhole = ({ outage, together }: OutageReport) =>
  outage.service !== null &&
  together.some(
    ({ vendor, service, ms }) =>
      vendor.id === outage.vendor.id && service === null && ms.admitted !== null,
  );

function viewOf(report: OutageReport, view: 'admitted' | 'observed' | 'agreed'): ViewFigure {
  const { windows, outage, timeZone } = report;
  const total = outage.ms[view];
  const own = windows[view];
  const [first] = own;
  if (total === null || !first) {
    const note =
      view === 'admitted' && isOfWhole(report)
        ? 'Of this service nothing. What it admits for the whole stands below, at the same time.'
        : ABSENT[view];
    return { value: 'none', absent: true, note };
  }
  const end = own.at(-1)?.end;
  const rough = own.some(
    ({ start, end: last }) =>
      start.earliest !== start.latest || (last !== null && last.earliest !== last.latest),
  );
  const note = [
    own.length > 1 ? `${own.length} windows` : null,
    rough ? 'edges uncertain, see the drawing' : null,
  ]
    .filter(Boolean)
    .join(' · ');
  return {
    value: formatMinutes(total).replace(/\s?min$/, ''),
    unit: 'min',
    detail: end
      ? formatTimeRange(first.start.at, end.at, timeZone)
      : `since ${formatDateTime(first.start.at, timeZone, { year: false })}`,
    ...(note !== '' && { note }),
  };
}
