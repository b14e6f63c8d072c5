/** References that come again within one file. */
import { complaint, type Complaint } from './csv-edges';
import type { RowState } from './csv-mapping';

/** How many rows back a repeated reference is surely noticed; the store keeps references apart for good. */
const REMEMBERED_ROWS = 5_000;

type Remembered = Readonly<{ ref: string; same: boolean; note?: Complaint }>;
export type RowWindow = Readonly<{ start: number; end: number | null; state: RowState }>;

/**
 * Notices a reference that comes again: the same window is dropped, another one gets a reference of
 * its own. Two generations of references, since a Map slows down when its first keys are deleted.
 */
export function repeats() {
  let young = new Map<string, RowWindow>();
  let old = new Map<string, RowWindow>();
  const look = (ref: string, window: RowWindow): Remembered => {
    const before = young.get(ref) ?? old.get(ref);
    if (!before) {
      if (young.size >= REMEMBERED_ROWS) [old, young] = [young, new Map()];
      young.set(ref, window);
      return { ref, same: false };
    }
    const { start, end, state } = window;
    const same = before.start === start && before.end === end && before.state === state;
    const expected = same ? 'each row once' : 'a reference of its own';
    const note: Complaint = { ...complaint('reference', ref, expected), severity: 'note' };
    if (same) return { ref, same, note };
    const part = before.start === start ? `${state}|${isoOf(end)}` : isoOf(start);
    return { ...look(`${ref}|${part}`, window), note };
  };
  return look;
}

export const isoOf = (at: number | null) => (at === null ? 'open' : new Date(at).toISOString());
