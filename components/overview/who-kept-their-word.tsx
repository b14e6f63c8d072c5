'use client';

import Link from 'next/link';

import type { OverviewRow } from '@/lib/api/wire/overview';

import { boundsText, percentText } from '../assessments/figure-words';
import { TracedFigure } from '../assessments/traced-figure';
import { NinesHead, NinesKey, NinesScale } from '../charts/nines-scale';
import { PeriodStrip } from '../charts/period-strip';
import { formatAmount, formatMinutes, formatMoney, formatRate } from '../format';
import { formatDate, formatMonth } from '../format-date';
import { Section } from '../layout/page';
import { type Column, DataTable, Sub } from '../ui/data-table';
import { type State, Status } from '../ui/state-mark';
import { noNoticeWord, nothingFoundWord } from './row-words';

export type WhoKeptTheirWordProps = Readonly<{
  rows: readonly OverviewRow[];
  period: string;
}>;

/** Every contract against its promise in the month, by consequence. */
export function WhoKeptTheirWord({ rows, period }: WhoKeptTheirWordProps) {
  return (
    <Section title="Who kept their word" controls={<NinesKey />}>
      <DataTable
        caption={`Contracts against their promise in ${formatMonth(period)}`}
        columns={columnsOf(period)}
        rows={rows}
        rowKey={({ period: { contractId } }) => contractId}
      />
    </Section>
  );
}

type View = 'admitted' | 'observed' | 'agreed';
const VIEW_HEADS = {
  admitted: 'Vendor-admitted, %',
  observed: 'Customer-observed, %',
  agreed: 'Agreed, %',
} as const;

function columnsOf(month: string): Column<OverviewRow>[] {
  return [
    {
      key: 'vendor',
      head: 'Vendor',
      className: 'min-w-40',
      sort: ({ vendor }) => vendor.name,
      cell: ({ vendor, contractName }) => (
        <>
          <Link href={`/vendors/${vendor.id}`}>{vendor.name}</Link>
          <Sub>
            {[vendor.category ?? contractName, vendor.provenance].filter(Boolean).join(' · ')}
          </Sub>
        </>
      ),
    },
    {
      key: 'promise',
      head: 'Promise, %',
      numeric: true,
      cell: ({ period }) =>
        period.target === null ? 'none' : formatRate(period.target).replace(/\s?%$/, ''),
    },
    {
      key: 'scale',
      head: <NinesHead />,
      label: 'On the scale of nines',
      wide: true,
      className: 'sm:[&_svg]:w-44',
      cell: scaleOf,
    },
    ...(['admitted', 'observed', 'agreed'] as const).map((view) => figureColumn(view)),
    {
      key: 'state',
      head: formatMonth(month, 'UTC', { year: false }),
      label: 'State',
      cell: ({ state }) => <Status state={stateMark(state)} />,
    },
    {
      key: 'strip',
      head: 'Twelve periods',
      wide: true,
      cell: ({ strip }) => (
        <PeriodStrip
          periods={strip.map(({ period, state }) => ({
            label: period,
            state: state === 'open' ? 'running' : state,
          }))}
        />
      ),
    },
    {
      key: 'notice',
      head: 'First notice, median',
      numeric: true,
      sort: ({ firstNoticeMedianMs }) => firstNoticeMedianMs,
      cell: noticeOf,
    },
    {
      key: 'found',
      head: 'Found, and recovered',
      numeric: true,
      sort: ({ foundMinor }) => foundMinor,
      cell: moneyOf,
    },
    { key: 'claimBy', head: 'Claim by', numeric: true, cell: claimByOf },
  ];
}

function figureColumn(view: View): Column<OverviewRow> {
  return {
    key: view,
    head: VIEW_HEADS[view],
    numeric: true,
    ...(view === 'agreed' && { className: 'font-medium' }),
    cell: ({ period, vendor }) => {
      const figure = period.figures[view];
      const text = percentText(figure, period.target);
      if (!figure?.watched) return <span className="text-ink-faint">{text}</span>;
      const bounds = boundsText(figure, period.target);
      return (
        <>
          <TracedFigure
            assessmentId={figure.assessmentId}
            label={`${VIEW_HEADS[view]}, ${vendor.name}, ${period.period}`}
          >
            {text}
          </TracedFigure>
          {bounds === undefined ? null : <Sub>{bounds}</Sub>}
        </>
      );
    },
  };
}

function moneyOf({ foundMinor, recoveredMinor, currency, strip }: OverviewRow) {
  if (foundMinor === 0) {
    return <span className="text-ink-faint">{nothingFoundWord(strip)}</span>;
  }
  return (
    <>
      {formatMoney(foundMinor, currency)}
      <Sub>{formatAmount(recoveredMinor, currency)} back</Sub>
    </>
  );
}

function scaleOf({ period, state }: OverviewRow) {
  if (period.target === null) return null;
  const percent = (view: View) => {
    const figure = period.figures[view];
    return figure?.watched ? figure.percent : null;
  };
  return (
    <NinesScale
      promise={period.target}
      vendorAdmitted={percent('admitted')}
      customerObserved={percent('observed')}
      agreed={percent('agreed')}
      state={stateMark(state)}
    />
  );
}

const stateMark = (state: OverviewRow['state']): State => (state === 'open' ? 'running' : state);

function noticeOf({ firstNoticeMedianMs, firstNoticeN, silentOutages, outages }: OverviewRow) {
  if (firstNoticeMedianMs === null) {
    return <span className="text-ink-faint">{noNoticeWord({ silentOutages, outages })}</span>;
  }
  return (
    <>
      {formatMinutes(firstNoticeMedianMs)}
      <Sub>
        n = {firstNoticeN}
        {silentOutages > 0 ? `, ${silentOutages} never` : ''}
      </Sub>
    </>
  );
}

function claimByOf({ claimBy, daysLeft }: OverviewRow) {
  if (claimBy === null || daysLeft === null) return null;
  if (daysLeft < 0) {
    return <Status state="breached">Missed {formatDate(claimBy, 'UTC', { year: false })}</Status>;
  }
  return (
    <span className={daysLeft <= 10 ? 'font-medium text-risk' : ''}>
      <Link href="/claims">{formatDate(claimBy, 'UTC', { year: false })}</Link>
      <Sub>{daysLeft === 1 ? '1 day' : `${daysLeft} days`}</Sub>
    </span>
  );
}
