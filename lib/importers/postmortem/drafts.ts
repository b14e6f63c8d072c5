/** From placed moments to drafts of windows and marks: what is resolved, what is refused and why. */
import type { CivilDay } from './calendar';
import type { Range } from './moments';
import type { Placed, Sentence, Span } from './placing';
import { fix, type Fixed } from './resolve';
import { isBare, rangeRole, severityOf, singleRole, tellsImpact, type SingleRole } from './roles';
import type { DurationToken } from './tokens';

export type Kind = 'outage' | 'degradation' | 'maintenance';

export type Issue = Readonly<{
  from: number;
  to: number;
  field: string;
  found: string;
  expected: string;
}>;

export type Draft = Readonly<{
  start: Fixed;
  end: Fixed | null;
  kind: Kind;
  /** Where the sentence stands: its vendor is looked for there. */
  sentence: Sentence;
  place: Span;
  quotes: readonly Span[];
  approximate: boolean;
  /** A page's own record ("Incident began at … and ended at …"): gives way to what the prose tells. */
  record: boolean;
  /** A line that holds the range and hardly a word: a phase of what is told in words around it. */
  bare?: boolean;
}>;

export type Mark = Readonly<{
  at: Fixed;
  role: Exclude<SingleRole['role'], 'other'>;
  kind: 'outage' | 'degradation';
  partial: boolean;
  /** The incident was closed then; the service may have been back before. */
  formal: boolean;
  sentence: Sentence;
  place: Span;
  quotes: readonly Span[];
  approximate: boolean;
  /** The day was carried from the text before, so a time before the start may be the day after. */
  carried: boolean;
  /** How long it lasted, when the same sentence tells. */
  lasted: DurationToken | null;
}>;

/** A range or a time that matters, but for which the text before it names no day. */
export type Undated = Readonly<{
  sentence: Sentence;
  place: Span;
  draft: (day: CivilDay, quotes: readonly Span[]) => Found;
}>;

export type Found = Readonly<{
  drafts: Draft[];
  marks: Mark[];
  undated: Undated[];
  issues: Issue[];
}>;

type Resolved = Readonly<{ fixed: Fixed; quotes: Span[] }> | Readonly<{ issue: Issue }> | 'undated';

type Text = Readonly<{
  prepared: string;
  /** The lengths of outages that the sentence names. */
  lasted: readonly DurationToken[];
  /** Whether the next sentence tells what failed "during this time". */
  failed: boolean;
}>;

/** What one sentence tells of windows. */
export function foundIn(sentence: Sentence, { prepared, lasted, failed }: Text): Found {
  const parts: Found[] = [];
  const inRange = new Set(
    sentence.ranges.flatMap(({ range }) => [range.start.time.from, range.end.time.from]),
  );
  const edges = [
    ...sentence.ranges.map(({ range }) => range),
    ...sentence.moments.map(({ moment }) => moment),
  ];
  for (const ranged of sentence.ranges)
    parts.push(fromRange(sentence, ranged, { prepared, edges, failed }));
  for (const placed of sentence.moments) {
    if (!inRange.has(placed.moment.time.from))
      parts.push(fromSingle(sentence, placed, { prepared, edges, lasted }));
  }
  return joinFound(parts);
}

export const joinFound = (parts: readonly Found[]): Found => ({
  drafts: parts.flatMap((part) => part.drafts),
  marks: parts.flatMap((part) => part.marks),
  undated: parts.flatMap((part) => part.undated),
  issues: parts.flatMap((part) => part.issues),
});

const NOTHING: Found = { drafts: [], marks: [], undated: [], issues: [] };

type Around = Readonly<{
  prepared: string;
  edges: readonly Span[];
  failed?: boolean;
  lasted?: readonly DurationToken[];
}>;

/** The sentence on both sides of a place, up to the times next to it. */
function sides(sentence: Sentence, place: Span, { prepared, edges }: Around) {
  const { from, to } = sentence.segment;
  let [start, end] = [from, to];
  for (const edge of edges) {
    if (edge.to <= place.from && edge.to > start) start = edge.to;
    if (edge.from >= place.to && edge.from < end) end = edge.from;
  }
  const right = flat(prepared, place.to, end);
  return { left: flat(prepared, start, place.from), right: end < to ? ownClause(right) : right };
}

const flat = (prepared: string, from: number, to: number) =>
  prepared.slice(Math.max(0, from), to).replace(/\s+/g, ' ');

