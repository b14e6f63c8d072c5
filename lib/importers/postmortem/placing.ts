/**
 * Gives every moment its civil day and its zone from what the text says around it: beside the time, at
 * the other end of the range, in the sentence, before it in the text. Whatever the text leaves open stays
 * open and becomes an issue where it matters.
 */
import { readDate, readDay, type Calendar, type CivilDay } from './calendar';
import type { DateToken, DayToken } from './date-tokens';
import { momentsOf, rangesOf, type Moment, type Range, type Tokens } from './moments';
import type { ZoneNote } from './resolve';
import { clockMs } from './resolve';
import { tellsImpact } from './roles';
import type { Segment } from './segments';
import type { ZoneToken } from './zones';

export type PlacedDay = Readonly<{ day: CivilDay; quotes: readonly Span[]; note?: string }>;
export type Span = Readonly<{ from: number; to: number }>;

export type PlacedZone = Readonly<{ token: ZoneToken | null; note: ZoneNote; quote?: Span }>;

/** A moment with what the context gives it; `null` where the text is silent. */
export type Placed = Readonly<{
  moment: Moment;
  day: PlacedDay | null;
  zone: PlacedZone | null;
  missing?: Readonly<{ field: string; expected: string }>;
}>;

export type Sentence = Readonly<{
  segment: Segment;
  moments: readonly Placed[];
  ranges: readonly Readonly<{ range: Range; start: Placed; end: Placed }>[];
  /** Days named in the sentence, with or without a time. */
  days: readonly PlacedDay[];
}>;

export type Context = Readonly<{
  prepared: string;
  calendar: Calendar;
  defaultZone: string | null;
  declared: ZoneToken | null;
  onlyZone: ZoneToken | null;
}>;

type Running = {
  day: PlacedDay | null;
  zone: ZoneToken | null;
  /** The last time at the head of a list line, to see a timeline pass midnight. */
  head: Readonly<{ day: CivilDay; ms: number }> | null;
};

/** Places every sentence in turn; `tokensIn` gives a segment's tokens. */
export function placeAll(
  segments: readonly Segment[],
  tokensIn: (segment: Segment) => Tokens,
  context: Context,
): Sentence[] {
  const running: Running = { day: null, zone: null, head: null };
  return segments.map((segment) => placeSegment(segment, tokensIn(segment), { context, running }));
}

type State = Readonly<{ context: Context; running: Running }>;

function placeSegment(segment: Segment, tokens: Tokens, state: State): Sentence {
  const { context, running } = state;
  const moments = momentsOf(segment, tokens, context.prepared);
  const ranges = rangesOf(moments, segment, context.prepared);
  const known = new Map<DateToken | DayToken, PlacedDay | Missing>();
  let anchor = running.day?.day ?? null;
  for (const token of tokens.days) {
    const placed = placeDay(token, context.calendar, anchor);
    known.set(token, placed);
    if ('day' in placed && segment.role !== 'header') anchor = placed.day;
  }
  const shared = shareRanges(moments, ranges, context.prepared);
  const said = tokens.days.filter(({ from }) =>
    SAID_ON.test(context.prepared.slice(segment.from, from)),
  );
  const free = tokens.days.filter(
    (token) => !said.includes(token) && !moments.some((moment) => moment.day === token),
  );
  const placed = moments.map((moment) => {
    const own = shared.get(moment)?.day ?? moment.day;
    const token =
      own ?? leaderOf(moment, tokens.days) ?? free.find((day) => day.from > moment.to) ?? null;
    const day = token
      ? known.get(token)
      : rolled(moment, segment, { running, ranged: shared.has(moment) });
    const zone = placeZone(moment, shared.get(moment)?.zone ?? null, { segment, tokens, state });
    if (day && 'day' in day && segment.role === 'prose')
      remember(moment, segment, { day, running });
    return {
      moment: withMeridiem(moment, ranges),
      day: day && 'day' in day ? day : null,
      zone,
      ...(day && !('day' in day) && { missing: day }),
    };
  });
  if (running.day === null && REPORT_DATE.test(segment.text) && moments.length === 0) {
    const [only] = known.values();
    if (only && 'day' in only && known.size === 1)
      running.day = { ...only, note: 'The date at the head of the report' };
  }
  if (segment.role !== 'header') {
    const last = tokens.days
      .filter((token) => !said.includes(token))
      .map((token) => known.get(token))
      .findLast((day) => day !== undefined && 'day' in day);
    if (last && 'day' in last && carries(last, segment, { moments, running })) running.day = last;
    running.zone = tokens.zones.at(-1) ?? running.zone;
  }
  const byMoment = new Map(placed.map((one, index) => [moments[index], one]));
  return {
    segment,
    moments: placed,
    days: [...known.values()].flatMap((day) => ('day' in day ? [day] : [])),
    ranges: ranges.flatMap((range) => {
      const [start, end] = endsOf(range, moments).map((moment) => byMoment.get(moment));
      if (!start || !end) return [];
      const merge = (one: Placed, moment: Moment) => ({ ...one, moment });
      return [{ range, start: merge(start, range.start), end: merge(end, range.end) }];
    }),
  };
}

