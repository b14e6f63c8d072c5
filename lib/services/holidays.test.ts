import { describe, expect, test } from 'vitest';

import { validateTerms } from './contracts';
import { withHolidays } from './holidays';
import { assessGiven } from './stateless';
import { usualTerms } from './testing';

const OFFICE = { weekly: [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }] };

type Dated = Readonly<{ businessCalendar: Readonly<{ holidays: readonly string[] }> }>;

function datesOf(businessCalendar: object, effective: object = { from: '2026-01-01' }) {
  const { document, faults } = withHolidays({ effective, businessCalendar });
  expect(faults).toEqual([]);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- withHolidays() answers what it was given, with dates
  return (document as Dated).businessCalendar.holidays;
}

describe('a named calendar is written out as its public holidays', () => {
  test.each([
    ['GB-ENG', '2026-05-04', true],
    ['GB-ENG', '2026-05-25', true],
    ['GB-ENG', '2026-12-28', true],
    ['GB-SCT', '2026-11-30', true],
    ['GB-ENG', '2026-11-30', false],
    ['DE-BY', '2026-06-04', true],
    ['DE-HH', '2026-06-04', false],
    ['US', '2026-07-03', true],
    ['US', '2026-02-14', false],
  ])('%s has %s: %s', (name, date, expected) =>
    expect(datesOf({ holidayCalendars: [name] }).includes(date)).toBe(expected),
  );

  test('from the year before the terms take effect, for ten years, and never beyond their end', () => {
    const years = (effective: object) => {
      const dates = datesOf({ holidayCalendars: ['US'] }, effective);
      return [dates[0]?.slice(0, 4), dates.at(-1)?.slice(0, 4)];
    };
    expect(years({ from: '2026-07-01' })).toEqual(['2025', '2036']);
    expect(years({ from: '2026-07-01', until: '2027-06-30' })).toEqual(['2025', '2028']);
  });

  test('dates listed beside it stay, each date once', () => {
    const dates = datesOf({
      holidayCalendars: ['US', 'US-CA'],
      holidays: ['2026-12-24', '2026-12-25'],
    });
    expect(dates).toContain('2026-12-24');
    expect(dates.filter((date) => date === '2026-12-25')).toHaveLength(1);
  });

  test('without a name nothing changes', () => {
    const document = { businessCalendar: { holidays: ['2026-12-24'] }, commitments: [{}] };
    expect(withHolidays(document).document).toEqual(document);
    expect(withHolidays('no terms').document).toBe('no terms');
  });
});

test.each(['XX', 'DE-XX', 'de', 'Germany', ''])('%j is no calendar, and says where', (name) => {
  const terms = { ...usualTerms(), businessCalendar: { holidayCalendars: [name] } };
  expect(validateTerms(terms).errors).toContainEqual({
    path: 'terms.businessCalendar.holidayCalendars.0',
    expected: 'a country and perhaps its region, such as GB-ENG, DE-BY or US',
    found: name,
  });
  expect(() => assessGiven({ terms })).toThrow('holidayCalendars.0');
});

test('the arithmetic of section 8 holds with the calendar in place of the two dates', () => {
  const [commitment] = usualTerms().commitments;
  const terms = {
    ...usualTerms(),
    timeZone: { id: 'Europe/London', basis: 'stated' },
    commitments: [{ ...commitment, serviceHours: { ...OFFICE, holidayCalendars: ['GB-ENG'] } }],
  };
  const { commitments } = assessGiven({
    terms,
    period: '2026-05',
    evidence: {
      windows: [{ state: 'down', start: '2026-05-08T15:00:00Z', end: '2026-05-11T09:00:00Z' }],
    },
    fees: [],
    asOf: '2026-07-01T00:00:00Z',
  });
  // 120 of 9 120 minutes: Friday 16:00 to 17:00 and Monday 9:00 to 10:00, of 19 days of 8 hours.
  expect(commitments[0]).toMatchObject({ measured: { percent: '98.684211' } });
});
