import { describe, expect, test } from 'vitest';

import type { AssessInput } from './assess-input';
import type { Commitment, CommitmentOf } from './commitment-format';
import type { CommunicationInput, WindowInput } from './evidence-format';
import { at, degraded, down, first, maintenance, said, terms } from './golden/question';
import type { Terms } from './terms-format';

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
      ['a word at the very start', [outage()], [said('02 10:00', 'update')], 0, 'met'],
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
      [
        'a notice of maintenance is no word about it',
        [outage()],
        [said('02 10:05', 'maintenance_notice'), said('02 10:20', 'update')],
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

  const announced = maintenance('20 10:00', '20 12:00', { noticeAt: at('18 10:00') });
  test.each<[Communication['measure'], string, WindowInput[], CommunicationInput[], number]>([
    ['first_notice', '02 11:00', [outage()], [said('02 11:00', 'update')], 3600],
    ['first_notice', '02 11:00', [outage()], [said('02 11:30', 'update')], 3600],
    ['first_notice', '02 11:00', [outage({ noticeAt: at('02 11:30') })], [], 3600],
    ['restoration_notice', '02 14:30', [outage()], [said('02 15:00', 'restored')], 1800],
    ['rca', '02 14:30', [outage()], [said('02 15:00', 'rca')], 1800],
    ['update_interval', '02 11:00', [outage()], [said('02 11:30', 'update')], 3600],
    ['maintenance_notice', '18 10:00', [announced], [], 172_800],
    ['maintenance_notice', '15 10:00', [announced], [], 432_000],
  ])(
    'what is said after `asOf` has not been said yet: %s, asked on %s %#',
    (measure, asOf, windows, communications, seconds) => {
      const found = measured({ measure }, windows, communications, {}, { asOf: at(asOf) });
      expect(found.measured).toEqual({ seconds });
    },
  );

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

    test('a lead missed outside business hours is 0 s, without a sign', () => {
      const window = maintenance('04 10:00', '04 12:00', { noticeAt: at('04 11:00') }); // a Saturday
      const late: Partial<Communication> = { measure: 'maintenance_notice', calendar: 'business' };
      expect(measured(late, [window], [], office).measured).toEqual({ seconds: 0 });
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
        'only a notice of maintenance announces it',
        [planned({ id: 'M', noticeAt: at('19 10:00') })],
        [said('10 10:00', 'update', 'M')],
        86_400,
        'breached',
      ],
      [
        'after the start the lead is negative',
        [planned({ noticeAt: at('20 11:00') })],
        [],
        -3600,
        'breached',
      ],
      [
        'a word that names no maintenance is about the one that began last',
        [planned({ id: 'M', noticeAt: at('20 11:00') }), maintenance('12 10:00', '12 11:00')],
        [said('12 10:30', 'maintenance_notice')],
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
