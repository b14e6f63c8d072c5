import { describe, expect, test } from 'vitest';

import { type AssessOptions, assessEvidence } from './assess-evidence';
import { type Maintenance, type Sample, type Ticket, exactly } from './evidence';
import { evidenceSchema } from './evidence-format';
import type { Decision, Sourced, View } from './outage';
import { about, admits, at, decide, run, says, seen, watched } from './scenario';

const vendor = {
  party: 'vendor',
  sourceId: 'status page',
  serviceId: 'api',
  place: { line: 1 },
} as const;
const maintenance = (id: string, given: Partial<Maintenance> = {}): Sourced => ({
  ...vendor,
  kind: 'maintenance',
  id,
  ref: id,
  start: exactly(at('20:00')),
  end: exactly(at('21:00')),
  noticeAt: null,
  emergency: false,
  zone: { id: 'UTC', basis: 'stated' },
  ...given,
});
const ticket = (ref: string, given: Partial<Ticket> = {}): Sourced => ({
  ...vendor,
  party: 'customer',
  sourceId: 'desk',
  kind: 'ticket',
  id: `ticket ${ref}`,
  ref,
  openedAt: at('10:04'),
  closedAt: null,
  pauses: [{ start: at('10:10'), end: at('10:20') }],
  ...given,
});
const sample = (id: string, given: Partial<Sample> & Partial<Pick<Sourced, 'party'>>): Sourced => ({
  ...vendor,
  kind: 'sample',
  id,
  ref: id,
  startAt: at('10:00'),
  seconds: 300,
  total: 10,
  failed: 1,
  ...given,
});

type Setting = Partial<AssessOptions> & Readonly<{ decisions?: readonly Decision[] }>;
function told(facts: readonly Sourced[], view: View = 'observed', setting: Setting = {}) {
  const { outages } = run(facts, { decisions: setting.decisions ?? [] });
  const options = { serviceOf: (id: string) => `svc-${id}`, asOf: at('23:00'), ...setting };
  const evidence = assessEvidence(outages, view, facts, options);
  // Whatever it tells, the engine's own schema reads it.
  expect(evidenceSchema.parse(evidence)).toEqual(evidence);
  return evidence;
}

describe('windows', () => {
  test('bear the id of their first fact and bounds only where an edge is rough', () =>
    expect(
      told([
        seen('a', about('10:00'), '11:00', {
          state: 'degraded',
          affectedRatio: '0.3',
          usersAffected: 4,
          severity: 'sev1',
        }),
      ]).windows,
    ).toEqual([
      {
        id: 'a',
        service: 'svc-api',
        state: 'degraded',
        start: '2026-03-02T10:00:00Z',
        end: '2026-03-02T11:00:00Z',
        startBounds: ['2026-03-02T09:45:00Z', '2026-03-02T10:15:00Z'],
        affectedRatio: '0.3',
        usersAffected: 4,
        severity: 'sev1',
      },
    ]));

  test('of the whole vendor name no service, nor do those that the terms do not know', () => {
    expect(told([seen('a', '10:00', null, { serviceId: null })]).windows).toEqual([
      { id: 'a', state: 'down', start: '2026-03-02T10:00:00Z', end: null },
    ]);
    const [window] = told([seen('a', '10:00', '11:00')], 'observed', {
      serviceOf: () => undefined,
    }).windows;
    expect(window).not.toHaveProperty('service');
  });

  test.each<[View, readonly string[]]>([
    ['admitted', ['v']],
    ['observed', ['c', 'd']],
    ['agreed', ['v', 'd']],
  ])('are those of the view: %s', (view, ids) => {
    const facts = [
      admits('v', '10:10', '10:20'),
      seen('c', '10:00', '10:30'),
      seen('d', '12:00', '12:10'),
    ];
    const { windows } = told(facts, view, { decisions: [decide('d', 'include')] });
    expect(windows.map(({ id }) => id)).toEqual(ids);
  });

  test('name a ticket only when it is known, and only such tickets are told', () => {
    const facts = [
      seen('a', '10:00', '11:00', { ticket: 'INC-1' }),
      seen('b', '12:00', '13:00', { ticket: 'INC-9' }),
      ticket('INC-1'),
      ticket('INC-2'),
    ];
    const { windows, tickets } = told(facts);
    expect(windows.map((window) => window.ticket)).toEqual(['INC-1', undefined]);
    expect(tickets).toEqual([
      {
        id: 'INC-1',
        openedAt: '2026-03-02T10:04:00Z',
        closedAt: null,
        pauses: [{ start: '2026-03-02T10:10:00Z', end: '2026-03-02T10:20:00Z' }],
      },
    ]);
  });
});

