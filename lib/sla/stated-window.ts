import type { Decision, Sourced, SourcedFact } from './outage';

/**
 * A status page's fields start when somebody wrote the first message; the sentence "between 01:26
 * and 01:56" tells the impact. Where the vendor states the window of an incident (`ref:stated`
 * beside `ref`, same source), the announced one gives way, unless a person decided on it.
 */
type Seen = SourcedFact<'observation'>;
type Replacement = Readonly<{ announcedId: string; statedId: string }>;

export const refKey = ({ sourceId }: Pick<Sourced, 'sourceId'>, ref: string) =>
  `${sourceId}\n${ref}`;

/** What stays, and by the id of a stated fact what it replaced. */
export function preferStated(
  observations: readonly Seen[],
  byFact: ReadonlyMap<string, Decision>,
): { kept: readonly Seen[]; replaced: ReadonlyMap<string, readonly Replacement[]> } {
  const announced = new Map<string, Seen>();
  for (const fact of observations) {
    if (fact.party === 'vendor' && fact.basis === 'announced' && !byFact.has(fact.id)) {
      announced.set(refKey(fact, fact.ref), fact);
    }
  }
  const replaced = new Map<string, readonly Replacement[]>();
  const gone = new Set<string>();
  for (const fact of observations) {
    const ref = fact.party === 'vendor' ? announcedRef(fact) : undefined;
    const other = ref === undefined ? undefined : announced.get(refKey(fact, ref));
    if (!other) continue;
    gone.add(other.id);
    replaced.set(fact.id, [{ announcedId: other.id, statedId: fact.id }]);
  }
  return { kept: observations.filter(({ id }) => !gone.has(id)), replaced };
}

/** The `ref` whose window a stated fact tells. An incident may have several: `ref:stated:2`. */
export const announcedRef = ({ basis, ref }: Pick<Seen, 'basis' | 'ref'>): string | undefined =>
  basis === 'stated' ? /^(.*):stated(?::[^:]*)?$/s.exec(ref)?.[1] : undefined;
