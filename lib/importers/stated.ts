/**
 * The window that the vendor states in the last words about an incident: "between 01:26 and 01:56 UTC".
 * It is commonly longer than the page's own, and as much an admission. Taken only when it is certain:
 * one window, closed, exact, its zone written there or fixed by the format, and touching the incident.
 */
import type { Edge, Observation, Place, ZoneNote } from '@/lib/sla/evidence';

import { read } from './postmortem/read';
import { edgesOf, quoteOf } from './prose';

/** A message that speaks of the whole incident. `at`: when it was shown, epoch ms; `day`: its date where it was written. */
export type LastWord = Readonly<{ text: string; at: number; place: Place; day?: string }>;

export type StatedWindow = Readonly<{
  start: Edge;
  end: Edge;
  zone: ZoneNote;
  quote: string;
  /** Where the words tell it; else as the feed's own fields have it. */
  state?: Observation['state'];
}>;

/** One way to find the certain window of a text. */
export type Finder = (word: LastWord) => StatedWindow | null;

type Subject = Readonly<{ ref: string; title?: string }>;

/** What the page's own fields say of the incident. */
export type Announced = Pick<Observation, 'service' | 'state' | 'start' | 'end'>;

const CLOCK = /\d[:.]\d\d|\d\s*[ap]\.?m\b|\b\d{4}\s*(?:UTC|GMT|Z)\b/i;
const DAY_MS = 86_400_000;

/**
 * One observation for each announced service, or one without a service; empty when nothing is certain.
 * `words`: oldest first; the last that states a window tells it. `finders`: in the order to be tried.
 */
export function statedWindows(
  { ref, title }: Subject,
  words: readonly LastWord[],
  announced: readonly Announced[],
  finders: readonly Finder[] = [statedInProse],
): Observation[] {
  for (const word of words.toReversed()) {
    if (!CLOCK.test(word.text)) continue;
    const stated = finders.reduce<StatedWindow | null>((found, find) => found ?? find(word), null);
    if (!stated || !fits(stated, word, announced)) continue;
    const { state, ...window } = stated;
    const fact = {
      kind: 'observation' as const,
      place: word.place,
      ...(title && { title }),
      basis: 'stated' as const,
      precision: 'exact' as const,
      ...window,
    };
    const worst = (service?: string) =>
      state ?? worstOf(announced.filter((one) => one.service === service));
    const services = new Set(announced.flatMap(({ service }) => service ?? []));
    if (services.size === 0) return [{ ...fact, state: worst(), ref: `${ref}:stated` }];
    return [...services].map((service) => ({
      ...fact,
      service,
      state: worst(service),
      ref: `${ref}:stated:${service}`,
    }));
  }
  return [];
}

/** The only window of the text, when the reader has no doubt about it. */
export function statedInProse({ text, at, day }: LastWord): StatedWindow | null {
  const { windows, issues } = read({ text, publishedAt: day ?? new Date(at).toISOString() });
  const [window] = windows;
  const alone = window && windows.length === 1 && issues.length === 0;
  if (!alone || window.kind === 'maintenance' || window.precision !== 'exact') return null;
  const { start, end } = edgesOf(window);
  if (!end || window.zone.basis !== 'stated') return null;
  return {
    start,
    end,
    zone: window.zone,
    quote: quoteOf(window.quotes, text),
    state: window.kind === 'outage' ? 'down' : 'degraded',
  };
}

/** A window that was over when it was stated, and began within a day before the incident or during it. */
const fits = ({ start, end }: StatedWindow, word: LastWord, announced: readonly Announced[]) =>
  start.at < end.at &&
  end.at <= word.at &&
  announced.some(
    (fact) => end.at >= fact.start.at - DAY_MS && start.at <= (fact.end?.at ?? Infinity),
  );

const worstOf = (facts: readonly Announced[]): Observation['state'] =>
  facts.some(({ state }) => state === 'down') ? 'down' : 'degraded';
