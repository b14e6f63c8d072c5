/**
 * The window that an incident report of Google states under its labels: "(All Times US/Pacific)",
 * "Incident Start: 2021-05-04 15:35", "Incident End: …", "Duration: …". A duration that disagrees
 * makes it uncertain.
 */
import { exactly } from '@/lib/sla/evidence';

import { PACIFIC, pacificInstant } from './pacific-time';
import { type Finder, statedInProse } from './stated';
import { writtenDuration, writtenTime } from './written-time';

const PACIFIC_TIMES = /\ball times (?:are )?(?:in )?US\/Pacific\b/i;
const TIME = String.raw`(\d{1,2} [A-Z][a-z]+ \d{4},? \d\d:\d\d|\d{4}-\d\d-\d\d \d\d:\d\d)(?: (?:US/Pacific|(P[DS]T)))?`;
const LABEL = (name: string, value: string) =>
  new RegExp(String.raw`\b${name}\s*:?[\s*.]*:?[\s*.]*${value}`, 'gi');

const statedUnderLabels: Finder = ({ text }) => {
  const start = only(text, LABEL('Incident Start', TIME));
  const end = only(text, LABEL('Incident End', TIME));
  if (!start || !end) return null;
  const [startAt, endAt] = [start, end].map((match) => instantOf(match, text));
  if (startAt == null || endAt == null || !agrees(text, endAt - startAt)) return null;
  return {
    start: exactly(startAt),
    end: exactly(endAt),
    zone: PACIFIC,
    quote: `${start[0]} … ${end[0]}`,
  };
};

export const googleFinders: readonly Finder[] = [statedUnderLabels, statedInProse];

/** A report that gives each product a start and end of its own: no one window holds for all of them. */
export const hasWindowsApart = (text: string): boolean =>
  [...text.matchAll(/\bstart\s*:/gi)].length > 1;

function instantOf([, written = '', zone]: RegExpExecArray, text: string): number | null {
  if (zone === undefined && !PACIFIC_TIMES.test(text) && !/US\/Pacific/.test(text)) return null;
  const plain = written.replace(',', '');
  const time = writtenTime(plain, /^\d{4}-/.test(plain) ? 'iso' : 'dmy');
  return time && pacificInstant(time.localMs, zone);
}

function agrees(text: string, ms: number): boolean {
  const written = only(
    text,
    LABEL('Duration', String.raw`(\d[\w ,]*?(?:minutes?|hours?))\b(?! ?,| and)`),
  );
  if (!written) return true;
  const durationMs = writtenDuration(written[1] ?? '', 'hms');
  return durationMs === null || durationMs === ms;
}

/** The match, where there is just one. */
function only(text: string, pattern: RegExp): RegExpExecArray | null {
  const [match, another] = text.matchAll(pattern);
  return match && !another ? match : null;
}
