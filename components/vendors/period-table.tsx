'use client';

import type { AssessedPeriod } from '@/lib/api/wire/assessments';
import type { ViewName } from '@/lib/api/wire/shapes';

import {
  amountText,
  boundsText,
  minutesText,
  percentText,
  stateOfPeriod,
} from '../assessments/figure-words';
import { TracedFigure } from '../assessments/traced-figure';
import { DataTable, Sub } from '../ui/data-table';
import { Status } from '../ui/state-mark';
import { periodTitle } from './period-title';

/** Each period with its figure, which opens its trace. */
export function PeriodTable({
  periods,
  view,
}: Readonly<{ periods: readonly AssessedPeriod[]; view: ViewName }>) {
  return (
    <DataTable
      className="mt-6"
      caption="Periods with availability, downtime and credit"
      rows={periods.toReversed()}
      rowKey={({ period }) => period}
      columns={[
        { key: 'period', head: 'Period', cell: ({ period }) => periodTitle(period) },
        {
          key: 'available',
          head: 'Available, %',
          numeric: true,
          cell: (period) => <Available period={period} view={view} />,
        },
        {
          key: 'down',
          head: 'Down',
          numeric: true,
          cell: ({ figures }) => minutesText(figures[view]),
        },
        {
          key: 'state',
          head: 'Promise',
          cell: (period) => <Status state={stateOfPeriod(period, view)} />,
        },
        {
          key: 'credit',
          head: 'Credit',
          numeric: true,
          cell: ({ figures, currency }) => amountText(figures[view], currency),
        },
      ]}
    />
  );
}

function Available({ period, view }: Readonly<{ period: AssessedPeriod; view: ViewName }>) {
  const figure = period.figures[view];
  const text = percentText(figure, period.target);
  if (!figure?.watched) return <span className="text-ink-faint">{text}</span>;
  const bounds = boundsText(figure, period.target);
  return (
    <>
      <TracedFigure
        assessmentId={figure.assessmentId}
        label={`Availability in ${periodTitle(period.period)}`}
      >
        {text}
      </TracedFigure>
      {bounds === undefined ? null : <Sub>{bounds}</Sub>}
    </>
  );
}
