import { describe, expect, test } from 'vitest';

import type { ImportOptions } from './importer';
import { importerById } from './registry';
import { importAll, inPieces } from './testing';

const ARN = 'arn:aws:health:eu-central-1::event/QUEUE/AWS_QUEUE_OPERATIONAL_ISSUE/A1';

const health = (id: string, detail: object = {}) => ({
  version: '0',
  id,
  'detail-type': 'AWS Health Event',
  source: 'aws.health',
  time: '2026-03-03T12:15:00Z',
  detail: {
    eventArn: ARN,
    service: 'QUEUE',
    eventTypeCategory: 'issue',
    statusCode: 'closed',
    startTime: 'Tue, 03 Mar 2026 10:00:00 GMT',
    endTime: 'Tue, 03 Mar 2026 12:00:00 GMT',
    lastUpdatedTime: 'Tue, 03 Mar 2026 12:10:00 GMT',
    communicationId: id,
    eventDescription: [{ language: 'en_US', latestDescription: 'It fails.' }],
    ...detail,
  },
});
const OPEN = { statusCode: 'open', endTime: undefined, lastUpdatedTime: '2026-03-03T10:20:00Z' };

const alert = (status: string) => ({
  version: '4',
  alerts: [
    {
      status,
      labels: { alertname: 'ShopDown', severity: 'critical' },
      startsAt: '2026-03-03T10:00:00Z',
      endsAt: status === 'firing' ? '0001-01-01T00:00:00Z' : '2026-03-03T10:30:00Z',
      fingerprint: 'f',
    },
  ],
});

const text = (message: unknown) =>
  typeof message === 'string' ? message : JSON.stringify(message);
const sns = (message: unknown) => ({
  Type: 'Notification',
  MessageId: '1',
  TopicArn: 'arn:aws:sns:eu-central-1:1:health',
  Message: text(message),
});
const sqs = (message: unknown) => ({
  MessageId: '2',
  ReceiptHandle: 'AQEB',
  Body: text(message),
});
const ofLambda = (message: unknown) => ({
  messageId: '3',
  receiptHandle: 'AQEB',
  eventSource: 'aws:sqs',
  body: text(message),
});

async function read(file: unknown, id = 'aws-messages', options: Partial<ImportOptions> = {}) {
  const importer = importerById(id);
  if (!importer) throw new Error(`There is no importer ${id}`);
  const { evidence, issues } = await importAll(importer, inPieces(text(file), 61), options);
  const windows = evidence.flatMap((fact) =>
    fact.kind === 'observation'
      ? [`${'path' in fact.place ? fact.place.path : ''} ${fact.end ? 'over' : 'open'}`]
      : [],
  );
  return {
    windows,
    evidence,
    issues,
    errors: issues.filter(({ severity }) => severity === 'error'),
  };
}

