/**
 * A window of which a message tells only the clock times: "from 6:41 AM to 8:55 AM PDT". Its day is the
 * one on which it meets the announced outage and was over when it was said; two such days, and it is none.
 */
import type { Observation } from '@/lib/sla/evidence';

import { read } from './postmortem/read';
import { type Finder, statedInProse, type StatedWindow } from './stated';

const DAY_MS = 86_400_000;
/** An outage of more days has each clock time more than once. */
const MOST_DAYS = 4;

export const statedByClock =
  (announced: readonly Observation[]): Finder =>
  (word) => {
    const { windows, issues } = read({
      text: word.text,
      publishedAt: new Date(word.at).toISOString(),
    });
    const [undated] = issues;
    if (windows.length > 0 || issues.length !== 1 || undated?.field !== 'date') return null;
    const found = new Map<number, StatedWindow>();
    for (const day of daysOf(announced, word.at)) {
      const { text } = word;
      const dated = `${text.slice(0, undated.to)} on ${day}${text.slice(undated.to)}`;
      const window = statedInProse({ ...word, text: dated });
      if (!window || window.end.at > word.at || !meets(window, announced)) continue;
      found.set(window.start.at, { ...window, quote: text.slice(undated.from, undated.to) });
    }
    const [only] = found.values();
    return found.size === 1 ? (only ?? null) : null;
  };

const meets = ({ start, end }: StatedWindow, announced: readonly Observation[]) =>
  announced.some(
    (fact) => end.at > fact.start.at && start.at < (fact.end?.at ?? Number.MAX_SAFE_INTEGER),
  );

/** The days, anywhere on earth, from the outage's first to that of the message: "April 3, 2026". */
function daysOf(announced: readonly Observation[], saidAt: number): string[] {
  const first = Math.min(...announced.map(({ start }) => start.at));
  const days: string[] = [];
  if (!(saidAt - first < MOST_DAYS * DAY_MS)) return days;
  for (let at = first - 2 * DAY_MS; at <= saidAt + DAY_MS; at += DAY_MS) {
    const date = new Date(at);
    days.push(`${MONTHS[date.getUTCMonth()]} ${date.getUTCDate()}, ${date.getUTCFullYear()}`);
  }
  return days;
}

const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );
