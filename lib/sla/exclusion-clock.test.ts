import { describe, expect, test } from 'vitest';

import type { AssessInput } from './assess-input';
import type { Availability, DowntimeRule, ExclusionRule } from './commitment-format';
import type { WindowInput } from './evidence-format';
import { at, availability, down, first, maintenance, terms } from './golden/question';

type Evidence = Partial<AssessInput['evidence']>;

const measured = (commitment: Partial<Availability>, windows: WindowInput[], evidence: Evidence) =>
  first(terms([availability(commitment)]), windows, { evidence });

describe('an excused outage, by the clock of the contract', () => {
  const tickets = [
    { id: 'late', openedAt: at('02 10:30'), closedAt: at('02 14:00') },
    { id: 'early', openedAt: at('02 10:30'), closedAt: at('02 11:00') },
    { id: 'after', openedAt: at('02 12:30'), closedAt: at('02 14:00') },
    { id: 'open', openedAt: at('02 10:30'), closedAt: null },
  ];
  const excused = (ticket: string, extra: Partial<WindowInput> = {}) =>
    down('02 10:00', '02 12:00', { exclusion: 'customer_fault', ticket, ...extra });
  const toClosing: DowntimeRule = { clockEnd: 'ticket_closed' };
  const fromTicket: DowntimeRule = { clockStart: 'ticket_opened', clockEnd: 'ticket_closed' };
  const rule = (extra: Partial<ExclusionRule> = {}): ExclusionRule[] => [
    { kind: 'customer_fault', ...extra },
  ];
  const capped = (seconds: number) => rule({ cap: { seconds, per: 'month' } });
  const announced = rule({ minNotice: { n: 1, unit: 'hour' } });
  const other = down('02 13:00', '02 15:00');

  test.each<[string, DowntimeRule, ExclusionRule[], WindowInput[], number, number[]]>([
    ['to restoration', {}, rule(), [excused('late')], 0, [120]],
    ['until its ticket closed late', toClosing, rule(), [excused('late')], 0, [240]],
    ['until its ticket closed early', toClosing, rule(), [excused('early')], 0, [60]],
    ['from the opening of its ticket', fromTicket, rule(), [excused('late')], 0, [210]],
    ['whose ticket opened after restoration', fromTicket, rule(), [excused('after')], 0, [90]],
    ['whose ticket is still open', toClosing, rule(), [excused('open')], 0, [41_160]],
    ['but not without a rule', toClosing, [], [excused('late')], 240, [240]],
    ['but not without notice', toClosing, announced, [excused('late')], 240, [240]],
    [
      'its own time only: another outage counts beside it',
      toClosing,
      rule(),
      [excused('late'), other],
      120,
      [180],
    ],
    [
      'before the minimum looks at what is left',
      { ...toClosing, minimum: { seconds: 7201, op: 'gte' } },
      rule(),
      [excused('late'), other],
      0,
      [180],
    ],
    ['a cap of just its time covers it', toClosing, capped(14_400), [excused('late')], 0, [240]],
    [
      'a cap a second short leaves the last second',
      toClosing,
      capped(14_399),
      [excused('late')],
      0.016667,
      [239.983333, 0.016667],
    ],
    [
      'time that two share until closing uses a cap once',
      toClosing,
      capped(14_400),
      [excused('late'), excused('late', { start: at('02 13:00'), end: at('02 13:30') })],
      0,
      [240],
    ],
    [
      'a cap is used up by the whole time, also before the clock started',
      fromTicket,
      capped(3600), // 10:00 to 11:00; the clock runs from 10:30 to 14:00
      [excused('late')],
      180,
      [30, 180],
    ],
    [
      'a cap is not used up between restoration and a ticket that opened later',
      fromTicket,
      capped(12_600), // 10:00 to 12:00 and 12:30 to 14:00
      [excused('after')],
      0,
      [90],
    ],
    [
      'that ended before the period, whose ticket closed in it',
      toClosing,
      rule(),
      [excused('late', { start: '2026-03-31T10:00:00Z', end: '2026-03-31T12:00:00Z' })],
      0,
      [2280],
    ],
  ])('is excused %s', (_, downtime, exclusions, windows, expected, listed) => {
    const found = measured({ downtime, exclusions }, windows, { tickets });
    expect(found.downtimeMinutes).toBe(expected);
    expect(found.excluded.map(({ minutes: held }) => held)).toEqual(listed);
  });

  const ofMarch = (closedAt: string, noticeAt = '2026-03-31T10:00:00Z') =>
    measured(
      { downtime: { ...toClosing, clockStart: 'vendor_notice' }, exclusions: rule() },
      [
        down('2026-03-31T10:00:00Z', '2026-03-31T12:00:00Z', {
          exclusion: 'customer_fault',
          ticket: 'march',
          noticeAt,
        }),
      ],
      { tickets: [{ id: 'march', openedAt: '2026-03-31T10:00:00Z', closedAt }] },
    );
  test.each<[string, string, number[]]>([
    ['closed as the period began', '2026-04-01T00:00:00Z', []],
    ['closed a second later', '2026-04-01T00:00:01Z', [0.016667]],
  ])('of the month before is listed where its ticket %s', (_, closedAt, listed) => {
    const { downtimeMinutes, excluded } = ofMarch(closedAt);
    expect(downtimeMinutes).toBe(0);
    expect(excluded.map(({ minutes: held }) => held)).toEqual(listed);
  });

  test('whose ticket closed before its clock started is not listed', () =>
    expect(ofMarch(at('02 10:00'), at('02 10:01')).excluded).toEqual([]));
});

test('a cap that was exceeded before the period is not told of maintenance still to come', () => {
  const of = terms([
    availability({
      exclusions: [{ kind: 'scheduled_maintenance', cap: { seconds: 3600, per: 'month' } }],
    }),
  ]);
  const windows = [
    maintenance('2026-03-31T10:00:00Z', '2026-03-31T12:00:00Z'),
    maintenance('20 10:00', '20 12:00'),
  ];
  expect(first(of, windows, { asOf: at('10 00:00') }).excluded).toEqual([
    { kind: 'scheduled_maintenance', minutes: 0, accepted: true, reason: 'accepted' },
  ]);
});