describe('what is in the envelopes is read, at its place', () => {
  const lines = (...rows: readonly unknown[]) => rows.map(text).join('\n');

  test.each<[string, unknown, string]>([
    ['a notification of SNS', sns(health('a')), '[0].Message'],
    ['a message of SQS', sqs(health('a')), '[0].Body'],
    [
      'a notification in a queue',
      { Messages: [sqs(sns(health('a')))] },
      'Messages[0].Body.Message',
    ],
    ['several in a list', [sqs(health('z', OPEN)), sqs(health('a'))], '[1].Body'],
    ['several one after the other', lines(sns(health('z', OPEN)), sns(health('a'))), '[1].Message'],
    [
      'what Lambda gets of SNS',
      { Records: [{ EventSource: 'aws:sns', Sns: sns(health('a')) }] },
      'Records[0].Sns.Message',
    ],
    ['what Lambda gets of SQS', { Records: [ofLambda(health('a'))] }, 'Records[0].body'],
    [
      'a notification that Lambda gets of SQS',
      { Records: [ofLambda(sns(health('a')))] },
      'Records[0].body.Message',
    ],
    ['an event without an envelope', health('a'), '[0]'],
    ['a list of events in one message', sns([health('a')]), '[0].Message[0]'],
    ['a body that is decoded already', { ...sqs(''), Body: health('a') }, '[0].Body'],
    [
      'an answer of the API with its list',
      sns({
        events: [{ ...health('a').detail, eventTypeCode: 'AWS_X', eventDescription: undefined }],
      }),
      '[0].Message.events[0]',
    ],
  ])('%s', async (_, file, place) => {
    const { windows, errors } = await read(file);
    expect(windows).toEqual([`${place} over`]);
    expect(errors).toEqual([]);
  });

  test('whichever way they came, messages of one event are read together', async () => {
    const { evidence } = await read([sns(health('1', OPEN)), ofLambda(sns(health('2')))]);
    expect(
      evidence.map((fact) => (fact.kind === 'statement' ? fact.statement : fact.kind)),
    ).toEqual(['acknowledgement', 'restored', 'observation']);
  });

  test('issues of what is within stand where it is', async () =>
    expect(
      (await read([sns(health('1')), sqs(health('2', { statusCode: 'odd' }))])).errors,
    ).toEqual([
      {
        place: { path: '[1].Body' },
        field: 'statusCode',
        found: 'odd',
        expected: 'one of open, closed, upcoming',
        severity: 'error',
      },
    ]));

  test('a file in UTF-16 too', async () => {
    const importer = importerById('aws-messages');
    const bytes = Buffer.from(`\uFEFF${text(sns(health('ä')))}`, 'utf16le');
    if (!importer) throw new Error('There is no such importer');
    const { evidence, issues } = await importAll(importer, inPieces(bytes, 33), {
      encoding: 'utf-16le',
    });
    expect(evidence.map(({ kind }) => kind)).toEqual(['statement', 'observation']);
    expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

describe('messages of other formats', () => {
  const ID = 'aws-monitor-messages';

  test('are read by those, each kind together', async () => {
    const incident = {
      id: 'P1',
      type: 'incident',
      status: 'resolved',
      title: 'Shop fails',
      created_at: '2026-03-03T10:05:00Z',
    };
    const resolved = {
      id: 'E1',
      'detail-type': 'incident.resolved',
      source: 'aws.partner/pagerduty.com/x',
      detail: {
        event: {
          event_type: 'incident.resolved',
          occurred_at: '2026-03-03T10:40:00Z',
          data: incident,
        },
      },
    };
    const file = [sns(alert('firing')), sqs(resolved), sns(alert('resolved'))];
    const { windows, errors } = await read(file, ID);
    expect(windows).toEqual(['[1].Body.detail over', '[0].Message.alerts[0] over']);
    expect(errors).toEqual([]);
  });

  test('are refused among those of another party', async () => {
    const { windows, errors } = await read([sns(health('1')), sns(alert('firing'))]);
    expect(windows).toEqual(['[0].Message over']);
    expect(errors).toMatchObject([{ place: { path: '[1].Message' }, field: 'message' }]);
  });

  test('are read with them when a person says whose the file is', async () => {
    const file = [sns(health('1')), sns(alert('firing'))];
    const { windows, errors } = await read(file, ID, { party: 'customer' });
    expect(windows.toSorted()).toEqual(['[0].Message over', '[1].Message.alerts[0] open']);
    expect(errors).toEqual([]);
  });

  test('take the choices of the file', async () => {
    const mapping = { down: ['page'], degraded: ['critical'] };
    const { evidence } = await read(sns(alert('firing')), ID, { mapping });
    expect(evidence).toMatchObject([{ state: 'degraded' }]);
  });

  test('after one that broke off its reading are told, and not lost in silence', async () => {
    const file = [sns(alert('firing')), sns(alert('resolved'))];
    const { errors } = await read(file, ID, { mapping: { wrong: true } });
    expect(errors).toMatchObject([
      { place: { path: '[0].Message' }, field: 'mapping' },
      { place: { path: '[1].Message' }, field: 'message' },
    ]);
  });
});

describe('a message is refused, and the others are read,', () => {
  const nested = (levels: number): unknown => (levels === 0 ? {} : { a: nested(levels - 1) });

  test.each<[string, unknown, string]>([
    ['that is a text', sns('ALARM: it is slow'), '[0].Message'],
    ['that is broken JSON', sns('{"half":'), '[0].Message'],
    ['of a format that nobody knows', sns({ AlarmName: 'x' }), '[0].Message'],
    ['that is no message at all', { hello: 'world' }, '[0]'],
    ['that is a number', 7, '[0]'],
    ['whose content is a number', { ...sqs(''), Body: 7 }, '[0].Body'],
    ['without its content', { ...sns(''), Message: undefined }, '[0]'],
    [
      'in more envelopes than anybody uses',
      sns(sns(sns(sns(sns(sns(sns(sns(health('b'))))))))),
      '',
    ],
    ['nested too deep in a list', sns(`[{"a":${'['.repeat(99_999)}${']'.repeat(99_999)}}]`), ''],
    ['nested too deep', sns({ source: 'aws.health', detail: nested(60) }), '[0].Message'],
  ])('%s', async (_, message, path) => {
    const { windows, errors } = await read([message, sns(health('a'))]);
    expect(windows).toEqual(['[1].Message over']);
    expect(errors).toMatchObject([{ field: 'message', ...(path && { place: { path } }) }]);
  });

  test('unless it only asks to subscribe, which is noted', async () => {
    const confirmation = { ...sns('You have chosen…'), Type: 'SubscriptionConfirmation' };
    const { issues, windows } = await read([confirmation, sns(health('a'))]);
    expect(windows).toEqual(['[1].Message over']);
    expect(issues[0]).toMatchObject({ place: { path: '[0]' }, severity: 'note' });
  });
});

test('records come while the file is read, not after it', async () => {
  const importer = importerById('aws-messages');
  if (!importer) throw new Error('There is no such importer');
  let pulled = 0;
  async function* messages() {
    for (const id of ['a', 'b', 'c', 'd']) {
      pulled += 1;
      yield new TextEncoder().encode(`${text(sns(health(id)))}\n`);
    }
  }
  for await (const { evidence } of importer.read(messages(), { now: Date.UTC(2026, 10, 24) })) {
    if (evidence.length > 0) break;
  }
  expect(pulled).toBeLessThan(4);
});
