/**
 * Outages of which only the day is told: windows of precision "day". One is taken only where its sentence,
 * or the headline of the text, says that something was down on that day; a survey of several vendors has none.
 */
import type { CivilDay } from './calendar';
import type { DraftWindow } from './output';
import type { Context, PlacedDay, Sentence } from './placing';
import { tellsImpact } from './roles';
import { dayBounds } from './statements';

/** "In a December 29 post he wrote": the day of the message, not of the outage. */
const NOT_THAT_DAY =
  /\b(?:post|blog|report|statement|article|tweet|memo|letter|interview|wrote|written|said|announced|told)\b/i;

const DAY_OUTAGE =
  /\b(?:experienc\w+|suffer\w*|had|was hit by|were hit by|saw|faced)\b[^.;]{0,40}\b(?:outage|disruption|interruption|downtime|failure|loss of (?:\w+ ){0,3}(?:connectivity|service|access|power|network))s?\b|\b(?:went|was|were) (?:(?:taken|knocked|brought|forced) )?(?:down|offline|unavailable|dark|without (?:service|internet|power))\b|\b(?:outage|disruption|failure)s? (?:occurred|happened|took place)\b/i;

/** "This happened on the 5th of February": what happened stands in the sentence before. */
const HAPPENED =
  /^\W*(?:this|it|that|they|these|both) (?:first )?(?:happened|occurred|took place|began)\b/i;

/** "A five-hour outage on March 8"; what stands before the day. */
const OUTAGE_ON =
  /\b(?:outages?|disruptions?|interruptions?|downtime|blackouts?)\b(?:[^.;]|\bU\.S\.?|\bU\.K\.?){0,60}\bon\s(?:\w+,?\s)?$/i;

/** "Date of incident: 4 February 2025". */
const DATE_FIELD =
  /^\W*(?:date of (?:the )?(?:incident|outage|disruption)|(?:incident|outage) date)[\s*_]*:/i;

/** "Explanation of the downtime on Sunday, 10 Jan 2010". */
const HEADLINE =
  /\b(?:outages?|downtime|disruptions?|interruptions?)\b[^.;:]{0,25}\b(?:on|of)\s+(?:\w+,?\s)?[\w\s,]{0,4}$/i;
const AHEAD = /\b(?:planned|scheduled|upcoming|maintenance|expected|will)\b/i;

/** More days than these are told by a survey, not by the one who had the outage. */
const MOST_DAYS = 3;

/** The days without any clock time on which the text tells an outage, each once. */
export function byDay(sentences: readonly Sentence[], context: Context): DraftWindow[] {
  const told = sentences.filter((sentence, index) => isDay(sentence, sentences[index - 1]));
  const found = new Map<CivilDay, DraftWindow>();
  for (const sentence of told) {
    for (const day of writtenDays(sentence, context))
      if (!found.has(day.day)) found.set(day.day, wholeDay(sentence, day, context));
  }
  if (found.size === 0) return headline(sentences, context);
  const names = new Set(told.flatMap(({ segment }) => subjectOf(segment.text)));
  const survey = found.size > MOST_DAYS || (found.size > 2 && names.size > 1);
  return survey ? [] : [...found.values()];
}

function isDay(sentence: Sentence, before: Sentence | undefined): boolean {
  const { segment, moments, days } = sentence;
  const text = segment.text.replace(/\s+/g, ' ');
  if (days.length === 0 || moments.length > 0) return false;
  if (DATE_FIELD.test(text)) return true;
  if (segment.role !== 'prose' || NOT_THAT_DAY.test(text)) return false;
  if (OUTAGE_ON.test(beforeDay(sentence)) && !AHEAD.test(text)) return true;
  const points = HAPPENED.test(text) && before !== undefined && tellsImpact(before.segment.text);
  return DAY_OUTAGE.test(text) || points;
}

const beforeDay = ({ segment, days }: Sentence) =>
  segment.text
    .slice(0, Math.max(0, (days[0]?.quotes[0]?.from ?? segment.from) - segment.from))
    .replace(/\s+/g, ' ');

/** The days of a sentence that are written with a number; of "Friday" alone nobody knows which. */
const writtenDays = ({ days }: Sentence, { prepared }: Context) =>
  days.filter((day) => day.quotes.some(({ from, to }) => /\d/.test(prepared.slice(from, to))));

/** The headline of a report that tells the day of the outage. */
function headline(sentences: readonly Sentence[], context: Context): DraftWindow[] {
  const [first] = sentences;
  if (!first || first.moments.length > 0 || AHEAD.test(first.segment.text)) return [];
  const [day] = writtenDays(first, context);
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
