import { describe, expect, test } from 'vitest';

import type { AssessInput } from './assess-input';
import type { Commitment, CommitmentOf } from './commitment-format';
import type { CommunicationInput, WindowInput } from './evidence-format';
import {
  ask,
  at,
  availability,
  degraded,
  down,
  first,
  issuesOf,
  maintenance,
  said,
  terms,
} from './golden/question';
import type { Terms } from './terms-format';

describe('restoration', () => {
  const restoration = (extra: Partial<CommitmentOf<'restoration'>> = {}): Commitment => ({
    id: 'repair',
    kind: 'restoration',
    within: { seconds: 3600 },
    statistic: 'each',
    ...extra,
  });
  const measured = (
    extra: Partial<CommitmentOf<'restoration'>>,
    windows: WindowInput[],
    evidence = {},
  ) => first(terms([restoration(extra)]), windows, { evidence });
  const lasting = (minutes: number[]) =>
    minutes.map((length, index) => {
      const start = Date.parse(at('02 00:00')) + index * 7_200_000;
      return down(new Date(start).toISOString(), new Date(start + length * 60_000).toISOString());
    });

  test.each<[string, 'each' | 'mean' | 'p90', number[], number, string]>([
    ['each shows the longest', 'each', [10, 60, 20], 3600, 'met'],
    ['a minute over', 'each', [10, 61, 20], 3660, 'breached'],
    ['mean', 'mean', [10, 61, 100], 3420, 'met'],
    ['a mean that is no whole second', 'mean', [1, 1, 2], 80, 'met'],
    ['p90 of ten is the ninth', 'p90', [1, 2, 3, 4, 5, 6, 7, 8, 70, 90], 4200, 'breached'],
    ['p90 of nine is the ninth', 'p90', [1, 2, 3, 4, 5, 6, 7, 8, 9], 540, 'met'],
    ['p90 of eleven is the tenth', 'p90', [1, 2, 3, 4, 5, 6, 7, 8, 9, 30, 90], 1800, 'met'],
    ['p90 of one', 'p90', [59], 3540, 'met'],
    ['nothing happened', 'each', [], 0, 'met'],
  ])('%s', (_, statistic, lengths, seconds, status) => {
    const found = measured({ statistic }, lasting(lengths));
    expect(found).toMatchObject({ measured: { seconds }, status, downtimeMinutes: null });
  });

  test('incidents are merged down windows, degraded ones do not join', () => {
    const windows = [
      down('02 10:00', '02 10:30'),
      degraded('02 10:30', '02 11:00'),
      down('02 11:00', '02 11:20'),
      down('02 11:20', '02 11:30'), // touches: 30 minutes
    ];
    expect(measured({}, windows).measured).toEqual({ seconds: 1800 });
  });

  test('that start in the period, unclipped', () => {
    const windows = [
      down('2026-03-31T23:00:00Z', '01 05:00'), // not of April
      down('30 23:30', '2026-05-01T02:00:00Z'), // 150 minutes
    ];
    expect(measured({}, windows).measured).toEqual({ seconds: 9000 });
  });

  test('the clock may start with the ticket', () => {
    const tickets = [{ id: 'T1', openedAt: at('02 10:20'), closedAt: null }];
    const windows = [down('02 10:00', '02 11:10', { ticket: 'T1' }), down('03 10:00', '03 15:00')];
    const found = measured({ clockStart: 'ticket_opened' }, windows, { tickets });
    expect(found).toMatchObject({
      measured: { seconds: 3000 },
      reasons: ['no_ticket'],
      status: 'met',
    });
  });

  test('severity selects', () => {
    const windows = [
      down('02 10:00', '02 15:00', { severity: 'minor' }),
      down('03 10:00', '03 10:30', { severity: 'critical' }),
    ];
    expect(measured({ severity: 'critical' }, windows).measured).toEqual({ seconds: 1800 });
  });

  test('one that is not restored runs to `asOf` and keeps the period open', () => {
    const found = first(terms([restoration()]), [down('30 10:00', null)], {
      asOf: '2026-05-02T10:00:00Z',
    });
    expect(found).toMatchObject({ status: 'open', measured: { seconds: 172_800 } });
  });

  test('a breach grants its flat credit', () => {
    const remedies = [{ kind: 'flat', credit: { money: '25' } }] as const;
    const found = measured({ remedies: [...remedies] }, lasting([61]));
    expect(found.credit?.amount).toBe('25.00');
  });
});

