import { describe, expect, test } from 'vitest';

import { assess } from './assess';
import type { Availability, Commitment } from './commitment-format';
import { at, availability, down, flat, issuesOf, question, terms } from './golden/question';
import { isInvalidInput } from './invalid-input';
import type { Remedy } from './remedy-format';
import { parseTerms, termsJsonSchema } from './terms';
import type { Terms } from './terms-format';

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

describe('remedies that have nothing to measure', () => {
  const step: Remedy = {
    kind: 'step',
    perSeconds: 60,
    rounding: 'up',
    accumulate: 'period',
    credit: { money: '1' },
  };
  const minutesTable: Remedy = {
    kind: 'tiers',
    on: 'downtime_minutes',
    rows: [{ when: { gte: '5' }, credit: { money: '1' } }],
  };
  const ratio: Partial<Availability> = { metric: { kind: 'request_ratio' } };
  const mean: Partial<Availability> = {
    metric: { kind: 'error_rate_mean', intervalSeconds: 300, emptyInterval: 'excluded' },
  };
  const repair: Commitment = {
    id: 'r',
    kind: 'restoration',
    within: { seconds: 60 },
    statistic: 'each',
  };
  test.each<[string, Commitment, string]>([
    ['steps of requests', availability({ ...ratio, remedies: [step] }), 'remedies.0.kind'],
    [
      'steps of an error rate',
      availability({ ...mean, remedies: [flat('1'), step] }),
      'remedies.1.kind',
    ],
    [
      'pro rata of requests',
      availability({ ...ratio, remedies: [{ kind: 'pro_rata' }] }),
      'remedies.0.kind',
    ],
    [
      'a multiple of requests',
      availability({ ...ratio, remedies: [{ kind: 'multiple_of_downtime_fees', factor: '10' }] }),
      'remedies.0.kind',
    ],
    [
      'a table of minutes on requests',
      availability({ ...ratio, remedies: [minutesTable] }),
      'remedies.0.on',
    ],
    [
      'a table of percent on a repair time',
      {
        ...repair,
        remedies: [{ kind: 'tiers', rows: [{ when: { lt: '99' }, credit: { money: '1' } }] }],
      },
      'remedies.0.kind',
    ],
    ['steps of a repair time', { ...repair, remedies: [step] }, 'remedies.0.kind'],
  ])('%s', (_, commitment, path) => {
    const [issue] = read(terms([commitment]));
    expect(issue).toMatch(new RegExp(`^commitments\\.0\\.${path.replaceAll('.', '\\.')}: `));
  });

  test.each<[string, Commitment, string]>([
    [
      'an unknown commitment',
      {
        id: 'c',
        kind: 'chronic',
        breaches: 1,
        withinPeriods: 2,
        commitment: 'nope',
        right: 'terminate',
      },
      'commitments.1.commitment',
    ],
    [
      'itself',
      {
        id: 'c',
        kind: 'chronic',
        breaches: 1,
        withinPeriods: 2,
        commitment: 'c',
        right: 'terminate',
      },
      'commitments.1.commitment',
    ],
    [
      'the downtime of a repair time',
      {
        id: 'c',
        kind: 'chronic',
        breaches: 1,
        withinPeriods: 2,
        commitment: 'r',
        downtimeOverSeconds: 5,
        right: 'terminate',
      },
      'commitments.1.downtimeOverSeconds',
    ],
  ])('chronic breaches of %s', (_, chronic, path) => {
    const [issue] = read(terms([repair, chronic]));
    expect(issue?.startsWith(`${path}: `)).toBe(true);
  });
});

test('more decimals than the currency has are a warning', () => {
  const document = terms(
    [availability({ remedies: [{ kind: 'flat', credit: { money: '10.5' } }] })],
    { currency: 'JPY' },
  );
  expect(parseTerms(document).warnings).toEqual([
    {
      path: 'commitments.0.remedies.0.credit.money',
      expected: 'at most 0 decimals in JPY',
      found: '10.5',
    },
  ]);
});

