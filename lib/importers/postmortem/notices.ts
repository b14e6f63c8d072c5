/**
 * Notices of planned work, and tables. What stands under "Start time" and "End time" is one range; in a
 * notice every range is a maintenance and no outage, and one that calls the work off announces none.
 */
import { resolve, type Draft, type Found, type Issue, type Kind } from './drafts';
import { LOCAL_LABEL, type Placed, type Sentence } from './placing';
import { prepare } from './prepare';
import { MOVED, severityOf, tellsImpact } from './roles';
import { durationsOf } from './tokens';

const PLANNED =
  /\b(?:planned|scheduled|emergency|upcoming|network|routine|urgent|essential|preventive|third[ -]party)\s+(?:\w+\s){0,2}(?:maintenance|outage|works?|upgrade)\b|\bmaintenance[\s_-]{1,3}(?:notifications?|notice|windows?|details|event|alert|reminder|reason|id|date|start|end|update|cancell?\w*|works?|activit\w+)\b/i;
const REPORT =
  /\b(?:contributing (?:factors|causes)|lessons learned|action items|caused (?:an?|the|all|our|this|some)|(?:issue|incident|outage) (?:was |is )?(?:now )?(?:detected|mitigated|resolved)|post-?mortem|root cause|incident report|reason for (?:the )?outage|what happened|went down|(?:was|were) (?:down|unavailable|offline)|outage (?:occurred|began|started)|investigating|(?:we|users|customers|services?) (?:have )?(?:experienced|saw|lost|were unable|could not))\b/i;
/** Characters at the head of a text that tell what it is. */
const HEAD = 700;

export const isNotice = (prepared: string): boolean =>
  PLANNED.test(prepared.slice(0, HEAD)) && !REPORT.test(prepared);

const CALLED_OFF =
  /\b(?:maintenance|works?|outage|notification)\b[\s_-]+(?:\w+\s){0,3}cancell?(?:ed|ation)\b|\b(?:has|have) (?:been )?cancell?ed\b|\b(?:is|was) (?:now )?cancell?ed\b|\bstands? (?:as )?cancell?ed\b|\bwas not completed\b/i;
const CALLED_OFF_FIRST = /^[\W_]*(?:\[[^\]]*\]\s*)*cancell?(?:ed|ation)\b/i;

/** Characters that hold the words which call it off: a form letter has its say before its fields. */
const LETTER = 3000;

const isCalledOff = (prepared: string) =>
  CALLED_OFF_FIRST.test(prepared) ||
  CALLED_OFF.test(prepared.slice(0, LETTER).replace(/\s+/g, ' '));

/** Whether a text is a notice that calls planned work off. */
export function callsOff(text: string): boolean {
  const prepared = prepare(text);
  return isNotice(prepared) && isCalledOff(prepared);
}

/** Without the ranges of local time that the next line tells again in a zone. */
export function withoutTwins(sentences: readonly Sentence[]): Sentence[] {
  return sentences.map((sentence, index) => {
    const zoneless = sentence.moments.every(({ moment }) => moment.zone === null);
    const next = sentences[index + 1];
    const again = next && ZONE_LABEL.test(next.segment.text) && next.ranges.length > 0;
    if (!LOCAL_LABEL.test(sentence.segment.text) || !zoneless || !again) return sentence;
    return { ...sentence, moments: [], ranges: [] };
  });
}

const ZONE_LABEL = /^[\W_]*(?:UTC|GMT)\b[^:]{0,12}:/;

const WORDS = String.raw`(?:[\s_/&(),.-]|\b(?:date|day|time|and|at|of|on|window|slot|timeslot|maintenance|work|works|planned|scheduled|estimated|expected|utc|gmt|local|backup|primary)\b)*`;
const START_FIELD = new RegExp(
  String.raw`(?:^|[^a-z])(?:starts?|starting|begins?|beginning|commence(?:s|ment)?|from)${WORDS}(?:[*_]*\s*[:=|]+|\s{2})[\W_]*$`,
  'i',
);
const END_FIELD = new RegExp(
  String.raw`(?:^|[^a-z])(?:ends?|ending|finish(?:es)?|completion|stops?|until|to)${WORDS}(?:[*_]*\s*[:=|]+|\s{2})[\W_]*$`,
  'i',
);

/** "This will occur between 00:00 and 08:00 on Saturday 2 October". */
const TAKES_PLACE =
  /\bwill\s(?:now\s)?(?:occur|happen|take\splace|run|last|be\s(?:carried\sout|performed|conducted|done|held|undertaken))\b/i;

