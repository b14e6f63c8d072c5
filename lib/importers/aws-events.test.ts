import { describe, expect, test } from 'vitest';

import { awsEvents } from './aws-events';
import { importAll, inPieces } from './testing';

const ARN = 'arn:aws:health:eu-central-1::event/QUEUE/AWS_QUEUE_OPERATIONAL_ISSUE/A1';
const epoch = (time: string) => Date.parse(time) / 1000;
const iso = (at: number | undefined) =>
  at === undefined ? 'open' : new Date(at).toISOString().slice(11, 16);
const readAll = (...values: readonly object[]) =>
  importAll(awsEvents, inPieces(values.map((value) => JSON.stringify(value)).join('\n'), 64));

type Evidence = Awaited<ReturnType<typeof importAll>>['evidence'];
const windows = (evidence: Evidence) =>
  evidence.flatMap((fact) =>
    fact.kind === 'observation' || fact.kind === 'maintenance'
      ? [
          [
            fact.kind === 'observation' ? fact.state : 'maintenance',
            fact.service,
            iso(fact.start.at),
            iso(fact.end?.at),
          ].join(' '),
        ]
      : [],
  );
const said = (evidence: Evidence) =>
  evidence.flatMap((fact) =>
    fact.kind === 'statement' ? [`${fact.statement} ${iso(fact.at?.at)}`] : [],
  );

describe('currentevents', () => {
  const POSTS = [
    {
      summary: 'Errors',
      message: 'It fails.',
      status: 1,
      timestamp: epoch('2026-03-03T10:00:00Z'),
    },
    { summary: 'Errors', message: 'Worse.', status: '3', timestamp: epoch('2026-03-03T11:00:00Z') },
  ];
  const BASE = {
    date: String(epoch('2026-03-03T10:00:00Z')),
    arn: ARN,
    region_name: 'Frankfurt',
    status: '3',
    service: 'queue-eu-central-1',
    service_name: 'Queue',
    summary: 'Errors',
    event_log: POSTS,
  };
  const read = (event: object) => readAll({ ...BASE, ...event });
  const OVER = { status: '0', summary: '[RESOLVED] Errors' };

  test.each<[string, object, string[]]>([
    ['open', {}, ['down Queue (Frankfurt) 10:00 open']],
    ['over, by its worst post', OVER, ['down Queue (Frankfurt) 10:00 11:00']],
    [
      'over at its end time',
      { ...OVER, end_time: String(epoch('2026-03-03T11:30:00Z')) },
      ['down Queue (Frankfurt) 10:00 11:30'],
    ],
    [
      'each service by its worst status',
      {
        ...OVER,
        impacted_services: {
          a: { service_name: 'Queue', current: '0', max: '3' },
          b: { service_name: 'Store', current: '2' },
        },
      },
      ['down Queue (Frankfurt) 10:00 11:00', 'degraded Store (Frankfurt) 10:00 11:00'],
    ],
    ['without a date, from its first post', { date: null }, ['down Queue (Frankfurt) 10:00 open']],
  ])('%s', async (_, event, expected) =>
    expect(windows((await read(event)).evidence)).toEqual(expected),
  );

  test('posts in any order are said in order', async () => {
    const { evidence } = await read({ ...OVER, event_log: POSTS.toReversed() });
    expect(said(evidence)).toEqual(['acknowledgement 10:00', 'restored 11:00']);
  });

  test('a later poll closes the event and keeps what was said', async () => {
    const last = { message: 'Well again.', status: 0, timestamp: epoch('2026-03-03T12:00:00Z') };
    const { evidence, issues } = await importAll(
      awsEvents,
      inPieces(JSON.stringify([BASE, { ...BASE, ...OVER, event_log: [last] }])),
    );
    expect(windows(evidence)).toEqual(['degraded Queue (Frankfurt) 10:00 12:00']);
    expect(said(evidence)).toEqual(['acknowledgement 10:00', 'update 11:00', 'restored 12:00']);
    expect(issues).toMatchObject([{ place: { path: '[1]' }, field: 'status', severity: 'note' }]);
  });

  test.each([
    ['no date and no post', { date: undefined, event_log: [] }, 'date'],
    ['an end before the start', { end_time: '1772000000' }, 'end_time'],
    ['over without a time', { ...OVER, event_log: [] }, 'end_time'],
    ['an unknown status', { status: '4', event_log: [] }, 'status'],
    ['no status', { status: undefined }, 'status'],
  ])('%s keeps the window out', async (_, event, field) => {
    const { evidence, issues } = await read(event);
    expect(windows(evidence)).toEqual([]);
    expect(issues).toMatchObject([{ place: { path: '[0]' }, field, severity: 'error' }]);
  });

  test('UTF-16 with its mark', async () => {
    const text = JSON.stringify([BASE]);
    const bytes = new Uint8Array(2 + text.length * 2);
    bytes.set([0xfe, 0xff]);
    for (let index = 0; index < text.length; index++) bytes[3 + index * 2] = text.charCodeAt(index);
    expect(awsEvents.recognises(bytes, 'currentevents')).toBe(0.97);
    const { evidence } = await importAll(awsEvents, inPieces(bytes, 63));
    expect(windows(evidence)).toEqual(['down Queue (Frankfurt) 10:00 open']);
  });
});