type Communication = CommitmentOf<'communication'>;
describe('communication', () => {
  const communication = (extra: Partial<Communication>): Commitment => ({
    id: 'word',
    kind: 'communication',
    measure: 'first_notice',
    within: { n: 30, unit: 'minute' },
    ...extra,
  });
  const measured = (
    extra: Partial<Communication>,
    windows: WindowInput[],
    communications: CommunicationInput[],
    more: Partial<Terms> = {},
    asked: Partial<AssessInput> = {},
  ) =>
    first(terms([communication(extra)], more), windows, { ...asked, evidence: { communications } });
  const outage = (extra: Partial<WindowInput> = {}) =>
    down('02 10:00', '02 14:00', { id: 'A', ...extra });

  describe('first notice', () => {
    test.each<[string, WindowInput[], CommunicationInput[], number, string]>([
      ['exactly in time', [outage()], [said('02 10:30', 'acknowledgement')], 1800, 'met'],
      ['a second late', [outage()], [said('02 10:30:01', 'acknowledgement')], 1801, 'breached'],
      ['any word counts', [outage()], [said('02 10:05', 'update')], 300, 'met'],
      [
        'a notice before the start does not',
        [outage()],
        [said('02 09:59', 'update', 'A'), said('02 10:10', 'update')],
        600,
        'met',
      ],
      ['but an announced outage takes 0 s', [outage({ noticeAt: at('02 09:00') })], [], 0, 'met'],
      [
        'the time of notice counts as one',
        [outage({ noticeAt: at('02 10:20') })],
        [said('02 10:40', 'update')],
        1200,
        'met',
      ],
      [
        'the worst of several',
        [outage(), down('03 10:00', '03 11:00')],
        [said('02 10:10', 'update'), said('03 10:50', 'update')],
        3000,
        'breached',
      ],
      [
        'a word goes to the outage that began last',
        [outage(), down('02 11:00', '02 12:00', { id: 'B' })],
        [said('02 10:10', 'update'), said('02 11:10', 'update')],
        600,
        'met',
      ],
      [
        'unless it names another',
        [outage(), down('02 11:00', '02 12:00', { id: 'B' })],
        [said('02 11:10', 'update', 'A'), said('02 11:20', 'update', 'B')],
        4200,
        'breached',
      ],
      [
        'degraded is an outage too',
        [degraded('02 10:00', '02 14:00')],
        [said('02 10:20', 'update')],
        1200,
        'met',
      ],
      ['maintenance is none', [maintenance('02 10:00', '02 14:00')], [], 0, 'met'],
    ])('%s', (_, windows, communications, seconds, status) =>
      expect(measured({}, windows, communications)).toMatchObject({
        measured: { seconds },
        status,
      }),
    );

    test('without a word the time runs to `asOf`', () => {
      const found = measured({}, [outage()], [], {}, { asOf: '2026-05-01T00:00:00Z' });
      expect(found.measured).toEqual({ seconds: 28 * 86_400 + 14 * 3600 });
    });

    test('severity selects the outages, not whose notice it is', () => {
      const windows = [
        outage({ severity: 'critical' }),
        down('02 10:30', '02 10:40', { severity: 'minor' }),
      ];
      const found = measured(
        { severity: 'critical' },
        windows,
        [said('02 10:35', 'update')],
        {},
        { asOf: at('02 11:00') },
      );
      expect(found.measured).toEqual({ seconds: 3600 });
    });
  });

  describe('update interval', () => {
    const every = (n: number): Partial<Communication> => ({
      measure: 'update_interval',
      within: { n, unit: 'minute' },
    });
    test.each<[string, CommunicationInput[], number, string]>([
      [
        'the longest gap',
        [
          said('02 10:10', 'acknowledgement'),
          said('02 11:10', 'update'),
          said('02 13:10', 'update'),
        ],
        7200,
        'breached',
      ],
      [
        'the last one ends at restoration',
        [said('02 10:10', 'acknowledgement')],
        13_800,
        'breached',
      ],
      [
        'all within the hour',
        ['10:30', '11:30', '12:30', '13:30'].map((time) => said(`02 ${time}`, 'update')),
        3600,
        'met',
      ],
      ['without any word the whole outage', [], 14_400, 'breached'],
      [
        'words after restoration do not count',
        [said('02 13:30', 'update'), said('02 20:00', 'rca')],
        1800,
        'met',
      ],
    ])('%s', (_, communications, seconds, status) =>
      expect(measured(every(60), [outage()], communications)).toMatchObject({
        measured: { seconds },
        status,
      }),
    );
  });

  describe('restoration notice and root cause', () => {
    test.each<[Communication['measure'], CommunicationInput[], number, string]>([
      ['restoration_notice', [said('02 14:20', 'restored')], 1200, 'met'],
      ['restoration_notice', [said('02 13:00', 'restored')], 0, 'met'],
      ['restoration_notice', [said('02 14:31', 'restored')], 1860, 'breached'],
      ['rca', [said('02 14:10', 'restored'), said('02 14:30', 'rca')], 1800, 'met'],
    ])('%s, %j', (measure, communications, seconds, status) =>
      expect(measured({ measure }, [outage()], communications)).toMatchObject({
        measured: { seconds },
        status,
      }),
    );

    test('is not asked for before there is a restoration', () => {
      const found = measured(
        { measure: 'rca' },
        [down('02 10:00', null)],
        [],
        {},
        { asOf: at('05 00:00') },
      );
      expect(found).toMatchObject({ measured: { seconds: 0 }, status: 'open' });
    });

    test('five business days keep the wall clock', () => {
      const rca = (moment: string) =>
        measured(
          { measure: 'rca', within: { n: 5, unit: 'business_day' } },
          [outage()], // restored on Thursday 2 April, 14:00
          [said(moment, 'rca')],
          { businessCalendar: { holidays: ['2026-04-03', '2026-04-06'] } },
        ).status;
      expect(rca('13 14:00')).toBe('met'); // 7, 8, 9, 10, 13 April
      expect(rca('13 14:00:01')).toBe('breached');
    });
  });

  describe('business time', () => {
    const office = {
      businessCalendar: { hours: { from: '09:00', to: '17:00' }, holidays: ['2026-04-03'] },
    };
    const evening = [down('02 16:30', '02 18:00')]; // Thursday; Friday is a holiday
    test.each<[string, number, string]>([
      ['06 09:29', 3540, 'met'],
      ['06 09:30', 3600, 'met'],
      ['06 09:31', 3660, 'breached'],
    ])('60 business minutes from Thursday 16:30: a word on Monday %s', (moment, seconds, status) =>
      expect(
        measured(
          { within: { n: 60, unit: 'minute' }, calendar: 'business' },
          evening,
          [said(moment, 'update')],
          office,
        ),
      ).toMatchObject({ measured: { seconds }, status }),
    );

    test('a day is a business day', () => {
      const word = (moment: string) =>
        measured(
          { within: { n: 1, unit: 'day' }, calendar: 'business' },
          evening,
          [said(moment, 'update')],
          office,
        ).status;
      expect(word('06 16:30')).toBe('met');
      expect(word('06 16:31')).toBe('breached');
    });

    test('without hours business days are whole', () => {
      const found = measured(
        { within: { n: 10, unit: 'hour' }, calendar: 'business' },
        [down('03 22:00', '05 18:00')], // Friday 22:00 + 2 h, then Monday
        [said('06 08:00', 'update')],
      );
      expect(found).toMatchObject({ measured: { seconds: 36_000 }, status: 'met' });
    });
  });

  describe('maintenance notice', () => {
    const lead: Partial<Communication> = {
      measure: 'maintenance_notice',
      within: { n: 5, unit: 'day' },
    };
    const planned = (extra: Partial<WindowInput>) => maintenance('20 10:00', '20 12:00', extra);
    test.each<[string, WindowInput[], CommunicationInput[], number | null, string]>([
      ['exactly in time', [planned({ noticeAt: at('15 10:00') })], [], 432_000, 'met'],
      ['a second late', [planned({ noticeAt: at('15 10:00:01') })], [], 431_999, 'breached'],
      [
        'the shortest lead',
        [
          planned({ noticeAt: at('01 10:00') }),
          maintenance('25 10:00', '25 11:00', { noticeAt: at('19 10:00') }),
        ],
        [],
        518_400,
        'met',
      ],
      [
        'the first of two words',
        [planned({ id: 'M', noticeAt: at('19 10:00') })],
        [said('10 10:00', 'maintenance_notice', 'M')],
        864_000,
        'met',
      ],
      [
        'after the start the lead is negative',
        [planned({ noticeAt: at('20 11:00') })],
        [],
        -3600,
        'breached',
      ],
      ['nothing was planned', [], [], null, 'met'],
    ])('%s', (_, windows, communications, seconds, status) =>
      expect(measured(lead, windows, communications)).toMatchObject({
        measured: { seconds },
        status,
      }),
    );
  });
});

