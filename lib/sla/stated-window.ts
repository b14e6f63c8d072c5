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

/** The incidents that a reference belongs to: `abc:api:2` is of `abc:api` and of `abc`. */
export function incidentRefs(ref: string): readonly string[] {
  const parts = ref.split(':');
  return parts.map((_, index) => parts.slice(0, parts.length - index).join(':'));
}

/** What stays, and by the id of a stated fact what it replaced: the incident's windows of its service. */
export function preferStated(
  observations: readonly Seen[],
  byFact: ReadonlyMap<string, Decision>,
): { kept: readonly Seen[]; replaced: ReadonlyMap<string, readonly Replacement[]> } {
  const announced = new Map<string, Seen[]>();
  for (const fact of observations) {
    if (fact.party !== 'vendor' || fact.basis !== 'announced' || byFact.has(fact.id)) continue;
    for (const ref of incidentRefs(fact.ref)) {
      const key = refKey(fact, ref);
      const held = announced.get(key);
      if (held) held.push(fact);
      else announced.set(key, [fact]);
    }
  }
  const replaced = new Map<string, readonly Replacement[]>();
  const gone = new Set<string>();
  for (const fact of observations) {
    const ref = fact.party === 'vendor' ? announcedRef(fact) : undefined;
    const others = ref === undefined ? [] : (announced.get(refKey(fact, ref)) ?? []);
    const own = others.filter(({ service }) => service === fact.service);
    if (own.length === 0) continue;
    for (const { id } of own) gone.add(id);
    replaced.set(
      fact.id,
      own.map(({ id }) => ({ announcedId: id, statedId: fact.id })),
    );
  }
  return { kept: observations.filter(({ id }) => !gone.has(id)), replaced };
}

/** The incident whose window a stated fact tells: `ref:stated`, `ref:stated:2`, `ref:stated:API`. */
export const announcedRef = ({ basis, ref }: Pick<Seen, 'basis' | 'ref'>): string | undefined =>
  basis === 'stated' ? /^(.*?):stated(?::.*)?$/s.exec(ref)?.[1] : undefined;
