import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { issuesOf, terms } from './golden/question';
import { formatInstant, parseInstant } from './instant';
import {
  type PeriodInput,
  nextPeriod,
  periodBefore,
  periodLabelAt,
  previousPeriod,
  resolvePeriod,
} from './period';
import type { PeriodRule, Terms } from './terms-format';

const of = (period: PeriodRule, id = 'UTC', from = '2020-01-01'): Terms =>
  terms([], {
    period,
    timeZone: { id, basis: 'stated' },
    effective: { from, decidedBy: 'period_start' },
  });
const spanOf = (rule: PeriodRule, period: PeriodInput, id = 'UTC') => {
  const { start, end } = resolvePeriod(of(rule, id), period, Date.parse('2026-06-15T12:00:00Z'));
  return `${formatInstant(start)} ${formatInstant(end)}`;
};
const month: PeriodRule = { kind: 'calendar', unit: 'month' };
const quarter = (firstMonth: number): PeriodRule => ({
  kind: 'calendar',
  unit: 'quarter',
  firstMonth,
});
const cycle = (anchorDay: number, months = 1): PeriodRule => ({
  kind: 'billing_cycle',
  anchorDay,
  months,
});

describe('a label names', () => {
  test.each<[string, PeriodRule, string, string, string]>([
    ['a month', month, '2026-02', 'UTC', '2026-02-01T00:00:00Z 2026-03-01T00:00:00Z'],
    [
      'a month of the zone',
      month,
      '2026-03',
      'America/Los_Angeles',
      '2026-03-01T08:00:00Z 2026-04-01T07:00:00Z',
    ],
    ['a leap February', month, '2028-02', 'UTC', '2028-02-01T00:00:00Z 2028-03-01T00:00:00Z'],
    ['a quarter', quarter(1), '2026-Q2', 'UTC', '2026-04-01T00:00:00Z 2026-07-01T00:00:00Z'],
    [
      'the first fiscal quarter',
      quarter(2),
      '2026-Q1',
      'UTC',
      '2026-02-01T00:00:00Z 2026-05-01T00:00:00Z',
    ],
    [
      'the last fiscal quarter',
      quarter(2),
      '2026-Q4',
      'UTC',
      '2026-11-01T00:00:00Z 2027-02-01T00:00:00Z',
    ],
    [
      'a year',
      { kind: 'calendar', unit: 'year' },
      '2026',
      'UTC',
      '2026-01-01T00:00:00Z 2027-01-01T00:00:00Z',
    ],
    [
      'a fiscal year',
      { kind: 'calendar', unit: 'year', firstMonth: 7 },
      '2026',
      'UTC',
      '2026-07-01T00:00:00Z 2027-07-01T00:00:00Z',
    ],
    ['a billing cycle', cycle(15), '2026-03', 'UTC', '2026-03-15T00:00:00Z 2026-04-15T00:00:00Z'],
    [
      'a cycle from the last day',
      cycle(31),
      '2026-02',
      'UTC',
      '2026-02-28T00:00:00Z 2026-03-31T00:00:00Z',
    ],
    [
      'a cycle of three months',
      cycle(1, 3),
      '2026-02',
      'UTC',
      '2026-02-01T00:00:00Z 2026-05-01T00:00:00Z',
    ],
  ])('%s', (_, rule, label, id, span) => expect(spanOf(rule, label, id)).toBe(span));
});

test('a rolling period ignores the label and ends at `asOf`', () =>
  expect(spanOf({ kind: 'rolling', days: 30 }, '2020-01')).toBe(
    '2026-05-16T12:00:00Z 2026-06-15T12:00:00Z',
  ));

test('instants are taken as they are, for every kind', () => {
  const given = { start: '2026-03-01T01:00:00+01:00', end: '2026-03-02T00:00:00.500Z' };
  const span = '2026-03-01T00:00:00Z 2026-03-02T00:00:00.500Z';
  const kinds: PeriodRule[] = [month, quarter(1), cycle(15), { kind: 'per_incident' }];
  expect(kinds.map((rule) => spanOf(rule, given))).toEqual(kinds.map(() => span));
});

describe('a label that does not fit is an error at `period`', () => {
  test.each<[PeriodRule, string]>([
    [month, '2026-Q1'],
    [month, '2026'],
    [month, '2026-13'],
    [month, '2026-00'],
    [month, 'March'],
    [quarter(1), '2026-03'],
    [quarter(1), '2026-Q5'],
    [{ kind: 'calendar', unit: 'year' }, '2026-03'],
    [cycle(15), '2026-Q1'],
    [{ kind: 'per_incident' }, '2026-03'],
  ])('%j: %s', (rule, label) =>
    expect(issuesOf(() => spanOf(rule, label))[0]).toMatch(/^period: /),
  );

  test('an end that is not after the start', () => {
    const start = '2026-03-01T00:00:00Z';
    expect(issuesOf(() => spanOf(month, { start, end: start }))[0]).toMatch(/^period\.end: /);
  });
});

