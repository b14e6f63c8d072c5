import type { Draft, Mark } from './drafts';
import { APPROXIMATE_MS, type Fixed } from './resolve';
/**
 * Windows from drafts and marks. A range told as such comes first; starts and ends told apart are put
 * together only where no range tells the same event. An envelope around windows that are told is dropped:
 * downtime is the sum of the windows.
 */
import type { DurationToken } from './tokens';

/** How long an outage was, with the paragraph that tells it. */
export type Length = DurationToken & Readonly<{ paragraph: number }>;

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** Starts told within this time of each other are one event's. */
const SAME_EVENT_MS = 2 * HOUR_MS;
const DAY_MS = 24 * HOUR_MS;
const LONGEST_MS = 21 * DAY_MS;

/** The drafts of the whole text, each event once, in the order of their starts. */
export function pair(
  drafts: readonly Draft[],
  marks: readonly Mark[],
  lasted: readonly Length[],
): Draft[] {
  const told = withoutEnvelopes(withoutPhases(withoutRecords(merged(drafts))));
  const outages = told.filter((draft) => draft.kind !== 'maintenance');
  const built = outages.length > 0 ? toldFirst(marks, outages) : fromMarks(marks, lasted);
  const kept = told.filter((draft) => !built.some((whole) => contains(whole, draft)));
  return [...kept, ...built].toSorted((a, b) => a.start.at - b.start.at);
}

const contains = (whole: Draft, part: Draft) =>
  part.kind !== 'maintenance' &&
  part.end !== null &&
  whole.end !== null &&
  part.start.at >= whole.start.at &&
  part.end.at <= whole.end.at;

/** A start that the summary tells before any range, outside them all, opens the event; ranges after it are its phases. */
function toldFirst(marks: readonly Mark[], ranges: readonly Draft[]): Draft[] {
  const opening = marks.find(
    ({ role, place, sentence, at }) =>
      role === 'start' &&
      sentence.segment.section === 'impact' &&
      ranges.every(
        (range) => place.to < range.place.from && at.at < range.start.at - 5 * MINUTE_MS,
      ),
  );
  if (!opening) return [];
  const whole = closed(opening, { marks, next: Infinity, lasted: [] });
  return whole.end && ranges.some((range) => contains(whole, range)) ? [whole] : [];
}

/** The same window told twice is one; the exact telling wins, the quotes of both are kept. */
function merged(drafts: readonly Draft[]): Draft[] {
  const kept: Draft[] = [];
  for (const draft of drafts) {
    const index = kept.findIndex((other) => isSame(other, draft));
    const other = kept[index];
    if (!other) kept.push(draft);
    else {
      const better = other.approximate && !draft.approximate ? draft : other;
      kept[index] = { ...better, quotes: [...other.quotes, ...draft.quotes] };
    }
  }
  return kept;
}

const isSame = (a: Draft, b: Draft) =>
  Math.abs(a.start.at - b.start.at) <= MINUTE_MS &&
  Math.abs((a.end?.at ?? Infinity) - (b.end?.at ?? Infinity)) <= MINUTE_MS;

function withoutRecords(drafts: readonly Draft[]): Draft[] {
  const prose = drafts.filter((draft) => !draft.record);
  return drafts.filter((draft) => !draft.record || !prose.some((other) => overlap(draft, other)));
}

/** A bare range inside one that is told in words is a phase of it. */
const withoutPhases = (drafts: readonly Draft[]) =>
  drafts.filter(
    (draft) => !draft.bare || !drafts.some((whole) => !whole.bare && contains(whole, draft)),
  );

const overlap = (a: Draft, b: Draft) =>
  a.start.at < (b.end?.at ?? Infinity) && b.start.at < (a.end?.at ?? Infinity);

function withoutEnvelopes(drafts: readonly Draft[]): Draft[] {
  return drafts.filter((draft) => {
    const inside = drafts.filter(
      (other) =>
        other !== draft &&
        other.end &&
        draft.end &&
        other.start.at >= draft.start.at &&
        other.end.at <= draft.end.at,
    );
    const opens = inside.some((other) => other.start.at === draft.start.at);
    const closes = inside.some((other) => other.end?.at === draft.end?.at);
    return !(inside.length >= 2 && opens && closes);
  });
}

