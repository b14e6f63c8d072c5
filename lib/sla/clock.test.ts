import { describe, expect, test } from 'vitest';

import type { AssessInput } from './assess-input';
import type { Availability, DowntimeRule } from './commitment-format';
import type { WindowInput } from './evidence-format';
import {
  ask,
  at,
  availability,
  degraded,
  down,
  first,
  maintenance,
  terms,
} from './golden/question';
import type { Terms } from './terms-format';

type Evidence = Partial<AssessInput['evidence']>;

const measured = (
  commitment: Partial<Availability>,
  windows: WindowInput[],
  evidence: Evidence = {},
  extra: Partial<Terms> = {},
) => first(terms([availability(commitment)], extra), windows, { evidence });

const minutes = (...given: Parameters<typeof measured>) => measured(...given).downtimeMinutes;

describe('clock', () => {
  const tickets = [
    { id: 'T1', openedAt: at('02 10:30'), closedAt: at('02 13:00') },
    { id: 'T2', openedAt: at('02 09:00'), closedAt: null },
    { id: 'T3', openedAt: at('02 10:00'), closedAt: at('02 11:00') },
  ];
  const outage = (extra: Partial<WindowInput>) => [down('02 10:00', '02 12:00', extra)];
  test.each<[string, DowntimeRule, Partial<WindowInput>, number, string[]]>([
    ['from impact to restoration', {}, { ticket: 'T1' }, 120, []],
    ['from the ticket, opened later', { clockStart: 'ticket_opened' }, { ticket: 'T1' }, 90, []],
    [
      'from impact, when the ticket is older',
      { clockStart: 'ticket_opened' },
      { ticket: 'T2' },
      120,
      [],
    ],
    ['no ticket, no clock', { clockStart: 'ticket_opened' }, {}, 0, ['no_ticket']],
    ['from the notice', { clockStart: 'vendor_notice' }, { noticeAt: at('02 11:15') }, 45, []],
    [
      'from impact, when notice came before',
      { clockStart: 'vendor_notice' },
      { noticeAt: at('02 09:00') },
      120,
      [],
    ],
    ['no notice, no clock', { clockStart: 'vendor_notice' }, {}, 0, ['no_notice']],
    [
      'a notice after the end leaves nothing',
      { clockStart: 'vendor_notice' },
      { noticeAt: at('02 12:00') },
      0,
      [],
    ],
    ['to a later closing', { clockEnd: 'ticket_closed' }, { ticket: 'T1' }, 180, []],
    ['to an earlier closing', { clockEnd: 'ticket_closed' }, { ticket: 'T3' }, 60, []],
    ['without a ticket to restoration', { clockEnd: 'ticket_closed' }, {}, 120, []],
    [
      'from ticket to closing',
      { clockStart: 'ticket_opened', clockEnd: 'ticket_closed' },
      { ticket: 'T1' },
      150,
      [],
    ],
  ])('%s', (_, downtime, extra, expected, reasons) => {
    const found = measured({ downtime }, outage(extra), { tickets });
    expect(found.downtimeMinutes).toBe(expected);
    expect(found.reasons).toEqual(reasons);
  });

  test('a ticket that is still open keeps the period open where it ends the clock', () => {
    const ended = measured({}, outage({ ticket: 'T2' }), { tickets });
    expect(ended.status).toBe('breached');
    const waiting = measured(
      { downtime: { clockEnd: 'ticket_closed' } },
      outage({ ticket: 'T2' }),
      {
        tickets,
      },
    );
    expect(waiting.status).toBe('open');
    expect(waiting.downtimeMinutes).toBe(29 * 1440 - 600); // from 2 April 10:00 to the end of April
  });

  test('a closed ticket ends the clock of a window without an end, but the period stays open', () => {
    const found = measured(
      { downtime: { clockEnd: 'ticket_closed' } },
      [down('02 10:00', null, { ticket: 'T1' })],
      { tickets },
    );
    expect(found).toMatchObject({ status: 'open', downtimeMinutes: 180 });
  });

  test('a window outside the period gives no reason', () => {
    const early = down('2026-03-02T10:00:00Z', '2026-03-02T12:00:00Z');
    expect(measured({ downtime: { clockStart: 'ticket_opened' } }, [early]).reasons).toEqual([]);
  });
});

describe('pauses', () => {
  const tickets = [
    {
      id: 'T1',
      openedAt: at('02 10:00'),
      closedAt: at('02 12:00'),
      pauses: [
        { start: at('02 10:20'), end: at('02 10:50') },
        { start: at('02 10:40'), end: at('02 11:00') }, // overlaps: 40 minutes in all
      ],
    },
  ];
  const own = down('02 10:00', '02 12:00', { ticket: 'T1' });
  test.each<[string, DowntimeRule, WindowInput[], number]>([
    ['stop the clock', { stopClock: true }, [own], 80],
    ['not where the contract does not say so', {}, [own], 120],
    [
      'not the clock of another window',
      { stopClock: true },
      [own, down('02 10:30', '02 10:40')],
      90,
    ],
    ['do not cut in two', { stopClock: true, minimum: { seconds: 4800, op: 'gte' } }, [own], 80],
    ['but do shorten', { stopClock: true, minimum: { seconds: 4801, op: 'gte' } }, [own], 0],
  ])('%s', (_, downtime, windows, expected) =>
    expect(minutes({ downtime }, windows, { tickets })).toBe(expected),
  );

  test('a lighter window counts on with its own weight', () => {
    const downtime: DowntimeRule = { stopClock: true, degradedWeight: '0.5' };
    const windows = [own, degraded('02 10:00', '02 12:00')];
    expect(minutes({ downtime }, windows, { tickets })).toBe(100); // 80 + 40 × 0.5
  });
});

