import type { PlainTable } from '../ui/csv';
import { sizeOf, type Text, textWidth, type Tone } from './prepare';
import { placeFlags, type PlacedFlag } from './prepare-flags';
import { lanesTable } from './prepare-lanes-table';
import { timeTicks } from './prepare-time';

/** A window with its edges; a certain edge has the same instant twice. ISO 8601. */
export type LaneBar = Readonly<{
  startEarliest: string;
  startLatest: string;
  endEarliest: string;
  /** `null` while it goes on. */
  endLatest: string | null;
  /**
   * seen = a source saw it (filled) · stated = the vendor said so (outline) · agreed = settled (ink) ·
   * disputed = accent hatch · unseen = nothing was watching (hatched, broken border).
   */
  look: 'seen' | 'stated' | 'agreed' | 'disputed' | 'unseen';
  /** A word beside it: "17 min disputed", "not watching". */
  label?: string;
}>;

export type LaneFlag = Readonly<{
  at: string;
  /** "10:51 Investigating" */
  label: string;
  /** said = a statement · promised = an update that was announced for then and did not come. */
  kind: 'said' | 'promised';
}>;

export type Lane = Readonly<{
  key: string;
  name: string;
  /** "every 60 s, ± 1 min" */
  note?: string;
  /** At the right: "203 min", "213–223", "4". */
  result?: string;
  bars: readonly LaneBar[];
  /** Single reports. */
  ticks?: readonly string[];
  flags?: readonly LaneFlag[];
  /** The three views stand below a stronger line, names in medium. */
  view?: boolean;
  /** "nothing on either website": in the place of bars. */
  remark?: string;
}>;

export type Silence = Readonly<{
  start: string;
  end: string;
  /** Until when the contract allows to say nothing: sunk before it, tinted after. `null`: no promise. */
  allowedUntil: string | null;
  /** "silent 49 min" */
  label: string;
}>;

export type LanesInput = Readonly<{
  /** IANA zone of the contract. */
  zone: string;
  /** What is drawn, ISO 8601. */
  start: string;
  end: string;
  lanes: readonly Lane[];
  silences?: readonly Silence[];
}>;

export type Shade = Readonly<{ x: number; width: number; tone: 'silence' | 'beyond' }>;
export type DrawnBar = Readonly<{
  x: number;
  width: number;
  y: number;
  look: LaneBar['look'];
  /** Between two end ticks, 32 % ink: where the edge may lie. */
  edges: readonly Readonly<{ x: number; width: number }>[];
  /** Goes on: no end line. */
  open: boolean;
}>;

export type LanesModel = Readonly<{
  width: number;
  height: number;
  plot: Readonly<{ left: number; right: number; top: number; bottom: number }>;
  gridXs: readonly number[];
  shades: readonly Shade[];
  rules: readonly Readonly<{ y: number; strong: boolean }>[];
  bars: readonly DrawnBar[];
  barHeight: number;
  ticks: readonly Readonly<{ x: number; y: number }>[];
  flags: readonly PlacedFlag[];
  texts: readonly Text[];
  table: PlainTable;
}>;

const BAR = 14;

/** Who saw what, who said what: one lane a source, one linear time axis. */
export function prepareLanes(input: LanesInput, width: number): LanesModel {
  const size = sizeOf(width);
  const small = size === 'small';
  const silences = input.silences ?? [];
  const top = 26 + (silences.length > 0 ? 18 : 4);
  const laneHeight = small ? 56 : 40;
  const left = { small: 0, medium: 168, large: 230 }[size];
  const right = width - { small: 0, medium: 76, large: 96 }[size];
  const bottom = top + input.lanes.length * laneHeight;
  const [from, to] = [Date.parse(input.start), Date.parse(input.end)];
  const x = (at: string) =>
    left + ((Math.min(Math.max(Date.parse(at), from), to) - from) / (to - from)) * (right - left);
  const place: Place = { width, top, left, right, laneHeight, small, x };
  const ticks = timeTicks({ from, to, zone: input.zone, atMost: Math.floor((right - left) / 74) });
  return {
    width,
    height: bottom + 4,
    plot: { left, right, top, bottom },
    gridXs: ticks.map((tick) => x(tick.at)),
    shades: silences.flatMap((silence) => shadesOf(silence, x)),
    rules: [
      ...input.lanes.map((lane, index) => ({
        y: top + index * laneHeight,
        strong: lane.view === true && input.lanes[index - 1]?.view !== true && index > 0,
      })),
      { y: bottom, strong: false },
    ],
    bars: input.lanes.flatMap((lane, index) =>
      lane.bars.map((bar) => drawnBar(bar, barY(index, place), x)),
    ),
    barHeight: BAR,
    ticks: input.lanes.flatMap((lane, index) =>
      (lane.ticks ?? []).map((at) => ({ x: x(at), y: barY(index, place) + BAR / 2 })),
    ),
    flags: input.lanes.flatMap((lane, index) => {
      const laneTop = top + index * laneHeight + (small ? 18 : 0);
      return placeFlags(lane.flags ?? [], { x, top: laneTop, left, right });
    }),
    texts: [
      ...axisTexts(ticks, place),
      ...silenceTexts(silences, place),
      ...input.lanes.flatMap((lane, index) => laneTexts(lane, index, place)),
    ],
    table: lanesTable(input),
  };
}

