import { expect, test } from 'vitest';

import { opsgenie } from './opsgenie';
import { importAll, inPieces } from './testing';

const BASE = {
  id: 'o1',
  tinyId: '88',
  message: 'Exports are stuck',
  status: 'closed',
  priority: 'P2',
  createdAt: '2026-04-07T08:20:00Z',
};
const IMPACT = {
  impactStartDate: '2026-04-07T08:00:00Z',
  impactEndDate: '2026-04-07T09:30:00Z',
};
const read = (more: object) =>
  importAll(opsgenie, inPieces(JSON.stringify({ data: [{ ...BASE, ...more }] })));
const at = (clock: string) => ({ at: Date.parse(`2026-04-07T${clock}Z`) });

test.each([
  ['an incident has its impact', IMPACT, { start: at('08:00:00'), end: at('09:30:00') }, []],
  [
    'an incident is open while its status is',
    { ...IMPACT, impactEndDate: null, status: 'open' },
    { end: null },
    [],
  ],
  [
    'an alert ends the milliseconds of its report after it was raised',
    { report: { closeTime: 5_100_500 } },
    { start: at('08:20:00'), end: at('09:45:00.500') },
    ['createdAt'],
  ],
  [
    'an open alert has no end, whatever an earlier closing took',
    { status: 'open', report: { closeTime: 10 } },
    { end: null },
    ['createdAt'],
  ],
])('%s', async (_, more, expected, notes) => {
  const { evidence, issues } = await read(more);
  expect(evidence).toMatchObject([
    { ref: 'o1', state: 'degraded', severity: 'P2', title: 'Exports are stuck', ...expected },
  ]);
  expect(issues.map(({ field, severity }) => [field, severity])).toEqual(
    notes.map((field) => [field, 'note']),
  );
});

test.each([
  ['a closed alert without a report', {}, 'report.closeTime'],
  ['a report in words', { report: { closeTime: 'soon' } }, 'report.closeTime'],
  ['an incident that is over, but when?', { ...IMPACT, impactEndDate: null }, 'impactEndDate'],
  ['an unknown status', { ...IMPACT, status: 'parked' }, 'status'],
  ['no time at all', { createdAt: null, report: { closeTime: 1 } }, 'createdAt'],
])('%s is refused', async (_, more, field) => {
  const { evidence, issues } = await read(more);
  expect(evidence).toEqual([]);
  expect(issues).toMatchObject([{ field, severity: 'error' }]);
});

test('each service that it names has the window', async () =>
  expect((await read({ ...IMPACT, impactedServices: ['s1', 's2'] })).evidence).toMatchObject([
    { ref: 'o1:s1', service: 's1' },
    { ref: 'o1:s2', service: 's2' },
  ]));
