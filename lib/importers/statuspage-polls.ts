/**
 * Incidents as one poll of a status page after the other shows them. `summary.json` and
 * `incidents/unresolved.json` never show an end: what a later poll no longer shows has ended between
 * the last poll that showed it and the first that did not. What the last poll still shows is open when
 * that poll is recent, and else known to have been open until then.
 *
 * Memory: one version of each incident, at most `HELD` of them.
 */
import { z } from 'zod';

import type { Edge, Issue } from '@/lib/sla/evidence';

import type { ImportedRecord } from './importer';
import { componentsOf, isWell } from './statuspage-components';
import { evidenceOf, incidentEvidence, isOpen } from './statuspage-evidence';
import type { Incident } from './statuspage-incident';
import { instantOf } from './written-time';

/** An incident as one poll shows it, with what could not be read of it. */
export type Seen = Readonly<{ incident: Incident; issues: readonly Issue[] }>;

const HELD = 2000;

const time = z.string().nullish();
const pollFields = z.object({
  fetched_at: time,
  page: z.object({ updated_at: time }).nullish(),
  components: z
    .array(z.object({ id: z.string().nullish(), name: z.string(), status: z.string() }))
    .nullish()
    .catch(null),
});
type Poll = z.infer<typeof pollFields>;

type Entry = { seen: Seen; poll: number; seenAt: number | null; end: Edge | null };

export type PollBook = ReturnType<typeof pollBook>;

export function pollBook(now: number) {
  const entries = new Map<string, Entry>();
  const issues: Issue[] = [];
  let polls = 0;
  let lastAt: number | null = null;
  let last: Poll | null = null;

  /** `shown` in the poll that is being read. Gives the oldest where too many are held. */
  const see = (shown: Seen): ImportedRecord[] => {
    const { id } = shown.incident;
    const known = entries.get(id);
    const isTwice = known?.poll === polls;
    const key = isTwice ? `${id} ${entries.size}` : id;
    entries.set(key, { seen: shown, poll: polls, seenAt: lastAt, end: null });
    const [oldest] = entries;
    if (entries.size <= HELD || !oldest) return [];
    entries.delete(oldest[0]);
    return [recordOf(oldest[1], lastAt, now)];
  };

  /** The poll at `path` has ended; `value` is what it says beside its incidents. */
  const close = (value: unknown, path: string) => {
    const parsed = pollFields.safeParse(value);
    last = parsed.success ? parsed.data : null;
    const at = pollTime(last);
    if (at !== null && lastAt !== null && at < lastAt) issues.push(outOfOrder(path, lastAt, at));
    else if (at !== null) {
      for (const entry of entries.values()) settle(entry, at);
      lastAt = at;
    }
    polls += 1;
  };

  const settle = (entry: Entry, at: number) => {
    if (entry.poll === polls) entry.seenAt = at;
    else if (isOpen(entry.seen.incident)) {
      entry.end ??= { at, earliest: entry.seenAt ?? lastAt ?? at, latest: at };
    }
  };

  /** Everything still held, then what the polls themselves leave unknown. */
  function* rest(): Generator<ImportedRecord> {
    for (const entry of entries.values()) yield recordOf(entry, lastAt, now);
    const open = [...entries.values()].map(({ seen }) => seen.incident);
    const unexplained = last ? brokenAlone(last, open.filter(isOpen)) : [];
    const found = [...issues, ...unexplained];
    if (found.length > 0) yield { evidence: [], issues: found };
  }

  return { see, close, rest };
}

/** When a poll was made or, where it does not say so, when its page had last changed; epoch ms. */
const pollTime = (poll: Poll | null): number | null =>
  instantOf(poll?.fetched_at ?? poll?.page?.updated_at ?? '');

function recordOf({ seen, end }: Entry, toldAt: number | null, now: number): ImportedRecord {
  const { incident } = seen;
  const issues = [...seen.issues];
  const evidence = end
    ? incidentEvidence(incident, issues, end)
    : evidenceOf(incident, issues, { toldAt, now });
  return { evidence, issues };
}

/** Components that the page shows broken while no open incident names them: since when is not told. */
function brokenAlone({ components }: Poll, open: readonly Incident[]): Issue[] {
  const named = new Set(open.flatMap(componentsOf).flatMap(({ key, name }) => [key, name]));
  const broken = (components ?? []).filter(
    ({ id, name, status }) => !isWell(status) && !named.has(name) && !named.has(id ?? name),
  );
  if (broken.length === 0) return [];
  const [first] = broken;
  const more = broken.length > 1 ? ` and ${broken.length - 1} more` : '';
  const issue: Issue = {
    place: { path: 'components' },
    field: 'components.status',
    found: `${first?.name} ${first?.status}${more}, which no open incident names`,
    expected: 'an incident: since when and until when a component was so is not told',
    severity: 'note',
  };
  return [issue];
}

const outOfOrder = (path: string, before: number, at: number): Issue => ({
  place: { path },
  field: 'page.updated_at',
  found: `${new Date(at).toISOString()} after ${new Date(before).toISOString()}`,
  expected: 'polls in the order of time: this one tells of no end',
  severity: 'note',
});