type Told = Readonly<{ found: Found; rest: Sentence[] }>;
type Field = Readonly<{ sentence: Sentence; placed: Placed }>;
type Pair = Readonly<{ start: Field; end: Field }>;

/**
 * The ranges of a notice: of start and end fields, and with a date at both ends. `rest`: the sentences
 * without the times that the fields have taken.
 */
export function plannedRanges(sentences: readonly Sentence[], prepared: string): Told {
  const fields = fieldsOf(sentences, prepared);
  const dated = sentences.flatMap((sentence) =>
    sentence.ranges
      .filter(
        ({ range }) =>
          (range.start.day && range.end.day) ||
          ((range.start.day ?? range.end.day) && TAKES_PLACE.test(sentence.segment.text)),
      )
      .filter(({ range }) => !MOVED.test(prepared.slice(sentence.segment.from, range.from)))
      .map(({ start, end }) => ({
        start: { sentence, placed: start },
        end: { sentence, placed: end },
      })),
  );
  const made = [...fields, ...dated].map((pair) => draftOf(pair, 'maintenance'));
  return toldBy(made, fields, sentences);
}

/** The ranges of start and end cells in the tables of a report, and of its start and end lines; what failed is told around them. */
export function tabledRanges(sentences: readonly Sentence[], prepared: string): Told {
  const around = ({ start, end }: Pair) =>
    prepared.slice(Math.max(0, start.placed.moment.from - 600), end.placed.moment.to + 600);
  const fields = fieldsOf(sentences, prepared).filter(
    (pair) =>
      [pair.start, pair.end].every(({ placed }) => placed.day !== null) &&
      isOfOutage(labelled(pair.start, prepared)) &&
      tellsImpact(around(pair)),
  );
  const made = fields.map((pair) => {
    const draft = draftOf(pair, severityOf(around(pair)));
    return 'field' in draft || lastsAsTold(draft, prepared)
      ? draft
      : { ...draft.place, ...DISAGREES };
  });
  return toldBy(made, fields, sentences);
}

const DISAGREES = {
  field: 'end',
  found: '',
  expected: 'an end that agrees with the duration told',
};
const ROUNDING_MS = 5 * 60_000;

/** Whether a "Duration:" below the fields says the same. */
function lastsAsTold({ start, end, place }: Draft, prepared: string): boolean {
  const below = prepared.slice(place.to, place.to + 200);
  const label = /\bduration\b[\s*_]*:/i.exec(below);
  if (!label || end === null) return true;
  const line = below.slice(label.index).split('\n', 1)[0] ?? '';
  const [told] = durationsOf(line);
  return told === undefined || Math.abs(end.at - start.at - told.ms) <= ROUNDING_MS;
}

/** The line of a field, with its label from the line above where it stands alone. */
function labelled({ sentence: { segment }, placed }: Field, prepared: string): string {
  const before = prepared.slice(segment.from, placed.moment.from);
  if (before.trim() !== '') return segment.text;
  const above = prepared.slice(Math.max(0, segment.from - 120), segment.from).trimEnd();
  return above.slice(above.lastIndexOf('\n') + 1);
}

/** A row of a table, or a line whose label names the outage: "Incident start: …", "Start time: …". */
const isOfOutage = (line: string) =>
  /^(?:\s*\||[\W_]*(?:(?:outage|incident|impact|disruption|downtime|interruption|degradation|event|fault|issue|problem|service)\s+){0,2}(?:start|began|begin))/i.test(
    line,
  );

function fieldsOf(sentences: readonly Sentence[], prepared: string): Pair[] {
  const all = sentences.flatMap((sentence) =>
    sentence.moments.map((placed) => ({ sentence, placed })),
  );
  const text = { prepared, tables: tablesOf(prepared) };
  return all.flatMap((start, index) => {
    const end = all[index + 1];
    const paired = end && isField(start, START_FIELD, text) && isField(end, END_FIELD, text);
    return paired ? [{ start, end }] : [];
  });
}

function toldBy(
  made: readonly (Draft | Issue)[],
  fields: readonly Pair[],
  sentences: readonly Sentence[],
): Told {
  const taken = new Set(fields.flatMap(({ start, end }) => [start.placed, end.placed]));
  const rest = sentences.map((sentence) => ({
    ...sentence,
    moments: sentence.moments.filter((placed) => !taken.has(placed)),
  }));
  const drafts = made.filter((one) => 'start' in one);
  const issues = made.filter((one) => 'field' in one);
  return { found: { drafts, marks: [], undated: [], issues }, rest };
}