describe('the question', () => {
  const ok = question(terms([availability()]), [down('02 10:00', '02 11:00')]);
  const found = (extra: Record<string, unknown>) => issuesOf(() => assess({ ...ok, ...extra }));
  const foundIn = (evidence: Record<string, unknown>) =>
    found({ evidence: { ...ok.evidence, ...evidence } });
  const window = (extra: Record<string, unknown>) =>
    foundIn({ windows: [{ ...down('02 10:00', '02 11:00'), ...extra }] });

  test('a valid one has no issues', () => expect(found({})).toEqual([]));
  test('terms are prefixed', () =>
    expect(
      found({
        terms: { ...ok.terms, commitments: [{ ...availability(), metric: { kind: 'x' } }] },
      })[0],
    ).toMatch(/^terms\.commitments\.0\.metric\.kind: /));
  test('terms and evidence are complained about together', () =>
    expect(
      found({ terms: { ...ok.terms, vendor: 1 }, asOf: 'now', fees: 3 }).map(
        (line) => line.split(':')[0],
      ),
    ).toEqual(['terms.vendor', 'fees', 'asOf']));

  test.each<[string, Record<string, unknown>, string]>([
    ['an unknown key', { extra: 1 }, 'extra'],
    ['no `asOf`', { asOf: undefined }, 'asOf'],
    ['a time without an offset', { asOf: '2026-05-01T00:00:00' }, 'asOf'],
    ['a label that does not fit', { period: '2026-Q1' }, 'period'],
    ['no period', { period: undefined }, 'period'],
    ['a fee as a number', { fees: [{ amount: 5, kind: 'recurring' }] }, 'fees.0.amount'],
    ['a fee of no kind', { fees: [{ amount: '5', kind: 'gift' }] }, 'fees.0.kind'],
    [
      'a fee of an unknown service',
      { fees: [{ amount: '5', kind: 'usage', service: 'x' }] },
      'fees.0.service',
    ],
    [
      'history of an unknown commitment',
      { history: [{ period: '2026-03', commitment: 'x', status: 'met', downtimeSeconds: 0 }] },
      'history.0.commitment',
    ],
    [
      'history of another kind of period',
      { history: [{ period: '2026', commitment: 'uptime', status: 'met', downtimeSeconds: 0 }] },
      'history.0.period',
    ],
    [
      'a prior credit as a number',
      { priorCredits: [{ period: '2026-03', amount: 5 }] },
      'priorCredits.0.amount',
    ],
  ])('%s', (_, extra, path) => expect(found(extra)[0]?.split(':')[0]).toBe(path));

  test.each<[string, Record<string, unknown>, string]>([
    ['an unknown key', { sate: 'down' }, 'sate'],
    ['an unknown state', { state: 'broken' }, 'state'],
    ['a day that does not exist', { start: '2026-02-30T00:00:00Z' }, 'start'],
    ['no offset', { start: '2026-04-02T10:00:00' }, 'start'],
    ['a finer time than a millisecond', { start: '2026-04-02T10:00:00.0001Z' }, 'start'],
    ['no end at all', { end: undefined }, 'end'],
    ['an end before the start', { end: at('02 09:59') }, 'end'],
    ['a notice that is no time', { noticeAt: 'yesterday' }, 'noticeAt'],
    ['an exclusion of no kind', { exclusion: 'weather' }, 'exclusion'],
    ['an unknown service', { service: 'voice' }, 'service'],
    ['an unknown ticket', { ticket: 'T1' }, 'ticket'],
    [
      'bounds that do not hold the start',
      { startBounds: [at('02 10:01'), at('02 10:05')] },
      'startBounds',
    ],
    ['bounds the wrong way round', { endBounds: [at('02 11:05'), at('02 10:55')] }, 'endBounds'],
    [
      'bounds of an end that is open',
      { end: null, endBounds: [at('02 10:55'), at('02 11:05')] },
      'endBounds',
    ],
    ['a ratio over 1', { affectedRatio: '1.01' }, 'affectedRatio'],
    ['a ratio as a number', { affectedRatio: 0.5 }, 'affectedRatio'],
    ['half a user', { usersAffected: 0.5 }, 'usersAffected'],
  ])('a window with %s', (_, extra, path) =>
    expect(window(extra)[0]?.split(':')[0]).toBe(`evidence.windows.0.${path}`),
  );

  const sample = { start: at('02 10:00'), seconds: 60, total: 10, failed: 1 };
  const ticket = { id: 'T', openedAt: at('02 10:00'), closedAt: null };
  test.each<[string, Record<string, unknown>, string]>([
    ['no windows', { windows: undefined }, 'windows'],
    ['more failed than there were', { samples: [{ ...sample, failed: 11 }] }, 'samples.0.failed'],
    ['a sample of no length', { samples: [{ ...sample, seconds: 0 }] }, 'samples.0.seconds'],
    [
      'a sample of an unknown service',
      { samples: [{ ...sample, service: 'x' }] },
      'samples.0.service',
    ],
    ['two tickets of one id', { tickets: [ticket, ticket] }, 'tickets.1.id'],
    [
      'a ticket closed before it opened',
      { tickets: [{ ...ticket, closedAt: at('02 09:00') }] },
      'tickets.0.closedAt',
    ],
    [
      'a pause that ends before it begins',
      { tickets: [{ ...ticket, pauses: [{ start: at('02 11:00'), end: at('02 10:00') }] }] },
      'tickets.0.pauses.0.end',
    ],
    [
      'a word about an unknown window',
      { communications: [{ at: at('02 10:00'), kind: 'update', window: 'x' }] },
      'communications.0.window',
    ],
    [
      'watching that ends before it begins',
      { observed: [{ start: at('02 11:00'), end: at('02 10:00') }] },
      'observed.0.end',
    ],
  ])('%s', (_, evidence, path) =>
    expect(foundIn(evidence)[0]?.split(':')[0]).toBe(`evidence.${path}`),
  );

  test('an issue names the place of its window, also after others', () => {
    const windows = [
      down('02 10:00', '02 11:00'),
      { state: 'down' },
      { ...down('02 10:00', '02 11:00'), service: 'x' },
    ];
    expect(foundIn({ windows }).map((line) => line.split(':')[0])).toEqual([
      'evidence.windows.1.start',
      'evidence.windows.1.end',
      'evidence.windows.2.service',
    ]);
  });

  const needing = (
    commitment: Partial<Availability>,
    evidence: Record<string, unknown>,
    extra: Partial<Terms> = {},
  ) =>
    issuesOf(() =>
      assess({
        ...ok,
        terms: terms([availability(commitment)], extra),
        evidence: { ...ok.evidence, ...evidence },
      }),
    ).map((line) => line.split(':')[0]);
  test.each<[string, Partial<Availability>, Record<string, unknown>, string[]]>([
    ['users', { metric: { kind: 'user_minutes' } }, { windows: [] }, ['evidence.users']],
    [
      'at least one user',
      { metric: { kind: 'user_minutes' } },
      { windows: [], users: 0 },
      ['evidence.users'],
    ],
    [
      'the users affected',
      { metric: { kind: 'user_minutes' } },
      { users: 5 },
      ['evidence.windows.0.usersAffected'],
    ],
    [
      'the affected ratio',
      { metric: { kind: 'affected_ratio' } },
      {},
      ['evidence.windows.0.affectedRatio'],
    ],
    [
      'deployed time',
      { denominator: { kind: 'deployed', undeployed: 'removed' } },
      {},
      ['evidence.deployed'],
    ],
  ])('a metric needs %s', (_, commitment, evidence, paths) =>
    expect(needing(commitment, evidence)).toEqual(paths),
  );
  test('a window that weighs nothing needs no ratio', () => {
    const windows = [{ ...down('02 10:00', '02 11:00'), state: 'degraded' }];
    expect(needing({ metric: { kind: 'affected_ratio' } }, { windows })).toEqual([]);
    const weighty = {
      metric: { kind: 'affected_ratio' },
      downtime: { degradedWeight: '0.5' },
    } as const;
    expect(needing(weighty, { windows })).toEqual(['evidence.windows.0.affectedRatio']);
  });
});
