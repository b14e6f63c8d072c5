/** Mulberry32: the same windows in every run. */
export function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const MONTH = { label: '2026-03', start: Date.UTC(2026, 2, 1), end: Date.UTC(2026, 3, 1) };

const HOUR_MS = 3_600_000;

/**
 * Windows of one vendor-month in order of their start, in whole milliseconds. They overlap, some
 * reach over the edges of the month, and together they cover about two fifths of it.
 */
export function windowsOf(seed, count) {
  const random = randomFrom(seed);
  const room = MONTH.end - MONTH.start + HOUR_MS;
  return Array.from({ length: count }, () => {
    const start = MONTH.start - HOUR_MS / 2 + Math.floor(random() * room);
    return { start, end: start + 1 + Math.floor((random() * room) / count) };
  }).toSorted((a, b) => a.start - b.start);
}
