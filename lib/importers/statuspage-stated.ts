/** The window that a Statuspage incident's last words state, beside the page's own. */
import type { Observation } from '@/lib/sla/evidence';

import { type Announced, statedWindows } from './stated';
import type { Incident } from './statuspage-incident';

const LAST_WORDS = new Set(['resolved', 'postmortem']);

/** One observation for each announced service, or one without a service; empty when nothing is certain. */
export function statedObservations(
  { id, name, updates }: Incident,
  announced: readonly Announced[],
): Observation[] {
  const words = updates.flatMap(({ status, body, shownAt, place }) =>
    LAST_WORDS.has(status) && shownAt !== null ? [{ text: body, at: shownAt, place }] : [],
  );
  return statedWindows({ ref: id, title: name }, words, announced);
}
