import { describe, expect, test } from 'vitest';

import { statuscake } from './statuscake';
import { importAll, inPieces, inWords } from './testing';

const START = Date.UTC(2026, 6, 1, 12);
const time = (minute: number) => new Date(START + minute * 60_000).toISOString();

async function read(...data: readonly object[]) {
  const { evidence, issues } = await importAll(statuscake, inPieces(JSON.stringify({ data })));
  return {
    issues,
    facts: evidence.map((fact) => inWords(fact, ({ at }) => (at - START) / 60_000)),
  };
}

describe('a period', () => {
  const period = (status: string, from: number, more: object) => ({
    status,
    created_at: time(from),
    ...more,
  });

  test.each<[string, object, string[]]>([
    ['down is an outage', period('down', 0, { ended_at: time(4) }), ['watched 0-4', 'down 0-4']],
    ['up is watched', period('up', 0, { ended_at: time(4) }), ['watched 0-4']],
    [
      'down without an end is open, and was watched for its milliseconds',
      period('down', 0, { duration: 120_000 }),
      ['watched 0-2', 'down 0-open'],
    ],
    [
      'up without an end was watched as long',
      period('up', 0, { duration: '60000' }),
      ['watched 0-1'],
    ],
    [
      'of the time that Go does not set has no end',
      period('down', 0, { ended_at: '0001-01-01T00:00:00Z' }),
      ['down 0-open'],
    ],
    ['unknown is neither', period('unknown', 0, { ended_at: time(4) }), []],
  ])('%s', async (_, item, facts) => {
    const result = await read(item);
    expect(result.issues).toEqual([]);
    expect(result.facts.toSorted()).toEqual(facts.toSorted());
  });

  test.each([
    ['an unknown status', period('resting', 0, { ended_at: time(4) }), 'status'],
    ['an end before the start', period('down', 0, { ended_at: time(-1) }), 'ended_at'],
    ['no start', { status: 'down', ended_at: time(4) }, 'created_at'],
    ['a duration in words', period('down', 0, { duration: '7 min' }), 'duration'],
  ])('with %s is refused', async (_, item, field) => {
    const { facts, issues } = await read(item);
    expect(facts).toEqual([]);
    expect(issues).toMatchObject([{ field, severity: 'error' }]);
  });
});

describe('an alert', () => {
  const alert = (status: string, at: number, more: object = {}) => ({
    id: `${at}`,
    status,
    status_code: 503,
    triggered_at: time(at),
    ...more,
  });
  const errors = ({ issues }: Awaited<ReturnType<typeof read>>) =>
    issues.filter(({ severity }) => severity === 'error').map(({ field }) => field);

  test.each<[string, object[], string[]]>([
    ['down lasts until the next one up', [alert('down', 0), alert('up', 5)], ['down 0-5']],
    ['is read newest first too', [alert('up', 5), alert('down', 0)], ['down 0-5']],
    [
      'down again changes nothing',
      [alert('down', 0), alert('down', 2), alert('up', 5)],
      ['down 0-5'],
    ],
    ['down without one up is open', [alert('down', 0)], ['down 0-open']],
  ])('%s', async (_, alerts, facts) => {
    const result = await read(...alerts);
    expect(result.facts).toEqual(facts);
    expect(errors(result)).toEqual([]);
  });

  test('is not the time of the outage, which is said once a file', async () =>
    expect((await read(alert('down', 0), alert('up', 5), alert('down', 9))).issues).toMatchObject([
      { field: 'triggered_at', severity: 'note' },
    ]));

  test.each([
    ['up with no outage before it', [alert('up', 5)], 'triggered_at'],
    ['without a time', [alert('down', 0, { triggered_at: null })], 'triggered_at'],
    ['of an unknown status', [alert('testing', 0)], 'status'],
  ])('%s is refused', async (_, alerts, field) => {
    const result = await read(...alerts);
    expect(result.facts).toEqual([]);
    expect(errors(result)).toEqual([field]);
  });
});
