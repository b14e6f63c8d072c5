import { type Edge, exactly } from './evidence';
import type { Decision, Sourced } from './outage';

/** Decisions in force by the fact that they speak of. Throws `RangeError` when two speak of one. */
export function decisionsByFact(decisions: readonly Decision[]): ReadonlyMap<string, Decision> {
  const byFact = new Map<string, Decision>();
  for (const decision of decisions) {
    if (byFact.has(decision.evidenceId)) {
      throw new RangeError(`Two decisions in force on evidence ${decision.evidenceId}`);
    }
    byFact.set(decision.evidenceId, decision);
  }
  return byFact;
}

/**
 * The facts as people decided them: excluded ones are left out, adjusted observations and
 * maintenances have the edges that were put in, exact; an edge that was not touched stays.
 * Throws `RangeError` on an adjustment that would end before it starts.
 */
export function applyDecisions<T extends Sourced>(
  facts: readonly T[],
  byFact: ReadonlyMap<string, Decision>,
): readonly T[] {
  if (byFact.size === 0) return facts;
  return facts.flatMap((fact) => {
    const decision = byFact.get(fact.id);
    if (decision?.action === 'exclude') return [];
    return [decision?.action === 'adjust' ? adjust(fact, decision) : fact];
  });
}

function adjust<T extends Sourced>(fact: T, { start, end }: Decision): T {
  if (fact.kind !== 'observation' && fact.kind !== 'maintenance') return fact;
  const edges: { start: Edge; end: Edge | null } = {
    start: start === undefined ? fact.start : exactly(start),
    end: end === undefined ? fact.end : exactly(end),
  };
  if (edges.end && edges.end.at < edges.start.at) {
    throw new RangeError(`The adjustment of evidence ${fact.id} ends before it starts`);
  }
  const untouched = start === undefined || (end === undefined && fact.end !== null);
  const precision = fact.kind === 'observation' && !untouched ? { precision: 'exact' } : {};
  return { ...fact, ...edges, ...precision };
}