function fromMarks(marks: readonly Mark[], lasted: readonly Length[]): Draft[] {
  const of = (role: Mark['role']) => marks.filter((mark) => mark.role === role);
  const [starts, worse, detected, triggers] = [
    of('start'),
    of('worse'),
    of('detected'),
    of('trigger'),
  ];
  const first = [starts, worse, detected].find((list) => list.length > 0);
  if (!first) {
    const causes = triggers.length > 0 ? triggers : of('alerted');
    return causes.length > 0 ? triggered(causes, marks) : countedBack(of('end'));
  }
  const events = clustered(
    first.toSorted((a, b) => a.at.at - b.at.at),
    { marks, lasted },
  );
  const built = events.map((start, index) => {
    const next = events[index + 1]?.at.at ?? Infinity;
    return closed(start, { marks, next, lasted: ofEvent(start, { events, lasted }) });
  });
  const grown = starts.length === 0 ? [] : worse.flatMap((mark) => worsened(mark, built));
  return [...built, ...grown];
}

type Told = Readonly<{ events: readonly Mark[]; lasted: readonly Length[] }>;

/** The lengths told of one event: of several, those between it and the next one of its paragraph. */
function ofEvent(start: Mark, { events, lasted }: Told): readonly Length[] {
  if (events.length === 1) return lasted;
  const { paragraph } = start.sentence.segment;
  const after = events.map(({ place }) => place.from).filter((from) => from > start.place.from);
  const until = Math.min(...after);
  return lasted.filter(
    (length) =>
      length.paragraph === paragraph && length.from > start.place.from && length.from < until,
  );
}

/** Where only the change that caused it or an alarm is timed, the outage is taken from there, and only with an end. */
function triggered(triggers: readonly Mark[], marks: readonly Mark[]): Draft[] {
  const [first] = triggers.toSorted((a, b) => a.at.at - b.at.at);
  if (!first) return [];
  const draft = closed(first, { marks, next: Infinity, lasted: [] });
  if (!draft.end || draft.end.at - draft.start.at > 24 * HOUR_MS) return [];
  const of = first.role === 'alerted' ? 'the first alarm' : 'the change that caused it';
  const note = `No start is told; the time of ${of} is taken`;
  const start = { ...draft.start, notes: [...draft.start.notes, note] };
  return [{ ...draft, start, approximate: true }];
}

/** "Restored at 15:40 after 95 minutes of downtime": the start is the end less the stated duration. */
function countedBack(ends: readonly Mark[]): Draft[] {
  return ends.flatMap((end) => {
    if (end.partial || end.lasted === null) return [];
    const { ms, qualifier, from, to } = end.lasted;
    const loose = qualifier === undefined ? 0 : APPROXIMATE_MS;
    const start: Fixed = {
      ...end.at,
      at: end.at.at - ms,
      earliest: end.at.earliest - ms - loose,
      latest: end.at.latest - ms + loose,
      notes: ['The start is the end less the stated duration'],
    };
    const quotes = [...end.quotes, { from, to }];
    const whole = { ...end, at: start, quotes, approximate: end.approximate || loose > 0 };
    return [draftOf(whole, end.at, { quotes: [], approximate: false })];
  });
}

/** One start for each event: the earliest of those told close together. */
type Known = Readonly<{ marks: readonly Mark[]; lasted: readonly Length[] }>;

function clustered(starts: readonly Mark[], known: Known): Mark[] {
  const events: Mark[] = [];
  for (const start of starts) {
    const last = events.at(-1);
    const apart = last ? start.at.at - last.at.at : Infinity;
    if (!last || (apart > SAME_EVENT_MS && (isOver(last, start, known) || apart > 24 * HOUR_MS))) {
      events.push(start);
    } else if (apart <= MINUTE_MS && last.approximate && !start.approximate) {
      events[events.length - 1] = start;
    }
  }
  return events;
}

const isOver = (event: Mark, later: Mark, { marks, lasted }: Known) =>
  (event.lasted !== null && event.at.at + event.lasted.ms < later.at.at) ||
  ofEvent(event, { events: [event, later], lasted }).some(
    ({ restored, ms }) => restored && event.at.at + ms < later.at.at,
  ) ||
  marks.some(
    (mark) =>
      mark.role === 'end' && !mark.partial && mark.at.at > event.at.at && mark.at.at < later.at.at,
  );

type Closing = Readonly<{ marks: readonly Mark[]; next: number; lasted: readonly Length[] }>;

