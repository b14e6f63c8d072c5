import { describe, expect, test } from 'vitest';

import { alertmanager } from './alertmanager';
import { importAll, inPieces } from './testing';

const NEVER = '0001-01-01T00:00:00Z';
const alert = (more: object = {}) => ({
  status: 'firing',
  labels: { alertname: 'Down', severity: 'critical', instance: 'shop' },
  annotations: {},
  startsAt: '2026-03-02T10:00:00.123456789Z',
  endsAt: NEVER,
  fingerprint: 'f1',
  ...more,
});
const resolved = (endsAt: string, more: object = {}) =>
  alert({ status: 'resolved', endsAt, ...more });
const message = (...alerts: readonly object[]) => ({ version: '4', groupKey: '{}', alerts });

/** The note that an alert's time is that of an alert stands once in a file, and is left out here. */
async function read(messages: readonly object[], mapping?: object) {
  const text = messages.map((one) => JSON.stringify(one)).join('\n');
  const { evidence, issues } = await importAll(
    alertmanager,
    inPieces(text, 50),
    mapping ? { mapping } : {},
  );
  return { evidence, issues: issues.filter(({ field }) => field !== 'startsAt') };
}

async function windows(messages: readonly object[], mapping?: object) {
  const { evidence } = await read(messages, mapping);
  return evidence.map((fact) => {
    if (fact.kind !== 'observation') return fact.kind;
    const [start, end] = [fact.start.at, fact.end?.at].map((at) =>
      at === undefined ? 'open' : new Date(at).toISOString().slice(11, 19),
    );
    return `${fact.state} ${start} ${end}`;
  });
}

describe('an alert is open until the file says that it is resolved', () => {
  const END = '2026-03-02T10:30:00Z';
  test.each([
    ['firing', [message(alert())], ['down 10:00:00 open']],
    ['repeated', [message(alert()), message(alert())], ['down 10:00:00 open']],
    ['resolved later', [message(alert()), message(resolved(END))], ['down 10:00:00 10:30:00']],
    ['newest first', [message(resolved(END)), message(alert())], ['down 10:00:00 10:30:00']],
    ['resolved in a firing group', [message(alert(), resolved(END))], ['down 10:00:00 10:30:00']],
    [
      'a timeout while it fires is no end',
      [message(alert({ endsAt: END }))],
      ['down 10:00:00 open'],
    ],
    [
      'another start is another alert',
      [message(resolved(END), alert({ startsAt: '2026-03-02T11:00:00Z' }))],
      ['down 10:00:00 10:30:00', 'down 11:00:00 open'],
    ],
    [
      'another fingerprint is another alert',
      [message(resolved(END), alert({ fingerprint: 'f2' }))],
      ['down 10:00:00 10:30:00', 'down 10:00:00 open'],
    ],
    [
      'without fingerprints the labels tell alerts apart',
      [
        message(
          resolved(END, { fingerprint: undefined }),
          alert({ fingerprint: undefined, labels: { severity: 'critical', instance: 'mail' } }),
        ),
      ],
      ['down 10:00:00 10:30:00', 'down 10:00:00 open'],
    ],
  ])('%s', async (_, messages, expected) => expect(await windows(messages)).toEqual(expected));

  test('two ends contradict each other: the first stands, and that is told', async () => {
    const messages = [message(resolved(END)), message(resolved('2026-03-02T10:31:00Z'))];
    const { evidence, issues } = await read(messages);
    expect(evidence).toMatchObject([{ end: { at: Date.parse(END) } }]);
    expect(issues).toMatchObject([{ place: { path: '[1].alerts[0]' }, severity: 'note' }]);
  });

  test('an end before the start is kept out', async () => {
    const { evidence, issues } = await read([message(resolved('2026-03-02T10:00:00.122Z'))]);
    expect(evidence).toEqual([]);
    expect(issues).toMatchObject([{ field: 'endsAt', severity: 'error' }]);
  });
});

