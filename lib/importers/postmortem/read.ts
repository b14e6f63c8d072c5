/**
 * The prose reader: windows, vendor statements and contents of a postmortem, mail or article, by rules
 * and a tokenizer, without a network. It proposes; a person confirms. What it cannot place is an issue.
 */
import { Temporal } from 'temporal-polyfill';

import { calendarOf, monthComesFirst, civilDay, type Calendar, type CivilDay } from './calendar';
import { contentsOf, type Contents } from './contents';
import { datesOf, daysOf, yearHintsOf, type DateToken, type DayToken } from './date-tokens';
import type { Issue } from './drafts';
import type { Tokens } from './moments';
import { statementOut, windowOut, type StatementFound, type WindowFound } from './output';
import { placeAll, type Context } from './placing';
import { prepare } from './prepare';
import { clock } from './resolve';
import { segmentsOf, type Segment } from './segments';
import { statementsOf } from './statements';
import { durationsOf, timesOf, walker } from './tokens';
import { mentionsOf } from './vendors';
import { presentDay, windowsOf } from './windows';
import { zonesOf, type ZoneToken } from './zones';

export type Reading = Readonly<{
  windows: WindowFound[];
  statements: StatementFound[];
  contains: Contents;
  issues: Issue[];
}>;

export type ReadInput = Readonly<{
  text: string;
  /** An instant or a date, ISO 8601: when the text was published. */
  publishedAt?: string;
  /** IANA zone of times that name none; without it such a time is an issue. */
  defaultZone?: string;
}>;

/** Characters read of a text; more is an issue. */
const LONGEST = 2_000_000;

/**
 * Reads one text. Instants are ISO 8601 in UTC; places are character offsets in `text`. A window with
 * `end: null` has no end in the text. Bounds stand beside every edge that is not exact. Throws nothing:
 * an unknown `defaultZone` or unreadable `publishedAt` is an issue.
 */
export function read({ text, publishedAt, defaultZone }: ReadInput): Reading {
  const issues: Issue[] = [];
  const prepared = prepare(text.slice(0, LONGEST));
  if (text.length > LONGEST) {
    issues.push({
      from: LONGEST,
      to: text.length,
      field: 'text',
      found: `${text.length} characters`,
      expected: `at most ${LONGEST}`,
    });
  }
  const zone = defaultZone !== undefined && clock(defaultZone) ? defaultZone : null;
  if (defaultZone !== undefined && zone === null)
    issues.push(settingIssue('defaultZone', defaultZone, 'an IANA zone'));

  const segments = segmentsOf(prepared);
  const lexed = lex(prepared);
  const declared = declaredZone(prepared, lexed.zones);
  const onlyZone = new Set(lexed.zones.map(({ id }) => id)).size === 1 ? lexed.zones[0] : null;
  const chosen = (declared ?? onlyZone)?.id ?? zone;
  const published = publishedAt === undefined ? null : publishedDay(publishedAt, chosen);
  if (publishedAt !== undefined && published === null)
    issues.push(settingIssue('publishedAt', publishedAt, 'an ISO 8601 date or time'));
  const calendar = calendarFor(prepared, { lexed, segments, published, zone });
  const context: Context = {
    prepared,
    calendar,
    defaultZone: zone,
    declared,
    onlyZone: onlyZone ?? null,
  };
  const sentences = placeAll(segments, inSegments(lexed), context);
  const mentions = mentionsOf(prepared, segments);
  const windows = windowsOf(sentences, { context, durations: durationsOf(prepared) });
  const dated = sentences.some(({ segment, days }) => segment.role !== 'header' && days.length > 0);
  const statements = statementsOf(windows.rest, mentions, {
    zone: chosen ?? undefined,
    present: dated ? null : presentDay(context),
  });
  const found = windows.drafts.map((draft) => windowOut(draft, mentions));
  return {
    windows: found,
    statements: statements.told.map(statementOut),
    contains: contentsOf(
      segments,
      found.map(({ kind }) => kind),
    ),
    issues: [...issues, ...withFound([...windows.issues, ...statements.issues], text)],
  };
}

const settingIssue = (field: string, found: string, expected: string): Issue => ({
  from: 0,
  to: 0,
  field,
  found,
  expected,
});

