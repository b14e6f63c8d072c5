/**
 * Clock times of a zone to instants. A clock time that was skipped has no instant, one that came
 * twice has two; the caller must not choose. Offsets are kept by stretch between two changes, so a
 * million rows ask the zone's rules once a half-year.
 */
import { Temporal } from 'temporal-polyfill';

/** `localMs`: the clock's reading as if it were UTC, in ms. */
export type Reading =
  | Readonly<{ kind: 'one'; at: number }>
  | Readonly<{ kind: 'twice'; earliest: number; latest: number }>
  | Readonly<{ kind: 'skipped'; from: string; to: string }>;

export type Clock = Readonly<{ zone: string; read: (localMs: number) => Reading }>;

/** No zone has been further from UTC than this. */
const FURTHEST_MS = 16 * 3_600_000;

type Stretch = Readonly<{ from: number; to: number; offsetMs: number }>;

/** A zone's clock, or null when there is no such zone. `zone`: an IANA id or a fixed offset, "+02:00". */
export function clockOf(zone: string): Clock | null {
  if (!isZone(zone)) return null;
  const stretches: Stretch[] = [];
  let current: Stretch | undefined;

  const stretchAt = (at: number): Stretch => {
    const known = stretches.find((stretch) => stretch.from <= at && at < stretch.to);
    if (known) return known;
    const fresh = lookUp(zone, at);
    stretches.push(fresh);
    return fresh;
  };

  const read = (localMs: number): Reading => {
    const inside =
      current && localMs - FURTHEST_MS >= current.from && localMs + FURTHEST_MS < current.to;
    if (current && inside) return { kind: 'one', at: localMs - current.offsetMs };
    const around: Stretch[] = [];
    let at = localMs - FURTHEST_MS;
    while (at <= localMs + FURTHEST_MS) {
      const stretch = stretchAt(at);
      around.push(stretch);
      at = stretch.to;
    }
    current = around.at(-1);
    return readingOf(localMs, around);
  };
  return { zone, read };
}

function readingOf(localMs: number, around: readonly Stretch[]): Reading {
  const instants = around
    .map((stretch) => ({ stretch, at: localMs - stretch.offsetMs }))
    .filter(({ stretch, at }) => stretch.from <= at && at < stretch.to)
    .map(({ at }) => at);
  const [first, second] = instants;
  if (first === undefined) return skipped(localMs, around);
  if (second === undefined) return { kind: 'one', at: first };
  return { kind: 'twice', earliest: Math.min(first, second), latest: Math.max(first, second) };
}

function skipped(localMs: number, around: readonly Stretch[]): Reading {
  const next = around.findIndex((stretch) => localMs - stretch.offsetMs < stretch.from);
  const after = around[next];
  const before = around[next - 1];
  if (!after || !before) throw new RangeError(`No stretch of the zone holds ${localMs}`);
  return {
    kind: 'skipped',
    from: clockText(after.from + before.offsetMs),
    to: clockText(after.from + after.offsetMs),
  };
}

const clockText = (localMs: number) => new Date(localMs).toISOString().slice(11, 16);

function lookUp(zone: string, at: number): Stretch {
  const moment = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  const from = moment.add({ milliseconds: 1 }).getTimeZoneTransition('previous');
  const to = moment.getTimeZoneTransition('next');
  return {
    from: from?.epochMilliseconds ?? -Infinity,
    to: to?.epochMilliseconds ?? Infinity,
    offsetMs: moment.offsetNanoseconds / 1e6,
  };
}

function isZone(zone: string): boolean {
  if (/^[+-]\d\d:\d\d$/.test(zone)) return Number(zone.slice(1, 3)) < 16;
  return isIanaZone(zone);
}

/** Whether there is an IANA zone of this name. A fixed offset is none: it knows no change of clocks. */
export function isIanaZone(zone: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+\-/]*$/.test(zone)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}
