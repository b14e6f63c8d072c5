import { existsSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { importAll, inPieces, sampleCounts, SAMPLES } from './testing';
import { uptimerobot } from './uptimerobot';

const START = Date.UTC(2026, 4, 2, 10);
const down = (minute: number, more: object = {}) => log(1, minute, more);
const up = (minute: number, more: object = {}) => log(2, minute, more);
const log = (type: number | string, minute: number, more: object) => ({
  type,
  datetime: START / 1000 + minute * 60,
  duration: 300,
  ...more,
});

const readAll = (...items: readonly object[]) =>
  importAll(uptimerobot, inPieces(items.map((item) => JSON.stringify(item)).join('\n'), 64));
const answer = (monitor: object) => ({
  stat: 'ok',
  monitors: [{ id: 7, friendly_name: 'Checkout', status: 2, ...monitor }],
});
const read = (monitor: object) => readAll(answer(monitor));

async function windows(source: ReturnType<typeof importAll>, kind = 'observation') {
  const minute = (at: number) => (at - START) / 60_000;
  return (await source).evidence.flatMap((fact) => {
    if (fact.kind !== kind) return [];
    if (fact.kind === 'coverage') return [`${minute(fact.start)}-${minute(fact.end)}`];
    if (fact.kind !== 'observation') return [];
    return [`${minute(fact.start.at)}-${fact.end ? minute(fact.end.at) : 'open'}`];
  });
}

describe('the window of an outage', () => {
  test.each<[string, object, string[]]>([
    ['lasts as long as its entry says', { logs: [down(0), up(5)] }, ['0-5']],
    ['comes from entries in either order', { logs: [up(5), down(0)] }, ['0-5']],
    ['comes from texts as from numbers', { logs: [log('1', 0, { duration: '240' })] }, ['0-4']],
    ['ends before an unexplained gap', { logs: [down(0), up(9)] }, ['0-5']],
    ['goes no further than the next entry', { logs: [down(0, { duration: 900 }), up(4)] }, ['0-4']],
    [
      'reaches to the next entry where no duration is told',
      { logs: [down(0, { duration: null }), up(4)] },
      ['0-4'],
    ],
    ['ends with a pause', { status: 9, logs: [down(0), log(99, 5, {})] }, ['0-5']],
    [
      'is open as the last entry of a monitor that is down',
      { status: 9, logs: [down(0)] },
      ['0-open'],
    ],
    ['is open while the monitor seems down', { status: '8', logs: [down(0)] }, ['0-open']],
    ['is not open once an entry follows', { status: 9, logs: [down(0), up(5)] }, ['0-5']],
    [
      'is over where the monitor is up, though no entry tells',
      { status: 2, logs: [down(0)] },
      ['0-5'],
    ],
    ['is over where the monitor is paused', { status: 0, logs: [down(0)] }, ['0-5']],
  ])('%s', async (_, monitor, expected) => {
    expect(await windows(read(monitor))).toEqual(expected);
    expect((await read(monitor)).issues).toEqual([]);
  });

  test('names the monitor and why', async () =>
    expect(
      (await read({ logs: [down(0, { reason: { code: '502', detail: 'Bad Gateway' } }), up(5)] }))
        .evidence[0],
    ).toMatchObject({
      ref: '7|2026-05-02T10:00:00.000Z',
      service: 'Checkout',
      quote: '502 Bad Gateway',
      state: 'down',
      basis: 'observed',
    }));
});

describe('what was watched', () => {
  test.each<[string, object, string[]]>([
    ['is up and down alike', { logs: [down(0), up(5)] }, ['0-5', '5-10']],
    ['is not what was paused or had only begun', { logs: [log(98, 0, {}), log(99, 5, {})] }, []],
    ['is an open outage as long as it had lasted', { status: 9, logs: [down(0)] }, ['0-5']],
    ['is nothing where no time passed', { logs: [up(0, { duration: 0 })] }, []],
  ])('%s', async (_, monitor, expected) =>
    expect(await windows(read(monitor), 'coverage')).toEqual(expected),
  );
});

describe('an issue', () => {
  test.each<[string, object, object]>([
    ['no logs', {}, { severity: 'note', field: 'logs' }],
    ['an unknown type', { logs: [log(3, 0, {})] }, { severity: 'error', found: '3' }],
    ['no type', { logs: [{ datetime: 1 }] }, { severity: 'error', field: 'type' }],
    ['no time', { logs: [{ type: 1, datetime: '' }] }, { severity: 'error', field: 'datetime' }],
    ['a duration in parts', { logs: [down(0, { duration: 1.5 })] }, { field: 'duration' }],
    [
      'a last outage of no duration',
      { logs: [down(0, { duration: null })] },
      { severity: 'error', place: { path: 'monitors[0].logs[0]' } },
    ],
    [
      'a status that does not tell whether the last outage is over',
      { status: null, logs: [down(0)] },
      { severity: 'note', field: 'status', found: 'none' },
    ],
  ])('%s', async (_, monitor, issue) =>
    expect((await read(monitor)).issues).toEqual([expect.objectContaining(issue)]),
  );

  test('an answer that failed', async () =>
    expect(
      (await readAll({ stat: 'fail', error: { type: 'not_authorized' } })).issues,
    ).toMatchObject([{ field: 'id', found: 'the fields stat, error', severity: 'error' }]));
});

describe('answers one after the other', () => {
  const early = answer({ status: 9, logs: [down(0, { duration: 120 })] });
  const late = answer({ status: 2, logs: [down(0), up(5)] });

  test.each([
    ['an outage that was open is over', [early, late]],
    ['whichever answer comes first', [late, early]],
  ])('%s', async (_, answers) => expect(await windows(readAll(...answers))).toEqual(['0-5']));

  test('the same answer twice tells nothing new', async () => {
    const { evidence, issues } = await readAll(late, late);
    expect(evidence).toHaveLength(3);
    expect(issues).toMatchObject([{ field: 'reference', severity: 'note' }]);
  });

  test('two ends of one outage are both kept, each by a reference of its own', async () => {
    const longer = answer({ status: 2, logs: [down(0, { duration: 360 }), up(6)] });
    const { evidence, issues } = await readAll(late, longer);
    const refs = evidence.filter(({ kind }) => kind === 'observation').map(({ ref }) => ref);
    expect(refs).toEqual([
      '7|2026-05-02T10:00:00.000Z',
      '7|2026-05-02T10:00:00.000Z|2026-05-02T10:06:00.000Z',
    ]);
    expect(issues).toMatchObject([{ expected: 'one window for each reference' }]);
  });
});

describe('an incident of API v3', () => {
  const incident = (more: object) =>
    readAll({
      data: [
        {
          id: '48',
          startedAt: '2026-05-02T10:00:00Z',
          resolvedAt: '2026-05-02T10:07:00Z',
          reason: 'Timeout',
          ...more,
        },
      ],
    });

  test.each<[string, object, string[]]>([
    ['has its own end', {}, ['0-7']],
    ['is open where its end is null', { resolvedAt: null }, ['0-open']],
    ['is open where its status says so', { resolvedAt: null, status: 'Ongoing' }, ['0-open']],
    [
      'may write its fields with underscores',
      { resolvedAt: undefined, resolved_at: null },
      ['0-open'],
    ],
  ])('%s', async (_, more, expected) => {
    expect(await windows(incident(more))).toEqual(expected);
    expect((await incident(more)).issues).toEqual([]);
  });

  test.each<[string, object, object]>([
    ['resolved without an end', { status: 'resolved', resolvedAt: null }, { field: 'resolvedAt' }],
    ['neither an end nor a status', { resolvedAt: undefined }, { field: 'resolvedAt' }],
    ['an end before its start', { resolvedAt: '2026-05-02T09:59:59Z' }, { field: 'resolvedAt' }],
    ['an unreadable end', { resolvedAt: 'soon' }, { field: 'resolvedAt', found: 'soon' }],
    ['no start', { startedAt: null }, { field: 'startedAt' }],
    ['an unknown type', { type: 'Teapot' }, { field: 'type', found: 'Teapot' }],
  ])('with %s is refused', async (_, more, issue) => {
    const { evidence, issues } = await incident(more);
    expect(evidence).toEqual([]);
    expect(issues).toEqual([expect.objectContaining({ severity: 'error', ...issue })]);
  });

  test('that is only slow is degraded, and one of looks is no window', async () => {
    expect((await incident({ type: 'SlowResponse' })).evidence).toMatchObject([
      { state: 'degraded' },
    ]);
    const looks = await incident({ type: 'Visual Change' });
    expect(looks.evidence).toEqual([]);
    expect(looks.issues).toMatchObject([{ severity: 'note' }]);
  });
});

describe.skipIf(!existsSync(SAMPLES))('real answers', () => {
  test.each([
    ['getMonitors.json', { observations: 1, coverage: 2, errors: 0, notes: 2 }],
    ['getMonitorByID.json', { observations: 0, coverage: 0, errors: 0, notes: 0 }],
    ['getMonitorsPage1.json', { observations: 0, coverage: 0, errors: 0, notes: 0 }],
    ['getMonitorsPage2.json', { observations: 0, coverage: 0, errors: 0, notes: 0 }],
  ])('%s', async (file, counts) =>
    expect(await sampleCounts(`uptimerobot-api-v2/${file}`)).toMatchObject({
      importer: 'uptimerobot',
      ...counts,
    }),
  );

  test('an answer about the account is no evidence', async () =>
    await expect(sampleCounts('uptimerobot-api-v2/getAccountDetails.json')).rejects.toThrow(
      'not recognised',
    ));
});