/** "It lasted from 8 to 11 p.m., the company said Thursday": the day of the saying. */
const SAID_ON =
  /\b(?:said|says|told (?:\w+\s){1,3}|announced|added|wrote|confirmed|stated|(?:in )?a (?:statement|post|tweet|release))\s(?:on\s|late\s|early\s)?$/i;

/** "Date: 12 June 2025" over the hours of a report. */
const REPORT_DATE = /^[\W_]*(?:(?:incident|outage|event) )?date(?: of (?:the )?\w+)?[\s*_]*:/i;

/** "We will be done by Friday 7 June". */
const DEADLINE =
  /\b(?:will|would|expect\w*|plan\w*|complet\w*|target\w*)\b[^.]{0,160}\b(?:by|before|until)\s+(?:the\s)?(?:end of\s)?$/i;

/** "In May we tested the generators": a far day without a time or a failure is not what follows. */
const carries = (
  { day, quotes }: PlacedDay,
  segment: Segment,
  { moments, running }: Readonly<{ moments: readonly Moment[]; running: Running }>,
) =>
  !DEADLINE.test(segment.text.slice(0, Math.max(0, (quotes[0]?.from ?? 0) - segment.from))) &&
  (running.day === null ||
    Math.abs(day - running.day.day) <= 3 ||
    moments.length > 0 ||
    segment.role === 'heading' ||
    tellsImpact(segment.text));

type Missing = Readonly<{ field: string; expected: string }>;

function placeDay(
  token: DateToken | DayToken,
  calendar: Calendar,
  anchor: CivilDay | null,
): PlacedDay | Missing {
  const reading =
    token.kind === 'date' ? readDate(token, calendar) : readDay(token, calendar, anchor);
  if (reading.day === null) return { field: reading.field, expected: reading.expected };
  const quotes = [{ from: token.from, to: token.to }];
  return { day: reading.day, quotes, ...(reading.note !== undefined && { note: reading.note }) };
}

/** The nearest day named before the moment in its sentence. */
const leaderOf = (moment: Moment, days: readonly (DateToken | DayToken)[]) =>
  days.findLast((day) => day.to <= moment.from) ?? null;

/** Both ends of a range as they stand among the moments (a range changes their fields, not their place). */
const endsOf = (range: Range, moments: readonly Moment[]) =>
  [range.start, range.end].map((end) =>
    moments.find((moment) => moment.time.from === end.time.from),
  );

/** "02:20 to 03:30 and 04:07 to 04:52 on 14 Aug": the day stands once, after the last. */
const LISTED = /^[\s,;]{0,4}(?:and|then|&)?\s{0,4}(?:again\s+)?(?:between|from)?\s{0,4}$/i;