describe('communications', () => {
  const facts = [
    seen('a', '10:00', '10:10'),
    admits('v', '10:05', '11:00'),
    seen('b', '10:30', '11:00'), // two windows observed, one outage
    says('ack', '10:20', {
      statement: 'acknowledgement',
      channel: 'page',
      nextUpdateBy: at('10:50'),
    }),
    says('sorry', '10:40', { statement: 'apology' }),
    says('done', '11:05', { statement: 'restored' }),
  ];
  test('speak of the latest window that had started, the end of all', () =>
    expect(told(facts).communications).toEqual([
      {
        at: '2026-03-02T10:20:00Z',
        kind: 'acknowledgement',
        channel: 'page',
        nextUpdateBy: '2026-03-02T10:50:00Z',
        window: 'a',
      },
      { at: '2026-03-02T10:40:00Z', kind: 'update', window: 'b' },
      { at: '2026-03-02T11:05:00Z', kind: 'restored', window: 'a' },
      { at: '2026-03-02T11:05:00Z', kind: 'restored', window: 'b' },
    ]));

  test('tell the cause of all windows', () => {
    const cause = says('why', '+2 09:00', { statement: 'rca' });
    const { communications } = told([...facts.slice(0, 3), cause], 'observed', {
      asOf: at('+3 00:00'),
    });
    expect(communications?.map(({ window }) => window)).toEqual(['a', 'b']);
  });

  test('speak of all windows that run', () => {
    const slow = seen('slow', '10:00', '12:00', { state: 'degraded' });
    const gone = seen('gone', '10:20', '10:40');
    const words = [says('s', '10:30'), says('t', '10:40'), says('u', '12:00')];
    const { communications } = told([slow, gone, ...words]);
    expect(
      communications?.map(({ at: said, window }) => `${said.slice(11, 16)} ${window}`),
    ).toEqual([
      '10:30 slow',
      '10:30 gone',
      '10:40 slow',
      '10:40 gone', // over, but the latest
      '12:00 gone',
    ]);
  });

  test('give every window of the outage its first notice', () =>
    expect(told(facts).windows.map(({ noticeAt }) => noticeAt)).toEqual([
      '2026-03-02T10:20:00Z',
      '2026-03-02T10:20:00Z',
    ]));

  test('before any window speak of the first, at the start of it', () => {
    const early = [
      seen('a', '10:00', '10:10'),
      says('ack', '09:50', { statement: 'acknowledgement' }),
    ];
    expect(told(early).communications).toMatchObject([{ window: 'a' }]);
    const onTime = [...facts.slice(0, 3), says('now', '10:30')];
    expect(told(onTime).communications).toMatchObject([{ window: 'b' }]);
  });

  test('after the moment asked are not told', () => {
    const late = [seen('a', '10:00', '10:10'), says('s', '23:00'), says('t', '23:01')];
    expect(told(late).communications?.map(({ at: said }) => said)).toEqual([
      '2026-03-02T23:00:00Z',
    ]);
  });

  test('without a time are not told', () =>
    expect(
      told([seen('a', '10:00', '10:10'), says('s', null, { about: 'a', sourceId: 'monitor' })]),
    ).toMatchObject({ communications: [], windows: [{ id: 'a' }] }));
});

