/** What the vendor said, and when. A message whose time the text leaves open has none. */
import { STATEMENT_KINDS, type StatementKind } from '@/lib/sla/evidence';

import { resolve, type Issue } from './drafts';
import { CHANNELS, messagesOf, type Message } from './messages';
import type { PlacedDay, Sentence, Span } from './placing';
import { clock, type Fixed } from './resolve';
import { vendorAt, type Mentions } from './vendors';

export type Told = Readonly<{
  kind: StatementKind;
  at: Fixed | null;
  /** The day when that is all that the text tells; epoch ms. */
  within: readonly [number, number] | null;
  channel?: string;
  vendor?: string;
  quotes: readonly Span[];
}>;

/** `zone`: of days that stand without a time. `present`: the day that a time without any day is of. */
type Setting = Readonly<{ zone: string | undefined; present: PlacedDay | null }>;

/** Statements in the order of the text. */
export function statementsOf(
  sentences: readonly Sentence[],
  mentions: Mentions,
  { zone, present }: Setting,
): { told: Told[]; issues: Issue[] } {
  const told: Told[] = [];
  const issues: Issue[] = [];
  for (const message of messagesOf(sentences)) {
    const when = timeOf(message, { issues, zone, present });
    const { segment } = message.sentence;
    const channel =
      message.channel ?? CHANNELS.find(([, pattern]) => pattern.test(message.text))?.[0];
    const { vendor } = vendorAt(segment, { from: segment.to }, mentions);
    const kind = kindOf(message.text);
    if (!channel && !when.at && !when.within && kind === 'update') continue;
    told.push({
      kind,
      ...when,
      ...(channel !== undefined && { channel }),
      ...(vendor !== undefined && { vendor }),
    });
  }
  return { told, issues };
}

type Timing = Setting & Readonly<{ issues: Issue[] }>;

function timeOf(
  message: Message,
  { issues, zone, present }: Timing,
): Pick<Told, 'at' | 'within' | 'quotes'> {
  const { sentence, spoken } = message;
  const whole: Span = { from: sentence.segment.from, to: sentence.segment.to };
  const resolved = spoken ? resolve(spoken, present) : 'undated';
  if (resolved !== 'undated' && 'issue' in resolved) issues.push(resolved.issue);
  else if (resolved !== 'undated') {
    return { at: resolved.fixed, within: null, quotes: [whole, ...resolved.quotes] };
  }
  const [day] = sentence.days;
  if (!day) return { at: null, within: null, quotes: [whole] };
  const within = dayBounds(day, sentence.moments[0]?.zone?.note.id ?? zone);
  return { at: null, within, quotes: [whole, ...day.quotes] };
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** A day as instants: of its zone, or anywhere on Earth when the zone is not known. */
export function dayBounds(
  { day }: Pick<PlacedDay, 'day'>,
  zone: string | undefined,
): [number, number] {
  const edge = (ms: number, spare: number) => {
    const reading = zone ? clock(zone)?.read(ms) : null;
    if (!reading || reading.kind === 'skipped') return ms + spare;
    return reading.kind === 'one' ? reading.at : reading.earliest;
  };
  return [edge(day * DAY_MS, -14 * HOUR_MS), edge((day + 1) * DAY_MS, 12 * HOUR_MS)];
}

const [ACKNOWLEDGEMENT, UPDATE, RESTORED, RCA, APOLOGY, MAINTENANCE_NOTICE] = STATEMENT_KINDS;

/** The first that fits, read from the message's own words. */
const KINDS: readonly (readonly [StatementKind, RegExp, RegExp | null])[] = [
  [MAINTENANCE_NOTICE, /\b(?:scheduled|planned|upcoming) (?:emergency )?maintenance\b/i, null],
  [
    RCA,
    /\b(?:ISSUE SUMMARY|post-?mortem|root cause analysis|incident report|preliminary rca)\b/i,
    null,
  ],
  [APOLOGY, /\bapolog\w+|\bsorry\b|\bregret/i, null],
  [
    RCA,
    /\b(?:root cause|rca|problem source|what (?:caused|happened|went wrong)|cause of (?:the|this)|explained|describing|wrote\b.*\b(?:failure|outage|crash\w*|failed))\b/i,
    /\bunable to\b|\b(?:identified|investigat\w+)\b/i,
  ],
  [
    RESTORED,
    /\b(?:resolving the (?:issue|problem|outage)|back (?:to normal|online))\b|^\W*resolved\b|\b(?:has been|have been|had been|is|are|was|were|should now be|now|fully)\s(?:now )?(?:resolved|restored|fixed|back)\b|\bpost resolved\b|\bcoming back\b|\b(?:all services|fully) operational\b/i,
    /\bnewly restored are\b/i,
  ],
  [
    ACKNOWLEDGEMENT,
    /\b(?:aware of|aware (?:some|that)|investigating|unable to|first (?:status|update|tweet)|status post is published|indicating (?:an )?(?:issue|problem)|acknowledged|experiencing (?:issues|problems)|having (?:issues|trouble|problems)|is a known issue|spoke out|flagged|received reports|public incident)\b/i,
    /\bpotential impact\b/i,
  ],
];

const kindOf = (text: string): StatementKind =>
  KINDS.find(([, yes, no]) => yes.test(text) && !no?.test(text))?.[0] ?? UPDATE;
