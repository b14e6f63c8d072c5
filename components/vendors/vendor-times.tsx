'use client';

import type { OutageRow } from '@/lib/api/wire/outages';
import type { VendorReport } from '@/lib/api/wire/vendors';

import { DurationDots } from '../charts/duration-dots';
import { formatMinutes } from '../format';
import { Section, SectionColumns } from '../layout/page';
import { Figure, FigureRow } from '../ui/figure';
import { Status } from '../ui/state-mark';

/** How fast it restores and how fast it speaks, over the outages of the last twelve periods. */
export function VendorTimes({ report }: { report: VendorReport }) {
  if (report.outages.length === 0) return null;
  return (
    <SectionColumns>
      <Restoration report={report} />
      <FirstNotice report={report} />
    </SectionColumns>
  );
}

type Distribution = Readonly<{
  n: number;
  meanMs: number | null;
  medianMs: number | null;
  p90Ms: number | null;
  longestMs: number | null;
}>;

const time = (ms: number | null) => (ms === null ? 'no data' : formatMinutes(ms));

/** Under three outages a median is no statistic: the figures stand, and n says what they rest on. */
function Spread({ of, mean = false }: { of: Distribution; mean?: boolean }) {
  return (
    <FigureRow className="mb-3">
      {mean ? <Figure size="small" label="Mean (MTTR)" value={time(of.meanMs)} /> : null}
      <Figure size="small" label="Median" value={time(of.medianMs)} />
      <Figure size="small" label="p90" value={time(of.p90Ms)} />
      <Figure size="small" label="Longest" value={time(of.longestMs)} note={`n = ${of.n}`} />
    </FigureRow>
  );
}

const durationOf = ({ ms }: OutageRow) => ms.agreed ?? ms.observed ?? ms.admitted;

function Restoration({ report: { restoration, outages } }: { report: VendorReport }) {
  const closed = outages.filter(({ end }) => end !== null);
  return (
    <Section
      title="Restoration"
      scope={
        restoration.openCount > 0
          ? `${restoration.openCount} still open, not counted`
          : 'Closed outages'
      }
      flush
    >
      <Spread of={restoration} mean />
      <DurationDots
        title={`Time to restore of ${closed.length} outages`}
        promiseMs={null}
        outages={closed.map((outage) => ({
          at: outage.start,
          ms: durationOf(outage),
          kept: null,
        }))}
        caption={`Each mark is one outage. ${restoration.n < 3 ? 'Fewer than three: no grade.' : ''}`}
      />
    </Section>
  );
}

function FirstNotice({
  report: { firstNotice, longestSilence, outages },
}: {
  report: VendorReport;
}) {
  const never = firstNotice.unacknowledged;
  return (
    <Section
      title="First notice"
      flush
      controls={
        never > 0 ? (
          <Status state="breached">{`never said: ${never}`}</Status>
        ) : (
          <Status state="met">each was told</Status>
        )
      }
    >
      <Spread of={firstNotice} />
      <DurationDots
        title="Time to the first notice"
        promiseMs={null}
        neverWord="never"
        outages={outages.map(({ start, firstNoticeMs }) => ({
          at: start,
          ms: firstNoticeMs,
          kept: null,
        }))}
        caption={`Longest silence within an outage: ${time(longestSilence.longestMs)}, median ${time(longestSilence.medianMs)}. Weekends count.`}
      />
    </Section>
  );
}
