/**
 * What the vendor said, and when. Only a message to customers counts: an internal alert, a colleague's
 * tweet or a page of the press is none. A message whose time the text leaves open has none.
 */
import { STATEMENT_KINDS, type StatementKind } from '../../sla/evidence';
import { resolve, type Issue } from './drafts';
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

const CHANNELS: readonly (readonly [string, RegExp])[] = [
  ['status page', /\bstatus (?:page|post|update|dashboard|site)\b|\bposted\b.{0,30}\bstatus\b/i],
  ['email', /\be-?mail(?:s|ed)?\b|\bmailed\b/i],
  ['Twitter', /\btweet\w*\b|\btwitter\b|\(@\w+\)/i],
  [
    'blog',
    /\bblog\b|\bpost (?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b|\b(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2} post\b|\bin a post\b|\blate evening post\b/i,
  ],
  ['phone', /\btelephone (?:call|message)\b|\bby phone\b/i],
  ['website', /\b(?:on|to) (?:its|their|the|our) (?:web ?site|home ?page|support site)\b/i],
];

const SAID =
  /\b(?:said|says|stated|stating|announced|reported|tweeted|tweeting|posted|posts|published|is published|e-?mailed|notified customers|informed customers|confirmed|wrote|writing|apologi[sz]ed|acknowledged|explained|declared|updated (?:its|their|the)|spoke out|newly restored|has restored|status (?:page )?update|status post|a tweet|an update|received (?:an|another|a) (?:\w+ )?(?:e-?mail|message|notice|notification)|communicated)\b/i;
const THIRD_PARTY =
  /\b(?:according to (?:security )?researcher|analysts?|one user|a user|users? (?:said|posted|reported|complained|tweeted|commented)|customers? (?:said|complained|commented)|someone|commented|some commented|others (?:mentioned|went)|as we wrote|we wrote|I (?:wrote|posted|think)|source familiar|declined to|neither company|no source|nor any company|none of them|(?:did|does|has|have|had)(?: \w+)? not|(?:widely |been )?reported on|didn't|hasn't|haven't|never|would have|should|could(?:n't)?|might|how can|why|can't|hope|maybe|Neither|Follow|Technorati)\b/i;
const NOTHING_SAID =
  /\b(?:without|no|nor)\b[^.]{0,40}\b(?:statement|communication|announcement)s?\b(?!.*\bother than\b)/i;
const INTERNAL =
  /\b(?:team was (?:alerted|paged|notified)|engineers? (?:were|was) (?:alerted|paged|notified)|internal(?:ly)?|on-call|our monitoring|developer|pull request)\b/i;

/** Statements in the order of the text. `mentions`: the vendors of the text. */
export function statementsOf(
  sentences: readonly Sentence[],
  mentions: Mentions,
  zone: string | undefined,
): { told: Told[]; issues: Issue[] } {
  const told: Told[] = [];
  const issues: Issue[] = [];
  for (const sentence of sentences) {
    const { segment } = sentence;
    const text = segment.text.replace(/\s+/g, ' ');
    if (segment.role !== 'prose' || !isTold(text)) continue;
    const when = timeOf(sentence, { issues, zone });
    const channel = CHANNELS.find(([, pattern]) => pattern.test(text))?.[0];
    const vendor = vendorAt(segment, { from: segment.to }, mentions).vendor;
    if (!channel && !when.at && !when.within && kindOf(text) === 'update') continue;
    told.push({
      kind: kindOf(text),
      ...when,
      ...(channel !== undefined && { channel }),
      ...(vendor !== undefined && { vendor }),
    });
  }
  return { told, issues };
}

function isTold(text: string): boolean {
  if (!SAID.test(text) && !/–\s?[A-Z][\w ]+\(@\w+\)/.test(text)) return false;
  if (INTERNAL.test(text) && !/\bstatus (?:page|post)\b/i.test(text)) return false;
  const exception = /\bother than\b(.*)$/i.exec(text)?.[1];
  if (exception && SAID.test(exception)) return true;
  if (NOTHING_SAID.test(text)) return false;
  const outside = text.replace(/"[^"]*"/g, '""');
  return !THIRD_PARTY.test(outside) && hasSpeaker(outside);
}

/** A message needs a speaker or a channel: "Cisco reported", "I received an email", "status post". */
const hasSpeaker = (text: string) =>
  CHANNELS.some(([, pattern]) => pattern.test(text)) ||
  /\bnewly restored\b/i.test(text) ||
  /\b(?:[A-Z][\w.&-]+|company|vendor|executive|CEO|CTO|CIO|spokes\w+|provider|they|we)\s(?:\w+\s){0,2}(?:said|says|stated|announced|reported|tweeted|posted|confirmed|wrote|apologi[sz]ed|acknowledged|explained|declared|spoke)\b/.test(
    text,
  );

type Timing = Readonly<{ issues: Issue[]; zone: string | undefined }>;

function timeOf(
  sentence: Sentence,
  { issues, zone }: Timing,
): Pick<Told, 'at' | 'within' | 'quotes'> {
  const { segment } = sentence;
  const whole: Span = { from: segment.from, to: segment.to };
  const placed = spokenAt(sentence);
  if (placed) {
    const resolved = resolve(placed, null);
    if (resolved !== 'undated' && 'issue' in resolved) issues.push(resolved.issue);
    else if (resolved !== 'undated')
      return { at: resolved.fixed, within: null, quotes: [whole, ...resolved.quotes] };
  }
  const [day] = sentence.days;
  return day
    ? {
        at: null,
        within: dayBounds(day, sentence.moments[0]?.zone?.note.id ?? zone),
        quotes: [whole, ...day.quotes],
      }
    : { at: null, within: null, quotes: [whole] };
}

/** The time of the saying, not a time that is said: none of a range, none inside the quotation. */
function spokenAt(sentence: Sentence) {
  const { segment, ranges, moments } = sentence;
  const inRange = (at: number) => ranges.some(({ range }) => range.from <= at && at < range.to);
  const free = moments.filter(
    ({ moment }) => !inRange(moment.from) && !isQuoted(segment.text, moment.from - segment.from),
  );
  const verb = segment.from + (SAID.exec(segment.text)?.index ?? 0);
  const near = free.filter(({ moment }) => {
    const before = segment.text.slice(0, moment.from - segment.from);
    return !/\b(?:began|started|as of|resolved|restored|down|since|until|unavailable|by)\b[^,]{0,40}$/i.test(
      before,
    );
  });
  return near.toSorted(
    (a, b) => Math.abs(a.moment.from - verb) - Math.abs(b.moment.from - verb),
  )[0];
}

const isQuoted = (text: string, at: number) =>
  (text.slice(0, at).match(/"/g)?.length ?? 0) % 2 === 1;

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

function kindOf(text: string): StatementKind {
  const [acknowledgement, update, restored, rca, apology, maintenance] = STATEMENT_KINDS;
  if (/\b(?:scheduled|planned) maintenance\b/i.test(text)) return maintenance;
  if (/\bapolog\w+|\bsorry\b|\bregret/i.test(text)) return apology;
  if (
    /\b(?:root cause|post-?mortem|rca\b|problem source|what (?:caused|happened|went wrong)|cause of (?:the|this)|explained|describing|wrote\b.*\b(?:failure|outage|crash\w*|failed)|incident report)\b/i.test(
      text,
    ) &&
    !/\bunable to\b/i.test(text)
  )
    return rca;
  if (
    /\b(?:has been|have been|is|are|was|were|should now be|now|fully)\s(?:now )?(?:resolved|restored|fixed|back)\b|\bpost resolved\b|\bcoming back\b|\ball (?:services )?operational\b/i.test(
      text,
    )
  )
    return restored;
  if (
    /\b(?:aware of|aware (?:some|that)|investigating|unable to|first (?:status|update|tweet)|status post is published|indicating (?:an )?(?:issue|problem)|acknowledged|experiencing (?:issues|problems)|having (?:issues|trouble|problems)|is a known issue|spoke out)\b/i.test(
      text,
    )
  )
    return acknowledgement;
  return update;
}
