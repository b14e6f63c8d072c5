import { describe, expect, test } from 'vitest';

import { slackStatus } from './slack-status';
import { asLines, importAll, inPieces } from './testing';

const note = (time: string, body: string) => ({
  date_created: `2026-04-03T${time}:00-07:00`,
  body,
});
const BASE = {
  id: 1,
  title: 'Trouble',
  type: 'outage',
  status: 'resolved',
  date_created: '2026-04-03T07:00:00-07:00',
  date_updated: '2026-04-03T11:00:00-07:00',
  services: ['Messaging'],
  notes: [note('10:00', 'All is well.'), note('07:00', 'We look into it.')],
};
const read = (issue: object) =>
  importAll(slackStatus, inPieces(JSON.stringify([{ ...BASE, ...issue }]), 64));

async function windows(issue: object) {
  const { evidence } = await read(issue);
  const clock = (at: number | undefined) =>
    at === undefined ? 'open' : new Date(at).toISOString().slice(5, 16);
  return evidence.flatMap((fact) =>
    fact.kind === 'observation'
      ? [`${fact.basis} ${fact.state} ${clock(fact.start.at)} ${clock(fact.end?.at)}`]
      : [],
  );
}

describe('the announced window', () => {
  test.each([
    ['ends with the last note', {}, ['announced down 04-03T14:00 04-03T17:00']],
    ['is open while active', { status: 'active' }, ['announced down 04-03T14:00 open']],
    [
      'ends with the last change where there is no note',
      { notes: [] },
      ['announced down 04-03T14:00 04-03T18:00'],
    ],
    [
      'of an incident is degraded',
      { type: 'incident' },
      ['announced degraded 04-03T14:00 04-03T17:00'],
    ],
    [
      'is read from epoch seconds too',
      { date_created: 1775224800, notes: [], date_updated: '1775228400' },
      ['announced down 04-03T14:00 04-03T15:00'],
    ],
    [
      'begins with the first note where it has no start',
      { date_created: null },
      ['announced down 04-03T14:00 04-03T17:00'],
    ],
  ])('%s', async (_, issue, expected) => expect(await windows(issue)).toEqual(expected));

  test.each([
    ['an unknown type', { type: 'meltdown' }, 'type'],
    ['an unknown status', { status: 'dormant' }, 'status'],
    ['an outage that is only scheduled', { status: 'scheduled' }, 'status'],
    ['a cancelled outage', { status: 'cancelled' }, 'status'],
    ['a time without a zone', { date_created: '2026-04-03T07:00:00' }, 'date_created'],
    [
      'an end before the start',
      { date_updated: '2026-04-03T06:59:59-07:00', notes: [] },
      'date_updated',
    ],
    ['no end of a resolved one', { date_updated: null, notes: [] }, 'date_updated'],
    ['no id', { id: undefined }, 'id'],
  ])('%s is an issue and no window', async (_, issue, field) => {
    const { issues } = await read(issue);
    expect(await windows(issue)).toEqual([]);
    expect(issues).toContainEqual(expect.objectContaining({ field, severity: 'error' }));
  });
});

describe('the window that the notes state', () => {
  const stated = async (body: string, more: object = {}) =>
    (await windows({ notes: [note('10:00', body), note('07:00', 'We look.')], ...more })).filter(
      (line) => line.startsWith('stated'),
    );
  const DOWN = 'users were unable to send messages.';

  test.each([
    ['with clock times alone', `From 6:41 AM to 8:55 AM PDT, ${DOWN}`, '04-03T13:41 04-03T15:55'],
    [
      'with its date',
      `From 6:41 AM to 8:55 AM PDT on April 3, 2026, ${DOWN}`,
      '04-03T13:41 04-03T15:55',
    ],
    ['that ends as it is told', `From 6:41 AM to 10:00 AM PDT, ${DOWN}`, '04-03T13:41 04-03T17:00'],
  ])('%s is taken', async (_, body, expected) =>
    expect(await stated(body)).toEqual([`stated down ${expected}`]),
  );

  test('over midnight is of one night', async () =>
    expect(
      await stated(`From 11:30 PM to 12:45 AM PDT, ${DOWN}`, {
        date_created: '2026-04-02T23:50:00-07:00',
      }),
    ).toEqual(['stated down 04-03T06:30 04-03T07:45']));

  test.each([
    ['without a zone', `From 6:41 AM to 8:55 AM, ${DOWN}`],
    ['only about', `From around 6:41 AM to 8:55 AM PDT, ${DOWN}`],
    ['not over when it is told', `From 6:41 AM to 10:01 AM PDT, ${DOWN}`],
    ['apart from the announced outage', `From 3:00 AM to 4:00 AM PDT, ${DOWN}`],
    ['two of them', `From 6:41 AM to 7:15 AM PDT and from 8:00 AM to 8:55 AM PDT, ${DOWN}`],
  ])('%s is none', async (_, body) => expect(await stated(body)).toEqual([]));

  test('with a clock time that came twice within the outage is none', async () =>
    expect(
      await stated(`From 6:41 AM to 8:55 AM PDT, ${DOWN}`, {
        date_created: '2026-04-02T06:00:00-07:00',
      }),
    ).toEqual([]));

  test('whose second day was not over when it was told is of the first', async () =>
    expect(
      await stated(`From 9:30 AM to 10:01 AM PDT, ${DOWN}`, {
        date_created: '2026-04-02T09:00:00-07:00',
      }),
    ).toEqual(['stated down 04-02T16:30 04-02T17:01']));

  test('amid the outage is not the last word', async () =>
    expect(await stated(`From 6:41 AM to 8:55 AM PDT, ${DOWN}`, { status: 'active' })).toEqual([]));
});

