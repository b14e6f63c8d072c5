import type { Availability } from '../commitment-format';
import type { EvidenceInput, WindowInput } from '../evidence-format';
import { type Fraction, ONE, ZERO, decimal, over, times } from './fraction';
import type { Frame } from './period';
import type { Span } from './zone';

/** Windows of the evidence as one commitment sees them: its services, its clock, its weights. */
export type Edges = 'measured' | 'best' | 'worst';
export type Seen = Span & {
  index: number;
  window: WindowInput;
  /** As given or as bounded, before the clock. */
  raw: Span;
};
export type Lane = Span & {
  weight: Fraction;
  pauses: Span[];
  /** Time that its own accepted exclusion leaves out. */
  own: Span[];
  /** What makes two commitments share an incident. */
  sources: string[];
  raw: Span;
  /** Its place in the evidence. */
  window?: number;
};

type Scope = Readonly<{ services?: readonly string[] | undefined }>;

/** Without a service a window or sample belongs to every service. */
export const sees = ({ services }: Scope, service: string | undefined) =>
  service === undefined || services === undefined || services.includes(service);

function edgesOf(window: WindowInput, edges: Edges, asOf: number): Span {
  const wide = (edges === 'worst') !== (window.state === 'maintenance');
  const { startBounds, endBounds } = window;
  const [start, end] =
    edges === 'measured'
      ? [window.start, window.end]
      : wide
        ? [startBounds?.[0] ?? window.start, endBounds?.[1] ?? window.end]
        : [startBounds?.[1] ?? window.start, endBounds?.[0] ?? window.end];
  return { start: Date.parse(start), end: end === null ? asOf : Date.parse(end) };
}

export function seenBy(
  scope: Scope,
  { windows }: EvidenceInput,
  frame: Frame,
  edges: Edges,
): Seen[] {
  return windows
    .map((window, index): Seen => {
      const raw = edgesOf(window, edges, frame.asOf);
      return { ...raw, raw, index, window };
    })
    .filter(({ window }) => sees(scope, window.service));
}

export const ticketOf = ({ tickets }: EvidenceInput, { ticket }: WindowInput) =>
  tickets?.find(({ id }) => id === ticket);

/** From when to when a window counts, or the reason why it does not. */
export function clocked(
  { downtime }: Pick<Availability, 'downtime'>,
  evidence: EvidenceInput,
  { start, end, window }: Seen,
  asOf: number,
): Span | 'no_ticket' | 'no_notice' {
  const ticket = ticketOf(evidence, window);
  const clock = downtime?.clockStart ?? 'impact';
  if (clock === 'ticket_opened' && !ticket) return 'no_ticket';
  if (clock === 'vendor_notice' && window.noticeAt === undefined) return 'no_notice';
  const other =
    clock === 'impact' ? undefined : clock === 'ticket_opened' ? ticket?.openedAt : window.noticeAt;
  const closes = downtime?.clockEnd === 'ticket_closed' && ticket ? ticket.closedAt : undefined;
  return {
    start: Math.max(start, other === undefined ? start : Date.parse(other)),
    end: Math.min(asOf, closes === undefined ? end : closes === null ? asOf : Date.parse(closes)),
  };
}

export function pausesOf({ downtime }: Availability, evidence: EvidenceInput, window: WindowInput) {
  const pauses = downtime?.stopClock === true ? ticketOf(evidence, window)?.pauses : undefined;
  return (pauses ?? []).map(({ start, end }) => ({
    start: Date.parse(start),
    end: Date.parse(end),
  }));
}

export function weightOf(
  { metric, downtime }: Availability,
  window: WindowInput,
  { users }: EvidenceInput,
): Fraction {
  const state = window.state === 'down' ? ONE : decimal(downtime?.degradedWeight ?? '0');
  if (metric.kind === 'user_minutes')
    return times(state, over(BigInt(window.usersAffected ?? 0), BigInt(users ?? 1)));
  if (metric.kind === 'affected_ratio') return times(state, decimal(window.affectedRatio ?? '0'));
  return state;
}

/** Whether a window or ticket without an end keeps the period open. */
export function isHeldOpen(
  scope: Scope & Partial<Pick<Availability, 'downtime'>>,
  evidence: EvidenceInput,
  frame: Frame,
): boolean {
  const byTicket = scope.downtime?.clockEnd === 'ticket_closed';
  return evidence.windows.some(
    (window) =>
      sees(scope, window.service) &&
      Date.parse(window.start) < frame.end &&
      (window.end === null || (byTicket && ticketOf(evidence, window)?.closedAt === null)),
  );
}

export const isOutage = ({ window }: Seen) => window.state !== 'maintenance';
export const zero = (weight: Fraction) => weight.n === ZERO.n;
