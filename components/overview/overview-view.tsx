'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter } from 'next/navigation';

import { overviewQuery } from '@/lib/api/queries';
import type { OverviewReport } from '@/lib/api/wire/overview';

import { Writers } from '../account/role';
import { CreditsChart } from '../charts/credits-chart';
import { formatDateTime, formatMonth } from '../format-date';
import { Empty } from '../layout/notices';
import { Page, Provenance, Section, SectionColumns, TitleBlock } from '../layout/page';
import { Button } from '../ui/button';
import { Notes } from '../ui/definitions';
import { Select } from '../ui/select';
import { StateMark } from '../ui/state-mark';
import { WhoKeptTheirWord } from './who-kept-their-word';
import { Worth } from './worth';

/** The reliability statement of a month, on one page. */
export function OverviewView({ period }: { period?: string }) {
  const { data: report } = useSuspenseQuery(overviewQuery(period));
  if (report.periodOptions.length === 0) return <FirstSteps report={report} />;
  const [leading] = report.months;
  return (
    <Page>
      <title>{`${formatMonth(report.period)} · Makegood`}</title>
      <TitleBlock
        place={`${report.organization} · reliability statement · ${formatMonth(report.period)}`}
        size="headline"
        title={report.headline}
        controls={<Controls report={report} />}
      />
      <SectionColumns split="wide-left">
        <Worth worth={report.worth} />
        <Section title="What to know" flush>
          <Notes notes={report.notes.map(noteOf)} />
        </Section>
      </SectionColumns>
      <Section
        title="Twelve months"
        scope={`Credits by what became of them, ${leading?.currency ?? ''}; below, promises kept`}
      >
        <CreditsChart
          title="Credits by month"
          currency={leading?.currency ?? 'USD'}
          periods={report.months.map(({ period: month, running, kept, measured, ...outcomes }) => ({
            period: month,
            outcomes: {
              recovered: outcomes.recovered,
              awaiting: outcomes.awaiting,
              declined: outcomes.declined,
              unclaimed: outcomes.unclaimed,
              missed: outcomes.missed,
            },
            kept: running ? null : kept,
            measured,
            running,
          }))}
        />
      </Section>
      {report.rows.length === 0 ? (
        <NoContract period={report.period} />
      ) : (
        <WhoKeptTheirWord rows={report.rows} period={report.period} />
      )}
      <Provenance
        asOf={`Figures as of ${formatDateTime(report.asOf, 'UTC')}. Times in the zone of each contract unless marked.`}
        hash={report.statementSha256}
      />
    </Page>
  );
}

function Controls({ report }: { report: OverviewReport }) {
  const router = useRouter();
  const { period, periodOptions } = report;
  const months = periodOptions.includes(period) ? periodOptions : [period, ...periodOptions];
  return (
    <>
      <label>
        <span className="sr-only">Month</span>
        <Select
          look="line"
          value={period}
          onChange={(event) => router.push(`/?period=${event.target.value}`)}
        >
          {months.map((month) => (
            <option key={month} value={month}>
              {formatMonth(month)}
            </option>
          ))}
        </Select>
      </label>
      <Button onClick={() => window.print()}>Print</Button>
    </>
  );
}

const noteOf = ({ text, href, link, state }: OverviewReport['notes'][number]) => (
  <>
    {state === null ? null : <StateMark state={state} className="mr-1.5" />}
    {text} {href !== null && link !== null ? <Link href={href}>{link}</Link> : null}
  </>
);

function NoContract({ period }: { period: string }) {
  return (
    <Section title="Who kept their word">
      <Empty
        why={`No contract ran in ${formatMonth(period)}.`}
        next="Choose another month above: those on offer have contracts."
      />
    </Section>
  );
}

/** Before the first contract there is nothing to state: what to do, in order. */
function FirstSteps({ report }: { report: OverviewReport }) {
  return (
    <Page>
      <title>Overview · Makegood</title>
      <TitleBlock
        place={`${report.organization} · reliability statement`}
        size="headline"
        title="Nothing has been measured yet."
      />
      <Section title="How it begins">
        <Empty
          why="Makegood holds vendors to their contracts, and there is none yet."
          next="Add a vendor, give it a contract with its terms and fees, then import what your monitor and its status page say."
          action={
            <Writers>
              <Button variant="primary" asChild>
                <Link href="/vendors/new">Add the first vendor</Link>
              </Button>
            </Writers>
          }
        />
      </Section>
    </Page>
  );
}
