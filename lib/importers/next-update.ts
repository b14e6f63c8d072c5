/**
 * The promise of a next message: "next update in 30 minutes", "by 14:30 UTC", "by 3:30 PM PDT", "by Thursday,
 * 2026-08-20 13:30 PDT", "by: Friday, March 6, 2026, at 9:00 AM UTC". Only a promise whose moment is certain
 * counts; "soon", "about two hours", clock times in another or an unnamed zone, and a day without its date are none.
 */
import { clockMs, nextPacific, pacificInstant } from './pacific-time';
import { writtenTime } from './written-time';

const MIN_MS = 60_000;
const DAY_MS = 86_400_000;

const UPDATE = String.raw`(?:next|another|further|an|more)\s+(?:status\s+)?(?:update|information|communication)s?`;
const AMOUNT = String.raw`(\d{1,3}|an?|one|two|three|four|next)\s*(?:-\s*)?(minutes?|mins?|hours?|hrs?)`;
const WITHIN = new RegExp(
  String.raw`\b${UPDATE}\b[^.!?\n]{0,60}?\b(?:in|within)\s+(?:the\s+)?(?:next\s+)?${AMOUNT}\b(?!\s*(?:to|-|or)\b)`,
  'i',
);
const ZONE = String.raw`\(?(UTC|GMT|P[DS]?T|(?:US/)?Pacific)\b`;
const DATE = String.raw`(\d{4}-\d\d-\d\d|[a-z]{3,9}\.? \d{1,2}, \d{4}),?\s+(?:at\s+)?`;
const BY = new RegExp(
  String.raw`\b${UPDATE}\b[^.!?\n]{0,60}?\b(?:by|at|before|no later than):?\s+(?:[a-z]+day,?\s+)?(?:${DATE})?(\d{1,2}:\d\d\s*(?:[ap]m)?)\s*${ZONE}`,
  'i',
);
const DAY_NAMED =
  /\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\.? \d|\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))/i;
const NUMBERS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  next: 1,
};

/** Epoch ms until when a message of `at` promises the next one, or null. */
export function promisedUpdate(body: string, at: number): number | null {
  const within = WITHIN.exec(body);
  if (within) {
    const [, amountText = '', unit = ''] = within;
    const amount = NUMBERS[amountText.toLowerCase()] ?? Number(amountText);
    if (amount === 0 || (/^next$/i.test(amountText) && /s$/i.test(unit))) return null;
    return at + amount * (/^h/i.test(unit) ? 60 * MIN_MS : MIN_MS);
  }
  const by = BY.exec(body);
  if (!by) return null;
  const [words, day, clockText = '', zone = ''] = by;
  if (day === undefined && DAY_NAMED.test(words)) return null;
  const pacific = /^(?:UTC|GMT)$/i.test(zone) ? null : zone.toUpperCase();
  const until =
    day === undefined ? clockAfter(at, clockText, pacific) : dated(`${day} ${clockText}`, pacific);
  return until !== null && until > at ? until : null;
}

function dated(text: string, pacific: string | null): number | null {
  const localMs = (writtenTime(text, 'iso') ?? writtenTime(text, 'mdy'))?.localMs ?? null;
  return localMs === null || pacific === null ? localMs : pacificInstant(localMs, pacific);
}

/** A clock time without a date is the next one after the message, if that is within half a day. */
function clockAfter(at: number, clockText: string, pacific: string | null): number | null {
  const timeMs = clockMs(clockText);
  if (timeMs === null) return null;
  const next = pacific === null ? nextUtc(timeMs, at + 1) : nextPacific(timeMs, at + 1, pacific);
  return next !== null && next - at <= DAY_MS / 2 ? next : null;
}

function nextUtc(timeMs: number, from: number): number {
  const today = Math.floor(from / DAY_MS) * DAY_MS + timeMs;
  return today >= from ? today : today + DAY_MS;
}
