import { expect, test } from 'vitest';

import { catalog } from './catalog';
import { askEntry, down, fee } from './testing';

/** What depends on more than one outage of one month: tickets, repeated breaches, versions. */
test('Verizon adds up tickets of 3 h 15 and 0 h 40 to four days of a 30-day month', () => {
  const [first, second] = [
    down(195, {}, Date.parse('2026-09-03T10:00:00Z')),
    down(40, { ticket: 'T-2' }, Date.parse('2026-09-09T10:00:00Z')),
  ];
  const { credit } = askEntry('verizon-internet-dedicated', {
    ...fee('1860.00'),
    period: '2026-09',
    windows: [...(first.windows ?? []), ...(second.windows ?? [])],
    tickets: [
      ...(first.tickets ?? []),
      ...(second.tickets ?? []).map((ticket) => ({ ...ticket, id: 'T-2' })),
    ],
  });
  expect(credit.amount).toBe('248.00');
});

test.each(['ibm-cloud', 'ovhcloud-private-cloud', 'rackspace-managed-hosting'])(
  '%s: without a ticket nothing counts',
  (id) => {
    const { windows = [] } = down(500);
    const { commitments } = askEntry(id, {
      windows: windows.map(({ state, start, end }) => ({ state, start, end })),
    });
    expect(commitments.map(({ status, reasons }) => [status, reasons])).toEqual(
      commitments.map(() => ['met', ['no_ticket']]),
    );
  },
);

test.each([
  [432, []],
  [433, ['severe-month']],
])('Fastly: %d minutes in a month let the customer terminate by %j', (minutes, rights) => {
  const { commitments } = askEntry('fastly-edge', down(minutes));
  const arisen = commitments.filter(({ id, status }) => id !== 'availability' && status !== 'met');
  expect(arisen.map(({ id }) => id)).toEqual(rights);
});

test('Fastly: so do three months with more than 43.8 minutes', () => {
  const long = (period: string) => ({
    period,
    commitment: 'availability',
    status: 'breached' as const,
    downtimeSeconds: 2629,
  });
  const asked = { ...down(44), history: [long('2026-08'), long('2026-09')] };
  expect(askEntry('fastly-edge', asked).commitments[2]).toMatchObject({
    id: 'three-months',
    status: 'breached',
    measured: { count: 3 },
  });
});

test('Slack without numbers promises nothing', () => {
  expect(askEntry('slack-2024-07', down(500))).toMatchObject({
    commitments: [],
    credit: { amount: '0.00' },
    deadlines: [],
  });
});

test('an incident outside the dates of a version is put up for review', () => {
  const late = down(60, {}, Date.parse('2024-07-20T10:00:00Z'));
  const { commitments } = askEntry('slack-calendar-quarter', { ...late, period: '2024-Q3' });
  expect(commitments[0]).toMatchObject({ status: 'review', reasons: ['version_not_in_force'] });
});

test.each(catalog().map(({ id }) => id))('%s: a quiet month owes nothing', (id) => {
  const period = { start: '2026-10-01T00:00:00Z', end: '2026-11-01T00:00:00Z' };
  const { credit, commitments } = askEntry(id, { period, users: 1, deployed: [period] });
  expect(credit.amount).toBe('0.00');
  expect(commitments.filter(({ status }) => status === 'breached')).toEqual([]);
});
