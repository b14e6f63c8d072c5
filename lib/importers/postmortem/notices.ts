/**
 * Notices of planned work, and tables. What stands under "Start time" and "End time" is one range; in a
 * notice every range is a maintenance and no outage, and one that calls the work off announces none.
 */
import { resolve, type Draft, type Found, type Issue, type Kind } from './drafts';
import { LOCAL_LABEL, type Placed, type Sentence } from './placing';
import { prepare } from './prepare';
import { MOVED, severityOf, tellsImpact } from './roles';

const PLANNED =
  /\b(?:planned|scheduled|emergency|upcoming|network|routine|urgent|essential|preventive|third[ -]party)\s+(?:\w+\s){0,2}(?:maintenance|outage|works?|upgrade)\b|\bmaintenance[\s_-]{1,3}(?:notifications?|notice|windows?|details|event|alert|reminder|reason|id|date|start|end|update|cancell?\w*|works?|activit\w+)\b/i;
const REPORT =
  /\b(?:post-?mortem|root cause|incident report|reason for (?:the )?outage|what happened|went down|(?:was|were) (?:down|unavailable|offline)|outage (?:occurred|began|started)|investigating|(?:we|users|customers|services?) (?:have )?(?:experienced|saw|lost|were unable|could not))\b/i;
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
      .filter(({ range }) => range.start.day && range.end.day)
      .filter(({ range }) => !MOVED.test(prepared.slice(sentence.segment.from, range.from)))
      .map(({ start, end }) => ({
        start: { sentence, placed: start },
        end: { sentence, placed: end },
      })),
  );
  const made = [...fields, ...dated].map((pair) => draftOf(pair, 'maintenance'));
  return toldBy(made, fields, sentences);
}

/** The ranges of start and end cells in the tables of a report; what failed is told around them. */
export function tabledRanges(sentences: readonly Sentence[], prepared: string): Told {
  const around = ({ start, end }: Pair) =>
    prepared.slice(Math.max(0, start.placed.moment.from - 600), end.placed.moment.to + 600);
  const fields = fieldsOf(sentences, prepared).filter(
    (pair) => /^\s*\|/.test(pair.start.sentence.segment.text) && tellsImpact(around(pair)),
  );
  const made = fields.map((pair) => draftOf(pair, severityOf(around(pair))));
  return toldBy(made, fields, sentences);
}

function fieldsOf(sentences: readonly Sentence[], prepared: string): Pair[] {
  const all = sentences.flatMap((sentence) =>
    sentence.moments.map((placed) => ({ sentence, placed })),
  );
  return all.flatMap((start, index) => {
    const end = all[index + 1];
    const paired =
      end && isField(start, START_FIELD, prepared) && isField(end, END_FIELD, prepared);
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
function isField({ placed }: Field, label: RegExp, prepared: string): boolean {
  const at = placed.moment.from;
  const before = prepared.slice(Math.max(0, at - 120), at);
  const own = before.slice(before.lastIndexOf('\n') + 1);
  const column = columnHead(at, prepared);
  if (column !== null && label.test(`${column}:`)) return true;
  if (own.trim() !== '') return label.test(own);
  const above = before.trimEnd();
  return label.test(`${above.slice(above.lastIndexOf('\n') + 1)}:`);
}

/** The rows of a table above a time, beyond which its head is not looked for. */
const MOST_ROWS = 200;

/** "| Start | End |" over "| 09:00 | 09:20 |": the head of the column in which a time stands. */
function columnHead(at: number, prepared: string): string | null {
  const from = prepared.lastIndexOf('\n', at - 1) + 1;
  const row = prepared.slice(from, at);
  if (!/^\s*\|/.test(row) || row.slice(row.lastIndexOf('|') + 1).trim() !== '') return null;
  let head: string | null = null;
  let end = from - 1;
  for (let rows = 0; end > 0 && rows < MOST_ROWS; rows++) {
    const start = prepared.lastIndexOf('\n', end - 1) + 1;
    const line = prepared.slice(start, end);
    if (!/^\s*\|/.test(line)) break;
    head = line;
    end = start - 1;
  }
  const cell = head?.split('|')[row.split('|').length - 1];
  return cell !== undefined && /[a-z]/i.test(cell) && !/\d:\d\d/.test(cell) ? cell : null;
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
