import { formatDate, formatTime } from '../format-date';

export type TimeTick = Readonly<{ at: string; label: string }>;

const MINUTE = 60_000;
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1_440, 2_880, 10_080].map(
  (minutes) => minutes * MINUTE,
);

/** Round local times inside `[from, to]` (ms since the epoch); the first one names the zone, midnights the day. */
export function timeTicks(axis: {
  from: number;
  to: number;
  zone: string;
  atMost: number;
}): TimeTick[] {
  const { from, to, zone } = axis;
  const room = Math.max(axis.atMost, 2);
  const step = STEPS.find((candidate) => (to - from) / candidate <= room) ?? to - from;
  const offset = offsetMs(from, zone);
  const first = Math.ceil((from + offset) / step) * step - offset;
  const count = Math.floor((to - first) / step) + 1;
  return Array.from({ length: Math.max(count, 0) }, (_, index) => {
    const at = new Date(first + index * step).toISOString();
    return { at, label: labelOf(at, { zone, step, first: index === 0 }) };
  });
}

function labelOf(at: string, axis: { zone: string; step: number; first: boolean }): string {
  const time = formatTime(at, axis.zone, { zoneName: axis.first });
  const midnight = formatTime(at, axis.zone, { zoneName: false }) === '00:00';
  return axis.step >= 1_440 * MINUTE || (midnight && !axis.first)
    ? formatDate(at, axis.zone, { year: false, weekday: axis.step >= 1_440 * MINUTE })
    : time;
}

/** Local clock minus UTC, whole minutes, at an instant. */
function offsetMs(at: number, zone: string): number {
  const parts = new Map(
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    })
      .formatToParts(at)
      .map((part) => [part.type, Number(part.value)]),
  );
  const field = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const local = Date.UTC(
    field('year'),
    field('month') - 1,
    field('day'),
    field('hour'),
    field('minute'),
  );
  return local - Math.floor(at / MINUTE) * MINUTE;
}
