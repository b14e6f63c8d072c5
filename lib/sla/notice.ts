import type { EvidenceWindow } from './evidence-window';
import type { Communication } from './read-evidence';
import { sorted } from './timeline';

/** The notices of each window, in order of time. */
export type Notices = (window: EvidenceWindow) => readonly Communication[];

/**
 * A notice that names no window belongs to the latest one that had started; to all of them, where several
 * started at that moment. A maintenance notice speaks of maintenance only.
 */
export function noticesOf(
  windows: readonly EvidenceWindow[],
  communications: readonly Communication[],
): Notices {
  const isLead = windows.some(({ state }) => state === 'maintenance');
  const ordered = communications
    .filter(({ kind }) => (kind === 'maintenance_notice') === isLead)
    .toSorted((a, b) => a.at - b.at);
  const byId = new Map<string, EvidenceWindow[]>();
  for (const window of windows) {
    if (window.id !== undefined) byId.set(window.id, [...(byId.get(window.id) ?? []), window]);
  }
  const begun = sorted(
    windows.map((window) => ({ start: window.start, end: window.start, window })),
  );
  const notices = new Map<EvidenceWindow, Communication[]>();
  let next = 0;
  for (const said of ordered) {
    while ((begun[next]?.start ?? Infinity) <= said.at) next++;
    const latest = begun[next - 1]?.start;
    const addressed =
      said.window === undefined ? startedAt(begun, next, latest) : (byId.get(said.window) ?? []);
    for (const window of addressed) {
      const own = notices.get(window);
      if (own) own.push(said);
      else notices.set(window, [said]);
    }
  }
  return (window) => notices.get(window) ?? [];
}

function startedAt(
  begun: readonly { start: number; window: EvidenceWindow }[],
  next: number,
  start: number | undefined,
): EvidenceWindow[] {
  const windows: EvidenceWindow[] = [];
  for (let at = next - 1; at >= 0 && begun[at]?.start === start; at--) {
    const window = begun[at]?.window;
    if (window) windows.push(window);
  }
  return windows;
}
