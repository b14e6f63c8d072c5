/** The windows of a text: ranges and marks of every sentence, then what only the whole text can place. */
import type { CivilDay } from './calendar';
import { foundIn, joinFound, type Found, type Issue, type Undated } from './drafts';
import { announced, isNotice, plannedRanges, tabledRanges, withoutTwins } from './notices';
import type { DraftWindow } from './output';
import { pair, type Length } from './pairing';
import type { Context, PlacedDay, Sentence } from './placing';
import { severityOf, tellsSeverity } from './roles';
import { threadWindows } from './threads';
import { walker, type DurationToken } from './tokens';
import { byDay } from './whole-days';

type Given = Readonly<{ context: Context; durations: readonly DurationToken[] }>;

/**
 * Every window of the text, in the order of its start, with the issues of times that stay unplaced.
 * `rest`: the sentences without the times of start and end fields, which are no times of a message.
 */
export function windowsOf(
  sentences: readonly Sentence[],
  { context, durations }: Given,
): { drafts: DraftWindow[]; issues: Issue[]; rest: readonly Sentence[] } {
  const lasted = lengthsOf(durations, context.prepared);
  const lastedIn = walker(lasted);
  const lengths = inParagraphs(lasted, sentences);
  const notice = isNotice(context.prepared);
  const { found: fields, rest } = notice
    ? plannedRanges(withoutTwins(sentences), context.prepared)
    : tabledRanges(sentences, context.prepared);
  const first = joinFound([
    fields,
    ...withoutFalseAlarms(rest).map((sentence, index, all) =>
      foundIn(sentence, {
        prepared: context.prepared,
        lasted: lastedIn(sentence.segment),
        failed: failedThen(all[index + 1]),
      }),
    ),
  ]);
  const wide = wideOf(sentences, first, context);
  const late = first.undated.slice(0, MOST).map((undated) => dateLate(undated, wide));
  const found = bounded(joinFound([first, ...late]));
  if (notice) {
    const planned = announced(pair(found.drafts, [], []), context.prepared);
    return { drafts: planned.drafts, issues: [...found.issues, ...planned.issues], rest };
  }
  const paired: DraftWindow[] = pair(found.drafts, found.marks, lengths);
  const none = paired.length === 0 && found.issues.length === 0;
  const threads = none ? threadWindows(sentences, context) : [];
  const untold = threads.length > 0 ? threads : byDay(sentences, context);
  const drafts = none ? untold : paired.map(settledIn(rest));
  return { drafts, issues: [...found.issues, ...endless(drafts, context.prepared)], rest };
}

/** "During this time customers could not sign in": the time told just before is the time of the outage. */
const failedThen = (next: Sentence | undefined): boolean =>
  next !== undefined &&
  next.moments.length === 0 &&
  /^\W*(?:during|throughout|in|within|for) (?:all of )?(?:this|that|the same) (?:time|period|window|interval|timeframe|hours?)\b/i.test(
    next.segment.text,
  ) &&
  severityTold(next.segment.text);

const severityTold = (text: string) =>
  tellsSeverity(text) &&
  !/\b(?:no|not|without|never)\b[^.;]{0,40}\b(?:impact|affected|outage|interrupt|disrupt)/i.test(
    text,
  );

/** Each length with the paragraph in which it stands; both lists are in order. */
function inParagraphs(lasted: readonly DurationToken[], sentences: readonly Sentence[]): Length[] {
  const inSegment = walker(lasted);
  return sentences.flatMap(({ segment }) =>
    inSegment(segment).map((length) => ({ ...length, paragraph: segment.paragraph })),
  );
}

const FALSE_ALARM =
  /\bfalse (?:alarm|positive)s?\b|\b(?:was|were) (?:in fact |actually )?no (?:actual |real )?(?:outage|incident|disruption|downtime)\b|\bno (?:outage|incident|disruption|downtime) (?:occurred|happened|took place)\b/i;

/** Without what a text takes back, in the same sentence or the next. */
const withoutFalseAlarms = (sentences: readonly Sentence[]) =>
  sentences.filter(
    ({ segment }, index) =>
      !FALSE_ALARM.test(segment.text) &&
      !FALSE_ALARM.test(sentences[index + 1]?.segment.text ?? ''),
  );

/** Sentences on each side of a window that may tell how bad it was. */
const NEAR = 6;

