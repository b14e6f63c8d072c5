/**
 * A moment is a clock time with the zone, the date and the "approximately" that belong to it, joined by
 * what stands between them. Two moments with "to", "until", a dash, or "between … and" are a range.
 */
import type { DateToken, DayToken } from './date-tokens';
import type { Segment } from './segments';
import type { Meridiem, TimeToken } from './tokens';
import type { ZoneToken } from './zones';

export type Moment = Readonly<{
  from: number;
  to: number;
  time: TimeToken;
  zone: ZoneToken | null;
  day: DateToken | DayToken | null;
  approximate: boolean;
  /** The same moment told a second time in another zone. */
  alternate: Readonly<{ time: TimeToken; zone: ZoneToken }> | null;
  /** Taken from the other end of a range: "12:30 to 2:15pm". */
  meridiem?: Meridiem;
}>;

export type Range = Readonly<{ from: number; to: number; start: Moment; end: Moment }>;

export type Tokens = Readonly<{
  times: readonly TimeToken[];
  zones: readonly ZoneToken[];
  days: readonly (DateToken | DayToken)[];
}>;

const APPROXIMATE =
  /(?:\b(?:approximately|approx\.?|around|about|roughly|circa|ca\.|nearly|almost|near|sometime after|shortly before|shortly after|just before|just after|estimated)|~)\s*(?:at\s*)?\(?$/i;
const APPROXIMATE_AFTER = /^\s?(?:or so|or thereabouts|ish\b|-ish|give or take)/i;
const ZONE_GAP = /^\s{0,3},?\s{0,2}[([]?\s?(?:local time,?\s?)?(?:in\s)?$/i;
const RIGHT_DAY_GAP =
  /^[\s,)\]]{0,4}(?:local time,?\s)?(?:(?:on|of|in)\s+)?(?:the\s+)?(?:(?:early\s+)?(?:morning|afternoon|evening|night)\s+(?:of|on)\s+)?(?:the\s+)?$/i;
const LEFT_GLUE =
  /^(?:[\s,;:@|()[\]–-]|\b(?:at|on|the|of|from|around|about|roughly|approximately|approx\.?|circa|starting|beginning|between|local|time|morning|afternoon|evening|night|as|early|late|just|before|after|shortly|until|by|in|some|nearly|almost|near)\b|~)*$/i;
const DUAL_GAP = /^\s?[)\]]?\s?(?:\/|[([]|\||=|,?\s?\bor\b|,?\s?\bi\.e\.,?)\s?$/i;
const RANGE_GAP =
  /^[\s,)\]]*(?:(?:and\s+)?(?:ending|ended|lasting|lasted|continuing|continued|extending|running|on through)?\s*(?:to|until|till|til|through|thru|up to|up until|-|–|~|→|and until|and ended at|and was (?:fully )?(?:resolved|restored|fixed)|and ended|and lasted until)|(?:it|which|and|that|\s)*\s*(?:was |were |is )?(?:fully )?(?:ended|resolved|restored|finished|concluded|closed|mitigated))(?:[\s(]|\b(?:at|about|around|approximately|approx\.?|roughly|on|the|before|as late as|nearly|almost|just|after|shortly|its end|by|to|late|early)\b|~)*$/i;
const AND_GAP =
  /^[\s,)\]]*and(?:[\s(]|\b(?:at|about|around|approximately|approx\.?|roughly|on|the|until|nearly|almost|just|after|as late as|between|shortly|before|late|early)\b|~)*$/i;
const BETWEEN =
  /\bbetween(?:[\s(]|\b(?:at|about|around|approximately|approx\.?|roughly|on|the|as early as|nearly|almost|just|shortly|before|after)\b|~)*$/i;

/** The moments of one segment, in order. */
export function momentsOf(segment: Segment, tokens: Tokens, prepared: string): Moment[] {
  const gap = gapsOf(prepared);
  const times = soundTimes(tokens, gap);
  const takenDays = new Set<DateToken | DayToken>();
  const bases = times.map((time, index) => {
    const limit = times[index + 1]?.from ?? segment.to;
    const right = rightDay(time, limit, tokens, gap);
    if (right.day) takenDays.add(right.day);
    return { time, ...right };
  });
  const moments: Moment[] = [];
  let previousEnd = segment.from;
  for (const base of bases) {
    const day =
      base.day ??
      leftDay(
        base.time,
        previousEnd,
        tokens.days.filter((token) => !takenDays.has(token)),
        gap,
      );
    if (day) takenDays.add(day);
    const from = Math.min(base.time.from, day?.from ?? base.time.from);
    const before = [from, base.time.from].map((at) => gap(Math.max(segment.from, at - 30), at));
    const to = Math.max(base.zone?.to ?? 0, base.day?.to ?? 0, base.time.to);
    const approximate =
      before.some((text) => APPROXIMATE.test(text)) ||
      APPROXIMATE_AFTER.test(gap(to, Math.min(to + 16, segment.to)));
    previousEnd = to;
    moments.push({ from, to, time: base.time, zone: base.zone, day, approximate, alternate: null });
  }
  return joinDuals(moments, gap);
}

type Gap = (from: number, to: number) => string;

/** What stands between two tokens, its blanks as one; a long stretch joins nothing. */
const gapsOf =
  (prepared: string): Gap =>
  (from, to) => {
    const text = prepared.slice(from, Math.min(to, from + 400)).replace(/\s+/g, ' ');
    return text.length > 90 ? 'x' : text;
  };

/** 0800 and 17.00 are times only beside a zone, or in a range with a time. */
function soundTimes({ times, zones, days }: Tokens, gap: Gap): TimeToken[] {
  const sound: TimeToken[] = [];
  for (const time of times.toReversed()) {
    if (days.some((day) => day.from < time.to && time.from < day.to)) continue;
    const next = sound.at(-1);
    const joined =
      next &&
      (RANGE_GAP.test(gap(time.to, next.from)) ||
        AND_GAP.test(gap(time.to, next.from)) ||
        DUAL_GAP.test(gap(time.to, next.from)));
    const zone = nextTo(zones, time.to);
    const zoned = zone && /^\s?\(?$/.test(gap(time.to, zone.from));
    const named = /h/i.test(gap(time.from, time.to));
    if (!time.weak || zoned || named || joined) sound.push(time);
  }
  return sound.toReversed();
}

/** Only the nearest token can stand beside a time. */
const nextTo = <T extends Readonly<{ from: number }>>(tokens: readonly T[], at: number) =>
  tokens.find((token) => token.from >= at);

function rightDay(time: TimeToken, limit: number, { zones, days }: Tokens, gap: Gap) {
  const beside = <T extends Readonly<{ from: number; to: number }>>(
    tokens: readonly T[],
    at: number,
    between: RegExp,
  ) => {
    const next = nextTo(tokens, at);
    return next && next.to <= limit && between.test(gap(at, next.from)) ? next : null;
  };
  let zone = beside(zones, time.to, ZONE_GAP);
  let at = zone?.to ?? time.to;
  const again = zone && beside(zones, at, /^\s?[([]$/);
  if (zone && again) {
    at = again.to;
    const offset = /^(?:UTC|GMT)\s?[+-]/.test(again.written);
    if (offset && again.literalMinutes !== zone.literalMinutes) zone = again;
  }
  const day = beside(days, at, RIGHT_DAY_GAP);
  if (day && !zone) zone = beside(zones, day.to, ZONE_GAP);
  return { zone: zone ?? leftZone(time, zones, gap), day };
}

/** "UTC 10:00", but not the zone of the time before. */
function leftZone(time: TimeToken, zones: readonly ZoneToken[], gap: Gap): ZoneToken | null {
  const before = zones.findLast((zone) => zone.to <= time.from);
  if (!before || time.from - before.to > 2 || !/^\s?$/.test(gap(before.to, time.from))) return null;
  return /\d\s?\(?$/.test(gap(Math.max(0, before.from - 3), before.from)) ? null : before;
}

function leftDay(
  time: TimeToken,
  floor: number,
  days: readonly (DateToken | DayToken)[],
  gap: Gap,
) {
  const day = days.findLast((token) => token.from >= floor && token.to <= time.from);
  if (!day || time.from - day.to > 60) return null;
  const between = gap(day.to, time.from);
  return LEFT_GLUE.test(between) ? day : null;
}

/** "0800 PST/1600 GMT": the second telling is kept beside the first. */
function joinDuals(moments: readonly Moment[], gap: Gap): Moment[] {
  const joined: Moment[] = [];
  for (const moment of moments) {
    const last = joined.at(-1);
    const between = last ? gap(last.to, moment.day ? moment.from : moment.time.from) : '';
    const told =
      last &&
      moment.zone &&
      !last.alternate &&
      (last.zone
        ? last.zone.id !== moment.zone.id && DUAL_GAP.test(between)
        : last.day !== null && /^\s?[([]\s?$/.test(between));
    if (last && told && moment.zone) {
      const alternate = { time: moment.time, zone: moment.zone };
      joined[joined.length - 1] = {
        ...last,
        to: moment.to,
        alternate,
        day: last.day ?? moment.day,
      };
    } else joined.push(moment);
  }
  return joined;
}

/** The ranges among a segment's moments; a range told again in another zone becomes its alternate. */
export function rangesOf(moments: readonly Moment[], segment: Segment, prepared: string): Range[] {
  const ranges: Range[] = [];
  for (let index = 0; index + 1 < moments.length; index++) {
    const [start, end] = [moments[index], moments[index + 1]];
    if (!start || !end || !isRange(start, end, segment, prepared)) continue;
    const range = shareBetween({ from: start.from, to: end.to, start, end });
    const last = ranges.at(-1);
    const told = last && /^\s*[)\]]?\s*[([/]\s*$/.test(prepared.slice(last.to, range.from));
    if (last && told && range.end.zone && last.end.zone && last.end.zone.id !== range.end.zone.id) {
      ranges[ranges.length - 1] = withAlternate(last, range);
    } else ranges.push(range);
    index++;
  }
  return ranges;
}

function isRange(start: Moment, end: Moment, segment: Segment, prepared: string): boolean {
  const between = gapsOf(prepared)(start.to, end.from);
  if (RANGE_GAP.test(between)) return true;
  if (!AND_GAP.test(between)) return false;
  return (
    BETWEEN.test(prepared.slice(Math.max(segment.from, start.from - 60), start.from)) ||
    BETWEEN.test(prepared.slice(Math.max(segment.from, start.time.from - 60), start.time.from))
  );
}

function shareBetween(range: Range): Range {
  const { start, end } = range;
  const meridiem = end.time.meridiem;
  const plain = !start.time.meridiem && start.time.hour <= 12 && start.time.hour > 0;
  const approximate = start.approximate || end.approximate;
  const told = start.time.meridiem;
  const follows = told && !meridiem && !end.day && end.time.hour <= 12 && end.time.hour > 0;
  return {
    ...range,
    start: {
      ...start,
      ...(plain && meridiem && { meridiem: startMeridiem(start, end, meridiem) }),
    },
    end: {
      ...end,
      ...(follows && { meridiem: endMeridiem(start, end, told) }),
      approximate: end.approximate || (start.approximate && approximate),
    },
  };
}

const minutesOf = ({ time }: Moment) => (time.hour % 12) * 60 + time.minute;

/** "3:33pm – 3:50" ended in the same half of the day, "11:40pm – 12:10" in the next. */
function endMeridiem(start: Moment, end: Moment, meridiem: Meridiem): Meridiem {
  if (minutesOf(start) <= minutesOf(end)) return meridiem;
  return meridiem === 'pm' ? 'am' : 'pm';
}

/** "11:15 to 1:15pm" began before noon, "12:30 to 2:15pm" after it. */
function startMeridiem(start: Moment, end: Moment, meridiem: Meridiem): Meridiem {
  if (minutesOf(start) <= minutesOf(end)) return meridiem;
  return meridiem === 'pm' ? 'am' : 'pm';
}

function withAlternate(range: Range, again: Range): Range {
  const alternate = (moment: Moment, other: Moment) => {
    const zone = other.zone ?? again.end.zone;
    return zone ? { ...moment, alternate: { time: other.time, zone } } : moment;
  };
  return {
    ...range,
    to: again.to,
    start: alternate(range.start, again.start),
    end: alternate(range.end, again.end),
  };
}
