import { describe, expect, test } from 'vitest';

import { type DayMonth, prepareDays } from './prepare-days';
import { prepareDurations } from './prepare-durations';

const MINUTE = 60_000;
const month = (over: Partial<DayMonth> = {}): DayMonth => ({
  month: '2026-10',
  outages: [],
  unseenDays: [],
  maintenanceDays: [],
  downMs: 0,
  breached: false,
  ...over,
});

describe('day by day', () => {
  test('areas are proportional to minutes', () => {
    const { marks } = prepareDays(
      {
        months: [
          month({
            outages: [
              { day: 3, downMs: 200 * MINUTE },
              { day: 9, downMs: 50 * MINUTE },
            ],
          }),
        ],
      },
      1_240,
    );
    const [large, small] = marks.filter(({ kind }) => kind === 'outage');
    expect(((large?.size ?? 0) / (small?.size ?? 1)) ** 2).toBeCloseTo(4);
  });
  test.each([
    ['2026-02', undefined, 28],
    ['2028-02', undefined, 29],
    ['2026-10', undefined, 31],
    ['2026-11', 22, 22],
  ])('%s up to %s has %d marks', (name, through, count) => {
    const over = through === undefined ? { month: name } : { month: name, through };
    expect(prepareDays({ months: [month(over)] }, 700).marks).toHaveLength(count);
  });
  test('a day without data is a gap, a weekend a smaller dot', () => {
    const { marks } = prepareDays(
      { months: [month({ unseenDays: [6], maintenanceDays: [7] })] },
      1_240,
    );
    expect(marks.slice(1, 7).map(({ kind }) => kind)).toEqual([
      'watched',
      'weekend',
      'weekend',
      'watched',
      'unseen',
      'maintenance',
    ]);
  });
  test('no data is a word', () => {
    const { texts } = prepareDays({ months: [month({ downMs: null })] }, 328);
    expect(texts.map(({ text }) => text)).toContain('no data');
  });
});

describe('durations', () => {
  const outage = (minutes: number | null, kept: boolean | null = true) => ({
    at: '2026-10-14T14:04:00Z',
    ms: minutes === null ? null : minutes * MINUTE,
    kept,
  });
  test('marks that meet are piled up', () => {
    const { dots } = prepareDurations(
      { outages: [outage(10), outage(10), outage(200)], promiseMs: null },
      600,
    );
    expect(new Set(dots.map(({ y }) => y)).size).toBe(2);
  });
  test('what never came stands apart and is counted', () => {
    const model = prepareDurations(
      { outages: [outage(12), outage(null, false), outage(null, false)], promiseMs: 30 * MINUTE },
      600,
    );
    expect(model.texts.map(({ text }) => text)).toContain('never 2');
    expect(model.dots.filter(({ x }) => x > model.axisEnd)).toHaveLength(2);
  });
  test('without a promise there is no line and no state', () => {
    const model = prepareDurations({ outages: [outage(12, null)], promiseMs: null }, 600);
    expect(model.promiseX).toBeUndefined();
    expect(model.dots[0]?.state).toBe('plain');
  });
  test('no outages draw an axis', () => {
    expect(prepareDurations({ outages: [], promiseMs: 30 * MINUTE }, 600).dots).toEqual([]);
  });
});