function closed(start: Mark, { marks, next, lasted }: Closing): Draft {
  const length = start.lasted ?? lasted[0];
  const after = marks
    .filter((mark) => mark.role === 'end')
    .map((mark) => (isEarlier(mark, start, marks) ? mark : afterMidnight(mark, start)))
    .filter(({ at }) => at.at > start.at.at && at.at < next && at.at - start.at.at < LONGEST_MS)
    .toSorted((a, b) => b.at.at - a.at.at);
  const restored = after.filter((mark) => !mark.formal && !mark.partial);
  const [last] = restored.length > 0 ? after.filter((mark) => !mark.formal) : after;
  const partial = after.find((mark) => mark.partial);
  // What only begins to recover later was not restored before.
  const measured = start.lasted !== null && start.lasted.qualifier === undefined;
  if (last && !last.partial && !measured) {
    return draftOf(start, last.at, { quotes: last.quotes, approximate: last.approximate });
  }
  if (!length) {
    const lateRepair = partial && after.some((mark) => !mark.partial);
    return lateRepair
      ? draftOf(start, partial.at, { quotes: partial.quotes, approximate: true })
      : draftOf(start, null, { quotes: [], approximate: false });
  }
  const end = endAfter(start.at, length);
  const near = partial && Math.abs(partial.at.at - end.at) <= 30 * MINUTE_MS ? partial : null;
  const quotes = [{ from: length.from, to: length.to }, ...(near?.quotes ?? [])];
  const approximate = near?.approximate ?? length.qualifier !== undefined;
  return draftOf(start, near?.at ?? end, { quotes, approximate });
}

/** Whether an end is that of another start, earlier on its day. */
const isEarlier = (end: Mark, start: Mark, marks: readonly Mark[]): boolean =>
  marks.some(
    ({ role, at }) =>
      role === 'start' && at.at < end.at.at && end.at.at - at.at < DAY_MS && at.at < start.at.at,
  );

/** "At 23:40 … At 00:20 all was restored": an end told after the start, without a day of its own, follows it. */
function afterMidnight(end: Mark, start: Mark): Mark {
  const before = end.at.at <= start.at.at && end.at.at + DAY_MS > start.at.at;
  if (!before || !end.carried || end.place.from < start.place.from) return end;
  const { at } = end;
  const notes = [...at.notes, 'A time before the start is read as the next day'];
  const moved = { at: at.at + DAY_MS, earliest: at.earliest + DAY_MS, latest: at.latest + DAY_MS };
  return { ...end, at: { ...at, ...moved, notes } };
}

/** The end that a stated duration gives; "over" leaves it open to the later side, "under" to the earlier. */
function endAfter(start: Fixed, length: DurationToken): Fixed {
  const loose = length.qualifier ? APPROXIMATE_MS : 0;
  const note = 'The end is the start and the stated duration';
  return {
    at: start.at + length.ms,
    earliest: start.earliest + length.ms - (length.qualifier === 'over' ? 0 : loose),
    latest: start.latest + length.ms + (length.qualifier === 'under' ? 0 : loose),
    zone: start.zone,
    notes: [note],
  };
}

/** What was noticed then had begun before: up to the minutes that "approximately" means. */
export const noticed = (at: Fixed): Fixed => ({
  ...at,
  earliest: at.earliest - APPROXIMATE_MS,
  notes: [...at.notes, 'Told is when it was noticed; it began up to 15 minutes before'],
});

function draftOf(
  start: Mark,
  end: Fixed | null,
  closing: Pick<Draft, 'quotes' | 'approximate'>,
): Draft {
  return {
    start: start.role === 'detected' || start.role === 'alerted' ? noticed(start.at) : start.at,
    end,
    kind: start.kind,
    sentence: start.sentence,
    place: start.place,
    record: false,
    quotes: [...start.quotes, ...closing.quotes],
    approximate: start.approximate || closing.approximate || start.role === 'detected',
  };
}

/** "By 10 a.m. it was unusable for all": a second, worse window within the first. */
function worsened(mark: Mark, built: readonly Draft[]): Draft[] {
  const within = built.find(
    (draft) =>
      mark.at.at - draft.start.at > 5 * MINUTE_MS && mark.at.at - draft.start.at <= 12 * HOUR_MS,
  );
  if (!within) return [];
  return [{ ...draftOf(mark, null, { quotes: [], approximate: true }), kind: 'outage' }];
}