describe('labels around an instant', () => {
  test.each<[string, PeriodRule, string, string | null]>([
    ['month', month, '2026-03-31T23:59:59Z', '2026-03'],
    ['quarter', quarter(1), '2026-03-31T23:59:59Z', '2026-Q1'],
    ['January lies in the last fiscal quarter', quarter(2), '2027-01-15T00:00:00Z', '2026-Q4'],
    [
      'fiscal year',
      { kind: 'calendar', unit: 'year', firstMonth: 7 },
      '2026-06-30T00:00:00Z',
      '2025',
    ],
    ['cycle, day before the anchor', cycle(15), '2026-03-14T23:59:59Z', '2026-02'],
    ['cycle, the anchor day', cycle(15), '2026-03-15T00:00:00Z', '2026-03'],
    [
      'cycles of three months count from the start of the terms',
      cycle(1, 3),
      '2026-03-10T00:00:00Z',
      '2026-01',
    ],
    ['rolling', { kind: 'rolling', days: 30 }, '2026-03-15T00:00:00Z', null],
    ['per incident', { kind: 'per_incident' }, '2026-03-15T00:00:00Z', null],
  ])('%s', (_, rule, at, label) => expect(periodLabelAt(of(rule), Date.parse(at))).toBe(label));

  test.each<[PeriodRule, string, string]>([
    [month, '2025-12', '2026-01'],
    [quarter(2), '2026-Q4', '2027-Q1'],
    [{ kind: 'calendar', unit: 'year' }, '2026', '2027'],
    [cycle(31), '2026-12', '2027-01'],
    [cycle(1, 3), '2026-11', '2027-02'],
  ])('%j: %s comes before %s', (rule, before, after) => {
    expect(nextPeriod(of(rule), before)).toBe(after);
    expect(previousPeriod(of(rule), after)).toBe(before);
  });

  test('neighbours touch, and each instant lies in the period of its label', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(month, quarter(2), cycle(31), cycle(15), {
          kind: 'calendar',
          unit: 'year',
        } as const),
        fc.constantFrom('UTC', 'America/Los_Angeles', 'Europe/London', 'Asia/Kolkata'),
        fc.integer({ min: Date.parse('2021-01-01'), max: Date.parse('2030-01-01') }),
        (rule, id, at) => {
          const zoned = of(rule, id);
          const label = periodLabelAt(zoned, at) ?? '';
          const here = resolvePeriod(zoned, label, at);
          const next = resolvePeriod(zoned, nextPeriod(zoned, label), at);
          expect(here.start <= at && at < here.end).toBe(true);
          expect(next.start).toBe(here.end);
          expect(periodBefore(zoned, next, at)).toEqual(here);
        },
      ),
    ));
});

test('the period before one given by instants has its length, unless it is a labelled one', () => {
  const asOf = Date.parse('2026-06-15T12:00:00Z');
  const day = resolvePeriod(
    of(month),
    { start: '2026-03-02T00:00:00Z', end: '2026-03-03T00:00:00Z' },
    asOf,
  );
  expect(formatInstant(periodBefore(of(month), day, asOf).start)).toBe('2026-03-01T00:00:00Z');
  const march = resolvePeriod(
    of(month),
    { start: '2026-03-01T00:00:00Z', end: '2026-04-01T00:00:00Z' },
    asOf,
  );
  expect(periodBefore(of(month), march, asOf).label).toBe('2026-02');
});

describe('instants', () => {
  test.each([
    ['2026-03-01T00:00:00Z', '2026-03-01T00:00:00Z'],
    ['2026-03-01t00:00:00z', '2026-03-01T00:00:00Z'],
    ['2026-03-01T00:00:00.5Z', '2026-03-01T00:00:00.500Z'],
    ['2026-03-01T00:00:00.123000Z', '2026-03-01T00:00:00.123Z'],
    ['2026-03-01T01:30:00+01:30', '2026-03-01T00:00:00Z'],
    ['2026-02-28T19:00:00-05:00', '2026-03-01T00:00:00Z'],
    ['0099-01-01T00:00:00Z', '0099-01-01T00:00:00Z'],
  ])('%s is %s', (text, canonical) =>
    expect(formatInstant(parseInstant(text) ?? 0)).toBe(canonical),
  );

  test.each([
    '2026-03-01',
    '2026-03-01T00:00:00',
    '2026-03-01 00:00:00Z',
    '2026-02-29T00:00:00Z',
    '2026-04-31T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-03-01T24:00:00Z',
    '2026-03-01T00:60:00Z',
    '2026-03-01T00:00:60Z',
    '2026-03-01T00:00:00.0001Z',
    '2026-03-01T00:00:00+24:00',
    '2026-03-01T00:00:00+01:60',
    '1772323200',
    '',
  ])('%s is none', (text) => expect(parseInstant(text)).toBeNull());

  test('agree with Date on every instant that Date can write', () =>
    fc.assert(
      fc.property(
        fc.date({ min: new Date('0000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
        (date) => {
          expect(parseInstant(date.toISOString())).toBe(date.getTime());
        },
      ),
    ));
});
