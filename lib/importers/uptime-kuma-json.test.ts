import { describe, expect, test } from 'vitest';

import { inMinutes, issuesOf, read, told, written } from './uptime-kuma-testing';

describe('what a webhook posts', () => {
  const post = (at: number, status: number, more: object = {}) => ({
    heartbeat: { monitorID: 1, status, time: written(at), msg: 'm', duration: 60, ...more },
    monitor: { id: 1, name: 'Shop', type: 'http' },
    msg: 'Shop',
  });
  const messages = [post(10, 0), post(30, 1, { duration: 20 }), post(50, 0), post(60, 1)];
  const expected = [
    'down 10(8.983333333333333..)-30(29.65..)',
    'down 50(48.983333333333334..)-60(58.983333333333334..)',
  ];
  test.each([
    ['a list', JSON.stringify(messages)],
    ['JSON lines', messages.map((message) => JSON.stringify(message)).join('\n')],
    ['in another order, some twice', JSON.stringify([...messages, ...messages].toReversed())],
  ])('%s', async (_, source) => expect(await told(source)).toEqual(expected));

  test('a single message that it is down is open, with a note', async () => {
    const source = JSON.stringify(post(10, 0));
    expect(await told(source)).toEqual(['down 10(8.983333333333333..)-open']);
    expect(await issuesOf(source)).toHaveLength(1);
  });

  test('a single message that it is up holds nothing', async () =>
    expect(await read(JSON.stringify(post(10, 1)))).toEqual({ evidence: [], issues: [] }));

  test.each([
    ['a status that there is not', post(10, 9), 'error status: 9'],
    ['a time that is none', post(10, 0, { time: 'now' }), 'error time: now'],
    [
      'no monitor',
      { heartbeat: { status: 0, time: written(1) }, msg: '' },
      'error monitorID: none',
    ],
    ['a test', { heartbeat: null, monitor: null, msg: 'Testing' }, 'note heartbeat: Testing'],
    ['something else', { heartbeat: 1 }, 'error heartbeat: 1'],
  ])('%s', async (_, message, issue) =>
    expect(await issuesOf(JSON.stringify([message]))).toEqual([issue]),
  );
});

test('a status page: its names, and two answers that overlap', async () => {
  const beat = (at: number, status: number) => ({ status, time: written(at), msg: '', ping: 1 });
  const page = {
    publicGroupList: [
      {
        name: 'All',
        monitorList: [
          { id: 5, name: 'Shop' },
          { id: 6, type: 'group' },
        ],
      },
    ],
  };
  const polls = [
    { heartbeatList: { 5: [beat(0, 1), beat(1, 0), beat(2, 1)], 6: [beat(0, 0)] } },
    { heartbeatList: { 5: [beat(2, 1), beat(3, 0), beat(4, 1)] } },
  ];
  const source = [...polls, page].map((part) => JSON.stringify(part)).join('\n');
  const { evidence, issues } = await read(source);
  expect(evidence.map(inMinutes)).toEqual([
    'down 1(0..)-2(1..)',
    'down 3(2..)-4(3..)',
    'watched 0-4',
  ]);
  expect(evidence[1]).toMatchObject({ service: 'Shop', place: { path: '[1].heartbeatList.5[1]' } });
  expect(issues).toMatchObject([{ severity: 'note', field: 'monitor' }]);
});