/** What one end of a range says holds for the other where that is silent. */
function shareRanges(moments: readonly Moment[], ranges: readonly Range[], prepared: string) {
  const shared = new Map<Moment, Pick<Moment, 'day' | 'zone'>>();
  let after: Readonly<{ at: number; day: Moment['day'] }> | undefined;
  for (const range of ranges.toReversed()) {
    const [start, end] = endsOf(range, moments);
    if (!start || !end) continue;
    const next = after && LISTED.test(prepared.slice(range.to, after.at)) ? after.day : null;
    shared.set(start, { day: start.day ?? end.day ?? next, zone: start.zone ?? end.zone });
    shared.set(end, { day: end.day ?? start.day ?? next, zone: end.zone ?? start.zone });
    after = { at: range.from, day: start.day ?? end.day ?? next };
  }
  return shared;
}

function withMeridiem(moment: Moment, ranges: readonly Range[]): Moment {
  const range = ranges.find(({ start }) => start.time.from === moment.time.from);
  return range?.start.meridiem ? { ...moment, meridiem: range.start.meridiem } : moment;
}

/** "LOCAL: 10:00": the clock of a place that is not named. */
export const LOCAL_LABEL = /^[\W_]*local(?:\s(?:time|date|start|end|&|and))*[\W_]*:/i;

function placeZone(
  moment: Moment,
  partner: ZoneToken | null,
  { segment, tokens, state }: Readonly<{ segment: Segment; tokens: Tokens; state: State }>,
): PlacedZone | null {
  const { context, running } = state;
  const own = moment.zone ?? partner;
  if (own) return stated(own, own.basis);
  // "2:40 PM (1:40 AM UTC)": the zone beside it is that of the second telling.
  if (moment.alternate)
    return context.defaultZone === null
      ? null
      : { token: null, note: { id: context.defaultZone, basis: 'assumed' } };
  const beside = tokens.zones.find((zone) => zone.from >= moment.to) ?? tokens.zones.at(-1);
  if (beside) return stated(beside, beside.basis);
  if (LOCAL_LABEL.test(context.prepared.slice(segment.from, moment.from))) return null;
  if (context.declared) return stated(context.declared, context.declared.basis);
  const before = running.zone ?? context.onlyZone;
  if (before) return stated(before, 'inferred');
  if (context.defaultZone)
    return { token: null, note: { id: context.defaultZone, basis: 'assumed' } };
  return null;
}

const stated = (token: ZoneToken, basis: 'stated' | 'inferred'): PlacedZone => ({
  token,
  note: { id: token.id, basis },
  quote: { from: token.from, to: token.to },
});

/** At the very head of a line, as in a timeline. */
const atHead = (moment: Moment, segment: Segment) =>
  /^[\s[(•*|–-]*$/.test(segment.text.slice(0, moment.from - segment.from));

/** The day carried from the text before; in a timeline an earlier time than the last is the next day. */
function rolled(
  moment: Moment,
  segment: Segment,
  { running, ranged }: Readonly<{ running: Running; ranged: boolean }>,
): PlacedDay | null {
  const { day, head } = running;
  if (!day || !head || ranged || !atHead(moment, segment)) return day;
  const ms = clockMs(moment.time, moment.meridiem);
  const passed = head.day >= day.day && ms < head.ms - 2 * 3_600_000;
  const since = head.day > day.day ? head.day : day.day;
  return passed
    ? { ...day, day: since + 1, note: 'The timeline passed midnight' }
    : { ...day, day: since };
}

function remember(
  moment: Moment,
  segment: Segment,
  { day, running }: Readonly<{ day: PlacedDay; running: Running }>,
) {
  if (atHead(moment, segment))
    running.head = { day: day.day, ms: clockMs(moment.time, moment.meridiem) };
}
