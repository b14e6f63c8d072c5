import { textWidth } from './prepare';
import type { LaneFlag } from './prepare-lanes';

export type PlacedFlag = Readonly<{
  x: number;
  /** Foot and head of the pole. */
  bottom: number;
  top: number;
  kind: LaneFlag['kind'];
  /** Left out where there is no room: the list of messages has it. */
  label: Readonly<{ text: string; x: number; y: number; anchor: 'start' | 'end' }> | undefined;
}>;

type Room = Readonly<{ x: (at: string) => number; top: number; left: number; right: number }>;

/** Sets the words of flags at the right or left of their poles, in two rows, so that none covers another. */
export function placeFlags(flags: readonly LaneFlag[], room: Room): PlacedFlag[] {
  const poles = flags.map((flag) => room.x(flag.at));
  const taken: Span[] = poles.flatMap((x) => [
    { from: x - 1, to: x + 9, row: 0 },
    { from: x - 1, to: x + 1, row: 1 },
  ]);
  return flags.map((flag, index) => {
    const x = poles[index] ?? 0;
    const spot = [flag.label, clockOf(flag.label)]
      .flatMap((text) => spotsFor(flag.kind, text, x))
      .find(({ span }) => isFree(span, taken, room));
    if (spot) taken.push(spot.span);
    return {
      x,
      bottom: room.top + 31,
      top: room.top + 9,
      kind: flag.kind,
      label: spot
        ? {
            text: spot.text,
            x: spot.x,
            y: room.top + (spot.span.row === 0 ? 15 : 31),
            anchor: spot.anchor,
          }
        : undefined,
    };
  });
}

type Span = Readonly<{ from: number; to: number; row: 0 | 1 }>;
type Spot = Readonly<{ text: string; x: number; anchor: 'start' | 'end'; span: Span }>;

function spotsFor(kind: LaneFlag['kind'], text: string, x: number): Spot[] {
  if (text === '') return [];
  const width = textWidth(text, 12);
  const after = (row: 0 | 1): Spot => {
    const start = x + (row === 0 ? 12 : 7);
    return { text, x: start, anchor: 'start', span: { from: start, to: start + width, row } };
  };
  const before = (row: 0 | 1): Spot => {
    const end = x - 6;
    return { text, x: end, anchor: 'end', span: { from: end - width, to: end, row } };
  };
  return kind === 'promised'
    ? [after(0), before(0), after(1), before(1)]
    : [after(1), before(1), after(0), before(0)];
}

/** The hour alone, where the whole label has no room. */
const clockOf = (label: string): string => /\d\d:\d\d/.exec(label)?.[0] ?? '';

const isFree = (span: Span, taken: readonly Span[], { left, right }: Room): boolean =>
  span.from >= left &&
  span.to <= right &&
  taken.every((other) => other.row !== span.row || other.to < span.from || other.from > span.to);
