/**
 * Where a text tells of a message of the vendor to customers: a sentence that says so, a tweet with its
 * signature, a row of a status page. An internal alert, a reader's tweet and the press are none.
 */
import type { Placed, Sentence } from './placing';

export type Message = Readonly<{
  /** Where its time stands. */
  sentence: Sentence;
  /** The words that tell its kind and channel. */
  text: string;
  /** The time of the saying, when there is one. */
  spoken: Placed | null;
  channel?: string;
}>;

export const CHANNELS: readonly (readonly [string, RegExp])[] = [
  ['status page', /\bstatus (?:page|post|update|dashboard|site)\b|\bposted\b.{0,30}\bstatus\b/i],
  ['email', /\be-?mail(?:s|ed)?\b|\bmailed\b/i],
  ['Twitter', /\btweet\w*\b|\btwitter\b|\(@\w+\)/i],
  [
    'blog',
    /\bblog\b|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day post\b|\bpost (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2} post\b|\b(?:in a|late evening|evening|morning) post\b/i,
  ],
  ['phone', /\btelephone (?:call|message)\b|\bby phone\b/i],
  [
    'website',
    /\b(?:on|to) (?:its|their|the|our) (?:web ?site|home ?page|support site|help page)\b/i,
  ],
];

const SAID =
  /\b(?:said|told (?:us|me|customers|users|subscribers)|says|stated|stating|saying|announced|reported|tweeted|tweeting|posted|posts|published|is published|e-?mailed|notified customers|informed customers|confirmed|wrote|writing|apologi[sz]ed|acknowledged|explained|declared|updated (?:its|their|the)|spoke out|flagged|(?:first |initial )?(?:post|notice|update|message) (?:on|to) (?:our|the|its|their) (?:public )?status (?:page|site)|status page (?:was )?(?:updated|set)|opened (?:an?|our|the) (?:public )?(?:incident|status)|newly restored|has restored|(?:first )?(?:status )?(?:page )?update|status post|a tweet|received (?:an|another|a) (?:\w+ )?(?:e-?mail|message|notice|notification)|communicated)\b/i;
const THIRD_PARTY =
  /\b(?:according to (?:security )?researcher|analysts?|one user|a user|users? (?:said|posted|reported|complained|tweeted|commented)|customers? (?:said|complained|commented)|someone|commented|others (?:mentioned|went)|as we wrote|we wrote|I (?:wrote|posted|think)|source familiar|declined to|neither company|no source|nor any company|none of them|(?:did|does|has|have|had)(?: \w+)? not|(?:widely |been )?reported on|didn't|hasn't|haven't|never|would have|should|could(?:n't)?|might|how can|why|can't|hope|maybe|Neither|Follow|Technorati)\b/i;
const NOTHING_SAID =
  /\b(?:without|no|nor)\b[^.]{0,40}\b(?:statement|communication|announcement)s?\b(?!.*\bother than\b)/i;
const INTERNAL =
  /\b(?:team was (?:alerted|paged|notified)|engineers? (?:were|was) (?:alerted|paged|notified)|we (?:confirmed|verified|acknowledged) (?:that )?(?:the |a )?(?:root |likely )?(?:cause|fix|recovery|page|alert)|reported [^.]{0,40}\bto us|internally|internal (?:alert\w*|monitor\w*|telemetry|incident|high-severity|team|chat|channel)|on-call|our monitoring|developer|pull request|security update|software update)\b/i;
const SPEAKER =
  /\b(?:[A-Z][\w.&-]+|company|vendor|[Ss]upport|executive|CEO|CTO|CIO|spokes\w+|provider|they|we)\s(?:\w+\s){0,2}(?:said|says|told|stated|announced|first flagged|reported|flagged|tweeted|posted|confirmed|wrote|apologi[sz]ed|acknowledged|explained|declared|spoke)\b|,\s(?:writing|saying|tweeting|stating|posting)\b|\bnewly restored\b|\bpublic incident\b/;
const SIGNATURE = /^\W*–?\s?[A-Z][\w. ]{1,40}\(@\w+\)/;
const STAMP_ROW = /^\s*\|/;
const POSTED = /^\s*posted\b/i;
/** A vendor that speaks in its own present, as a post does and a report of it later does not. */
const SPEAKS =
  /^\W*(?:\[?(?:investigating|identified|monitoring|update|resolved|completed)\]?\s*[-–:]\s*)?(?:we(?:'re| are|'ve| have| continue| can confirm)\b|our (?:engineers|team|teams) (?:are|have)\b|(?:the|this) (?:issue|incident|problem)\b[^.]{0,80}\b(?:is|has been|have been) (?:now )?(?:resolved|mitigated|fixed)\b)/i;
/** The cells of date and time that begin a row, or the time that begins a line. */
const STAMPED_LINE =
  /^(?:\s*\|[^|]{0,40}\|[^|]{0,30}\d:\d\d[^|]{0,20}\||[^|a-z]{0,12}\d{1,2}:\d\d(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,5})?\b[\s:–-]*)/i;
/** The words of status pages that head an update. */
const LABEL =
  /^\W*(?:investigating|identified|monitoring|update|resolved|completed|scheduled|in progress|verifying|postmortem)\b(?:\s*[-–:]|\s*$)/i;

