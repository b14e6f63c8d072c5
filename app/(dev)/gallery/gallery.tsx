'use client';
import { AvailabilityChart } from '@/components/charts/availability-chart';
import { CreditCurves } from '@/components/charts/credit-curves';
import { CreditsChart } from '@/components/charts/credits-chart';
import { DayStrip } from '@/components/charts/day-strip';
import { DurationDots } from '@/components/charts/duration-dots';
import { HeadroomBar } from '@/components/charts/headroom-bar';
import { MoneyBar } from '@/components/charts/money-bar';
import { NinesHead, NinesKey, NinesScale } from '@/components/charts/nines-scale';
import { OutageLanes } from '@/components/charts/outage-lanes';
import { PeriodStrip } from '@/components/charts/period-strip';
import { Empty, ErrorNote } from '@/components/layout/notices';
import {
  Page,
  Provenance,
  Section,
  SectionColumns,
  TitleBlock,
  WithAside,
} from '@/components/layout/page';
import { Progress } from '@/components/layout/progress';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Checks } from '@/components/ui/checks';
import { type Column, DataTable, Sub } from '@/components/ui/data-table';
import { DeadlineText } from '@/components/ui/deadline-text';
import { Definitions, Notes } from '@/components/ui/definitions';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Figure, FigureRow } from '@/components/ui/figure';
import { Input, Textarea } from '@/components/ui/input';
import { Segmented } from '@/components/ui/segmented';
import { Select } from '@/components/ui/select';
import { Status } from '@/components/ui/state-mark';
import { ThreeFigures } from '@/components/ui/three-figures';
import { TraceAside, TraceContent, Traced } from '@/components/ui/trace';