type Place = Readonly<{
  width: number;
  top: number;
  left: number;
  right: number;
  laneHeight: number;
  small: boolean;
  x: (at: string) => number;
}>;

const barY = (index: number, { top, laneHeight, small }: Place): number =>
  top + index * laneHeight + (small ? 30 : 13);

function drawnBar(bar: LaneBar, y: number, x: (at: string) => number): DrawnBar {
  const [startEarliest, startLatest, endEarliest] = [
    x(bar.startEarliest),
    x(bar.startLatest),
    x(bar.endEarliest),
  ];
  const endLatest = bar.endLatest === null ? x('9999-12-31T00:00:00Z') : x(bar.endLatest);
  const open = bar.endLatest === null;
  const solidEnd = open ? endLatest : endEarliest;
  return {
    // Edges that overlap leave nothing that is certain.
    x: startLatest,
    width: Math.max(solidEnd - startLatest, 0),
    y,
    look: bar.look,
    edges: [
      { x: startEarliest, width: startLatest - startEarliest },
      ...(open ? [] : [{ x: endEarliest, width: endLatest - endEarliest }]),
    ].filter((edge) => edge.width > 0),
    open,
  };
}

function shadesOf(silence: Silence, x: (at: string) => number): Shade[] {
  const { start, end, allowedUntil } = silence;
  const limit = allowedUntil === null || allowedUntil > end ? end : allowedUntil;
  const shades: Shade[] = [
    { x: x(start), width: x(limit) - x(start), tone: 'silence' },
    { x: x(limit), width: x(end) - x(limit), tone: 'beyond' },
  ];
  return shades.filter((shade) => shade.width > 0);
}

function axisTexts(ticks: ReturnType<typeof timeTicks>, { x, small }: Place): Text[] {
  return ticks.map((tick, index) => ({
    x: x(tick.at),
    y: 16,
    text: tick.label,
    anchor: small && index === 0 && x(tick.at) < 24 ? 'start' : 'middle',
    tone: 'faint',
    fine: true,
  }));
}

function silenceTexts(silences: readonly Silence[], { x, top, left, right }: Place): Text[] {
  let freeFrom = 0;
  return silences.flatMap((silence): Text[] => {
    const half = textWidth(silence.label) / 2;
    const wanted = (x(silence.start) + x(silence.end)) / 2;
    const middle = Math.min(Math.max(wanted, left + half), right - half);
    if (middle - half < freeFrom) return [];
    freeFrom = middle + half + 6;
    return [
      { x: middle, y: top - 6, text: silence.label, anchor: 'middle', tone: 'ink', strong: true },
    ];
  });
}

function laneTexts(lane: Lane, index: number, place: Place): Text[] {
  const { top, laneHeight, small, width } = place;
  const y = top + index * laneHeight;
  const nameY = y + (small || lane.note ? 18 : 24);
  const room = small ? width - textWidth(lane.result ?? '') - 12 : place.left - 12;
  const name = clip(lane.name, room);
  const texts: Text[] = [
    { x: 0, y: nameY, text: name, anchor: 'start', tone: 'ink', strong: lane.view === true },
  ];
  if (lane.note && !small) {
    texts.push({
      x: 0,
      y: y + 33,
      text: clip(lane.note, room, 12),
      anchor: 'start',
      tone: 'faint',
      fine: true,
    });
  }
  const besideName = textWidth(name) + 10;
  if (lane.note && small && besideName + textWidth(lane.note, 12) < room) {
    texts.push({
      x: besideName,
      y: y + 18,
      text: lane.note,
      anchor: 'start',
      tone: 'faint',
      fine: true,
    });
  }
  if (lane.result) {
    texts.push({
      x: width,
      y: y + (small ? 18 : 24),
      text: lane.result,
      anchor: 'end',
      tone: 'ink',
      strong: lane.view === true,
    });
  }
  if (lane.remark) {
    texts.push({
      x: (small ? 0 : place.left) + 8,
      y: barY(index, place) + 11,
      text: lane.remark,
      anchor: 'start',
      tone: 'faint',
      fine: true,
      halo: true,
    });
  }
  return [...texts, ...lane.bars.flatMap((bar) => barTexts(bar, index, place))];
}

function barTexts(bar: LaneBar, index: number, place: Place): Text[] {
  if (!bar.label) return [];
  const tones: Record<LaneBar['look'], Tone> = {
    seen: 'soft',
    stated: 'soft',
    agreed: 'ink',
    disputed: 'accent',
    unseen: 'faint',
  };
  const end = bar.endLatest === null ? place.right : place.x(bar.endLatest);
  const width = textWidth(bar.label, 12);
  const tone = tones[bar.look];
  if (bar.look === 'unseen') {
    const x = (place.x(bar.startLatest) + end) / 2;
    const y = barY(index, place) + BAR + 12;
    return [{ x, y, text: bar.label, anchor: 'middle', tone, fine: true, halo: true }];
  }
  const after = end + 6 + width <= place.right;
  return [
    {
      x: after ? end + 6 : end,
      y: barY(index, place) + (after ? 11 : BAR + 12),
      text: bar.label,
      anchor: after ? 'start' : 'end',
      tone,
      strong: true,
      fine: true,
      halo: true,
    },
  ];
}

function clip(text: string, room: number, fontSize = 13): string {
  if (textWidth(text, fontSize) <= room) return text;
  return `${text.slice(0, Math.max(Math.floor(room / (fontSize * 0.52)) - 1, 1)).trimEnd()}…`;
}