/** The messages of a text, in order. */
export function messagesOf(sentences: readonly Sentence[]): Message[] {
  return sentences.flatMap((sentence, index): Message[] => {
    const text = plain(sentence);
    if (SIGNATURE.test(text)) {
      const said = around(sentences, index, -3).map(plain).join(' ');
      return [{ sentence, text: `${said} ${text}`, spoken: null, channel: 'Twitter' }];
    }
    const posted = STAMPED_LINE.exec(text)?.[0];
    const [first] = sentence.moments;
    if (posted !== undefined && first && SPEAKS.test(text.slice(posted.length))) {
      const said = text.slice(posted.length);
      return [{ sentence, text: said, spoken: first, channel: 'status page' }];
    }
    if (isStamp(sentence, text)) {
      const said = stampedText(sentences, index, text);
      if (said !== null) {
        const [spoken] = sentence.moments;
        return [{ sentence, text: said, spoken: spoken ?? null, channel: 'status page' }];
      }
    }
    if (sentence.segment.role !== 'prose' || !isTold(text)) return [];
    const times = spokenAt(sentence);
    if (times.length === 0) return [{ sentence, text, spoken: null }];
    return times.map((spoken) => ({ sentence, text, spoken }));
  });
}

/** What a stamp stands above or below; null when no message does. */
function stampedText(sentences: readonly Sentence[], index: number, text: string): string | null {
  const own = text.replace(/^.*?\d\d:\d\d\W*(?:[A-Z]{2,5}\b)?\W*/, '');
  const below = [own, ...around(sentences, index, 6).map(plain)].join(' ').trim();
  if (STAMP_ROW.test(text) || LABEL.test(own)) return below;
  const above = around(sentences, index, -4).map(plain);
  const labelled = above.findLastIndex((line) => LABEL.test(line));
  if (POSTED.test(text)) return above.slice(Math.max(0, labelled)).join(' ');
  return labelled < 0 ? null : above.slice(labelled).join(' ');
}

const plain = ({ segment }: Sentence) => segment.text.replace(/\s+/g, ' ').trim();

/** The sentences before (negative) or after one, up to the next stamp. */
function around(sentences: readonly Sentence[], index: number, count: number): Sentence[] {
  const list =
    count < 0
      ? sentences.slice(Math.max(0, index + count), index).toReversed()
      : sentences.slice(index + 1, index + 1 + count);
  const end = list.findIndex((one) => isStamp(one, plain(one)) || SIGNATURE.test(plain(one)));
  const own = end < 0 ? list : list.slice(0, end);
  return count < 0 ? own.toReversed() : own;
}

/** A line that is hardly more than a time, with its day or the label of an update. */
function isStamp({ moments }: Sentence, text: string): boolean {
  if (moments.length !== 1 || text.length > 70) return false;
  const rest = text.replace(
    /\b(?:[Pp]osted|[Ii]nvestigating|[Ii]dentified|[Mm]onitoring|[Uu]pdate|[Rr]esolved|[Cc]ompleted|\d+|years?|months?|ago|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*|[A-Z]{2,5})\b|\W/g,
    '',
  );
  return rest.length < 6;
}

function isTold(text: string): boolean {
  if (!SAID.test(text)) return false;
  if (INTERNAL.test(text) && !/\bstatus (?:page|post)\b|\bpublic incident\b/i.test(text))
    return false;
  const exception = /\bother than\b(.*)$/i.exec(text)?.[1];
  if (exception && SAID.test(exception)) return true;
  if (NOTHING_SAID.test(text)) return false;
  const outside = text.replace(/"[^"]*"/g, '""');
  return (
    !THIRD_PARTY.test(outside) &&
    (SPEAKER.test(outside) || CHANNELS.some(([, pattern]) => pattern.test(text)))
  );
}

/** Times of the saying, not times that are said: none of a range, none inside a quotation, none of the outage. */
function spokenAt(sentence: Sentence): Placed[] {
  const { segment, ranges, moments } = sentence;
  const free = moments.filter(({ moment }) => {
    const at = moment.from - segment.from;
    const before = segment.text.slice(0, at);
    const ranged = ranges.some(({ range }) => range.from <= moment.from && moment.from < range.to);
    const ofOutage =
      /\b(?:began|started|as of|resolved|restored|down|since|until|unavailable|by)\b[^,]{0,40}$/i.test(
        before,
      );
    return !ranged && !ofOutage && !isQuoted(segment.text, at);
  });
  if (free.length < 2) return free;
  const cued = free.filter(({ moment }, index) => {
    const from = (free[index - 1]?.moment.to ?? segment.from) - segment.from;
    return SAID.test(segment.text.slice(from, moment.from - segment.from));
  });
  return cued.length > 0 ? cued : free.slice(0, 1);
}

/** Whether a place stands between quotation marks; a sentence may begin inside them. */
function isQuoted(text: string, at: number): boolean {
  const marks = [...text.matchAll(/"/g)].map((mark) => mark.index);
  const [first] = marks;
  const beginsInside = first !== undefined && first > 0 && /[\w.,!?]/.test(text[first - 1] ?? '');
  const before = marks.filter((mark) => mark < at).length;
  return (before % 2 === 1) !== beginsInside;
}