/**
 * Where the sentence of a window does not tell how bad it was ("an issue affected …", a line of a list),
 * the nearest that does tells: of its paragraph, before it, after it. Those with times tell of other windows.
 */
function settledIn(sentences: readonly Sentence[]) {
  const places = new Map(sentences.map(({ segment }, index) => [segment.from, index]));
  return (draft: DraftWindow): DraftWindow => {
    const { segment } = draft.sentence;
    const at = places.get(segment.from);
    if (draft.kind !== 'degradation' || at === undefined || tellsSeverity(segment.text))
      return draft;
    const before = sentences.slice(Math.max(0, at - NEAR), at).toReversed();
    const after = sentences.slice(at + 1, at + 1 + NEAR);
    const words = [...before, ...after]
      .filter((sentence) => sentence.moments.length === 0 || isQuoted(draft, sentence))
      .toSorted((a, b) => apart(a, draft.sentence) - apart(b, draft.sentence))
      .find((sentence) => tellsSeverity(sentence.segment.text));
    return words ? { ...draft, kind: severityOf(words.segment.text) } : draft;
  };
}

/** Whether a time of the window was read from a sentence. */
const isQuoted = ({ quotes }: DraftWindow, { segment }: Sentence) =>
  quotes.some(({ from }) => segment.from <= from && from < segment.to);

/** Paragraphs between two sentences. */
const apart = (a: Sentence, b: Sentence) => Math.abs(a.segment.paragraph - b.segment.paragraph);

const GOES_ON =
  /\b(?:stretch\w* into|into (?:its|a|the) (?:second|third|fourth|fifth|\w+th) (?:day|hour|week)|continues? to (?:be|work|experience|investigate|monitor)|remains? (?:down|offline|unavailable)|has been (?:down|offline|unavailable)|slowly (?:coming|returning)|on its way back)\b/i;

/** A window without an end, in a text that does not say that it goes on: the end is not told, and perhaps long past. */
function endless(drafts: readonly DraftWindow[], prepared: string): Issue[] {
  if (GOES_ON.test(prepared) || NOW.test(prepared)) return [];
  return drafts
    .filter((draft) => draft.end === null)
    .map(({ place: { from, to } }) => {
      const expected = 'an end; the text tells none, and does not say that it goes on';
      return { from, to, field: 'end', found: '', expected };
    });
}

/** More windows than this are no postmortem but a log, which has importers of its own. */
const MOST = 1000;

function bounded(found: Found): Found {
  const { drafts, marks, issues } = found;
  if (drafts.length <= MOST && marks.length <= MOST) return found;
  const from = (drafts[MOST] ?? marks[MOST])?.place.from ?? 0;
  const issue = {
    from,
    to: from + 1,
    field: 'text',
    found: '',
    expected: `at most ${MOST} times of outages`,
  };
  return {
    ...found,
    drafts: drafts.slice(0, MOST),
    marks: marks.slice(0, MOST),
    issues: [...issues, issue],
  };
}

const LASTED_BEFORE =
  /\b(?:continu(?:ed|ing) for|last(?:ed|ing)(?: for| approximately| a total of)?|down for|unavailable for|offline for|out for|inaccessible for|dark for|(?:duration|total)(?: of)?|outage of|downtime of|for|after (?:an? )?|the|an?|persisted for)[\s:]*$/i;
const LASTED_AFTER =
  /^[\s-]*(?:[A-Z][a-z]{2,8}\.? \d{1,2} )?(?:\w+ ){0,2}(?:outage|disruption|interruption|downtime|incident|service interruption|blackout)\b|^[^.]{0,25}\b(?:in total|of outage|of downtime)\b|^ of (?:\w+ ){0,2}(?:(?:service )?degradation|degraded (?:service|performance)|outage|downtime|unavailability|impact|disruption)\b/i;

/** "The downtime of the affected clients was approximately 4 hours". */
const TOTAL_BEFORE =
  /\b(?:downtime|outage|interruption|disruption)\b[^.;]{0,45}\b(?:was|were|lasted|totall?ed)\s*$/i;

/** The durations that tell how long the outage was. */
const lengthsOf = (durations: readonly DurationToken[], prepared: string): DurationToken[] =>
  durations.flatMap((duration) => {
    const before = prepared.slice(Math.max(0, duration.from - 60), duration.from);
    if (WITHIN.test(before.replace(/\s+/g, ' '))) return [{ ...duration, restored: true as const }];
    return isLength(duration, prepared) ? [duration] : [];
  });

