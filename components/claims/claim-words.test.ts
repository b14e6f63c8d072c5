import { describe, expect, test } from 'vitest';

import type { Claimable, ClaimRow } from '@/lib/api/wire/claims';

import {
  daysLeftText,
  deadlineDay,
  firstAmount,
  listHeadline,
  listLead,
  payingViews,
} from './claim-words';

const ID = '0198c5f0-0000-7000-8000-000000000000';
const owed = (over: Partial<Claimable> = {}): Claimable => ({
  contract: { id: ID, name: 'MV-2024-117' },
  vendor: { id: ID, name: 'Meridian Voice' },
  period: '2026-10',
  amounts: { admitted: 482_000, observed: 1_205_000, agreed: 1_205_000 },
  currency: 'USD',
  status: 'breached',
  claimBy: '2026-11-30',
  daysLeft: 6,
  missed: false,
  ...over,
});
const claim = (over: Partial<ClaimRow> = {}): ClaimRow => ({
  id: ID,
  number: 3,
  vendor: { id: ID, name: 'Meridian Voice' },
  contract: { id: ID, name: 'MV-2024-117' },
  period: '2026-10',
  view: 'agreed',
  status: 'draft',
  amountMinor: 30_000,
  recoveredMinor: 0,
  currency: 'USD',
  claimBy: '2026-11-28',
  daysLeft: 4,
  submittedAt: null,
  ...over,
});
const plain = (text: string | undefined) => text?.replaceAll('\u00a0', ' ');

describe('the view that is claimed first', () => {
  test.each([
    ['agreed', { admitted: 1, observed: 2, agreed: 3 }, ['agreed', 'observed', 'admitted'], 3],
    [
      'observed where nothing is agreed',
      { admitted: 1, observed: 2, agreed: 0 },
      ['observed', 'admitted'],
      2,
    ],
    ['admitted where nobody watched', { admitted: 1, observed: null, agreed: 0 }, ['admitted'], 1],
    ['none where nothing is owed', { admitted: 0, observed: null, agreed: 0 }, [], 0],
  ])('%s', (_name, amounts, views, minor) => {
    expect(payingViews({ amounts })).toEqual(views);
    expect(firstAmount({ amounts })).toBe(minor);
  });
});

describe('the headline', () => {
  test.each([
    [
      'one period',
      { claims: [], claimable: [owed()] },
      'USD 12,050.00 can still be claimed, by Monday 30 November.',
    ],
    [
      'a draft counts until it is submitted, and its day is the first',
      { claims: [claim()], claimable: [owed()] },
      'USD 12,350.00 can still be claimed, the first of it by Saturday 28 November.',
    ],
    [
      'currencies stand side by side, the larger sum first',
      {
        claims: [],
        claimable: [
          owed({ currency: 'EUR', amounts: { admitted: 0, observed: 9, agreed: 0 } }),
          owed(),
        ],
      },
      'USD 12,050.00 and EUR 0.09 can still be claimed, the first of it by Monday 30 November.',
    ],
    [
      'what was missed or submitted does not count',
      {
        claims: [claim({ status: 'submitted', daysLeft: null }), claim({ daysLeft: -1 })],
        claimable: [owed({ missed: true, daysLeft: -3 })],
      },
      'Nothing waits to be claimed.',
    ],
    [
      'a contract without a day',
      { claims: [], claimable: [owed({ claimBy: null, daysLeft: null })] },
      'USD 12,050.00 can still be claimed.',
    ],
  ])('%s', (_name, list, expected) => {
    expect(plain(listHeadline(list))).toBe(expected);
  });

  test('the sentence below says what waits and what was missed', () => {
    const list = {
      claims: [claim({ status: 'submitted' })],
      claimable: [owed({ missed: true })],
    };
    expect(plain(listLead(list))).toBe(
      'Submitted and not answered yet: USD 300.00. Missed, the last day has passed: USD 12,050.00.',
    );
    expect(listLead({ claims: [], claimable: [] })).toBeUndefined();
  });
});

test.each([
  [8, '8 days'],
  [1, 'tomorrow'],
  [0, 'today'],
  [-1, '1 day ago'],
  [-12, '12 days ago'],
])('%i days left is "%s"', (days, expected) => {
  expect(plain(daysLeftText(days))).toBe(expected);
});

test('a day in another year says its year', () => {
  expect(plain(deadlineDay('2026-11-30', 6))).toBe('Mon 30 Nov');
  expect(plain(deadlineDay('2027-01-04', 41))).toBe('Mon 4 Jan 2027');
  expect(plain(deadlineDay('2026-11-30', null))).toBe('Mon 30 Nov 2026');
});
