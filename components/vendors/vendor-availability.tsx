'use client';

import type { AssessedPeriod } from '@/lib/api/wire/assessments';
import type { ViewName } from '@/lib/api/wire/shapes';
import type { VendorReport } from '@/lib/api/wire/vendors';

import { minutesToMs, stateOfPeriod } from '../assessments/figure-words';
import { AvailabilityChart } from '../charts/availability-chart';
import type { AvailabilityMonth } from '../charts/prepare-availability';
import { Section } from '../layout/page';
import { PeriodTable } from './period-table';

type Contract = VendorReport['contracts'][number];
export type VendorAvailabilityProps = Readonly<{
  name: string;
  periods: readonly AssessedPeriod[];
  view: ViewName;
  contract: Contract;
}>;

const VIEW_WORDS = {
  admitted: 'Vendor-admitted view',
  observed: 'Customer-observed view',
  agreed: 'Agreed view',
} as const;

/** The last twelve periods: a drawing where they are months, and always the figures. */
export function VendorAvailability({ name, periods, view, contract }: VendorAvailabilityProps) {
  const target = periods.findLast((period) => period.target !== null)?.target;
  const months = periods.every(({ period }) => /^\d{4}-\d{2}$/.test(period));
  return (
    <Section
      title="Availability by period, against the promise"
      scope={`${VIEW_WORDS[view]}, ${contract.timeZone}; downtime hangs from 100 %, to scale in minutes`}
    >
      {months && target !== undefined && target !== null ? (
        <AvailabilityChart
          title={`Availability of ${name} by month`}
          promise={target}
          months={periods.map((period) => monthOf(period, view))}
        />
      ) : null}
      <PeriodTable periods={periods} view={view} />
    </Section>
  );
}

function monthOf(period: AssessedPeriod, view: ViewName): AvailabilityMonth {
  const figure = period.figures[view];
  const watched = figure?.watched === true;
  return {
    month: period.period,
    totalMs: minutesToMs(period.minutes) ?? 0,
    downMs: watched ? minutesToMs(figure.downtimeMinutes) : null,
    unseenMs: watched ? (minutesToMs(figure.unknownMinutes) ?? 0) : 0,
    percent: watched ? figure.percent : null,
    state: period.complete ? drawnState(period, view) : 'running',
  };
}

function drawnState(period: AssessedPeriod, view: ViewName): AvailabilityMonth['state'] {
  const state = stateOfPeriod(period, view);
  return state === 'met' || state === 'breached' ? state : 'unknown';
}
