/**
 * The window that AWS states in the last message of an event: "Between 5:42 PM and 7:04 PM PDT, …". Without
 * a date the window is the last such before the message; AWS writes the dates of one that is longer ago.
 */
import { exactly } from '@/lib/sla/evidence';

import { clockMs, lastPacific, PACIFIC } from './pacific-time';
import { type Finder, statedInProse } from './stated';

const TIME = String.raw`(\d{1,2}:\d\d\s*[AP]M)(?:\s*(P[DS]T))?`;
const OPENING = new RegExp(
  String.raw`^(?:\s*\[[^\]]{1,40}\])*\W*(?:between|from)\s+${TIME}\s+(?:and|to)\s+${TIME}\b`,
  'i',
);
const ANOTHER = /\b(?:between|from|starting at|beginning at)\s+\d{1,2}:\d\d/gi;

const statedInOpening: Finder = ({ text, at }) => {
  const match = OPENING.exec(text);
  if (!match || [...text.matchAll(ANOTHER)].length > 1) return null;
  const [quote, startText = '', startZone, endText = '', endZone] = match;
  const [startMs, endMs] = [clockMs(startText), clockMs(endText)];
  if (startMs === null || endMs === null || endZone === undefined) return null;
  const end = lastPacific(endMs, at, endZone.toUpperCase());
  const start = end && lastPacific(startMs, end - 1, (startZone ?? endZone).toUpperCase());
  if (!start || !end) return null;
  return { start: exactly(start), end: exactly(end), zone: PACIFIC, quote };
};

export const awsFinders: readonly Finder[] = [statedInOpening, statedInProse];
