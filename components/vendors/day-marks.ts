import type { AssessedPeriod } from '@/lib/api/wire/assessments';
import type { OutageRow } from '@/lib/api/wire/outages';
import type { ViewName } from '@/lib/api/wire/shapes';
import { dateOfDay } from '@/lib/sla/instant';
import { zoneOf } from '@/lib/sla/zone';

import { minutesToMs } from '../assessments/figure-words';
import type { DayMonth } from '../charts/prepare-days';

type Input = Readonly<{
  periods: readonly AssessedPeriod[];
  outages: readonly OutageRow[];
  view: ViewName;
  asOf: string;
}>;

/** Monthly periods as rows of days: each outage of the view cut at the midnights of the contract's zone. */
export function dayMonths({ periods, outages, view, asOf }: Input): DayMonth[] {
  const zone = periods[0]?.timeZone ?? 'UTC';
  const downOn = new Map<string, number>();
  for (const outage of outages) {
    if (outage.ms[view] === null) continue;
    for (const { date, ms } of byDay(outage, zone, asOf)) {
      downOn.set(date, (downOn.get(date) ?? 0) + ms);
    }
  }
  const today = dateOfDay(zoneOf(zone).dayOf(Date.parse(asOf)));
  return periods.map((period) => {
    const figure = period.figures[view];
    const days = [...downOn].filter(([date]) => date.startsWith(period.period));
    return {
      month: period.period,
      outages: days.map(([date, downMs]) => ({ day: Number(date.slice(8)), downMs })),
      unseenDays: [],
      maintenanceDays: [],
      ...(!period.complete && { through: Number(today.slice(8)) }),
      downMs: figure?.watched ? minutesToMs(figure.downtimeMinutes) : null,
      breached: figure?.watched === true && figure.status === 'breached',
      ...(!period.complete && { note: 'so far' }),
    };
  });
}

function byDay({ start, end }: OutageRow, zoneId: string, asOf: string) {
  const zone = zoneOf(zoneId);
  const until = Date.parse(end ?? asOf);
  const parts: { date: string; ms: number }[] = [];
  let from = Date.parse(start);
  while (from < until) {
    const day = zone.dayOf(from);
    const next = Math.min(zone.at(day + 1), until);
    parts.push({ date: dateOfDay(day), ms: next - from });
    from = next;
  }
  return parts;
}
