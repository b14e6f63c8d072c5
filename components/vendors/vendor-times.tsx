'use client';

import type { Distribution, VendorReport } from '@/lib/api/wire/vendors';

import { DurationDots } from '../charts/duration-dots';
import { formatMinutes } from '../format';
import { Section, SectionColumns } from '../layout/page';
import { Figure, FigureRow } from '../ui/figure';
import { Status } from '../ui/state-mark';
import { TraceContent, Traced } from '../ui/trace';
import { marksOf, silentMarks } from './spread-marks';
import { spreadSteps, type Statistic } from './spread-trace';

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

const time = (ms: number | null) => (ms === null ? 'no data' : formatMinutes(ms));

type SpreadProps = Readonly<{ of: Distribution; what: string; mean?: boolean }>;

/** Under three outages a median is no statistic: the figures stand, and n says what they rest on. */
function Spread({ of, what, mean = false }: SpreadProps) {
  const traced = (statistic: Statistic, ms: number | null) =>
    ms === null ? (
      'no data'
    ) : (
      <Traced
        label={`${what}, ${statistic}`}
        trace={
          <TraceContent
            lead={`${what}. Each value is one outage.`}
            steps={spreadSteps(statistic, of)}
          />
        }
      >
        {formatMinutes(ms)}
      </Traced>
    );
  return (
    <FigureRow className="mb-3">
      {mean ? <Figure size="small" label="Mean (MTTR)" value={traced('mean', of.meanMs)} /> : null}
      <Figure size="small" label="Median" value={traced('median', of.medianMs)} />
      <Figure size="small" label="p90" value={traced('p90', of.p90Ms)} />
      <Figure
        size="small"
        label="Longest"
        value={traced('longest', of.longestMs)}
        note={`n = ${of.n}`}
      />
    </FigureRow>
  );
}

function Restoration({ report: { restoration, outages } }: { report: VendorReport }) {
  const marks = marksOf(restoration, outages);
  return (
    <Section title="Restoration" scope={uncountedWords(restoration)} flush>
      <Spread of={restoration} what="Time to restore" mean />
      <DurationDots
        title={`Time to restore of ${marks.length} ${marks.length === 1 ? 'outage' : 'outages'}`}
        promiseMs={null}
        outages={marks}
        caption={`Each mark is one outage. ${restoration.n < 3 ? 'Fewer than three: no grade.' : ''}`}
      />
    </Section>
  );
}

/** What of the outages is in no figure of restoration. */
function uncountedWords({ openCount, dayOnlyCount }: VendorReport['restoration']): string {
  const left = [
    ...(openCount > 0 ? [`${openCount} still open`] : []),
    ...(dayOnlyCount > 0 ? [`${dayOnlyCount} known to the day only`] : []),
  ];
  return left.length === 0 ? 'Closed outages' : `${left.join(', ')}: not counted`;
}

function FirstNotice({
  report: { firstNotice, longestSilence, outages, disputes },
}: {
  report: VendorReport;
}) {
  const never = silentMarks(outages);
  return (
    <Section
      title="First notice"
      flush
      controls={
        never.length > 0 ? (
          <Status state="breached">{`never said: ${never.length}`}</Status>
        ) : firstNotice.n > 0 && disputes.heardOf === disputes.all ? (
          <Status state="met">each was told</Status>
        ) : null
      }
    >
      <Spread of={firstNotice} what="Time to the first notice" />
      <DurationDots
        title="Time to the first notice"
        promiseMs={null}
        neverWord="never"
        outages={[...marksOf(firstNotice, outages), ...never]}
        caption={
          longestSilence.n === 0
            ? 'What the vendor said is not on record.'
            : `Longest silence within an outage: ${time(longestSilence.longestMs)}, median ${time(longestSilence.medianMs)}. Weekends count.`
        }
      />
    </Section>
  );
}
