/**
 * Outages of which only the day is told: windows of precision "day". One is taken only where its sentence,
 * or the headline of the text, says that something was down on that day; a survey of several vendors has none.
 */
import type { CivilDay } from './calendar';
import type { DraftWindow } from './output';
import type { Context, PlacedDay, Sentence } from './placing';
import { tellsImpact } from './roles';
import type { Segment } from './segments';
import { dayBounds } from './statements';

/** "The bank said Friday", "in a December 29 post": the day of the message, not of the outage. */
const MESSAGE_BEFORE =
  /\b(?:said|says|saying|told (?:\w+ ){1,3}|announced|wrote|written|posted|published|tweeted|explained|acknowledged|(?:post|blog|report|statement|article|tweet|memo|letter|interview|e-?mail|update|release|notice)(?: (?:dated|of|from))?)\s(?:on |late |early |in an? )*(?:\w+, )?$|\b(?:in|from) an? $/i;
const MESSAGE_AFTER =
  /^(?:'s)?,? (?:morning |afternoon |evening |night )?(?:(?:press |blog |news )?(?:post|blog|statement|article|tweet|memo|letter|interview|release|announcement)\b|(?:[\w'.-]+ ){0,6}(?:said|wrote|told|informed|stated|explained|announced|posted|published|tweeted|apologi[sz]ed|released|declined|refused|promised)\b)/i;

/** What was down, by its name. */
const NAMED = String.raw`(?:outages?|disruptions?|interruptions?|downtime|blackouts?|shut-?down|crash|loss of (?:\w+ ){0,3}(?:connectivity|service|access|power|network))`;
/** Trouble that is an outage only where somebody had it. */
const TROUBLE = String.raw`(?:${NAMED}|failures?|issues?|problems?|difficult\w+|challenges?|glitch\w*|trouble|slowness)`;
const WHO = String.raw`(?:customers?|users?|clients?|subscribers?|visitors?|members|players|people|everyone|thousands|anyone)`;

const DAY_OUTAGE = new RegExp(
  [
    String.raw`\b(?:experienc\w+|suffer\w*|had|(?:was|were|been) hit by|saw|faced)\b[^.;]{0,40}\b${NAMED}\b`,
    String.raw`\b(?:experienc\w+|suffer\w*|faced)\b[^.;]{0,60}\b${TROUBLE}\b`,
    String.raw`\b(?:went|was|were|has been|have been|became) (?:\w+ly )?(?:(?:taken|knocked|brought|forced) )?(?:down|offline|unavailable|inaccessible|unreachable|unusable|dark|without (?:service|internet|power))\b`,
    String.raw`\b(?:outage|disruption|failure|issue|problem|incident)s? (?:was |were )?(?:first )?(?:(?:re)?occurred|recurred|happened|took place|arose|identified with)\b`,
    String.raw`\b${WHO}\b[^.;]{0,40}\b(?:could not|couldn't|(?:was|were) (?:unable|not able|prevented|locked out|knocked off|cut off)|(?:weren't|wasn't) able)\b`,
    String.raw`\b(?:became aware of|identified|discovered|detected) an? (?:\w+ ){0,2}(?:incident|${TROUBLE})\b[^.;]{0,20}\b(?:affect|impact|caus|prevent|result)\w*`,
    String.raw`\breceived (?:\w+ ){0,2}(?:reports?|complaints?)\b[^.;]{0,80}\b(?:of|about|regarding|that)\b[^.;]{0,60}\b(?:${TROUBLE}|errors?|fail\w*|not \w+ing)\b`,
    String.raw`\b(?:sites?|websites?|servers?|services?|apps?|platform|network|systems?|infrastructure)\b[^.;]{0,60}\b(?:crash(?:ed)?|failed|(?:was|were) (?:interrupted|disrupted))\b`,
  ].join('|'),
  'i',
);

/** "This happened on the 5th of February": what happened stands in the sentence before. */
const HAPPENED =
  /^\W*(?:this|it|that|they|these|both) (?:first )?(?:happened|occurred|took place|began)\b/i;

