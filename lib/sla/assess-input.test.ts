import { describe, expect, test } from 'vitest';

import { assess } from './assess';
import type { Availability } from './commitment-format';
import { at, availability, down, issuesOf, question, terms } from './golden/question';
import type { Terms } from './terms-format';

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