const M = 60_000;
const steps = [
  {
    name: 'Version',
    result: 'v3',
    sentence: 'Terms v3, in force from 1 Jan 2026. The period starts after it.',
    changed: false,
  },
  {
    name: 'Period',
    result: '44,640 min',
    sentence: 'Calendar month, New York. 1 Oct 00:00 – 1 Nov 00:00.',
    changed: false,
  },
  {
    name: 'Merge',
    result: '231 min',
    sentence: '14 Oct 10:04–13:25, 24 Oct 03:12–03:42. 201 + 30.',
    changed: true,
  },
  {
    name: 'Metric',
    result: '99.482527 %',
    sentence: '(44,640 − 231) ÷ 44,640. 74,015/744 %.',
    changed: true,
  },
  {
    name: 'Tier',
    result: '25 %',
    sentence: 'From 99.0 to below 99.5 %.',
    changed: true,
    rule: 'Clause 4.3, row 2.',
  },
  {
    name: 'Rounding',
    result: 'USD 12,050.00',
    sentence: 'Half up, on the total. Nothing to round.',
    changed: true,
  },
];
const trace = (
  <TraceContent
    lead="Agreed view. Redo it by hand: each step takes what the last one left."
    steps={steps}
    links={[
      { href: '/e', label: 'Evidence, 6 items' },
      { href: '/c', label: 'Clauses' },
      { href: '/j', label: 'JSON', download: true },
    ]}
  />
);
const T = ({ children }: { children: string }) => (
  <Traced label="Figure" trace={trace}>
    {children}
  </Traced>
);
const days = (m: string) => new Date(Date.UTC(+m.slice(0, 4), +m.slice(5), 0)).getUTCDate();
const avail = (
  [
    ['2025-12', 6, 0, '99.986559'],
    ['2026-01', 18, 190, '99.959677'],
    ['2026-02', 71, 0, '99.823908'],
    ['2026-03', 0, 0, '100.000000'],
    ['2026-04', 29, 0, '99.932870'],
    ['2026-05', 262, 0, '99.413082'],
    ['2026-06', 12, 0, '99.972222'],
    ['2026-07', 38, 0, '99.914874'],
    ['2026-08', 96, 0, '99.784946'],
    ['2026-09', 0, 0, '100.000000'],
    ['2026-10', 231, 47, '99.482527'],
    ['2026-11', 12, 0, '99.972222'],
  ] as const
).map(([month, d, u, percent], i) => ({
  month,
  totalMs: days(month) * 1440 * M,
  downMs: d * M,
  unseenMs: u * M,
  percent,
  state:
    i === 11
      ? ('running' as const)
      : [2, 5, 8, 10].includes(i)
        ? ('breached' as const)
        : ('met' as const),
}));
const credits = (
  [
    ['2025-12', { recovered: 186400 }],
    ['2026-01', { recovered: 914000 }],
    ['2026-02', { recovered: 482000 }],
    ['2026-03', { recovered: 113750 }],
    ['2026-04', { missed: 369000 }],
    ['2026-05', { recovered: 619500, declined: 723000 }],
    ['2026-06', { recovered: 914000 }],
    ['2026-07', { recovered: 369000 }],
    ['2026-08', { missed: 482000 }],
    ['2026-09', { awaiting: 914000 }],
    ['2026-10', { unclaimed: 1346250 }],
    ['2026-11', {}],
  ] as const
).map(([period, outcomes], i) => ({
  period,
  outcomes,
  kept: i === 11 ? null : i === 10 ? 4 : i === 5 ? 5 : 6,
  measured: 7,
  running: i === 11,
}));
const at = (t: string) => `2026-10-14T${t}:00-04:00`;
const bar = (
  s: string,
  e: string,
  look: 'seen' | 'stated' | 'agreed' | 'disputed' | 'unseen',
  label?: string,
) => ({
  startEarliest: at(s),
  startLatest: at(s),
  endEarliest: at(e),
  endLatest: at(e),
  look,
  ...(label ? { label } : {}),
});
type V = {
  name: string;
  what: string;
  promise: string;
  a: string | null;
  o: string | null;
  g: string | null;
  state: 'met' | 'breached' | 'unknown';
  found: number;
  due?: string;
  strip: number[];
};
const vendors: V[] = [
  {
    name: 'Meridian Voice',
    what: 'Meetings and telephony',
    promise: '99.9',
    a: '99.574',
    o: '99.435',
    g: '99.482527',
    state: 'breached',
    found: 3374000,
    due: '2026-12-01T05:00:00Z',
    strip: [2, 5, 8, 10],
  },
  {
    name: 'Corvid Identity',
    what: 'Single sign-on',
    promise: '99.99',
    a: '99.989',
    o: '99.957',
    g: '99.975',
    state: 'breached',
    found: 227500,
    due: '2026-12-16T05:00:00Z',
    strip: [3, 10],
  },
  {
    name: 'Ostrava CDN',
    what: 'Content delivery',
    promise: '100',
    a: '99.996',
    o: '99.987',
    g: '99.991',
    state: 'breached',
    found: 165000,
    due: '2026-11-01T05:00:00Z',
    strip: [5, 10],
  },
  {
    name: 'Halden Cloud',
    what: 'Compute, two zones',
    promise: '99.99',
    a: '100',
    o: '99.993',
    g: '99.993',
    state: 'met',
    found: 2742000,
    strip: [1, 6, 9],
  },
  {
    name: 'Deep Water',
    what: 'Below the scale',
    promise: '99.9',
    a: '98.2',
    o: '97.1',
    g: '97.5',
    state: 'breached',
    found: 10,
    strip: [],
  },
  {
    name: 'Pelican CRM',
    what: 'Customer records',
    promise: '99.9',
    a: null,
    o: null,
    g: null,
    state: 'unknown',
    found: 0,
    strip: [],
  },
];
const cols: Column<V>[] = [
  {
    key: 'name',
    head: 'Vendor',
    cell: (v) => (
      <>
        <a href="#x">{v.name}</a>
        <Sub>{v.what}</Sub>
      </>
    ),
    sort: (v) => v.name,
  },
  {
    key: 'promise',
    head: 'Promise, %',
    numeric: true,
    cell: (v) => v.promise,
    sort: (v) => Number(v.promise),
  },
  {
    key: 'nines',
    head: <NinesHead />,
    label: '',
    cell: (v) => (
      <NinesScale
        promise={v.promise}
        vendorAdmitted={v.a}
        customerObserved={v.o}
        agreed={v.g}
        state={v.state}
      />
    ),
    className: 'w-[258px]',
  },
  {
    key: 'agreed',
    head: 'Agreed, %',
    numeric: true,
    cell: (v) =>
      v.g ? (
        <b>
          <T>{v.g}</T>
        </b>
      ) : (
        <span className="text-ink-faint">no data</span>
      ),
  },
  { key: 'state', head: 'October', cell: (v) => <Status state={v.state} /> },
  {
    key: 'strip',
    head: 'Dec 2025 – Nov 2026',
    cell: (v) => (
      <PeriodStrip
        periods={avail.map((m, i) => ({
          label: m.month,
          state:
            i === 11
              ? ('running' as const)
              : v.g === null
                ? ('unknown' as const)
                : v.strip.includes(i)
                  ? ('breached' as const)
                  : ('met' as const),
        }))}
      />
    ),
  },
  {
    key: 'found',
    head: 'Found, USD',
    numeric: true,
    cell: (v) => (v.found / 100).toFixed(2),
    sort: (v) => v.found,
  },
  {
    key: 'due',
    head: 'Claim by',
    numeric: true,
    cell: (v) =>
      v.due ? (
        <DeadlineText
          dueAt={v.due}
          asOf="2026-11-22T14:40:00Z"
          zone="America/New_York"
          look="stacked"
        />
      ) : null,
  },
];
export function Gallery() {
  return (
    <Page>
      <TitleBlock
        size="headline"
        place="Northfield Mutual · reliability statement · last complete period October 2026"
        title="Four of eight kept their word in October. USD 12,325 expires on 30 November."
        controls={
          <>
            <Select look="line" aria-label="Period">
              <option>October 2026</option>
            </Select>
            <Button>Print</Button>
            <Button variant="primary">Submit and freeze</Button>
            <Button variant="quiet">Earlier</Button>
          </>
        }
      />
      <SectionColumns split="wide-left">
        <Section
          flush
          title="What it was worth"
          scope="Credits under contract, twelve periods, USD"
        >
          <FigureRow className="mb-7 justify-between">
            <Figure size="small" label="Found" value={<T>74,329.00</T>} />
            <Figure size="small" label="Claimed" value={<T>52,356.50</T>} />
            <Figure size="small" label="Expiring" tone="accent" value={<T>13,462.50</T>} />
            <Figure size="small" label="Missed" value="8,510.00" />
          </FigureRow>
          <MoneyBar
            title="Credits by outcome"
            currency="USD"
            outcomes={{
              recovered: 3598650,
              awaiting: 914000,
              declined: 723000,
              unclaimed: 1346250,
              missed: 851000,
            }}
          />
        </Section>
        <Section flush title="What to know">
          <Notes
            notes={[
              <>
                <a href="#x">Meridian Voice</a> broke its promise for the third time in six months.
                The right to terminate has arisen.
              </>,
              <>
                <Status state="risk">Tallow Payments</Status> has used 88 % of November’s allowance.
              </>,
              'Pelican CRM had no source before 3 November.',
            ]}
          />
        </Section>
      </SectionColumns>
      <Section
        title="Twelve periods"
        scope="Credits found per period by what became of them; below, promises kept"
      >
        <CreditsChart title="Credits by period" periods={credits} currency="USD" />
      </Section>
      <Section title="Who kept their word" controls={<NinesKey />}>
        <DataTable
          caption="Vendors"
          columns={cols}
          rows={vendors}
          rowKey={(v) => v.name}
          rowState={(v) => (v.name === 'Halden Cloud' ? 'selected' : undefined)}
          total={{ label: 'Eight vendors', cells: { found: '74,329.00' } }}
        />
      </Section>
      <Section title="October 2026" scope="44,640 minutes, New York time · promise 99.9 % · closed">
        <ThreeFigures
          chosen="agreed"
          sentence="USD 4,820.00 is owed even on the vendor’s own minutes. The other 7,230.00 rests on 41 minutes that it has since agreed to."
          figures={{
            vendorAdmitted: {
              value: <T>99.574</T>,
              unit: '%',
              note: 'Postmortem of 27 Oct, status page',
              rows: [
                { label: 'Downtime', value: <T>190 min</T> },
                { label: 'Credit', value: '10 %, USD 4,820.00' },
                { label: 'Promise', value: <Status state="breached" /> },
              ],
            },
            customerObserved: {
              value: <T>99.435</T>,
              unit: '%',
              note: '99.321–99.444 with edges',
              rows: [
                { label: 'Downtime', value: <T>252 min</T> },
                { label: 'Promise', value: <Status state="breached" /> },
              ],
            },
            agreed: {
              value: <T>99.483</T>,
              unit: '%',
              note: 'Ticket 48213, 29 Oct',
              rows: [
                { label: 'Downtime', value: <T>231 min</T> },
                { label: 'Promise', value: <Status state="breached" /> },
              ],
            },
          }}
        />
      </Section>
      <Section
        title="Availability by month, against the promise"
        scope="Agreed view; downtime hangs from 100 %, to scale in minutes"
      >
        <AvailabilityChart
          title="Availability by month"
          months={avail}
          promise="99.9"
          tiers={[{ below: '99.5', label: 'credit 25 %' }]}
        />
      </Section>
      <Section title="Day by day" scope="14 outages, 775 minutes">
        <DayStrip
          title="Day by day"
          months={avail.map((m, i) => ({
            month: m.month,
            outages:
              i % 3 === 2
                ? [{ day: 7, downMs: m.downMs }]
                : [{ day: 4 + i, downMs: m.downMs / 2 + M }],
            unseenDays: i === 1 ? [11] : i === 10 ? [6] : [],
            maintenanceDays: [3],
            ...(i === 11 ? { through: 22 } : {}),
            downMs: m.downMs,
            breached: m.state === 'breached',
            note: m.state === 'breached' ? 'credit 25 %' : i === 11 ? 'so far' : '',
          }))}
        />
      </Section>
      <SectionColumns>
        <Section flush title="Restoration" controls={<Status state="met">14 of 14 in time</Status>}>
          <FigureRow>
            <Figure label="Mean (MTTR)" value={<T>55</T>} unit="min" size="small" />
            <Figure size="small" label="Median" value="27" unit="min" range="22–31" />
            <Figure
              size="small"
              label="October"
              value="99.421"
              state="provisional"
              note="as of 22 Nov 09:40"
              tierDepends
            />
            <Figure
              size="small"
              label="November"
              value="no data"
              state="no-data"
              note="no source before 3 November"
            />
          </FigureRow>
          <div className="mt-6">
            <DurationDots
              title="Time to restore"
              promiseMs={240 * M}
              outages={[6, 12, 13, 14, 18, 19, 22, 25, 28, 30, 52, 96, 201, 224].map((m, i) => ({
                at: `2026-10-${10 + i}T00:00:00Z`,
                ms: m * M,
                kept: true,
              }))}
              caption="Each mark is one outage, n = 14."
            />
          </div>
        </Section>
        <Section
          flush
          title="First notice"
          controls={<Status state="breached">5 of 14 in time</Status>}
        >
          <DurationDots
            title="Time to first notice"
            promiseMs={30 * M}
            outages={[12, 17, 19, 21, 26, 34, 41, 49, 63, null, null, null, null, null].map(
              (m, i) => ({
                at: `2026-10-${10 + i}T00:00:00Z`,
                ms: m === null ? null : m * M,
                kept: m !== null && m <= 30,
              }),
            )}
          />
        </Section>
      </SectionColumns>
      <Section
        title="Who saw what, who said what"
        scope="Shaded: no word from the vendor. Tinted: longer than the contract allows"
      >
        <OutageLanes
          title="Evidence for the outage of 14 October 2026"
          zone="America/New_York"
          start={at('09:45')}
          end={at('14:15')}
          silences={[
            {
              start: at('10:02'),
              end: at('10:51'),
              allowedUntil: at('10:32'),
              label: 'silent 49 min',
            },
            {
              start: at('11:34'),
              end: at('13:18'),
              allowedUntil: at('12:34'),
              label: 'silent 104 min',
            },
          ]}
          lanes={[
            {
              key: 'a',
              name: 'Uptime Kuma, Newark',
              note: 'every 60 s, ± 1 min',
              result: '203 min',
              bars: [
                bar('10:02', '12:05', 'seen'),
                bar('12:05', '12:20', 'unseen', 'not watching'),
                bar('12:20', '13:40', 'seen'),
              ],
            },
            {
              key: 'b',
              name: 'UptimeRobot, Frankfurt',
              note: 'every 5 min, edges between checks',
              result: '213–223',
              bars: [
                {
                  startEarliest: at('10:00'),
                  startLatest: at('10:05'),
                  endEarliest: at('13:38'),
                  endLatest: at('13:43'),
                  look: 'seen',
                },
              ],
            },
            {
              key: 'c',
              name: 'Help desk',
              note: '37 reports, “about 10 am”',
              result: '37',
              bars: [
                {
                  startEarliest: at('09:50'),
                  startLatest: at('10:10'),
                  endEarliest: at('10:10'),
                  endLatest: at('10:10'),
                  look: 'seen',
                },
              ],
              ticks: [
                '10:04',
                '10:06',
                '10:11',
                '10:20',
                '10:33',
                '10:50',
                '11:20',
                '12:10',
                '12:50',
                '13:30',
              ].map(at),
            },
            {
              key: 'd',
              name: 'Vendor postmortem',
              note: '27 Oct, stated window',
              result: '160 min',
              bars: [bar('10:40', '13:20', 'stated')],
            },
            {
              key: 'e',
              name: 'Vendor messages',
              note: 'status page, 4',
              result: '4',
              bars: [],
              flags: [
                { at: at('10:51'), label: '10:51 Investigating', kind: 'said' },
                { at: at('11:34'), label: '11:34 Identified', kind: 'said' },
                { at: at('12:15'), label: 'update promised by 12:15', kind: 'promised' },
                { at: at('13:18'), label: '13:18 Monitoring', kind: 'said' },
                { at: at('13:25'), label: '13:25 Resolved', kind: 'said' },
              ],
            },
            {
              key: 'f',
              name: 'Vendor-admitted',
              result: '160 min',
              view: true,
              bars: [bar('10:40', '13:20', 'stated')],
            },
            {
              key: 'g',
              name: 'Customer-observed',
              result: '218 min',
              view: true,
              bars: [bar('10:02', '13:40', 'seen')],
            },
            {
              key: 'h',
              name: 'Agreed',
              result: '201 min',
              view: true,
              bars: [
                bar('10:02', '10:04', 'disputed'),
                bar('10:04', '13:25', 'agreed'),
                bar('13:25', '13:40', 'disputed', '17 min disputed'),
              ],
            },
          ]}
        />
      </Section>
      <SectionColumns>
        <Section
          flush
          title="Headroom in November"
          controls={<Status state="running">Running, to 22 Nov 09:40</Status>}
        >
          <HeadroomBar usedMs={12 * M} allowedMs={43.2 * M} elapsedPercent={71} />
          <div className="mt-6">
            <HeadroomBar usedMs={60 * M} allowedMs={43.2 * M} elapsedPercent={71} />
          </div>
        </Section>
        <Section
          flush
          title="Contract"
          controls={
            <a href="#x" className="text-xs">
              Terms v3, all clauses
            </a>
          }
        >
          <Definitions
            rows={[
              { label: 'Fee', value: 'USD 48,200.00 a month, recurring' },
              { label: 'Promise', value: 'At least 99.9 % each calendar month, New York' },
              {
                label: 'Terminate',
                value: (
                  <>
                    <Status state="breached">Right has arisen</Status>: 3 breaches in 6 months
                  </>
                ),
              },
            ]}
          />
        </Section>
      </SectionColumns>
      <Section title="Credit by downtime" scope="Same fee">
        <CreditCurves
          title="Credit by downtime"
          untilMs={360 * M}
          mark={{ downMs: 231 * M, label: 'October, 231 min' }}
          curves={[
            {
              key: 's',
              name: 'Sable Meetings',
              note: '5 % per half hour begun',
              look: 'ink',
              points: Array.from({ length: 12 }, (_, i) => ({
                downMs: i * 30 * M,
                percent: `${(i + 1) * 5}`,
              })),
            },
            {
              key: 'm',
              name: 'Meridian Voice',
              note: '10, 25, 50 % by tier',
              look: 'accent',
              points: [
                { downMs: 44.64 * M, percent: '10' },
                { downMs: 223 * M, percent: '25' },
              ],
            },
            {
              key: 't',
              name: 'Tern Conference',
              note: '10 × the fee of the time',
              look: 'dashed',
              linear: true,
              points: [
                { downMs: 22 * M, percent: '0.5' },
                { downMs: 360 * M, percent: '8' },
              ],
            },
          ]}
        />
      </Section>
      <WithAside aside={<TraceAside heading="USD 12,050.00">{trace}</TraceAside>}>
        <SectionColumns className="!mt-8">
          <Section flush title="Before you send" scope="6 of 6 required are there">
            <Checks
              checks={[
                {
                  key: '1',
                  what: 'Outage times, zone and cause',
                  state: 'met',
                  proof: 'clause 5.2, required',
                },
                {
                  key: '2',
                  what: 'Number of affected users is an estimate',
                  state: 'risk',
                  proof: '“about 1,900”, optional',
                  repair: <a href="#x">Give the count</a>,
                },
                {
                  key: '3',
                  what: '47 minutes unseen on 6 October',
                  state: 'unknown',
                  proof: 'same tier either way',
                },
              ]}
            />
          </Section>
          <Section flush title="Form">
            <div className="grid gap-4">
              <Field label="Vendor" hint="As in the contract">
                {(c) => <Input {...c} placeholder="Meridian Voice" />}
              </Field>
              <Field label="Zone" error="Found 2026-10-19 04:12; expected a time with its zone.">
                {(c) => (
                  <Select {...c}>
                    <option>choose a zone</option>
                  </Select>
                )}
              </Field>
              <Field label="Reason" optional>
                {(c) => <Textarea {...c} />}
              </Field>
              <Checkbox hint="with its hash">Keep the file</Checkbox>
              <div className="flex gap-3">
                <Segmented
                  label="View"
                  value="l"
                  options={[
                    { value: 'l', label: 'Letter' },
                    { value: 'p', label: 'Portal form' },
                    { value: 'e', label: 'E-mail' },
                  ]}
                />
              </div>
              <Dialog
                title="Submit and freeze?"
                description="Figures, terms and letter are frozen."
                trigger={<Button>Open dialog</Button>}
                actions={
                  <>
                    <DialogClose asChild>
                      <Button>Keep the draft</Button>
                    </DialogClose>
                    <Button variant="primary">Submit</Button>
                  </>
                }
              />
            </div>
          </Section>
        </SectionColumns>
      </WithAside>
      <Section title="Running">
        <Progress
          label="nagios-2024-2026.log"
          detail="1.6 GB, Nagios"
          percent={62}
          count="9,412,300 lines read · 41 issues so far"
          rate="318,000 lines a second · about 18 s left"
          cancel={
            <Button variant="quiet" size="small">
              Cancel
            </Button>
          }
        />
        <Empty
          why="No source watched Pelican CRM before 3 November."
          next="Import its status page."
          action={<Button>Import a file</Button>}
        />
        <ErrorNote
          found="The file ends in the middle of line 1,144."
          expected="Nothing was saved."
          action={<Button>Read again</Button>}
        />
      </Section>
      <Provenance
        asOf="Figures as of Sun 22 Nov 2026, 09:40 EST. Times in the zone of each contract unless marked."
        coverage="Evidence complete to 22 Nov 2026, 09:38 EST, except where a gap is drawn."
        hash="4f1c9a07e2bd0011223344"
      />
    </Page>
  );
}
