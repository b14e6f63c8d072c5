'use client';

import type { AssessedPeriod } from '@/lib/api/wire/assessments';
import type { ViewName } from '@/lib/api/wire/shapes';

import { minutesToMs } from '../assessments/figure-words';
import { TracedFigure } from '../assessments/traced-figure';
import { HeadroomBar } from '../charts/headroom-bar';
import { formatMinutes } from '../format';
import { formatDateTime } from '../format-date';
import { Section } from '../layout/page';
import { Status } from '../ui/state-mark';
import { periodTitle } from './period-title';

export type VendorHeadroomProps = Readonly<{
  period: AssessedPeriod;
  view: ViewName;
  asOf: string;
}>;

/** What is left of the running period's allowance. */
export function VendorHeadroom({ period, view, asOf }: VendorHeadroomProps) {
  const figure = period.figures[view];
  const used = figure?.watched ? minutesToMs(figure.downtimeMinutes) : null;
  const left = figure?.watched ? minutesToMs(figure.headroomMinutes) : null;
  const title = `Headroom in ${periodTitle(period.period)}`;
  const running = (
    <Status state="running">
      Running, to {formatDateTime(asOf, period.timeZone, { year: false, weekday: false })}
    </Status>
  );
  return (
    <Section title={title} controls={running} flush>
      {used === null ? (
        <p className="text-base">no data: nobody has watched in this period yet.</p>
      ) : left === null ? (
        <p className="text-base">
          {formatMinutes(used)} down. The worst row of the schedule is reached: further downtime
          costs the vendor no more.
        </p>
      ) : (
        <>
          <HeadroomBar
            usedMs={used}
            allowedMs={used + left}
            elapsedPercent={elapsed(period, asOf)}
            period="of the period"
          />
          <p className="mt-2 text-base">
            <TracedFigure assessmentId={figure?.assessmentId} label={title}>
              {formatMinutes(Math.floor(left / 6_000) * 6_000)}
            </TracedFigure>{' '}
            more and the next row of the schedule is reached.
          </p>
        </>
      )}
    </Section>
  );
}

const elapsed = ({ start, end }: AssessedPeriod, asOf: string) => {
  const [from, to, now] = [Date.parse(start), Date.parse(end), Date.parse(asOf)];
  return Math.min(100, Math.max(0, Math.round(((now - from) * 100) / (to - from))));
};