describe('maintenance', () => {
  const NOTICE = says('s', '07:00', { statement: 'maintenance_notice', about: 'm' });
  const early = { noticeAt: at('06:00') };
  const later = { noticeAt: at('08:00') };
  test.each<[string, Partial<Maintenance>, readonly Sourced[], string | undefined]>([
    ['is told with its notice', later, [], '2026-03-02T08:00:00Z'],
    ['takes an earlier statement as notice', later, [NOTICE], '2026-03-02T07:00:00Z'],
    ['keeps an earlier notice', early, [NOTICE], '2026-03-02T06:00:00Z'],
    ['takes no other statement', {}, [says('s', '07:00', { about: 'm' })], undefined],
  ])('%s', (_, given, words, noticeAt) => {
    const { windows } = told([maintenance('m', given), ...words], 'agreed');
    const exclusion = 'scheduled_maintenance';
    expect(windows).toMatchObject([
      { id: 'm', service: 'svc-api', state: 'maintenance', exclusion },
    ]);
    expect(windows[0]?.noticeAt).toBe(noticeAt);
  });

  test('may be an emergency', () =>
    expect(told([maintenance('m', { emergency: true })]).windows).toMatchObject([
      { exclusion: 'emergency_maintenance' },
    ]));

  test('its notice is a communication', () =>
    expect(told([maintenance('m'), NOTICE]).communications).toEqual([
      { at: '2026-03-02T07:00:00Z', kind: 'maintenance_notice', window: 'm' },
    ]));

  test('is told as a person adjusted it', () => {
    const decisions = [decide('m', 'adjust', { end: at('20:30') })];
    expect(told([maintenance('m')], 'agreed', { decisions }).windows).toMatchObject([
      { start: '2026-03-02T20:00:00Z', end: '2026-03-02T20:30:00Z' },
    ]);
  });

  test('that a person excluded is not told', () =>
    expect(
      told([maintenance('m')], 'observed', { decisions: [decide('m', 'exclude')] }).windows,
    ).toEqual([]));
});

describe('samples and coverage', () => {
  test.each<[View, readonly number[]]>([
    ['admitted', [1]],
    ['observed', [2, 3]],
    ['agreed', [1]],
  ])('samples are of the side of the view: %s', (view, failed) => {
    const facts = [
      sample('a', { failed: 1 }),
      sample('b', { failed: 2, party: 'customer' }),
      sample('c', { failed: 3, party: 'third_party' }),
    ];
    expect(told(facts, view).samples?.map((each) => each.failed)).toEqual(failed);
  });

  const range = (start: string, end: string) => ({
    start: `2026-03-02T${start}:00Z`,
    end: `2026-03-02T${end}:00Z`,
  });
  test.each<[string, readonly Sourced[], View, readonly ReturnType<typeof range>[] | undefined]>([
    [
      'what several sources watched',
      [watched('a', '09:00', '10:00'), watched('b', '09:30', '11:00', { party: 'third_party' })],
      'observed',
      [range('09:00', '11:00')],
    ],
    [
      'each service must be watched',
      [watched('a', '09:00', '10:00'), watched('b', '09:30', '11:00', { serviceId: 'web' })],
      'observed',
      [range('09:30', '10:00')],
    ],
    [
      'a watch on the whole vendor serves each',
      [watched('a', '09:00', '10:00'), watched('b', '09:30', '11:00', { serviceId: null })],
      'observed',
      [range('09:00', '11:00')],
    ],
    [
      'a watch on the whole vendor alone',
      [watched('b', '09:30', '11:00', { serviceId: null })],
      'observed',
      [range('09:30', '11:00')],
    ],
    ['unknown where no source tells', [seen('a', '09:00', '10:00')], 'observed', undefined],
    [
      "not of the vendor's",
      [watched('a', '09:00', '10:00', { party: 'vendor' })],
      'observed',
      undefined,
    ],
    [
      'not for what is admitted',
      [watched('a', '09:00', '10:00', { party: 'vendor' })],
      'admitted',
      undefined,
    ],
    ['not for what is agreed', [watched('a', '09:00', '10:00')], 'agreed', undefined],
  ])('coverage: %s', (_, facts, view, expected) =>
    expect(told(facts, view).observed).toEqual(expected),
  );
});