/** Whether the label of a field stands before a time, alone on the line above, or at the head of its column. */
function isField(
  { placed }: Field,
  label: RegExp,
  { prepared, tables }: Readonly<{ prepared: string; tables: Tables }>,
): boolean {
  const at = placed.moment.from;
  const before = prepared.slice(Math.max(0, at - 120), at);
  const own = before.slice(before.lastIndexOf('\n') + 1);
  const column = tables(at);
  if (column !== null && label.test(`${column}:`)) return true;
  if (own.trim() !== '') return label.test(own);
  const above = before.trimEnd();
  return label.test(`${above.slice(above.lastIndexOf('\n') + 1)}:`);
}

/** No row of a table is longer. */
const LONGEST_ROW = 2000;

type Tables = (at: number) => string | null;

/**
 * "| Start | End |" over "| 09:00 | 09:20 |": for a place in a text, the head of the column in which it
 * stands. The top of a table is looked for once, whatever its length.
 */
function tablesOf(prepared: string): Tables {
  const tops = new Map<number, number>();
  const lineBefore = (end: number) => {
    const line = prepared.slice(Math.max(0, end - LONGEST_ROW), end);
    const start = line.lastIndexOf('\n') + 1;
    return { start: end - line.length + start, text: line.slice(start) };
  };
  const isRow = (text: string) => /^\s*\|/.test(text);
  const topOf = (row: number): number => {
    const walked = [row];
    let top = row;
    for (let known = tops.get(row); known === undefined && top > 0; known = tops.get(top)) {
      const above = lineBefore(top - 1);
      if (!isRow(above.text)) break;
      top = above.start;
      walked.push(top);
    }
    const first = tops.get(top) ?? top;
    for (const start of walked) tops.set(start, first);
    return first;
  };
  let plain = { from: 0, to: 0 };
  return (at) => {
    if (plain.from < at && at <= plain.to) return null;
    const row = lineBefore(at);
    if (!isRow(row.text)) {
      const end = prepared.indexOf('\n', at);
      plain = { from: row.start, to: end < 0 ? prepared.length : end };
      return null;
    }
    if (row.text.slice(row.text.lastIndexOf('|') + 1).trim() !== '') return null;
    const top = topOf(row.start);
    if (top === row.start) return null;
    const line = prepared.slice(top, top + LONGEST_ROW);
    const cell = line.split('\n', 1)[0]?.split('|')[row.text.split('|').length - 1];
    return cell !== undefined && /[a-z]/i.test(cell) && !/\d:\d\d/.test(cell) ? cell : null;
  };
}

function draftOf({ start: from, end: to }: Pair, kind: Kind): Draft | Issue {
  const start = resolve(from.placed, null);
  const end = resolve(to.placed, null);
  const place = { from: from.placed.moment.from, to: to.placed.moment.to };
  if (start === 'undated' || end === 'undated')
    return { ...place, field: 'date', found: '', expected: 'a date beside the time' };
  if ('issue' in start) return start.issue;
  if ('issue' in end) return end.issue;
  if (end.fixed.at <= start.fixed.at)
    return { ...place, field: 'end', found: '', expected: 'an end after the start' };
  const spans = [from, to].map(({ placed: { moment } }) => ({ from: moment.from, to: moment.to }));
  return {
    start: start.fixed,
    end: end.fixed,
    kind,
    sentence: from.sentence,
    place,
    quotes: [...spans, ...start.quotes, ...end.quotes],
    approximate: from.placed.moment.approximate || to.placed.moment.approximate,
    record: false,
  };
}

/** The windows of a notice: maintenances, or an issue for each when the notice calls them off. */
export function announced<T extends Draft>(
  drafts: readonly T[],
  prepared: string,
): Readonly<{ drafts: T[]; issues: Issue[] }> {
  const planned = drafts.map((draft) => ({ ...draft, kind: 'maintenance' as const }));
  if (!isCalledOff(prepared)) return { drafts: planned, issues: [] };
  const expected = 'a maintenance that takes place; the notice calls it off';
  const issues = planned.map(({ place: { from, to } }) => ({
    from,
    to,
    field: 'maintenance',
    found: '',
    expected,
  }));
  return { drafts: [], issues };
}