describe('severity', () => {
  const labelled = (severity?: string) =>
    [message(alert({ labels: { alertname: 'Down', ...(severity && { severity }) } }))] as const;

  test.each([
    ['critical', undefined, ['down 10:00:00 open']],
    ['Critical', undefined, ['down 10:00:00 open']],
    ['warning', undefined, ['degraded 10:00:00 open']],
    [undefined, undefined, ['degraded 10:00:00 open']],
    [undefined, { withoutSeverity: 'down' }, ['down 10:00:00 open']],
    ['info', undefined, []],
    ['P1', { down: ['p1'] }, ['down 10:00:00 open']],
    ['critical', { down: ['p1'] }, []],
    ['warning', { down: ['p1'] }, ['degraded 10:00:00 open']],
    ['Info', { ignored: ['info'] }, []],
    ['critical', { ignored: ['critical'] }, ['down 10:00:00 open']],
    ['warning', { down: ['warning'] }, ['down 10:00:00 open']],
  ])('%s with %o is %o', async (severity, mapping, expected) =>
    expect(await windows(labelled(severity), mapping)).toEqual(expected),
  );

  test('an unknown word is told once for an alert, however often it is repeated', async () => {
    const { issues } = await read([...labelled('page'), ...labelled('page')]);
    expect(issues).toMatchObject([{ field: 'labels.severity', found: 'page', severity: 'error' }]);
  });

  test('what was chosen to be no outage is passed over without a word', async () => {
    const { evidence, issues } = await read([...labelled('info')], { ignored: ['info'] });
    expect([evidence, issues]).toEqual([[], []]);
  });

  test('no word is noted, unless a person chose what it is', async () => {
    expect((await read(labelled())).issues).toMatchObject([{ severity: 'note' }]);
    expect((await read(labelled(), { withoutSeverity: 'down' })).issues).toEqual([]);
  });

  test('another choice is refused', async () =>
    expect((await read(labelled('critical'), { up: [] })).issues).toMatchObject([
      { field: 'mapping', severity: 'error' },
    ]));
});

describe('the service', () => {
  const labels = { severity: 'critical', service: 'mail', team: 'voice' };
  test.each([
    [undefined, 'mail'],
    [{ serviceLabel: 'team' }, 'voice'],
  ])('with %o is %s', async (mapping, service) =>
    expect((await read([message(alert({ labels }))], mapping)).evidence).toMatchObject([
      { service },
    ]),
  );

  test('an alert without the chosen label stays out: it is not the whole vendor', async () => {
    const { evidence, issues } = await read([message(alert())], { serviceLabel: 'team' });
    expect(evidence).toEqual([]);
    expect(issues).toMatchObject([{ field: 'labels', severity: 'error' }]);
  });
});

describe('without data nothing is known', () => {
  test.each([
    [{ labels: { alertname: 'DatasourceNoData', severity: 'critical' } }],
    [{ labels: { alertname: 'DatasourceError', severity: 'critical' } }],
    [{ annotations: { grafana_state_reason: 'NoData' } }],
    [{ annotations: { grafana_state_reason: 'Error' } }],
  ])('%o is no outage', async (more) => {
    const { evidence, issues } = await read([message(alert(more))]);
    expect(evidence).toEqual([]);
    expect(issues).toMatchObject([{ field: 'alertname', severity: 'note' }]);
  });

  test('an alert that ended because its series did is noted', async () => {
    const annotations = { grafana_state_reason: 'MissingSeries' };
    const { evidence, issues } = await read([message(alert({ annotations }))]);
    expect(evidence).toHaveLength(1);
    expect(issues).toMatchObject([{ found: 'MissingSeries', severity: 'note' }]);
  });
});

test('what the alert says is kept', async () => {
  const annotations = { summary: 'Shop is down', description: 'No answer for 5 minutes' };
  const { evidence } = await read([message(alert({ annotations }))]);
  expect(evidence).toMatchObject([
    {
      ref: 'f1|2026-03-02T10:00:00.123Z',
      service: 'shop',
      title: 'Shop is down',
      quote: 'No answer for 5 minutes',
      severity: 'critical',
      basis: 'observed',
      precision: 'approximate',
    },
  ]);
});