/** "went down and was back online at (5:30)": the last clause belongs to the time that follows it. */
const ownClause = (right: string) => {
  const own = right.replace(
    /(?:[,;]|\b(?:and|but|before|until)\b)(?:(?![,;]|\b(?:and|but|before|until)\b).){0,90}$/i,
    '',
  );
  return own.trim() ? own : right;
};

type Ranged = Readonly<{ range: Range; start: Placed; end: Placed }>;

function fromRange(sentence: Sentence, ranged: Ranged, around: Around): Found {
  const { left, right } = sides(sentence, ranged.range, around);
  const allLeft = flat(around.prepared, sentence.segment.from, ranged.range.from);
  const allRight = flat(around.prepared, ranged.range.to, sentence.segment.to);
  const alone = sentence.ranges.length === 1;
  const joint = /^[\s,]*(?:and|,|;)?\s*(?:and\s)?(?:again\s)?(?:between|from)?\s*$/i;
  const told = rangeRole(
    sentence.segment,
    alone || joint.test(left) ? allLeft : left,
    alone || joint.test(right) ? allRight : right,
  );
  const role = told === 'other' && around.failed ? 'impact' : told;
  if (role === 'other') return NOTHING;
  const kind = role === 'maintenance' ? role : severityOf(`${allLeft} ${allRight}`);
  const make = (given: { day: CivilDay; quotes: readonly Span[] } | null): Found => {
    const start = resolve(ranged.start, given);
    const end = resolve(ranged.end, given);
    if (start === 'undated' || end === 'undated') {
      return {
        ...NOTHING,
        undated: [{ sentence, place: ranged.range, draft: (day, quotes) => make({ day, quotes }) }],
      };
    }
    if ('issue' in start) return { ...NOTHING, issues: [start.issue] };
    if ('issue' in end) return { ...NOTHING, issues: [end.issue] };
    const ordered = inOrder(ranged, start.fixed, end.fixed);
    if ('issue' in ordered) return { ...NOTHING, issues: [ordered.issue] };
    const approximate = approximates(ranged, allLeft, left);
    const draft: Draft = {
      start: ordered.start,
      end: ordered.end,
      kind,
      sentence,
      place: ranged.range,
      record: RECORD.test(allLeft),
      bare: isBare(`${allLeft} … ${allRight}`),
      quotes: [span(ranged.range), ...start.quotes, ...end.quotes],
      approximate,
    };
    return { ...NOTHING, drafts: [approximate ? loosened(draft) : draft] };
  };
  return make(null);
}

const RECORD = /^[\W_]*(?:incident|issue|event) (?:began|started|start)\b[^.]{0,12}$/i;

