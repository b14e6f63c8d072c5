/**
 * The window that the vendor states in the last words of an incident: "between 01:26 and 01:56 UTC".
 * It is commonly longer than the page's own, and as much an admission. Taken only when it is certain:
 * one window, closed, exact, its zone written there, and touching the incident.
 */
import type { Observation } from '@/lib/sla/evidence';

import { read } from './postmortem/read';
import { edgesOf, quoteOf } from './prose';
import type { Incident, IncidentUpdate } from './statuspage-incident';

const LAST_WORDS = new Set(['resolved', 'postmortem']);
const CLOCK = /\d[:.]\d\d|\d\s*[ap]\.?m\b|\b\d{4}\s*(?:UTC|GMT|Z)\b/i;
const DAY_MS = 86_400_000;

/** One observation for each announced service, or one without a service; empty when nothing is certain. */
export function statedObservations(
  incident: Incident,
  announced: readonly Observation[],
): Observation[] {
  for (const update of incident.updates.toReversed()) {
    if (!LAST_WORDS.has(update.status) || !CLOCK.test(update.body)) continue;
    const stated = statedIn(update, announced);
    if (!stated) continue;
    const title = incident.name ? { title: incident.name } : {};
    return stated.map((fact) => ({ ...fact, ...title, ref: `${incident.id}:stated${fact.ref}` }));
  }
  return [];
}

function statedIn(update: IncidentUpdate, announced: readonly Observation[]) {
  if (update.shownAt === null) return null;
  const { windows, issues } = read({
    text: update.body,
    publishedAt: new Date(update.shownAt).toISOString(),
  });
  const [window] = windows;
  const alone = window && windows.length === 1 && issues.length === 0;
  if (!alone || window.kind === 'maintenance' || window.precision !== 'exact') return null;
  const { start, end } = edgesOf(window);
  if (!end || window.zone.basis !== 'stated' || end.at <= start.at) return null;
  if (!announced.some((fact) => touches(fact, start.at, end.at)) || end.at > update.shownAt)
    return null;

  const fact = {
    kind: 'observation' as const,
    place: { path: update.path },
    quote: quoteOf(window.quotes, update.body),
    state: window.kind === 'outage' ? ('down' as const) : ('degraded' as const),
    basis: 'stated' as const,
    start,
    end,
    precision: window.precision,
    zone: window.zone,
  };
  const services = new Set(announced.flatMap(({ service }) => service ?? []));
  if (services.size === 0) return [{ ...fact, ref: '' }];
  return [...services].map((service) => ({ ...fact, ref: `:${service}`, service }));
}

const touches = (fact: Observation, start: number, end: number) =>
  end >= fact.start.at - DAY_MS && start <= (fact.end?.at ?? Infinity);
