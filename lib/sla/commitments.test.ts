import { describe, expect, test } from 'vitest';

import type { AssessInput } from './assess-input';
import type { Commitment, CommitmentOf } from './commitment-format';
import type { WindowInput } from './evidence-format';
import { ask, at, availability, degraded, down, first, issuesOf, terms } from './golden/question';

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
      down('02 10:00', '02 10:25'),
      degraded('02 10:25', '02 11:00'),
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

  test('the trace tells which windows count, and adds their minutes', () => {
    const tickets = [
      { id: 'T1', openedAt: at('02 10:20'), closedAt: null },
      { id: 'T2', openedAt: at('04 10:00'), closedAt: null },
    ];
    const windows = [
      down('02 10:00', '02 11:10', { ticket: 'T1' }), // 50 minutes
      down('03 10:00', '03 15:00'), // no ticket
      down('04 10:00', '04 10:05', { ticket: 'T2' }),
      down('2026-05-02T10:00:00Z', '2026-05-02T11:00:00Z', { ticket: 'T2' }), // not of April
    ];
    const { trace } = measured({ clockStart: 'ticket_opened' }, windows, { tickets });
    const told = (name: string) => trace.find(({ step }) => step === name);
    expect(told('clock')).toMatchObject({
      in: { windows: 4 },
      out: { windows: 3, noTicket: 1, noNotice: 0 },
    });
    expect(told('clip')).toMatchObject({ in: { windows: 3 }, out: { windows: 2 } });
    expect(told('merge')).toMatchObject({
      in: { windows: 2 },
      out: { minutes: 55, spans: [{ minutes: 50 }, { minutes: 5 }] },
    });
    expect(told('pauses')).toMatchObject({ in: { minutes: 55 }, out: { minutes: 55 } });
    expect(told('minimum')).toMatchObject({
      in: { minutes: 55 },
      out: { minutes: 55, spans: [{ minutes: 50 }, { minutes: 5 }] },
    });
  });

  test('the trace tells how many windows had no notice', () => {
    const windows = [
      down('02 10:00', '02 11:00', { noticeAt: at('02 10:15') }),
      down('03 10:00', '03 15:00'),
    ];
    const { trace } = measured({ clockStart: 'vendor_notice' }, windows);
    expect(trace.find(({ step }) => step === 'clock')).toMatchObject({
      in: { windows: 2, clockStart: 'vendor_notice', clockEnd: 'restored' },
      out: { windows: 1, noTicket: 0, noNotice: 1 },
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
