import type { Grouping, SourcedFact } from './outage';
import { inOrder } from './view-window';

type Seen = SourcedFact<'observation'>;

/** Facts of one service that are one outage, in order of start, and the groupings that made them so. */
export type Cluster = Readonly<{ facts: readonly Seen[]; groupingIds: readonly string[] }>;

/**
 * Facts that may overlap at the widest reading of their edges, or lie at most `gapMs` apart, are one
 * outage, unless a person said otherwise.
 */
export function cluster(
  lane: readonly Seen[],
  gapMs: number,
  groupings: readonly Grouping[],
): readonly Cluster[] {
  const touching = byTime(lane, gapMs).map((facts): Cluster => ({ facts, groupingIds: [] }));
  return groupings
    .reduce<readonly Cluster[]>(
      (clusters, grouping) =>
        grouping.action === 'merge' ? merged(clusters, grouping) : parted(clusters, grouping),
      touching,
    )
    .map((each) => ({ ...each, facts: each.facts.toSorted(inOrder) }));
}

function byTime(lane: readonly Seen[], gapMs: number): readonly (readonly Seen[])[] {
  const clusters: Seen[][] = [];
  let reach = -Infinity;
  for (const fact of lane.toSorted((a, b) => a.start.earliest - b.start.earliest)) {
    const current = clusters.at(-1);
    if (current && fact.start.earliest <= reach + gapMs) current.push(fact);
    else clusters.push([fact]);
    reach = Math.max(reach, fact.end?.latest ?? Infinity);
  }
  return clusters;
}

const holds = ({ facts }: Cluster, { evidenceIds }: Grouping): boolean =>
  facts.some(({ id }) => evidenceIds.includes(id));

function merged(clusters: readonly Cluster[], grouping: Grouping): readonly Cluster[] {
  const joined = clusters.filter((each) => holds(each, grouping));
  if (joined.length < 2) return clusters;
  const one = {
    facts: joined.flatMap(({ facts }) => facts),
    groupingIds: [...joined.flatMap(({ groupingIds }) => groupingIds), grouping.id],
  };
  return [...clusters.filter((each) => !holds(each, grouping)), one];
}

function parted(clusters: readonly Cluster[], grouping: Grouping): readonly Cluster[] {
  return clusters.flatMap((each) => {
    const named = (fact: Seen) => grouping.evidenceIds.includes(fact.id);
    const own = each.facts.filter(named);
    const rest = each.facts.filter((fact) => !named(fact));
    if (own.length === 0 || rest.length === 0) return [each];
    const groupingIds = [...each.groupingIds, grouping.id];
    return [
      { facts: own, groupingIds },
      { facts: rest, groupingIds },
    ];
  });
}