describe('statements', () => {
  const kinds = async (issue: object) =>
    (await read(issue)).evidence.flatMap((fact) =>
      fact.kind === 'statement' ? [fact.statement] : [],
    );

  test.each([
    ['the first acknowledges, the last restores', {}, ['acknowledgement', 'restored']],
    ['nothing restores what is active', { status: 'active' }, ['acknowledgement', 'update']],
    [
      'one alone, of what is over, acknowledges nothing',
      { notes: [note('10:00', 'Over.')] },
      ['restored'],
    ],
  ])('%s', async (_, issue, expected) => expect(await kinds(issue)).toEqual(expected));

  test('two of the same second have references of their own', async () => {
    const { evidence } = await read({ notes: [note('07:00', 'One.'), note('07:00', 'Two.')] });
    const refs = evidence.filter(({ kind }) => kind === 'statement').map(({ ref }) => ref);
    expect(refs).toEqual(['1:2026-04-03T14:00:00.000Z', '1:2026-04-03T14:00:00.000Z:2']);
  });

  test('a broken one leaves the others', async () => {
    const { evidence, issues } = await read({ notes: [7, note('10:00', 'Over.')] });
    expect(evidence.filter(({ kind }) => kind === 'statement')).toHaveLength(1);
    expect(issues).toMatchObject([{ place: { path: '[0].notes[0]' }, severity: 'error' }]);
  });
});

describe('a maintenance', () => {
  const told = (body: string, more: object = {}) =>
    read({ type: 'maintenance', status: 'scheduled', notes: [note('07:00', body)], ...more });

  test('has the window that its note gives', async () => {
    const { evidence, issues } = await told(
      'We will perform scheduled maintenance on April 11, 2026 from 10:00 PM to 11:30 PM PDT.',
    );
    expect(issues).toEqual([]);
    expect(evidence[0]).toMatchObject({
      kind: 'maintenance',
      start: { at: Date.parse('2026-04-12T05:00Z') },
      end: { at: Date.parse('2026-04-12T06:30Z') },
      noticeAt: Date.parse('2026-04-03T14:00Z'),
    });
  });

  test.each([
    ['without a window', 'We plan a maintenance.'],
    [
      'without an end',
      'We will perform scheduled maintenance on April 11, 2026 from 10:00 PM PDT.',
    ],
    [
      'of another year, which is a misread one',
      'We will perform scheduled maintenance on April 11, 2025 from 10:00 PM to 11:30 PM PDT.',
    ],
  ])('%s is kept out', async (_, body) => {
    const { evidence, issues } = await told(body);
    expect(evidence.map(({ kind }) => kind)).toEqual(['statement']);
    expect(issues).toMatchObject([{ field: 'notes', severity: 'error' }]);
  });

  test('that was cancelled excuses nothing', async () => {
    const { evidence, issues } = await told(
      'We will perform scheduled maintenance on April 11, 2026 from 10:00 PM to 11:30 PM PDT.',
      { status: 'cancelled' },
    );
    expect(evidence.map(({ kind }) => kind)).toEqual(['statement']);
    expect(issues).toMatchObject([{ field: 'status', severity: 'note' }]);
  });
});

test('"ok" is no record', async () => {
  const calm = '{"status":"ok","active_incidents":[],"date_created":"2026-04-03T07:00:00-07:00"}';
  expect(asLines(await importAll(slackStatus, inPieces(calm))).trim()).toBe('');
  const flat = '{"status":"ok","date_created":"2026-04-03T07:00:00-07:00"}';
  expect(asLines(await importAll(slackStatus, inPieces(flat))).trim()).toBe('');
});
