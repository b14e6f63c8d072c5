/** References that come again within one file: surely noticed a few thousand rows back; the store keeps them apart for good. */
import { complaint, type Complaint } from './complaint';
import { recent } from './recent';
import type { RowState } from './row-mapping';

type Remembered = Readonly<{ ref: string; same: boolean; note?: Complaint }>;
export type RowWindow = Readonly<{ start: number; end: number | null; state: RowState }>;

/** Notices a reference that comes again: the same window is dropped, another one gets a reference of its own. */
export function repeats() {
  const rows = recent<RowWindow>();
  const look = (ref: string, window: RowWindow): Remembered => {
    const before = rows.get(ref);
    if (!before) {
      rows.set(ref, window);
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
