import { describe, expect, test } from 'vitest';

import { placeFlags } from './prepare-flags';
import { type LaneBar, type LanesInput, prepareLanes } from './prepare-lanes';
import { timeTicks } from './prepare-time';

const zone = 'America/New_York';
const at = (time: string) => `2026-10-14T${time}:00-04:00`;
const bar = (over: Partial<LaneBar> = {}): LaneBar => ({
  startEarliest: at('10:00'),
  startLatest: at('10:00'),
  endEarliest: at('12:00'),
  endLatest: at('12:00'),
  look: 'seen',
  ...over,
});
const draw = (over: Partial<LanesInput>, width = 1_240) =>
  prepareLanes({ zone, start: at('09:00'), end: at('13:00'), lanes: [], ...over }, width);
const lane = (bars: readonly LaneBar[]) => ({ key: 'kuma', name: 'Uptime Kuma', bars });

describe('a window', () => {
  const { left, right } = draw({}).plot;
  const hour = (right - left) / 4;

  test('stands on a linear axis', () => {
    const [drawn] = draw({ lanes: [lane([bar()])] }).bars;
    expect(drawn?.x).toBeCloseTo(left + hour);
    expect(drawn?.width).toBeCloseTo(2 * hour);
    expect(drawn?.edges).toEqual([]);
  });
  test('with uncertain edges is solid only where it is certain', () => {
    const uncertain = bar({ startLatest: at('10:30'), endLatest: at('12:15') });
    const [drawn] = draw({ lanes: [lane([uncertain])] }).bars;
    expect(drawn?.x).toBeCloseTo(left + 1.5 * hour);
    expect(drawn?.width).toBeCloseTo(1.5 * hour);
    expect(drawn?.edges.map((edge) => edge.width / hour)).toEqual(
      [0.5, 0.25].map((w) => expect.closeTo(w)),
    );
  });
  test('whose edges overlap has nothing certain', () => {
    const rough = bar({ startLatest: at('11:00'), endEarliest: at('10:30') });
    expect(draw({ lanes: [lane([rough])] }).bars[0]?.width).toBe(0);
  });
  test('that goes on reaches the end of the axis and stays open', () => {
    const [drawn] = draw({ lanes: [lane([bar({ endLatest: null })])] }).bars;
    expect((drawn?.x ?? 0) + (drawn?.width ?? 0)).toBeCloseTo(right);
    expect(drawn?.open).toBe(true);
  });
  test('outside the axis is cut at its end', () => {
    const early = bar({ startEarliest: at('07:00'), startLatest: at('07:00') });
    expect(draw({ lanes: [lane([early])] }).bars[0]?.x).toBeCloseTo(left);
  });
});

describe('silence', () => {
  const silence = { start: at('10:00'), end: at('11:00'), label: 'silent 60 min' };
  test('is tinted after what the contract allows', () => {
    const { shades } = draw({ silences: [{ ...silence, allowedUntil: at('10:30') }] });
    expect(shades.map(({ tone }) => tone)).toEqual(['silence', 'beyond']);
    expect(shades[0]?.width).toBeCloseTo(shades[1]?.width ?? 0);
  });
  test('that was broken in time, or that nobody promised, is not tinted', () => {
    const tones = (allowedUntil: string | null) =>
      draw({ silences: [{ ...silence, allowedUntil }] }).shades.map(({ tone }) => tone);
    expect(tones(at('11:30'))).toEqual(['silence']);
    expect(tones(null)).toEqual(['silence']);
  });
});

describe('flags', () => {
  const place = (labels: readonly [number, string][]) =>
    placeFlags(
      labels.map(([x, label]) => ({ at: `${x}`, label, kind: 'said' as const })),
      { x: Number, top: 0, left: 0, right: 400 },
    );
  test('near one another get their words on either side', () => {
    const [, second, third] = place([
      [40, '10:51 Investigating'],
      [300, '13:18 Monitoring'],
      [312, '13:25 Resolved'],
    ]);
    expect(second?.label).toMatchObject({ anchor: 'end' });
    expect(third?.label).toBeDefined();
  });
  test('keep the hour where the words have no room, and nothing where that has none', () => {
    const every = (step: number) =>
      place(Array.from({ length: 8 }, (_, index) => [index * step, '10:51 Investigating']));
    expect(every(45).map((flag) => flag.label?.text)).toContain('10:51');
    expect(
      every(20)
        .slice(0, -1)
        .every((flag) => flag.label === undefined),
    ).toBe(true);
  });
});

describe('time ticks', () => {
  const ticks = (start: string, end: string, atMost = 10) =>
    timeTicks({ from: Date.parse(start), to: Date.parse(end), zone, atMost }).map(({ label }) =>
      label.replaceAll('\u00a0', ' '),
    );
  test('are round local times; the first one names the zone', () => {
    expect(ticks(at('09:45'), at('12:10'), 6)).toEqual([
      '10:00 EDT',
      '10:30',
      '11:00',
      '11:30',
      '12:00',
    ]);
  });
  test('are round where the offset is not a whole hour', () => {
    const labels = timeTicks({
      from: Date.parse('2026-10-14T00:00:00Z'),
      to: Date.parse('2026-10-14T04:00:00Z'),
      zone: 'Asia/Kathmandu',
      atMost: 4,
    }).map(({ label }) => label.slice(0, 5));
    expect(labels).toEqual(['06:00', '07:00', '08:00', '09:00']);
  });
  test('name the day at midnight, and days alone over a long time', () => {
    expect(ticks('2026-10-14T23:00:00-04:00', '2026-10-15T02:00:00-04:00', 4)).toContain('15 Oct');
    expect(ticks('2026-10-14T00:00:00-04:00', '2026-10-17T00:00:00-04:00', 4)).toEqual([
      'Wed 14 Oct',
      'Thu 15 Oct',
      'Fri 16 Oct',
      'Sat 17 Oct',
    ]);
  });
});

test('on a phone the name stands above its lane', () => {
  const model = draw({ lanes: [{ ...lane([bar()]), result: '120 min', note: 'every 60 s' }] }, 328);
  expect(model.plot.left).toBe(0);
  expect(model.texts.map(({ text }) => text)).toEqual(
    expect.arrayContaining(['Uptime Kuma', '120 min', 'every 60 s']),
  );
});

test('the table twin says every window with its edges', () => {
  const { table } = draw({ lanes: [lane([bar({ startLatest: at('10:05'), endLatest: null })])] });
  expect(table.rows.map((row) => row.map((text) => text.replaceAll('\u00a0', ' ')))).toEqual([
    ['Uptime Kuma', 'Down, seen', 'Wed 14 Oct 2026, 10:00 EDT to 10:05 EDT', 'goes on', ''],
  ]);
});