/** "A restart restored them within 40 minutes". */
const WITHIN =
  /\b(?:restored|recovered|resolved|fixed|repaired|back (?:up|online))\b[^.;]{0,40}\bwithin\s*$/i;

/** Whether a duration tells how long the outage was, and not how long something took. */
function isLength({ from, to }: DurationToken, prepared: string): boolean {
  const before = prepared.slice(Math.max(0, from - 60), from).replace(/\s+/g, ' ');
  const after = prepared.slice(to, to + 60).replace(/\s+/g, ' ');
  if (/\bif\b[^.;]*$/i.test(before)) return false;
  if (/^\s?(?:ago|later|earlier|before|after|into|prior)\b/i.test(after)) return false;
  if (/\b(?:and counting|so far)\b/i.test(after)) return false;
  if (TOTAL_BEFORE.test(before)) return true;
  const lead =
    /\b(?:lasting|lasted|continuing|continued|persisted|down|unavailable|offline|inaccessible|out|dark|outage|downtime|disruption|interruption)\b[^.]{0,20}$/i.test(
      before,
    ) && LASTED_BEFORE.test(before);
  return lead || LASTED_AFTER.test(after);
}

type Wide = Readonly<{
  /** Days that the text names and no window has taken. */
  free: readonly PlacedDay[];
  dated: ReadonlyMap<number, readonly Sentence[]>;
  /** The day of publication, where the text speaks of the present. */
  present: PlacedDay | null;
}>;

function wideOf(sentences: readonly Sentence[], first: Found, context: Context): Wide {
  const taken = new Set(first.drafts.flatMap((draft) => draft.quotes.map((quote) => quote.from)));
  const prose = sentences.filter(
    ({ segment, days }) => segment.role !== 'header' && days.length > 0,
  );
  const days = prose.flatMap((sentence) => sentence.days);
  const claimed = new Set(
    days.filter((day) => day.quotes.some(({ from }) => taken.has(from))).map((day) => day.day),
  );
  const free = new Map<CivilDay, PlacedDay>();
  for (const day of days) if (!claimed.has(day.day) && !free.has(day.day)) free.set(day.day, day);
  const dated = new Map<number, Sentence[]>();
  for (const sentence of prose) {
    const { paragraph } = sentence.segment;
    const there = dated.get(paragraph);
    if (there) there.push(sentence);
    else dated.set(paragraph, [sentence]);
  }
  return { free: [...free.values()], dated, present: presentDay(context) };
}

/** The day of a time that no text before it dates: the one day that the text has left for it. */
function dateLate(undated: Undated, wide: Wide): Found {
  const day = leftDay(undated, wide);
  if (day) return undated.draft(day.day, day.quotes);
  const { from, to } = undated.place;
  const expected = 'a date, or the time of publication';
  const issue = { from, to, field: 'date', found: '', expected };
  return { drafts: [], marks: [], undated: [], issues: [issue] };
}

const NOW =
  /\b(?:currently|right now|still (?:down|out|ongoing|experiencing|investigating|unavailable)|at the time of writing|and counting|ongoing|this (?:morning|afternoon|evening)|today|is (?:currently )?down|are (?:currently )?down|we(?:'re| are) (?:(?:continuing|still) )?(?:to )?(?:investigat\w+|aware|seeing|working|looking|monitor\w*)|is (?:now )?operating normally)\b/i;

function leftDay({ sentence }: Undated, { free, dated, present }: Wide): PlacedDay | null {
  const { segment } = sentence;
  const near = dated.get(segment.paragraph)?.find((other) => other.segment.from >= segment.from);
  const here = near?.days[0];
  if (here && free.some((day) => day.day === here.day)) return here;
  const [only] = free;
  if (only && free.length === 1) return only;
  return free.length === 0 ? present : null;
}

/** The day of publication, for a text that speaks of the present. */
export function presentDay({ calendar, prepared }: Context): PlacedDay | null {
  const { published } = calendar;
  if (published === null || !NOW.test(prepared)) return null;
  const note = 'The text speaks of the present: the day of publication';
  return { day: published, quotes: [], note };
}
