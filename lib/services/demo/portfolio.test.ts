import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import type { Actor } from '@/lib/auth/session';
import { testDatabase } from '@/lib/db/testing';

import { listClaims } from '../claim-rows';
import { listOutages } from '../outages';
import { getOverview } from '../overview';
import { newActor } from '../testing';
import { loadDemo } from './portfolio';

let actor: Actor;

// A fixed day well inside a month: what is told of the running one has happened.
const now = Date.parse('2026-11-24T12:00:00Z');

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now });
  await testDatabase();
  actor = await newActor('Northfield Mutual');
  await loadDemo(actor, now);
}, 120_000);

afterAll(() => {
  vi.useRealTimers();
});

test('the portfolio shows every state that a real one has', async () => {
  const { rows, worth } = await getOverview(actor);
  const states = new Set(rows.map(({ state }) => state));
  expect([...states].toSorted()).toEqual(['breached', 'met', 'review', 'unknown']);
  const running = await getOverview(actor, new Date(now).toISOString().slice(0, 7));
  expect(running.rows.map(({ state }) => state)).toContain('risk');
  const dollars = worth.find(({ currency }) => currency === 'USD');
  expect(dollars?.recovered).toBeGreaterThan(0);
  expect(dollars?.missed).toBeGreaterThan(0);
  expect(dollars?.unclaimed).toBeGreaterThan(0);
  expect(dollars?.found).toBe(
    (dollars?.claimed ?? 0) + (dollars?.unclaimed ?? 0) + (dollars?.missed ?? 0),
  );
});

test('it has an expiring claim, a silent outage, one that is open, and one settled by a decision', async () => {
  const { claimable } = await listClaims(actor);
  expect(claimable.some(({ missed, daysLeft }) => !missed && daysLeft !== null)).toBe(true);
  expect((await listOutages(actor, { silent: true })).total).toBeGreaterThan(0);
  const { rows } = await listOutages(actor, {});
  expect(rows.filter(({ end }) => end === null)).toHaveLength(1);
});

test('the stories of the beginning stand with the times that they tell', async () => {
  const { rows } = await listOutages(actor, { page: 1 });
  const all = [...(await listOutages(actor, {})).rows, ...rows];
  const told = (name: string) =>
    all
      .filter(({ vendor }) => vendor.name === name)
      .map(({ start, end, approximate }) => ({ start, end, approximate }));
  expect(told('Cisco WebEx')).toEqual([
    { start: '2013-03-08T17:30:00.000Z', end: '2013-03-08T19:15:00.000Z', approximate: true },
  ]);
  expect(told('Citrix GoTo')).toEqual([
    { start: '2013-03-08T16:15:00.000Z', end: '2013-03-08T18:15:00.000Z', approximate: true },
  ]);
  expect(told('Cisco Webex')[0]?.start).toBe('2018-09-26T01:22:00.000Z');
  expect(told('ReadyTalk')).toEqual([]);
  expect(told('Skype')).toEqual([
    { start: '2010-12-22T16:00:00.000Z', end: '2010-12-23T16:00:00.000Z', approximate: true },
  ]);
});
