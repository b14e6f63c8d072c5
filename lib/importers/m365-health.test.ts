import { describe, expect, test } from 'vitest';

import { m365Health } from './m365-health';
import { importAll, inPieces } from './testing';

const BASE = {
  id: 'XO1',
  title: 'No mail',
  service: 'Mailbox Online',
  classification: 'incident',
  status: 'serviceRestored',
  startDateTime: '2026-03-03T06:00:00Z',
  endDateTime: '2026-03-03T09:00:00Z',
  isResolved: true,
  posts: [],
};
const post = (time: string, content: string) => ({
  createdDateTime: `2026-03-03T${time}:00Z`,
  description: { contentType: 'html', content },
});
const importOf = (value: unknown) => importAll(m365Health, inPieces(JSON.stringify(value), 64));
const read = (issue: object) => importOf({ value: [{ ...BASE, ...issue }] });

describe('the window', () => {
  test.each([
    [
      'of a restored issue is degraded',
      {},
      { ref: 'XO1', state: 'degraded', severity: 'incident serviceRestored' },
    ],
    [
      'of an interruption is down',
      { status: 'serviceInterruption', isResolved: false, endDateTime: null },
      { state: 'down', end: null },
    ],
    [
      'is open while it is not resolved',
      { status: 'serviceDegradation', isResolved: false, endDateTime: null },
      { end: null },
    ],
    [
      'goes by the status where isResolved is missing',
      { status: 'extendedRecovery', isResolved: undefined, endDateTime: null },
      { end: null },
    ],
    ['has its service', {}, { service: 'Mailbox Online', title: 'No mail' }],
  ])('%s', async (_, issue, expected) => {
    const { evidence, issues } = await read(issue);
    expect(issues).toEqual([]);
    expect(evidence).toMatchObject([{ kind: 'observation', basis: 'announced', ...expected }]);
  });

  test('ends with its endDateTime though it is not called resolved', async () => {
    const { evidence, issues } = await read({ isResolved: false });
    expect(evidence).toMatchObject([{ end: { at: Date.parse('2026-03-03T09:00Z') } }]);
    expect(issues).toMatchObject([{ field: 'isResolved', severity: 'note' }]);
  });

  test('of a false alarm is none', async () => {
    const { evidence, issues } = await read({ status: 'falsePositive' });
    expect(evidence).toEqual([]);
    expect(issues).toMatchObject([{ field: 'status', severity: 'note' }]);
  });

  test.each([
    ['a new status', { status: 'unknownFutureValue' }, 'status'],
    ['no end of a resolved one', { endDateTime: null }, 'endDateTime'],
    ['no end of a restored one', { endDateTime: null, isResolved: undefined }, 'endDateTime'],
    ['an end before the start', { endDateTime: '2026-03-03T05:59:59Z' }, 'endDateTime'],
    ['a time without a zone', { startDateTime: '2026-03-03T06:00:00' }, 'startDateTime'],
    ['no start', { startDateTime: null }, 'startDateTime'],
    ['no id', { id: '' }, 'id'],
  ])('%s is an issue and no window', async (_, issue, field) => {
    const { evidence, issues } = await read(issue);
    expect(evidence).toEqual([]);
    expect(issues).toMatchObject([{ field, severity: 'error' }]);
  });
});

describe('posts', () => {
  const kinds = async (...posts: unknown[]) =>
    (await read({ posts })).evidence.flatMap((fact) =>
      fact.kind === 'statement' ? [fact.statement] : [],
    );

  test('are statements, oldest first, by Microsoft’s own headings', async () =>
    expect(
      await kinds(
        post('12:00', 'The post-incident report has been published.'),
        post('10:00', 'Title: No mail<br><br>Final status: It is fixed.'),
        post('08:00', 'Current status: The final status is not known yet.'),
        post('07:00', 'Current status: We look into it.'),
      ),
    ).toEqual(['acknowledgement', 'update', 'restored', 'rca']));

  test('promise the next by its date', async () => {
    const content =
      'Current status: We wait.<br>Next update by: Friday, March 6, 2026, at 9:00 AM UTC';
    const { evidence } = await read({ posts: [post('07:00', content)] });
    expect(evidence[1]).toMatchObject({ nextUpdateBy: Date.parse('2026-03-06T09:00Z') });
  });

  test('of an older kind are plain text', async () => {
    const { evidence } = await read({
      posts: [{ createdDateTime: '2026-03-03T07:00:00Z', description: 'We look.' }],
    });
    expect(evidence[1]).toMatchObject({ text: 'We look.' });
  });

  test('that are broken leave the others', async () => {
    const { evidence, issues } = await read({ posts: [5, post('07:00', 'We look.')] });
    expect(evidence).toHaveLength(2);
    expect(issues).toMatchObject([{ place: { path: 'value[0].posts[0]' }, severity: 'error' }]);
  });
});

test('one issue alone is read as in a list', async () =>
  expect((await importOf(BASE)).evidence).toMatchObject([{ ref: 'XO1', place: { path: '[0]' } }]));

test('services bring their issues, and one without any is no record', async () => {
  const { evidence, issues } = await importOf({
    value: [
      { id: 'a', service: 'Sites', status: 'serviceOperational', issues: [] },
      { id: 'b', service: 'Mailbox Online', status: 'serviceDegradation', issues: [BASE] },
    ],
  });
  expect(issues).toEqual([]);
  expect(evidence).toMatchObject([{ ref: 'XO1', place: { path: 'value[1].issues[0]' } }]);
});
