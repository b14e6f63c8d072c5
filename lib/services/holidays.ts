import 'server-only';
import Holidays from 'date-holidays';

import type { InputIssue } from '@/lib/sla/invalid-input';

/**
 * Named calendars of public holidays, written out as dates into the terms that name them, from the
 * package date-holidays. Terms keep the dates they were stored with: a calendar that a later version
 * of the package corrects changes no figure behind anybody's back.
 */
const YEARS_AHEAD = 10;
const NAME = /^([A-Z]{2})(?:-([A-Z0-9]{1,3}))?$/;

/** A document of terms with each `holidayCalendars` written out into `holidays`; faults name their path below `terms`. */
export function withHolidays(document: unknown): { document: unknown; faults: InputIssue[] } {
  const faults: InputIssue[] = [];
  if (!isRecord(document)) return { document, faults };
  const [first, last] = yearsOf(document);
  const written = (holder: unknown, path: string): unknown => {
    if (!isRecord(holder) || !Array.isArray(holder.holidayCalendars)) return holder;
    const named = holder.holidayCalendars.flatMap((name: unknown, index) => {
      const calendar = typeof name === 'string' ? calendarOf(name) : null;
      if (calendar) return datesOf(calendar, first, last);
      const expected = 'a country and perhaps its region, such as GB-ENG, DE-BY or US';
      const place = `terms.${path}.holidayCalendars.${index}`;
      faults.push({ path: place, expected, found: String(name) });
      return [];
    });
    const listed = Array.isArray(holder.holidays) ? holder.holidays : [];
    const dates = [...new Set<unknown>([...listed, ...named])];
    return { ...holder, holidays: dates.toSorted((a, b) => String(a).localeCompare(String(b))) };
  };
  const { businessCalendar, commitments } = document;
  const expanded = {
    ...document,
    ...(businessCalendar !== undefined && {
      businessCalendar: written(businessCalendar, 'businessCalendar'),
    }),
    ...(Array.isArray(commitments) && {
      commitments: commitments.map((commitment: unknown, index) =>
        isRecord(commitment) && commitment.serviceHours !== undefined
          ? {
              ...commitment,
              serviceHours: written(commitment.serviceHours, `commitments.${index}.serviceHours`),
            }
          : commitment,
      ),
    }),
  };
  return { document: expanded, faults };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** From the year before the terms take effect, which an incident may reach back to, for ten years. */
function yearsOf({ effective }: Readonly<Record<string, unknown>>): [number, number] {
  const yearOf = (date: unknown) =>
    typeof date === 'string' && /^\d{4}-/.test(date) ? Number(date.slice(0, 4)) : null;
  const from = yearOf(isRecord(effective) ? effective.from : undefined) ?? 2020;
  const until = yearOf(isRecord(effective) ? effective.until : undefined);
  return [from - 1, Math.min(until === null ? Infinity : until + 1, from + YEARS_AHEAD)];
}

function calendarOf(name: string): Holidays | null {
  const [, country, region] = NAME.exec(name) ?? [];
  const all = new Holidays();
  if (country === undefined || !(country in all.getCountries())) return null;
  if (region === undefined) return new Holidays(country);
  return region in (all.getStates(country) ?? {}) ? new Holidays(country, region) : null;
}

function datesOf(calendar: Holidays, first: number, last: number): string[] {
  const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
  return years.flatMap((year) =>
    calendar
      .getHolidays(year)
      .filter(({ type }) => type === 'public')
      .map(({ date }) => date.slice(0, 10)),
  );
}
