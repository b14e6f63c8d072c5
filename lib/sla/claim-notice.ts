/** What the letter says about first notice and silence: only what was promised and broken, or is notable. */
import { Temporal } from 'temporal-polyfill';

import type { Assessment } from './assessment';
import type { ClaimInput, ClaimOutage } from './claim-input';
import type { Commitment } from './commitment-format';
import { duration } from './wording';
import { withinWords } from './wording-terms';
import { localDay, weekdayDate, zonedTime } from './wording-time';

/** Where the contract promises nothing, a first notice after 30 and a silence of 60 minutes are told. */
const NOTABLE_NOTICE_SECONDS = 30 * 60;
const NOTABLE_SILENCE_SECONDS = 60 * 60;

type Communication = Extract<Commitment, { kind: 'communication' }>;

/**
 * "clause 4.1" where the contract's numbering is known, else the promise by its name in the terms.
 * `id` is a commitment's, or `<commitment>.remedy`.
 */
export function clauseOf(input: ClaimInput, id: string): string {
  const known = input.clauses?.[id];
  const name = id.endsWith('.remedy') ? id.slice(0, -'.remedy'.length) : id;
  return known === undefined ? `commitment \u201c${name}\u201d` : `clause ${known}`;
}

/** Sentences on the latest first notice, on outages without any word, and on the longest silence. */
export function noticeSentences(input: ClaimInput, assessment: Assessment): string[] {
  return [
    ...firstNotice(input, assessment),
    ...noWord(input),
    ...longestSilence(input, assessment),
  ];
}

function promiseOf(input: ClaimInput, assessment: Assessment, measure: Communication['measure']) {
  const promises = input.terms.commitments.filter(
    (one): one is Communication => one.kind === 'communication' && one.measure === measure,
  );
  const broken = promises.find(({ id }) =>
    assessment.commitments.some((one) => one.id === id && one.status === 'breached'),
  );
  return { promised: promises.length > 0, broken };
}

function firstNotice(input: ClaimInput, assessment: Assessment): string[] {
  const { promised, broken } = promiseOf(input, assessment, 'first_notice');
  const latest = longest(input.outages, (outage) => outage.firstNoticeSeconds);
  if (!latest || (promised ? !broken : latest.seconds < NOTABLE_NOTICE_SECONDS)) return [];
  const which = input.outages.length > 1 ? ` of the outage of ${dayOf(input, latest.outage)}` : '';
  const allows = broken ? `; ${clauseOf(input, broken.id)} allows ${withinWords(broken)}` : '';
  const about = latest.outage.startBounds ? 'about ' : '';
  return [
    `First notice${which} came ${about}${duration(latest.seconds)} after the failure${allows}.`,
  ];
}

function noWord(input: ClaimInput): string[] {
  const silent = input.outages.filter((outage) => outage.silent);
  if (silent.length === 0) return [];
  if (input.outages.length === 1) return ['You gave no notice of it.'];
  if (silent.length > 3) return [`You gave no notice of ${silent.length} of these outages.`];
  const days = [...new Set(silent.map((outage) => dayOf(input, outage)))];
  return [`You gave no notice of the outage of ${days.join(' and of ')}.`];
}

function longestSilence(input: ClaimInput, assessment: Assessment): string[] {
  const { promised, broken } = promiseOf(input, assessment, 'update_interval');
  const heard = input.outages.filter((outage) => !outage.silent);
  const worst = longest(heard, (outage) => outage.longestSilenceSeconds);
  if (!worst || (promised ? !broken : worst.seconds < NOTABLE_SILENCE_SECONDS)) return [];
  const allows = broken ? `; ${clauseOf(input, broken.id)} allows ${withinWords(broken)}` : '';
  const span = worst.outage.longestSilence;
  if (!span) return [`The longest silence lasted ${duration(worst.seconds)}${allows}.`];
  return [`${between(input, span)} there was no word${allows}.`];
}

/** "Between 11:34 and 13:18 EDT"; with the dates where several outages or days are in question. */
function between(input: ClaimInput, span: Readonly<{ start: string; end: string }>): string {
  const { id } = input.terms.timeZone;
  const day = localDay(span.start, id);
  const sameDay = day === localDay(span.end, id);
  const offset = (at: string) => Temporal.Instant.from(at).toZonedDateTimeISO(id).offset;
  if (!sameDay || offset(span.start) !== offset(span.end)) {
    return `Between ${zonedTime(span.start, id, 'day')} and ${zonedTime(span.end, id, 'day')}`;
  }
  const start = zonedTime(span.start, id, 'no_day').split('\u00a0')[0];
  const prefix = input.outages.length > 1 ? `On ${weekdayDate(day)} between` : 'Between';
  return `${prefix} ${start} and ${zonedTime(span.end, id, 'no_day')}`;
}

/** The day of an outage; with its time where another one began on that day. */
function dayOf({ outages, terms }: ClaimInput, { id, start, precision }: ClaimOutage): string {
  const zone = terms.timeZone.id;
  const day = localDay(start, zone);
  const isOnly = outages.every((other) => other.id === id || localDay(other.start, zone) !== day);
  return isOnly || precision === 'day' ? weekdayDate(day) : zonedTime(start, zone, 'day');
}

function longest(
  outages: readonly ClaimOutage[],
  secondsOf: (outage: ClaimOutage) => number | null,
): { outage: ClaimOutage; seconds: number } | undefined {
  let worst: { outage: ClaimOutage; seconds: number } | undefined;
  for (const outage of outages) {
    const seconds = secondsOf(outage);
    if (seconds !== null && (!worst || seconds > worst.seconds)) worst = { outage, seconds };
  }
  return worst;
}