/** "A five-hour outage on March 8", "outages of phones early Friday", "a problem with calls Monday": what stands before the day. */
const OUTAGE_BEFORE = new RegExp(
  String.raw`\b(?:${NAMED}|(?:problems?|issues?|trouble) with)\b(?:(?!\b(?:completed|restored|resolved|replaced|repaired|published|reported|ended|over|fixed|explain\w*)\b)[^.;]|\bU\.S\.?|\bU\.K\.?){0,60}$`,
  'i',
);
/** "The worst outage since Friday": another day. */
const OTHER_DAY =
  /\b(?:since|until|till|by|before|after|from|in|at|than|next|through|to|and|or|with|for|expected)\s(?:the\s|last\s)?$/i;

/** "A problem that prevented subscribers from calling late Wednesday": it was, whatever will be done. */
const OUTAGE_THAT = new RegExp(
  String.raw`\b${TROUBLE}"? (?:that|which) (?:had |has )?(?:affected|impacted|hit|left|kept|prevented|blocked|knocked|took|caused)\b[^.;]{0,80}$`,
  'i',
);
/** "Yesterday's outage", "a Sunday computer outage": what stands after it. */
const OUTAGE_AFTER = new RegExp(
  String.raw`^(?:'s)? (?:(?!(?:the|an?|and|or|that|after|about|of)\b)[\w-]+ ){0,3}${NAMED}\b`,
  'i',
);

/** "Date of incident: 4 February 2025". */
const DATE_FIELD =
  /^\W*(?:date of (?:the )?(?:incident|outage|disruption)|(?:incident|outage) date)[\s*_]*:/i;

