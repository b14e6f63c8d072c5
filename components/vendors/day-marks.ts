import type { VendorReport } from '@/lib/api/wire/vendors';
import { dateOfDay } from '@/lib/sla/instant';
import { zoneOf } from '@/lib/sla/zone';

import { minutesToMs } from '../assessments/figure-words';
import type { DayMonth } from '../charts/prepare-days';

type Input = Pick<VendorReport, 'periods' | 'days' | 'view' | 'asOf'>;

/** Monthly periods as rows of days, each as the view tells it. */
export const dayMonths = ({ periods, days, view, asOf }: Input): DayMonth[] =>
  periods.map(({ period, complete, timeZone, figures }) => {
    const figure = figures[view];
    const isWatched = figure?.watched === true;
    const daysIn = (dates: readonly string[]) =>
      dates.filter((date) => date.startsWith(period)).map(dayOfMonth);
    return {
      month: period,
      outages: days.down
        .filter(({ date }) => date.startsWith(period))
        .map(({ date, ms }) => ({ day: dayOfMonth(date), downMs: ms })),
      unseenDays: daysIn(days.unseen),
      maintenanceDays: daysIn(days.maintenance),
      ...(!complete && { through: dayOfMonth(dateAt(asOf, timeZone)), note: 'so far' }),
      downMs: isWatched ? minutesToMs(figure.downtimeMinutes) : null,
      breached: isWatched && figure.status === 'breached',
    };
  });

const dayOfMonth = (date: string) => Number(date.slice(8));
const dateAt = (instant: string, timeZone: string) =>
  dateOfDay(zoneOf(timeZone).dayOf(Date.parse(instant)));