describe('AWS Health', () => {
  const EVENT = {
    arn: ARN,
    service: 'QUEUE',
    eventTypeCode: 'AWS_QUEUE_OPERATIONAL_ISSUE',
    eventTypeCategory: 'issue',
    region: 'eu-central-1',
    startTime: '2026-03-03T10:00:00Z',
    endTime: '2026-03-03T12:00:00Z',
    lastUpdatedTime: '2026-03-03T12:10:00Z',
    statusCode: 'closed',
  };
  const message = (id: string, detail: object, more: object = {}) => ({
    version: '0',
    id,
    'detail-type': 'AWS Health Event',
    source: 'aws.health',
    time: '2026-03-03T12:15:00Z',
    detail: {
      ...EVENT,
      eventDescription: [
        { language: 'de_DE', latestDescription: 'Es geht nicht.' },
        { language: 'en_US', latestDescription: 'It fails.' },
      ],
      communicationId: id,
      ...detail,
    },
    ...more,
  });

  test.each<[string, object, string[]]>([
    ['closed', {}, ['degraded QUEUE (eu-central-1) 10:00 12:00']],
    [
      'open',
      { statusCode: 'open', endTime: undefined },
      ['degraded QUEUE (eu-central-1) 10:00 open'],
    ],
    ['in one zone', { availabilityZone: 'euc1-az2' }, ['degraded QUEUE (euc1-az2) 10:00 12:00']],
    [
      'seconds with a fraction, and a mail’s date',
      { startTime: 1772532000.25, endTime: 'Tue, 03 Mar 2026 11:59:00 GMT' },
      ['degraded QUEUE (eu-central-1) 10:00 11:59'],
    ],
    [
      'a maintenance',
      { eventTypeCategory: 'scheduledChange', statusCode: 'upcoming' },
      ['maintenance QUEUE (eu-central-1) 10:00 12:00'],
    ],
    ['a notification is no window', { eventTypeCategory: 'accountNotification' }, []],
    ['an investigation is no window', { eventTypeCategory: 'investigation' }, []],
  ])('%s', async (_, event, expected) => {
    const { evidence } = await readAll({ events: [{ ...EVENT, ...event }] });
    expect(windows(evidence)).toEqual(expected);
  });

  test.each([
    ['closed without an end', { endTime: undefined }, 'endTime'],
    ['a status that is not told, and no end', { endTime: null, statusCode: null }, 'endTime'],
    ['a start without a zone', { startTime: '2026-03-03T10:00:00' }, 'startTime'],
    ['an issue that is to come', { statusCode: 'upcoming' }, 'statusCode'],
    ['an unknown status', { statusCode: 'paused' }, 'statusCode'],
    ['an unknown category', { eventTypeCategory: 'mystery' }, 'eventTypeCategory'],
    ['no category', { eventTypeCategory: undefined }, 'eventTypeCategory'],
    [
      'a maintenance without an end',
      { eventTypeCategory: 'scheduledChange', endTime: undefined },
      'endTime',
    ],
    ['no ARN', { arn: undefined }, 'arn'],
  ])('%s is refused', async (_, event, field) => {
    const { evidence, issues } = await readAll({ events: [{ ...EVENT, ...event }] });
    expect(evidence).toEqual([]);
    expect(issues.filter(({ severity }) => severity === 'error')).toMatchObject([
      { place: { path: 'events[0]' }, field },
    ]);
  });

  test('what is not told of how bad it was is noted once', async () => {
    const { issues } = await readAll({ events: [EVENT, { ...EVENT, arn: `${ARN}2` }] });
    expect(issues).toMatchObject([{ field: 'eventTypeCategory', severity: 'note' }]);
  });

  test('details give the text as a statement, and tell what was refused', async () => {
    const { evidence, issues } = await readAll({
      successfulSet: [{ event: EVENT, eventDescription: { latestDescription: 'It failed.' } }],
      failedSet: [{ eventArn: `${ARN}2`, errorName: 'Denied', errorMessage: 'Not yours.' }],
    });
    expect(said(evidence)).toEqual(['restored 12:10']);
    expect(issues.at(-1)).toMatchObject({
      place: { path: 'failedSet[0]' },
      found: `${ARN}2: Denied: Not yours.`,
      severity: 'error',
    });
  });

  test('messages of one event are told in turn and close it', async () => {
    const open = { statusCode: 'open', endTime: undefined };
    const { evidence, issues } = await readAll(
      message('1', { ...open, lastUpdatedTime: '2026-03-03T10:20:00Z' }),
      message('2', { ...open, lastUpdatedTime: '2026-03-03T11:00:00Z' }),
      message('2', { ...open, lastUpdatedTime: '2026-03-03T11:00:00Z', page: '2' }),
      message('3', {}),
    );
    expect(windows(evidence)).toEqual(['degraded QUEUE (eu-central-1) 10:00 12:00']);
    expect(said(evidence)).toEqual(['acknowledgement 10:20', 'update 11:00', 'restored 12:10']);
    expect(evidence[0]).toMatchObject({ text: 'It fails.', about: ARN, channel: 'AWS Health' });
    expect(issues.at(-1)).toMatchObject({
      place: { path: '[2]' },
      field: 'communicationId',
      severity: 'note',
    });
  });

  test('an older message that arrives later opens nothing again', async () => {
    const older = {
      statusCode: 'open',
      endTime: undefined,
      lastUpdatedTime: '2026-03-03T10:20:00Z',
    };
    const { evidence } = await readAll(message('2', {}), message('1', older));
    expect(windows(evidence)).toEqual(['degraded QUEUE (eu-central-1) 10:00 12:00']);
  });

  test('the first message of a maintenance is its notice', async () => {
    const change = { eventTypeCategory: 'scheduledChange', statusCode: 'upcoming' };
    const { evidence } = await importAll(
      awsEvents,
      inPieces(
        JSON.stringify([
          message('1', change, { time: '2026-02-20T08:00:00Z' }),
          message('2', change, { time: '2026-02-27T08:00:00Z' }),
        ]),
      ),
    );
    expect(evidence.at(-1)).toMatchObject({
      kind: 'maintenance',
      noticeAt: Date.parse('2026-02-20T08:00:00Z'),
      emergency: false,
    });
    expect(said(evidence)).toEqual(['maintenance_notice 12:10', 'update 12:10']);
  });

  test('word of abuse is no outage', async () => {
    const { evidence } = await readAll(
      message('1', {}, { 'detail-type': 'AWS Health Abuse Event' }),
    );
    expect(evidence).toMatchObject([{ kind: 'statement', statement: 'update' }]);
    expect(evidence[0]).not.toHaveProperty('about');
  });

  test('a window that the last message states', async () => {
    const text = 'Between 1:45 AM and 3:58 AM PST, we experienced increased error rates.';
    const description = [{ language: 'en_US', latestDescription: text }];
    const { evidence } = await readAll(message('1', { eventDescription: description }));
    expect(windows(evidence)).toEqual([
      'degraded QUEUE (eu-central-1) 10:00 12:00',
      'degraded QUEUE (eu-central-1) 09:45 11:58',
    ]);
  });
});