const approximates = ({ range }: Ranged, allLeft: string, left: string) =>
  range.start.approximate ||
  range.end.approximate ||
  (/\b(?:approximately|about|around|roughly|nearly|almost)\s[\w.-]+\s(?:hours?|minutes?|mins?|days?)\b[\s,(]*(?:from|between|on|,)?[\s\w,]{0,12}$/i.test(
    left,
  ) &&
    /\blast(?:ed|ing)\b/i.test(allLeft));

const SLACK = 15 * 60_000;
const NOTE = '"Approximately" is read as 15 minutes to each side';

function loosened(draft: Draft): Draft {
  const loose = (fixed: Fixed): Fixed =>
    fixed.latest - fixed.earliest >= 2 * SLACK
      ? fixed
      : {
          ...fixed,
          earliest: fixed.at - SLACK,
          latest: fixed.at + SLACK,
          notes: [...fixed.notes, NOTE],
        };
  return { ...draft, start: loose(draft.start), end: draft.end && loose(draft.end) };
}

const DAY_MS = 86_400_000;

/** An end before the start is the next day, unless the text names the end's day. */
function inOrder(
  ranged: Ranged,
  start: Fixed,
  end: Fixed,
): { start: Fixed; end: Fixed } | { issue: Issue } {
  if (end.at > start.at) return { start, end };
  const { moment: from } = ranged.start;
  const { moment: to } = ranged.end;
  const shift = (fixed: Fixed, ms: number): Fixed => ({
    ...fixed,
    at: fixed.at + ms,
    earliest: fixed.earliest + ms,
    latest: fixed.latest + ms,
  });
  if (!to.day && end.at + DAY_MS > start.at) return { start, end: shift(end, DAY_MS) };
  if (!from.day && to.day && start.at - DAY_MS < end.at)
    return { start: shift(start, -DAY_MS), end };
  return {
    issue: {
      ...span(ranged.range),
      field: 'end',
      found: 'an end before the start',
      expected: 'an end after the start',
    },
  };
}

function fromSingle(sentence: Sentence, placed: Placed, around: Around): Found {
  const beside = sides(sentence, placed.moment, around);
  const { right } = beside;
  const left = beside.left + ledBy(placed, around.prepared);
  const lasted =
    around.lasted?.find(({ from }) => from >= placed.moment.to) ??
    around.lasted?.findLast(({ restored }) => !restored) ??
    null;
  const told = singleRole(sentence.segment, left, right);
  const role: SingleRole =
    told.role === 'other' &&
    ((lasted && STAMPED.test(right) && /^[\s#*•|–-]*$/.test(left)) ||
      isStartField(placed, sentence, around.prepared))
      ? { role: 'start', kind: lasted ? 'outage' : 'degradation' }
      : told;
  if (role.role === 'other') return NOTHING;
  const make = (given: { day: CivilDay; quotes: readonly Span[] } | null): Found => {
    const resolved = resolve(placed, given);
    if (resolved === 'undated') {
      return {
        ...NOTHING,
        undated: [
          { sentence, place: placed.moment, draft: (day, quotes) => make({ day, quotes }) },
        ],
      };
    }
    if ('issue' in resolved) return { ...NOTHING, issues: [resolved.issue] };
    const mark: Mark = {
      at: resolved.fixed,
      sentence,
      place: span(placed.moment),
      role: role.role,
      kind: 'kind' in role ? role.kind : 'outage',
      partial: 'partial' in role && role.partial,
      formal: 'formal' in role,
      quotes: [span(placed.moment), ...resolved.quotes],
      approximate: placed.moment.approximate,
      carried: placed.moment.day === null,
      lasted: sentence.moments.length === 1 ? lasted : null,
    };
    return { ...NOTHING, marks: [mark] };
  };
  return make(null);
}

/** "Start time: …" on a line of its own, in a report of something that failed. */
function isStartField({ moment }: Placed, { segment }: Sentence, prepared: string): boolean {
  if (moment.day === null || segment.role === 'header') return false;
  const label = flat(prepared, segment.from, moment.from);
  return START_LABEL.test(label) && tellsImpact(flat(prepared, moment.from - 600, moment.to + 600));
}

const START_LABEL =
  /^[\W_]*(?:(?:incident|outage|impact|disruption|issue|event) )?start(?:ed)?(?: (?:date|time|date and time|date & time))?(?: \([A-Z]{2,5}\))?[\s*_]*:[\s*_]*$/i;

/** "This morning starting at 9:00": what stands between the day of a moment and its time. */
function ledBy({ moment: { day, time } }: Placed, prepared: string): string {
  return day && day.to < time.from ? ` ${flat(prepared, day.to, time.from)}` : '';
}

/** "April 21 15:45 UTC (lasting for 81 minutes)": a line that is the record of an outage. */
const STAMPED = /^[\s,:(–-]*(?:and )?(?:last(?:ed|ing)|duration|for)\b/i;

const span = ({ from, to }: Span): Span => ({ from, to });

/** A placed moment to an instant; `given`: a day that the whole text tells. */
export function resolve(
  placed: Placed,
  given: { day: CivilDay; quotes: readonly Span[] } | null,
): Resolved {
  const { moment, zone } = placed;
  const place = span(moment);
  const issue = (field: string, expected: string): Resolved => ({
    issue: { ...place, field, found: field, expected },
  });
  const day =
    placed.day ?? (given && { ...given, note: 'The day is the one that the text leaves for it' });
  if (!day)
    return placed.missing ? issue(placed.missing.field, placed.missing.expected) : 'undated';
  if (!zone) return issue('zone', 'a time zone beside the time, or one chosen for the text');
  const fixed = fix(moment, day.day, { token: zone.token, note: zone.note });
  if ('field' in fixed) return issue(fixed.field, fixed.expected);
  const notes = day.note === undefined ? fixed.notes : [...fixed.notes, day.note];
  const quotes = [...day.quotes, ...(zone.quote ? [zone.quote] : [])];
  return { fixed: { ...fixed, notes }, quotes };
}