/** An issue shows the words it is about, once. */
function withFound(issues: readonly Issue[], text: string): Issue[] {
  const seen = new Set<string>();
  return issues.flatMap((issue) => {
    const key = `${issue.from} ${issue.field}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ ...issue, found: text.slice(issue.from, issue.to) }];
  });
}

/**
 * The day of publication as the zone of the text counts days: what a vendor calls "today" in the evening
 * of California is tomorrow in UTC. A date, and midnight UTC by which callers hand one over, is that day.
 */
function publishedDay(publishedAt: string, zone: string | null): CivilDay | null {
  const at = Date.parse(publishedAt);
  if (Number.isNaN(at)) return null;
  const isInstant = /[\dT:.]{6}(?:Z|[+-]\d\d:?\d\d)$/.test(publishedAt) && at % 86_400_000 !== 0;
  const written =
    isInstant && zone !== null
      ? Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString()
      : publishedAt;
  const day = /^(\d{4})-(\d\d)-(\d\d)/.exec(written);
  if (!day) return null;
  return civilDay(Number(day[1]), Number(day[2]), Number(day[3]));
}

type Lexed = Readonly<{
  times: ReturnType<typeof timesOf>;
  zones: ZoneToken[];
  dates: DateToken[];
  days: (DateToken | DayToken)[];
}>;

function lex(prepared: string): Lexed {
  const dates = datesOf(prepared);
  const days = [...dates, ...daysOf(prepared, dates)].toSorted((a, b) => a.from - b.from);
  const zones = zonesOf(prepared);
  // The "02:00" of "14:05+02:00" is no clock time.
  return { times: timesOf(prepared).filter(outside(zones)), zones, dates, days };
}

/** Whether a token begins outside all places given, which are in order and apart. */
function outside(places: readonly Readonly<{ from: number; to: number }>[]) {
  let next = 0;
  return ({ from }: Readonly<{ from: number }>): boolean => {
    while ((places[next]?.to ?? Infinity) <= from) next++;
    return (places[next]?.from ?? Infinity) > from;
  };
}

/** Segments are asked for in order: each list is walked once. */
function inSegments({ times, zones, days }: Lexed): (segment: Segment) => Tokens {
  const [timesIn, zonesIn, daysIn] = [walker(times), walker(zones), walker(days)];
  return (segment) => ({ times: timesIn(segment), zones: zonesIn(segment), days: daysIn(segment) });
}

type Known = Readonly<{
  lexed: Lexed;
  segments: readonly Segment[];
  published: CivilDay | null;
  /** The zone chosen for times that name none. */
  zone: string | null;
}>;

function calendarFor(prepared: string, { lexed, segments, published, zone }: Known): Calendar {
  const { dates, zones } = lexed;
  const named = zones.map(({ id }) => id);
  const ids = named.length === 0 && zone !== null ? [zone] : named;
  return calendarOf({
    dates,
    hints: yearHintsOf(prepared, dates),
    published: published ?? bylineDay(segments, dates),
    titled: titledDay(segments, dates),
    monthFirst: monthComesFirst(dates, ids, prepared),
  });
}

/** "2020-03-24 Fibre cut": the one full date of the first line. */
function titledDay(segments: readonly Segment[], dates: readonly DateToken[]): CivilDay | null {
  const [title] = segments;
  if (title?.role !== 'heading') return null;
  const [date, second] = dates.filter(({ from, to }) => from >= title.from && to <= title.to);
  if (date?.year === undefined || date.swappable || second) return null;
  return civilDay(date.year, date.month, date.day);
}

/** "Posted Dec 29, 2010" dates the text where the caller does not. */
function bylineDay(segments: readonly Segment[], dates: readonly DateToken[]): CivilDay | null {
  for (const segment of segments) {
    if (segment.role !== 'header') continue;
    const date = dates.find(
      (one) => one.from >= segment.from && one.to <= segment.to && one.year !== undefined,
    );
    if (date?.year !== undefined) return civilDay(date.year, date.month, date.day);
  }
  return null;
}

const DECLARED =
  /\b(?:all (?:\w+ )?(?:times?|timestamps?)(?: \w+){0,4}?(?: are| is| in| given| listed| shown)*(?: in)?|times? (?:are )?(?:in|given in|shown in|listed in)|timezone\s*[:=]|time zone\s*[:=]|timeline \(?(?:all times )?(?:in )?)[\s:(]*$/i;

/** "All times are in UTC" holds for every time that names no zone. */
const declaredZone = (prepared: string, zones: readonly ZoneToken[]) =>
  zones.find((zone) =>
    DECLARED.test(prepared.slice(Math.max(0, zone.from - 60), zone.from).replace(/\s+/g, ' ')),
  ) ?? null;