/** "Explanation of the downtime on Sunday, 10 Jan 2010", "Post mortem of outage – 06/09/2018". */
const HEADLINE =
  /\b(?:outages?|downtime|disruptions?|interruptions?)\b(?:[^.;:]{0,25}\b(?:on|of)\s+(?:\w+,?\s)?[\w\s,]{0,4}|[\s(,:|–-]*)$/i;
const AHEAD =
  /\b(?:planned|scheduled|upcoming|maintenance|expected|will|would|may be|if|in case|drill|exercise)\b/i;

/** More days than these are told by a survey, not by the one who had the outage. */
const MOST_DAYS = 3;

/** The days without any clock time on which the text tells an outage, each once. */
export function byDay(sentences: readonly Sentence[], context: Context): DraftWindow[] {
  const told = sentences.flatMap((sentence, index) => {
    const days = outageDays(sentence, sentences[index - 1], context);
    return days.length > 0 ? [{ sentence, days }] : [];
  });
  const found = new Map<CivilDay, DraftWindow>();
  for (const { sentence, days } of told) {
    for (const day of days)
      if (!found.has(day.day)) found.set(day.day, wholeDay(sentence, day, context));
  }
  if (found.size === 0) return headline(sentences, context);
  const names = new Set(told.flatMap(({ sentence }) => subjectOf(sentence.segment.text)));
  const survey = found.size > MOST_DAYS || (found.size > 2 && names.size > 1);
  return survey ? [] : [...found.values()];
}

/** The days of a sentence on which it tells an outage. */
function outageDays(
  sentence: Sentence,
  before: Sentence | undefined,
  context: Context,
): PlacedDay[] {
  const { segment } = sentence;
  const days = knownDays(sentence, context);
  const text = segment.text.replace(/\s+/g, ' ');
  if (days.length === 0) return [];
  if (DATE_FIELD.test(text)) return days;
  if (segment.role !== 'prose') return [];
  const points = HAPPENED.test(text) && before !== undefined && tellsImpact(before.segment.text);
  const struck = DAY_OUTAGE.exec(text);
  return days.filter((day) => {
    if (isTimed(day, sentence)) return false;
    const [left, right] = aroundDay(day, segment, context);
    if (MESSAGE_BEFORE.test(left) || MESSAGE_AFTER.test(right)) return false;
    if (OUTAGE_AFTER.test(right) || OUTAGE_THAT.test(left)) return true;
    const at = left.length;
    const from = Math.min(struck?.index ?? at, at);
    const to = Math.max(from + (struck?.[0].length ?? 0), at);
    if (AHEAD.test(text.slice(Math.max(0, from - 60), to + 20))) return false;
    return struck !== null || points || (OUTAGE_BEFORE.test(left) && !OTHER_DAY.test(left));
  });
}

/** A day that stands beside a clock time tells when something else was. */
const isTimed = ({ quotes }: PlacedDay, { moments }: Sentence) =>
  moments.some(
    ({ moment: { day } }) => day !== null && quotes.some(({ from }) => from === day.from),
  );

/** The sentence on both sides of a day. */
function aroundDay({ quotes }: PlacedDay, { from, to }: Segment, { prepared }: Context) {
  const flat = (start: number, end: number) => prepared.slice(start, end).replace(/\s+/g, ' ');
  const [place] = quotes;
  return [flat(from, place?.from ?? from), flat(place?.to ?? to, to)] as const;
}

/**
 * The days of a sentence that are written with a number, or counted from a known day of publication. "The
 * previous day's outage" is another one.
 */
const knownDays = ({ days }: Sentence, { prepared, calendar }: Context) =>
  days.filter(({ day, quotes }) => {
    const written = quotes.map(({ from, to }) => prepared.slice(from, to)).join(' ');
    if (/\d/.test(written)) return true;
    if (NOW.test(written) && isQuoted(quotes[0]?.from ?? 0, prepared)) return false;
    const isCounted = !/\b(?:same|following|next|previous)\b/i.test(written);
    return isCounted && calendar.published !== null && day <= calendar.published;
  });

/** What somebody calls "today" is the day of the words, which may be before that of the text. */
const NOW = /^(?:earlier )?(?:today|tonight|this)\b/i;

/** Characters before a place in which its quotation would have begun. */
const LONGEST_QUOTE = 1000;

/** Whether a place stands between quotation marks, counted in its line. */
function isQuoted(at: number, prepared: string): boolean {
  const before = prepared.slice(Math.max(0, at - LONGEST_QUOTE), at);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  return (line.split('"').length - 1) % 2 === 1;
}

/** The headline of a report that tells the day of the outage. */
function headline(sentences: readonly Sentence[], context: Context): DraftWindow[] {
  const [first] = sentences;
  if (!first || first.moments.length > 0 || AHEAD.test(first.segment.text)) return [];
  const [day] = knownDays(first, context);
  const from = day?.quotes[0]?.from;
  if (!day || from === undefined) return [];
  const before = context.prepared.slice(first.segment.from, from).replace(/\s+/g, ' ');
  return HEADLINE.test(before) ? [wholeDay(first, day, context)] : [];
}

/** The proper name that a sentence with its day speaks of, where it is one. */
function subjectOf(text: string): string[] {
  const name =
    /(?:^|[,:]\s)(?:[Tt]he\s)?(?!On\b|In\b|At\b|The\b|We\b|It\b|First\b|Today\b|Then\b|Our\b|This\b|There\b|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]*\b)([A-Z][\w.-]+)/.exec(
      text,
    );
  return name?.[1] === undefined ? [] : [name[1]];
}

function wholeDay(sentence: Sentence, written: PlacedDay, context: Context): DraftWindow {
  const zone = context.defaultZone ?? 'UTC';
  const [at] = dayBounds(written, zone);
  const [earliest, latest] = dayBounds(written, context.defaultZone ?? undefined);
  const notes = ['Only the day is told', ...(written.note === undefined ? [] : [written.note])];
  return {
    start: { at, earliest, latest, zone: { id: zone, basis: 'assumed' }, notes },
    end: null,
    kind: 'outage',
    sentence,
    place: sentence.segment,
    record: false,
    quotes: written.quotes,
    approximate: false,
    byDay: true,
  };
}
