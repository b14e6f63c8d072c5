/** What the reader hands out: ISO instants, bounds only where an edge is not exact, quotes in order. */
import type { StatementKind } from '@/lib/sla/evidence';

import type { Draft, Kind } from './drafts';
import type { Span } from './placing';
import type { ZoneNote } from './resolve';
import type { Told } from './statements';
import { vendorAt, type Mentions } from './vendors';

export type WindowFound = Readonly<{
  start: string;
  end: string | null;
  startBounds?: readonly [string, string];
  endBounds?: readonly [string, string];
  precision: 'exact' | 'approximate' | 'day';
  zone: ZoneNote;
  kind: Kind;
  vendor?: string;
  service?: string;
  /** The exact characters that it was read from. */
  quotes: readonly Span[];
  /** The rules that were applied, to be shown. */
  notes: readonly string[];
}>;

export type StatementFound = Readonly<{
  at: string | null;
  /** Where the text tells only the day, or only "around". */
  atBounds?: readonly [string, string];
  kind: StatementKind;
  channel?: string;
  vendor?: string;
  quotes: readonly Span[];
}>;

const iso = (at: number) => new Date(at).toISOString().replace('.000Z', 'Z');
const boundsOf = (edge: Readonly<{ earliest: number; latest: number }>) =>
  edge.latest > edge.earliest ? ([iso(edge.earliest), iso(edge.latest)] as const) : undefined;

export type DraftWindow = Draft & Readonly<{ byDay?: true }>;

export function windowOut(draft: DraftWindow, mentions: Mentions): WindowFound {
  const { start, end } = draft;
  const startBounds = boundsOf(start);
  const endBounds = end ? boundsOf(end) : undefined;
  return {
    start: iso(start.at),
    end: end ? iso(end.at) : null,
    ...(startBounds && { startBounds }),
    ...(endBounds && { endBounds }),
    precision: draft.byDay ? 'day' : draft.approximate ? 'approximate' : 'exact',
    zone: start.zone,
    kind: draft.kind,
    ...vendorAt(draft.sentence.segment, draft.place, mentions),
    quotes: inOrder(draft.quotes),
    notes: [...new Set([...start.notes, ...(end?.notes ?? [])])],
  };
}

export function statementOut(told: Told): StatementFound {
  const bounds = told.at
    ? boundsOf(told.at)
    : told.within
      ? ([iso(told.within[0]), iso(told.within[1])] as const)
      : undefined;
  return {
    at: told.at ? iso(told.at.at) : null,
    ...(bounds && { atBounds: bounds }),
    kind: told.kind,
    ...(told.channel !== undefined && { channel: told.channel }),
    ...(told.vendor !== undefined && { vendor: told.vendor }),
    quotes: inOrder(told.quotes),
  };
}

/** Each place once, in the order of the text, none inside another. */
function inOrder(quotes: readonly Span[]): Span[] {
  const sorted = quotes.toSorted((a, b) => a.from - b.from || b.to - a.to);
  const kept: Span[] = [];
  for (const quote of sorted) {
    const last = kept.at(-1);
    if (!last || quote.to > last.to) kept.push({ from: quote.from, to: quote.to });
  }
  return kept;
}
