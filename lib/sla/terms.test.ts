import { describe, expect, test } from 'vitest';

import type { Commitment } from './commitment-format';
import { availability, flat, issuesOf, terms } from './golden/question';
import { isInvalidInput } from './invalid-input';
import { parseTerms, termsJsonSchema } from './terms';

const read = (document: unknown) => issuesOf(() => parseTerms(document));

const readWith = (extra: Record<string, unknown>) => read({ ...terms([availability()]), ...extra });

const readCommitment = (extra: Record<string, unknown>) =>
  read(terms([{ ...availability(), ...extra } as Commitment]));

describe('shape', () => {
  test('a document with every field is read as it is', () => {
    const document = terms([availability({ remedies: [flat('10')] })]);
    expect(parseTerms(document)).toEqual({ terms: document, warnings: [] });
  });

  test.each<[string, Record<string, unknown>, string]>([
    ['another schema', { schema: 'sla-terms/2' }, 'schema: "sla-terms/1"'],
    ['an unknown key', { sevices: [] }, 'sevices: no such key'],
    ['a missing field', { vendor: undefined }, 'vendor: string'],
    [
      'a date that does not exist',
      { effective: { from: '2026-02-30', decidedBy: 'period_start' } },
      'effective.from: a calendar date YYYY-MM-DD',
    ],
    [
      'a zone that does not exist',
      { timeZone: { id: 'Europe/Atlantis', basis: 'stated' } },
      'timeZone.id: an IANA time zone',
    ],
    [
      'an offset is no zone',
      { timeZone: { id: '+02:00', basis: 'stated' } },
      'timeZone.id: an IANA time zone',
    ],
    ['a currency that does not exist', { currency: 'XQZ' }, 'currency: an ISO 4217 code'],
    ['a currency in small letters', { currency: 'usd' }, 'currency: an ISO 4217 code'],
    [
      'an unknown kind of period',
      { period: { kind: 'weekly' } },
      'period.kind: "calendar" or "billing_cycle" or "rolling" or "per_incident"',
    ],
    [
      'a thirteenth month',
      { period: { kind: 'calendar', unit: 'month', firstMonth: 13 } },
      'period.firstMonth: at most 12',
    ],
    [
      'cycles of no month',
      { period: { kind: 'billing_cycle', anchorDay: 1, months: 0 } },
      'period.months: at least 1',
    ],
    [
      'an end before the start',
      { effective: { from: '2026-02-01', until: '2026-01-31', decidedBy: 'order_date' } },
      'effective.until: 2026-02-01 or later',
    ],
    [
      'two services of one id',
      {
        services: [
          { id: 'a', name: 'A' },
          { id: 'a', name: 'B' },
        ],
      },
      'services.1.id: an id of its own',
    ],
    [
      'two commitments of one id',
      { commitments: [availability(), availability()] },
      'commitments.1.id: an id of its own',
    ],
    [
      'a cap of nothing',
      { caps: [{ kind: 'max', per: 'period' }] },
      'caps.0: exactly one of percentOfFees, money and serviceDays',
    ],
    [
      'a cap of two things',
      { caps: [{ kind: 'max', per: 'period', money: '1', percentOfFees: '1' }] },
      'caps.0: exactly one of percentOfFees, money and serviceDays',
    ],
    [
      'business hours that end before they begin',
      { businessCalendar: { hours: { from: '17:00', to: '09:00' } } },
      'businessCalendar.hours.to: a time after 17:00',
    ],
  ])('%s', (_, extra, issue) => expect(readWith(extra)).toContain(issue));

  test.each<[string, Record<string, unknown>, string]>([
    [
      'a percentage as a number',
      { target: { op: 'gte', percent: 99.9 } },
      'target.percent: string',
    ],
    [
      'a percentage with a sign',
      { target: { op: 'gte', percent: '+99.9' } },
      'target.percent: a decimal in a string, such as "99.9"',
    ],
    [
      'a percentage in scientific form',
      { target: { op: 'gte', percent: '1e2' } },
      'target.percent: a decimal in a string, such as "99.9"',
    ],
    [
      'more than 100 %',
      { target: { op: 'gte', percent: '100.01' } },
      'target.percent: at most 100',
    ],
    [
      'an unknown metric',
      { metric: { kind: 'pings' } },
      'metric.kind: "time" or "error_rate_mean" or "threshold_intervals" or "request_ratio" or "user_minutes" or "affected_ratio"',
    ],
    [
      'a key of another metric',
      { metric: { kind: 'time', intervalSeconds: 60 } },
      'metric.intervalSeconds: no such key',
    ],
    [
      'a service that is not listed',
      { services: ['voice'] },
      'services.0: the id of a listed service',
    ],
    [
      'half a second',
      { downtime: { minimum: { seconds: 0.5, op: 'gte' } } },
      'downtime.minimum.seconds: int',
    ],
    [
      'a weight over 1',
      { downtime: { degradedWeight: '1.1' } },
      'downtime.degradedWeight: a weight from 0 to 1',
    ],
    [
      'an eighth day',
      { serviceHours: { weekly: [{ days: [8], from: '09:00', to: '17:00' }] } },
      'serviceHours.weekly.0.days.0: at most 7',
    ],
    [
      'a night in one row',
      { serviceHours: { weekly: [{ days: [1], from: '20:00', to: '06:00' }] } },
      'serviceHours.weekly.0.to: a time after 20:00; a night is two rows',
    ],
    [
      '25 o’clock',
      { serviceHours: { weekly: [{ days: [1], from: '09:00', to: '25:00' }] } },
      'serviceHours.weekly.0.to: a clock time HH:MM up to 24:00',
    ],
    [
      'an exclusion of no kind',
      { exclusions: [{ kind: 'weather' }] },
      'exclusions.0.kind: "scheduled_maintenance" or "emergency_maintenance" or "force_majeure" or "customer_fault" or "third_party" or "quota" or "beta" or "suspension" or "other"',
    ],
    [
      'a year as a unit',
      { exclusions: [{ kind: 'beta', minNotice: { n: 1, unit: 'year' } }] },
      'exclusions.0.minNotice.unit: "minute" or "hour" or "day" or "business_day" or "week" or "month" or "quarter" or "billing_cycle"',
    ],
    [
      'a credit of nothing known',
      { remedies: [{ kind: 'flat', credit: { free: '1' } }] },
      'remedies.0.credit.free: no such key',
    ],
    [
      'half a service day',
      { remedies: [{ kind: 'flat', credit: { serviceDays: 1.5 } }] },
      'remedies.0.credit.serviceDays: int',
    ],
    [
      'money as a number',
      { remedies: [{ kind: 'flat', credit: { money: 5 } }] },
      'remedies.0.credit.money: string',
    ],
    [
      'a table without rows',
      { remedies: [{ kind: 'tiers', rows: [] }] },
      'remedies.0.rows: at least 1',
    ],
    [
      'percent bounds as numbers',
      { remedies: [{ kind: 'tiers', rows: [{ when: { lt: 99.9 }, credit: { money: '1' } }] }] },
      'remedies.0.rows.0.when.lt: string',
    ],
    [
      'whole percent bounds as numbers',
      { remedies: [{ kind: 'tiers', rows: [{ when: { lt: 99 }, credit: { money: '1' } }] }] },
      'remedies.0.rows.0.when.lt: a decimal in a string',
    ],
    [
      'steps of no percentage',
      {
        remedies: [
          { kind: 'per_percentage_point', step: '0.0', rounding: 'up', credit: { money: '1' } },
        ],
      },
      'remedies.0.step: more than 0',
    ],
  ])('%s', (_, extra, issue) => expect(readCommitment(extra)).toContain(`commitments.0.${issue}`));

  test('every finding is listed, and the error says how many', () => {
    try {
      parseTerms({ ...terms([]), vendor: 1, title: 2, currency: 3 });
      expect.unreachable();
    } catch (error) {
      expect(isInvalidInput(error) && error.issues.map(({ path }) => path)).toEqual([
        'vendor',
        'title',
        'currency',
      ]);
      expect(isInvalidInput(error) && error.issues[0]?.found).toBe('1');
      expect(String(error)).toBe('InvalidInput: vendor: expected string (and 2 more)');
    }
  });

  test.each([null, 'terms', [], 42])('%j is no document', (document) =>
    expect(read(document)).toHaveLength(1),
  );

  test('the format is published as JSON Schema', () => {
    const schema = JSON.stringify(termsJsonSchema());
    for (const word of ['sla-terms/1', 'threshold_intervals', 'billing_cycle', 'rolling_12m']) {
      expect(schema).toContain(word);
    }
  });
});