describe('open periods', () => {
  test('a period that is not over is open, and counts up to `asOf`', () => {
    const of = terms([availability()]);
    const windows = [down('02 10:00', '02 12:00')];
    const midway = first(of, windows, { asOf: at('02 11:00') });
    expect(midway).toMatchObject({ status: 'open', downtimeMinutes: 60 });
    expect(first(of, windows, { asOf: '2026-05-01T00:00:00Z' }).status).toBe('breached');
    expect(first(of, windows, { asOf: '2026-04-30T23:59:59.999Z' }).status).toBe('open');
  });

  test('what is said to end later has lasted until `asOf`, also for the minimum', () => {
    const of = terms([availability({ downtime: { minimum: { seconds: 3600, op: 'gte' } } })]);
    const later = [down('02 10:00', '02 12:00')];
    expect(first(of, later, { asOf: at('02 10:59') }).downtimeMinutes).toBe(0);
    expect(first(of, later, { asOf: at('02 11:00') }).downtimeMinutes).toBe(60);
  });

  test.each<[string, WindowInput, string]>([
    ['of downtime', down('20 10:00', null), 'open'],
    ['of maintenance', maintenance('20 10:00', null), 'open'],
    ['that starts after the period', down('2026-05-01T00:00:00Z', null), 'met'],
    ['that started just before its end', down('2026-04-30T23:59:59Z', null), 'open'],
  ])('a window without an end %s', (_, window, status) =>
    expect(measured({}, [window]).status).toBe(status),
  );

  test('open wins over review, and the reasons stay', () => {
    const of = terms([
      availability({
        remedies: [{ kind: 'tiers', rows: [{ when: { lt: '50' }, credit: { money: '5' } }] }],
      }),
    ]);
    const answer = ask(of, [down('02 10:00', null)], { asOf: at('02 12:00') });
    expect(answer.commitments[0]).toMatchObject({ status: 'open', reasons: ['tier_gap'] });
    expect(answer.credit.amount).toBe('0.00');
  });

  test('a provisional breach counts towards the total', () => {
    const of = terms([
      availability({ remedies: [{ kind: 'flat', credit: { percentOfFees: '10' } }] }),
    ]);
    const answer = ask(of, [down('02 10:00', '02 12:00')], { asOf: at('20 00:00') });
    expect(answer.commitments[0]?.status).toBe('open');
    expect(answer.credit.amount).toBe('100.00');
  });
});

describe('versions', () => {
  const breach = [down('02 10:00', '02 12:00')];
  const version = (
    decidedBy: 'incident_start' | 'period_start' | 'order_date',
    from: string,
    until?: string,
  ) =>
    terms([availability({ remedies: [{ kind: 'flat', credit: { money: '5' } }] })], {
      effective: { from, decidedBy, ...(until ? { until } : {}) },
    });
  test.each<[string, Terms, WindowInput[], string]>([
    [
      'the incident starts on the first day',
      version('incident_start', '2026-04-02'),
      breach,
      'breached',
    ],
    ['the incident starts before', version('incident_start', '2026-04-03'), breach, 'review'],
    [
      'the incident starts on the last day',
      version('incident_start', '2026-01-01', '2026-04-02'),
      breach,
      'breached',
    ],
    [
      'the incident starts after',
      version('incident_start', '2026-01-01', '2026-04-01'),
      breach,
      'review',
    ],
    [
      'an incident that does not count is not asked',
      version('incident_start', '2026-04-03'),
      [],
      'met',
    ],
    [
      'the period starts on the first day',
      version('period_start', '2026-04-01'),
      breach,
      'breached',
    ],
    ['the period starts before', version('period_start', '2026-04-02'), breach, 'review'],
    [
      'the period starts before, and nothing happened',
      version('period_start', '2026-04-02'),
      [],
      'review',
    ],
    ['the order date is not checked', version('order_date', '2027-01-01'), breach, 'breached'],
  ])('%s', (_, of, windows, status) => {
    const found = first(of, windows);
    expect(found.status).toBe(status);
    expect(found.reasons).toEqual(status === 'review' ? ['version_not_in_force'] : []);
    expect(found.credit === undefined).toBe(status !== 'breached');
  });

  test('an incident of another month is not asked', () => {
    const march = down('2026-03-02T10:00:00Z', '2026-03-02T12:00:00Z');
    expect(first(version('incident_start', '2026-04-01'), [march, ...breach]).status).toBe(
      'breached',
    );
  });

  test('an incident is dated by its windows as given, before clock and clip', () => {
    const tickets = [{ id: 'T1', openedAt: at('03 09:00'), closedAt: at('03 12:00') }];
    const of = terms([availability({ downtime: { clockStart: 'ticket_opened' } })], {
      effective: { from: '2026-04-03', decidedBy: 'incident_start' },
    });
    const windows = [down('02 10:00', '03 11:00', { ticket: 'T1' })];
    expect(first(of, windows, { evidence: { tickets } }).status).toBe('review');
  });
});
