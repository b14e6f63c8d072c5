import type { Availability, DowntimeRule } from './commitment-format';
import type { EvidenceWindow } from './evidence-window';
import type { Evidence, Ticket } from './read-evidence';

/**
 * When the clock runs for a window: from the later of impact and ticket (or notice), to restoration or
 * to the closing of the ticket. What is still open runs to `asOf`; nothing runs beyond it.
 */
export type Edges = 'given' | 'narrow' | 'wide';

export type Clocked = Readonly<{ start: number; end: number; window: EvidenceWindow }>;
export type ClockRule = Pick<DowntimeRule, 'clockStart' | 'clockEnd'>;

export type ClockReading = Readonly<{
  clocked: readonly Clocked[];
  withoutTicket: readonly EvidenceWindow[];
  withoutNotice: readonly EvidenceWindow[];
}>;

export function runClock(
  windows: readonly EvidenceWindow[],
  { clockStart = 'impact', clockEnd = 'restored' }: ClockRule,
  { tickets }: Evidence,
  asOf: number,
  edges: Edges = 'given',
): ClockReading {
  const clocked: Clocked[] = [];
  const withoutTicket: EvidenceWindow[] = [];
  const withoutNotice: EvidenceWindow[] = [];
  for (const window of windows) {
    const ticket = window.ticket === undefined ? undefined : tickets.get(window.ticket);
    if (clockStart === 'ticket_opened' && !ticket) withoutTicket.push(window);
    else if (clockStart === 'vendor_notice' && window.noticeAt === undefined) {
      withoutNotice.push(window);
    } else {
      const impact = startOf(window, edges);
      const start = Math.max(impact, startFloor(clockStart, window, ticket));
      const restored = endOf(window, edges);
      const end = clockEnd === 'ticket_closed' && ticket ? ticket.closedAt : restored;
      clocked.push({ start, end: Math.min(end ?? asOf, asOf), window });
    }
  }
  return { clocked, withoutTicket, withoutNotice };
}

function startFloor(
  clockStart: NonNullable<ClockRule['clockStart']>,
  window: EvidenceWindow,
  ticket: Ticket | undefined,
): number {
  switch (clockStart) {
    case 'impact':
      return -Infinity;
    case 'ticket_opened':
      return ticket?.openedAt ?? -Infinity;
    case 'vendor_notice':
      return window.noticeAt ?? -Infinity;
  }
}

export function startOf({ start, startBounds }: EvidenceWindow, edges: Edges): number {
  if (!startBounds || edges === 'given') return start;
  return edges === 'wide' ? startBounds[0] : startBounds[1];
}

export function endOf({ end, endBounds }: EvidenceWindow, edges: Edges): number | null {
  if (!endBounds || edges === 'given') return end;
  return edges === 'wide' ? endBounds[1] : endBounds[0];
}

/** Whether a window, or the ticket that ends it, has no end yet. */
export function isUnended(
  window: EvidenceWindow,
  { clockEnd }: ClockRule,
  { tickets }: Evidence,
): boolean {
  if (window.end === null) return true;
  if (clockEnd !== 'ticket_closed' || window.ticket === undefined) return false;
  return tickets.get(window.ticket)?.closedAt === null;
}

export const clockOf = ({ downtime }: Availability): ClockRule => downtime ?? {};
