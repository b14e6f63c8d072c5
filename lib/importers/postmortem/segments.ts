/**
 * Sentences, list lines and headings, with the section that each stands in. A line break inside a
 * hard-wrapped paragraph does not end a sentence; one before a list line, a table row or a time does.
 */
export const SECTIONS = [
  'impact',
  'cause',
  'timeline',
  'detection',
  'response',
  'prevention',
  'body',
] as const;
export type Section = (typeof SECTIONS)[number];

export type Segment = Readonly<{
  from: number;
  to: number;
  text: string;
  section: Section;
  paragraph: number;
  /** A heading, a by-line or a mail header: it may date the text, but nothing happens in it. */
  role: 'prose' | 'heading' | 'header';
}>;

const ABBREVIATION =
  /(?:^|[\s(])(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun|approx|ca|c|e\.g|i\.e|vs|No|St|Mr|Mrs|Ms|Dr|hrs?|mins?|U\.S|U\.K)$/i;
const SOFT_ABBREVIATION = /(?:\b[ap]\.?\s?m|\b(?:Inc|Ltd|Co|Corp|etc)|(?<![a-z])[a-z])$/i;
const ZONE_OR_DATE_NEXT =
  /^(?:[A-Z]{2,5}\b|\(|Eastern|Pacific|Central|Mountain|Atlantic|U\.?S|local|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun|(?:[A-Z][a-z]+ ){1,3}(?:local )?[Tt]ime\b)/;

const LABELS: readonly (readonly [Section, RegExp])[] = [
  [
    'prevention',
    /^(?:next steps?|prevention|(?:planned|preventive|preventative|protective|proactive) (?:measures|actions|steps)|(?:what are (?:the|any) )?recommendations?\b|remediation|corrective|follow[- ]?ups? (?:actions?|items?)|follow[- ]?ups?(?=\s*:)|action items?|lessons|what we(?:'re| are| will)|how (?:are|is|will) we|looking (?:forward|ahead)|going forward|where do we go|future)\b/i,
  ],
  [
    'cause',
    /^(?:(?:preliminary )?root causes?|(?:probable |likely )?causes?|contributing (?:factors?|causes?)|reasons? for (?:the )?outage|what went wrong|fault|why did|trigger)\b/i,
  ],
  ['timeline', /^(?:time ?line|chronology|lead-?up|sequence of events|key events|event log)\b/i],
  ['detection', /^(?:detection|how did we detect|monitoring|alerting)\b/i],
  [
    'response',
    /^(?:mitigation|resolution|response|recovery|how did we respond|restoration|workaround)\b/i,
  ],
  [
    'impact',
    /^(?:summary of impact|(?:user |customer |detailed |scope of )?(?:description of )?impact|impact statement|summary|overview|issue summary|executive summary|incident and impact|what happened|duration|outage window|initial symptoms|symptoms|detailed description)\b/i,
  ],
];

const BYLINE =
  /^\W*(?:[Pp]osted|[Pp]ublished|(?:[Ll]ast )?[Uu]pdated|[Aa]uthor|[Bb]y(?= [A-Z][a-z])|[Dd]ate|[Ww]ritten by|[Ff]iled|[Cc]opyright|©)\b/;
const MAIL_HEADER =
  /^[\s>|]*(?:(?:from|sent|to|cc|date|subject|received|reply-to|message-id)\s*:|on\b.{5,160}\bwrote:?\s*$|-+\s*original message)/i;

/** "At 11. 40 am". */
const MINUTES_NEXT = /^[0-5]\d\s?[ap]\.?\s?m\b/i;

/** Splits prepared text; linear in its length. */
export function segmentsOf(prepared: string): Segment[] {
  const segments: Segment[] = [];
  let section: Section = 'body';
  let paragraph = 0;
  for (const { from, to, opensParagraph } of bounded(pieces(prepared), prepared)) {
    if (opensParagraph) paragraph++;
    const text = prepared.slice(from, to);
    if (!/[A-Za-z0-9]{2}/.test(text)) continue;
    const shown = text.replace(/^[\s#*>•|\-–0-9.)]+/, '');
    const label = LABELS.find(([, pattern]) => pattern.test(shown));
    const heading = isHeading(text);
    if (label && (heading || /^[^.:!?]{3,45}[:?]/.test(shown))) section = label[0];
    else if (heading && opensParagraph && !/\d{1,2}[:.]\d\d/.test(text) && section !== 'timeline') {
      section = /outage|incident|disruption/i.test(text) ? 'impact' : 'body';
    }
    const role = isHeader(text) ? 'header' : heading ? 'heading' : 'prose';
    segments.push({ from, to, text, section, paragraph, role });
  }
  return segments;
}

/** The stamp of a message in a table dates that message, not what follows. */
const STAMP_ROW =
  /^\s*\|[\s|]*(?:[A-Z][a-z]{2,8}\.?,?\s)?(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}|\d{1,2}\s[A-Z][a-z]{2,8}|[\d/-]+)[\s|,\d:]*$/;

const isHeader = (text: string) =>
  STAMP_ROW.test(text) ||
  MAIL_HEADER.test(text) ||
  (text.length < 120 && (BYLINE.test(text) || isBareDate(text)));

/** "October 04, 2021 | 5:08 PM BST", "February 10, 2017 19 min read": a date line without a verb. */
const isBareDate = (text: string) =>
  text.length < 60 &&
  /\b(?:19|20)\d\d\b/.test(text) &&
  /^(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,?\s)?\s*(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2}|\d{1,2}(?:[-./]\d{1,2}[-./]|\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)))[^-–]*$/.test(
    text.trim(),
  );

/** A point of a list is no heading, however short it is. */
const POINT = /^[-*•]\s/;

function isHeading(text: string): boolean {
  const shown = text.trim();
  if (/^#{1,6}\s/.test(shown)) return true;
  if (POINT.test(shown)) return false;
  return (
    shown.length > 0 && shown.length <= 80 && !/[.,;]["')]*$/.test(shown) && !/\d:\d\d/.test(shown)
  );
}

type Piece = Readonly<{ from: number; to: number; opensParagraph: boolean }>;

function* pieces(text: string): Generator<Piece> {
  const boundary = /[.!?…]["')\]]*(?=\s)|\n/g;
  let from = 0;
  let opensParagraph = true;
  for (let match = boundary.exec(text); match; match = boundary.exec(text)) {
    const isBreak = match[0] === '\n';
    const end = match.index + match[0].length;
    const after = leadingBlank(text, isBreak ? match.index : end);
    const resume = (isBreak ? match.index : end) + after.length;
    const blankLine = /\n\s*\n/.test(after);
    const next = text.slice(resume, resume + 80);
    if (!isBreak && isRow(text, match.index)) continue;
    const ends = isBreak
      ? blankLine || lineEnds(text.slice(Math.max(from, match.index - 200), match.index), next)
      : blankLine || sentenceEnds(text.slice(Math.max(from, match.index - 40), match.index), next);
    boundary.lastIndex = isBreak ? resume : end;
    if (!ends) continue;
    const start = from + leadingBlank(text, from).length;
    if (end > start && text.slice(start, end).trim()) {
      yield { from: start, to: match[0] === '\n' ? match.index : end, opensParagraph };
      opensParagraph = false;
    }
    if (blankLine) opensParagraph = true;
    from = end;
  }
  const start = from + leadingBlank(text, from).length;
  if (text.slice(start).trim()) yield { from: start, to: text.length, opensParagraph };
}

/** Whether a place stands in a row of a table: its cells belong together, whatever stops they hold. */
function isRow(text: string, at: number): boolean {
  const line = text.slice(Math.max(0, at - LONGEST), at);
  return /^\s*\|/.test(line.slice(line.lastIndexOf('\n') + 1));
}

/** No sentence is longer: a text without any stop stays linear. */
const LONGEST = 2000;

function* bounded(found: Iterable<Piece>, text: string): Generator<Piece> {
  for (const piece of found) {
    let { from, opensParagraph } = piece;
    while (piece.to - from > LONGEST) {
      const gap = text.lastIndexOf(' ', from + LONGEST);
      const to = gap > from ? gap : from + LONGEST;
      yield { from, to, opensParagraph };
      opensParagraph = false;
      from = to;
    }
    yield { from, to: piece.to, opensParagraph };
  }
}

function leadingBlank(text: string, from: number): string {
  let to = from;
  while (to < text.length && /\s/.test(text[to] ?? '')) to++;
  return text.slice(from, to);
}

function sentenceEnds(before: string, next: string): boolean {
  if (ABBREVIATION.test(before)) return false;
  if (/^[a-z]/.test(next)) return false;
  if (/(?<![\d.])\d{1,2}$/.test(before) && MINUTES_NEXT.test(next)) return false;
  if (/(?:[ap]\.?\s?m|\bet)$/i.test(before)) return !ZONE_OR_DATE_NEXT.test(next);
  return !SOFT_ABBREVIATION.test(before) || /\s[A-Z]?[a-z]+$|[A-Z]{2,}$/.test(before);
}

function lineEnds(before: string, next: string): boolean {
  const line = before.slice(before.lastIndexOf('\n') + 1);
  if (/^(?:[-*•|#>]|\d+[.)]\s|\[?\d{1,2}:\d\d|\[?\d{4}-\d\d-\d\d)/.test(next))
    return (
      line.length < 50 ||
      !/\b(?:at|from|between|to|and|on|until|by|of|the|as of|Wednesday|Monday|Tuesday|Thursday|Friday|Saturday|Sunday)\s*$/i.test(
        line,
      )
    );
  if (/[.!?:]["')\]]*\s*$/.test(line) || /^(?:UTC|GMT|LOCAL)\b[^:]{0,12}:\s/.test(next))
    return true;
  return !/^[a-z(]/.test(next) && line.trim().length < 55;
}