describe('chronic', () => {
  const chronic = (extra: Partial<CommitmentOf<'chronic'>> = {}): Commitment => ({
    id: 'chronic',
    kind: 'chronic',
    breaches: 2,
    withinPeriods: 3,
    commitment: 'uptime',
    right: 'terminate',
    ...extra,
  });
  const hourIn = (month: string) =>
    down(`2026-${month}-10T10:00:00Z`, `2026-${month}-10T11:00:00Z`);
  const measured = (
    extra: Partial<CommitmentOf<'chronic'>>,
    windows: WindowInput[],
    asked: Partial<AssessInput> = {},
  ) => first(terms([chronic(extra), availability()]), windows, asked);

  test.each<[string, Partial<CommitmentOf<'chronic'>>, string[], number, string]>([
    ['two of three', {}, ['02', '04'], 2, 'breached'],
    ['one of three', {}, ['04'], 1, 'met'],
    ['four months ago is too long ago', {}, ['01', '04'], 1, 'met'],
    ['not in a row', { consecutive: true }, ['02', '04'], 1, 'met'],
    ['in a row', { consecutive: true }, ['03', '04'], 2, 'breached'],
    ['a row that does not reach this period', { consecutive: true }, ['02', '03'], 0, 'met'],
    ['all three in a row', { consecutive: true, breaches: 3 }, ['02', '03', '04'], 3, 'breached'],
    [
      'exactly so much downtime is not over it',
      { downtimeOverSeconds: 3600 },
      ['03', '04'],
      0,
      'met',
    ],
    ['a second less', { downtimeOverSeconds: 3599 }, ['03', '04'], 2, 'breached'],
  ])('%s', (_, extra, months, count, status) => {
    const found = measured(extra, months.map(hourIn));
    expect(found).toMatchObject({ measured: { count }, status, downtimeMinutes: null });
  });

  test('history wins, for the assessed period too', () => {
    const entry = (period: string, status: 'met' | 'breached') => ({
      period,
      commitment: 'uptime',
      status,
      downtimeSeconds: 60,
    });
    const history = [
      entry('2026-04', 'met'),
      entry('2026-03', 'breached'),
      entry('2026-02', 'breached'),
    ];
    expect(measured({}, [hourIn('04')], { history }).measured).toEqual({ count: 2 });
    expect(measured({ consecutive: true }, [hourIn('04')], { history }).measured).toEqual({
      count: 0,
    });
    expect(measured({ downtimeOverSeconds: 59 }, [hourIn('04')], { history }).measured).toEqual({
      count: 3,
    });
  });

  test('history matches by start and end', () => {
    const history = [
      {
        period: { start: '2026-03-01T00:00:00Z', end: '2026-04-01T00:00:00Z' },
        commitment: 'uptime',
        status: 'breached' as const,
        downtimeSeconds: null,
      },
    ];
    expect(measured({}, [hourIn('04')], { history }).measured).toEqual({ count: 2 });
  });

  test('rolling periods go back by their length', () => {
    const of = terms([chronic(), availability()], { period: { kind: 'rolling', days: 10 } });
    const windows = [down('25 10:00', '25 11:00'), down('12 10:00', '12 11:00')];
    expect(first(of, windows, { asOf: '2026-05-01T00:00:00Z' }).measured).toEqual({ count: 2 });
  });

  test('history of rolling periods is named by start and end, and only matches those', () => {
    const of = terms([chronic(), availability()], { period: { kind: 'rolling', days: 10 } });
    const entry = (period: string | { start: string; end: string }) => ({
      period,
      commitment: 'uptime',
      status: 'breached' as const,
      downtimeSeconds: 0,
    });
    const asOf = '2026-05-01T00:00:00Z';
    const counted = (start: string, end: string) =>
      first(of, [], { asOf, history: [entry({ start: at(start), end: at(end) })] }).measured;
    expect(counted('11 00:00', '21 00:00')).toEqual({ count: 1 });
    expect(counted('10 00:00', '20 00:00')).toEqual({ count: 0 });
    expect(issuesOf(() => first(of, [], { asOf, history: [entry('2026-03')] }))).toEqual([
      'history.0.period: a period of the terms',
    ]);
  });

  test('a month in review is not counted', () => {
    const of = terms([
      chronic({ breaches: 1, withinPeriods: 1 }),
      availability({
        remedies: [{ kind: 'tiers', rows: [{ when: { lt: '50' }, credit: { money: '1' } }] }],
      }),
    ]);
    expect(first(of, [hourIn('04')]).measured).toEqual({ count: 0 });
  });

  test('a running period is open', () => {
    const found = measured({}, [hourIn('03'), hourIn('04')], { asOf: at('20 00:00') });
    expect(found).toMatchObject({ status: 'open', measured: { count: 2 } });
  });

  test('the right to terminate is a reason where the remedy grants it', () => {
    const found = measured({ remedies: [{ kind: 'termination' }] }, [hourIn('03'), hourIn('04')]);
    expect(found.reasons).toEqual(['termination_right']);
  });
});

test('commitments are answered in the order of the terms, each with all fifteen steps', () => {
  const of = terms([
    availability(),
    { id: 'repair', kind: 'restoration', within: { seconds: 60 }, statistic: 'each' },
    { id: 'word', kind: 'communication', measure: 'rca', within: { n: 5, unit: 'business_day' } },
    {
      id: 'often',
      kind: 'chronic',
      breaches: 2,
      withinPeriods: 2,
      commitment: 'repair',
      right: 'escalate',
    },
  ]);
  const answer = ask(of, [down('02 10:00', '02 11:00')]);
  expect(answer.commitments.map(({ id }) => id)).toEqual(['uptime', 'repair', 'word', 'often']);
  for (const { trace } of answer.commitments) {
    expect(trace.map(({ step }) => step).join(' ')).toBe(
      'version period clock clip merge pauses exclusions minimum metric comparison tier fee_base credit caps rounding',
    );
  }
});
