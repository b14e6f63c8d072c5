import 'server-only';
import type { OutageReport } from '@/lib/api/wire/outages';
import type { Conflict } from '@/lib/sla/outage';

import { iso } from './outage-rows';

export const conflictRows = (conflicts: readonly Conflict[]): OutageReport['conflicts'] =>
  conflicts.map(({ kind, window, ms, evidenceIds, settled }) => ({
    kind,
    start: iso(window.start),
    end: iso(window.end),
    minutes: minutesOf(ms),
    sentence: SENTENCES[kind],
    evidenceIds: [...evidenceIds],
    settled,
  }));

/** Whole minutes, else with one decimal; for display. */
export function minutesOf(ms: number): string {
  const tenths = Math.round(ms / 6_000);
  return tenths % 10 === 0 ? String(tenths / 10) : (tenths / 10).toFixed(1);
}

const SENTENCES: Record<Conflict['kind'], string> = {
  vendor_silent: 'We saw it down; the vendor does not admit it.',
  start_differs: 'We saw it begin at another time than the vendor says.',
  end_differs: 'We saw it end at another time than the vendor says.',
  not_seen_by_us: 'The vendor admits it; our source was watching and saw it up.',
};
