import { describe, expect, test } from 'vitest';

import { exactly } from '@/lib/sla/evidence';
import type { Outage, Sourced, View } from '@/lib/sla/outage';

import { daysOf } from './vendor-days';
import type { Spoken } from './watch';

const at = (text: string) => Date.parse(text);
const NONE = { windows: [], ms: 0, downMs: 0, leastMs: 0, mostMs: 0 };

/** An outage that only this view holds; an open one has no end. */
function outage(view: View, start: string, end: string | null): Pick<Outage, 'views'> {
  const window = {
    start: exactly(at(start)),
    end: end === null ? null : exactly(at(end)),
    state: 'down' as const,
    precision: 'exact' as const,
    evidenceIds: [],
  };
  const held = { ...NONE, windows: [window] };
  return { views: { admitted: NONE, observed: NONE, agreed: NONE, [view]: held } };
}

const fact = (
  kind: 'coverage' | 'maintenance',
  from: string,
  to: string,
  party: Sourced['party'],
) => {
  const [start, end] = [at(from), at(to)];
  const common = { id: kind, sourceId: 's', serviceId: null, party, ref: kind, place: { line: 1 } };
  const told: Sourced =
    kind === 'coverage'
      ? { ...common, kind, start, end }
      : {
          ...common,
          kind,
          start: exactly(start),
          end: exactly(end),
          noticeAt: null,
          emergency: false,
          zone: { id: 'UTC', basis: 'stated' },
        };
  return told;
};

/** Five days of March in New York: the clocks go forward on Sunday the 8th. */
const MARCH = {
  span: { start: at('2026-03-06T05:00:00Z'), end: at('2026-03-11T04:00:00Z') },
  timeZone: 'America/New_York',
  asOf: at('2026-04-02T00:00:00Z'),
  view: 'observed' as View,
  outages: [],
  facts: [],
  watched: [],
};
const ALL = ['2026-03-06', '2026-03-07', '2026-03-08', '2026-03-09', '2026-03-10'];

describe('days with an outage', () => {
  test('one over midnight is cut at the midnight of the contract’s zone', () => {
    // 23:30–24:00 EDT on the 9th, 00:00–01:00 EDT on the 10th
    const outages = [outage('observed', '2026-03-10T03:30:00Z', '2026-03-10T05:00:00Z')];
    expect(daysOf({ ...MARCH, outages }).down).toEqual([
      { date: '2026-03-09', ms: 1_800_000 },
      { date: '2026-03-10', ms: 3_600_000 },
    ]);
  });

  test('a day on which the clocks change is as long as it is', () => {
    const outages = [outage('observed', '2026-03-08T05:00:00Z', '2026-03-09T04:00:00Z')];
    expect(daysOf({ ...MARCH, outages }).down).toEqual([
      { date: '2026-03-08', ms: 23 * 3_600_000 },
    ]);
  });

  test('two at once count once', () => {
    const one = outage('observed', '2026-03-07T10:00:00Z', '2026-03-07T11:00:00Z');
    const two = outage('observed', '2026-03-07T10:30:00Z', '2026-03-07T11:30:00Z');
    expect(daysOf({ ...MARCH, outages: [one, two] }).down).toEqual([
      { date: '2026-03-07', ms: 5_400_000 },
    ]);
  });

  test('one that the view does not hold is not told', () => {
    const outages = [outage('admitted', '2026-03-07T10:00:00Z', '2026-03-07T11:00:00Z')];
    expect(daysOf({ ...MARCH, outages })).toMatchObject({ down: [], unseen: ALL });
  });

  test('one that is open counts up to now, and no day after it is told', () => {
    const outages = [outage('observed', '2026-03-08T03:00:00Z', null)];
    const asOf = at('2026-03-08T05:00:00Z');
    expect(daysOf({ ...MARCH, outages, asOf })).toEqual({
      down: [{ date: '2026-03-07', ms: 7_200_000 }],
      unseen: ['2026-03-06'],
      maintenance: [],
    });
  });

  test('one before the span, or after it, is none of its days', () => {
    const outages = [
      outage('observed', '2026-03-06T04:00:00Z', '2026-03-06T05:00:00Z'),
      outage('observed', '2026-03-11T04:00:00Z', '2026-03-11T05:00:00Z'),
    ];
    expect(daysOf({ ...MARCH, outages }).down).toEqual([]);
  });
});

describe('days that nobody watched', () => {
  const reach = { start: at('2026-03-07T12:00:00Z'), end: at('2026-03-09T03:59:59Z') };
  const spoken = (side: Spoken['side'], sourceId = 's'): Spoken => ({
    ...reach,
    sourceId,
    side,
    isPage: side === 'vendor',
    isDocument: false,
    serviceIds: [null],
  });
  const coverage = fact(
    'coverage',
    '2026-03-10T03:59:59.999Z',
    '2026-03-10T04:00:00.001Z',
    'customer',
  );
  test.each<[string, Partial<Parameters<typeof daysOf>[0]>, string[]]>([
    ['all where nobody did', {}, ALL],
    [
      'none between the first word of ours and the last, its own days included',
      { watched: [spoken('others')] },
      ['2026-03-06', '2026-03-09', '2026-03-10'],
    ],
    ['all for us where only the vendor tells', { watched: [spoken('vendor')] }, ALL],
    [
      'as the vendor tells, for the vendor',
      { view: 'admitted', watched: [spoken('vendor')] },
      ['2026-03-06', '2026-03-09', '2026-03-10'],
    ],
    [
      'none that either side watched, where both agree',
      { view: 'agreed', watched: [spoken('vendor', 'page'), spoken('others')], facts: [coverage] },
      ['2026-03-06'],
    ],
    [
      'where monitors tell their coverage, those without a millisecond of it',
      { watched: [spoken('others')], facts: [coverage] },
      ['2026-03-06', '2026-03-07', '2026-03-08'],
    ],
  ])('%s', (_, given, expected) => {
    expect(daysOf({ ...MARCH, ...given }).unseen).toEqual(expected);
  });
});

test('planned work is told on each of its days', () => {
  const facts = [fact('maintenance', '2026-03-08T03:00:00Z', '2026-03-08T05:00:00.001Z', 'vendor')];
  expect(daysOf({ ...MARCH, facts }).maintenance).toEqual(['2026-03-07', '2026-03-08']);
});
