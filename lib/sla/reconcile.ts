import { attribute, vendorSpoke } from './attribution';
import { conflictsOf } from './conflict';
import { applyDecisions, decisionsByFact } from './decision';
import { lanesOf, perService, slice } from './lane';
import type { Decision, Outage, Reconciled, Sourced, SourcedFact, View } from './outage';
import { announcedRef, preferStated, refKey } from './stated-window';
import { duration, subtract, timeline } from './timeline';
import { asTold, envelope, inOrder, viewOf, worst } from './view-window';
import { watchOf } from './watch';

/**
 * Facts and decisions of one vendor → outages, side by side as the vendor admits, as others
 * observed and as agreed, and what the sources disagree about.
 *
 * Facts of one service that may overlap, at the widest reading of their edges, are one outage.
 * admitted = the vendor's observations; observed = everybody else's; agreed = admitted and what a
 * person included or adjusted. An excluded fact is in none. Whole-vendor facts are a group of
 * their own, but what is agreed for the whole vendor is disputed for no service.
 */
export type ReconcileInput = Readonly<{
  evidence: readonly Sourced[];
  decisions: readonly Decision[];
  /** Facts at most this far apart are one outage. 0: only overlapping or touching ones. */
  gapMs?: number;
  /** Edges told at most this far apart are no conflict. */
  toleranceMs?: number;
  /** Up to when open windows are counted, epoch ms. */
  asOf: number;
}>;

type Seen = SourcedFact<'observation'>;
type Draft = Pick<Outage, 'id' | 'serviceId' | 'start' | 'end' | 'views'> &
  Readonly<{ facts: readonly Seen[] }>;

/** Throws `RangeError` on two decisions on one fact, and on an adjustment that reverses it. */
export function reconcile(input: ReconcileInput): Reconciled {
  const { asOf, gapMs = 0, toleranceMs = 0 } = input;
  const byFact = decisionsByFact(input.decisions);
  const facts = applyDecisions(input.evidence, byFact);
  const { kept, replaced } = preferStated(ofKind(facts, 'observation'), byFact);
  const drafts = [...lanesOf(kept).values()]
    .flatMap((lane) => cluster(lane, gapMs))
    .map((facts) => draftOf(facts, byFact, asOf))
    .toSorted(inOrder);

  const words = wordsOf(facts, drafts, replaced, asOf);
  const disputedOf = disputes(drafts, asOf);
  const watch = watchOf(ofKind(facts, 'coverage'), kept, asOf);
  const reconciled = drafts.map((draft) => {
    const { facts, ...shown } = draft;
    const span = spanOf(draft, asOf);
    const disputed = disputedOf(draft);
    const unobserved = watch.unobserved(span, draft.serviceId);
    const outage: Outage = {
      ...shown,
      state: worst(facts),
      titles: [...new Set(facts.flatMap(({ title }) => title ?? []))],
      evidenceIds: facts.map(({ id }) => id),
      statementIds: words.idsOf(draft.id),
      decisionIds: facts.flatMap(({ id }) => byFact.get(id)?.id ?? []),
      replaced: facts.flatMap(({ id }) => replaced.get(id) ?? []),
      disputed,
      disputedMs: duration(disputed),
      silent: draft.views.observed.windows.length > 0 && !words.heard(draft),
      unobserved,
      unobservedMs: unobserved && duration(unobserved),
    };
    return { outage, facts };
  });
  return {
    outages: reconciled.map(({ outage }) => outage),
    conflicts: reconciled.flatMap(({ outage, facts }) =>
      conflictsOf(outage, facts, { byFact, watch, toleranceMs, asOf }),
    ),
  };
}

const ofKind = <K extends Sourced['kind']>(facts: readonly Sourced[], kind: K) =>
  facts.filter((fact): fact is SourcedFact<K> => fact.kind === kind);

/** Splits the facts of one service where no reading of their edges lets them meet. */
function cluster(lane: readonly Seen[], gapMs: number): readonly (readonly Seen[])[] {
  const clusters: Seen[][] = [];
  let reach = -Infinity;
  for (const fact of lane.toSorted((a, b) => a.start.earliest - b.start.earliest)) {
    const current = clusters.at(-1);
    if (current && fact.start.earliest <= reach + gapMs) current.push(fact);
    else clusters.push([fact]);
    reach = Math.max(reach, fact.end?.latest ?? Infinity);
  }
  return clusters.map((facts) => facts.toSorted(inOrder));
}

function draftOf(
  facts: readonly Seen[],
  byFact: ReadonlyMap<string, Decision>,
  asOf: number,
): Draft {
  const [first] = facts;
  if (!first) throw new RangeError('An outage has facts');
  const viewWith = (keep: (fact: Seen) => boolean) => viewOf(facts.filter(keep), asOf);
  const isAdmitted = (fact: Seen) => fact.party === 'vendor';
  return {
    id: first.id,
    serviceId: first.serviceId,
    ...envelope(facts),
    facts,
    views: {
      admitted: viewWith(isAdmitted),
      observed: viewWith((fact) => !isAdmitted(fact)),
      agreed: viewWith((fact) => isAdmitted(fact) || byFact.has(fact.id)),
    },
  };
}

const spanOf = ({ id, serviceId, ...edges }: Draft, asOf: number) => ({
  id,
  serviceId,
  ...asTold(edges, Math.max(asOf, edges.start.at)),
});

const windowsOf = ({ views }: Draft, view: View, asOf: number) =>
  views[view].windows.map((window) => asTold(window, asOf));

/** What was observed and is agreed neither for the service nor for the whole vendor. */
function disputes(drafts: readonly Draft[], asOf: number) {
  const whole = timeline(
    drafts
      .filter(({ serviceId }) => serviceId === null)
      .flatMap((draft) => windowsOf(draft, 'agreed', asOf)),
  );
  return (draft: Draft) => {
    const observed = timeline(windowsOf(draft, 'observed', asOf));
    const own = subtract(observed, timeline(windowsOf(draft, 'agreed', asOf)));
    return subtract(own, slice(whole, spanOf(draft, asOf)));
  };
}

/** What the vendor said, by outage, and whether it was heard about one at all. */
function wordsOf(
  facts: readonly Sourced[],
  drafts: readonly Draft[],
  replaced: ReturnType<typeof preferStated>['replaced'],
  asOf: number,
) {
  const known = new Map<string, string | null>();
  for (const fact of ofKind(facts, 'maintenance')) known.set(refKey(fact, fact.ref), null);
  for (const { id, facts } of drafts) {
    for (const fact of facts) {
      known.set(refKey(fact, fact.ref), id);
      const announced = replaced.has(fact.id) ? announcedRef(fact) : undefined;
      if (announced !== undefined) known.set(refKey(fact, announced), id);
    }
  }
  const aboutOf = ({ sourceId, about }: SourcedFact<'statement'>) =>
    about === undefined ? undefined : known.get(refKey({ sourceId }, about));

  const statements = ofKind(facts, 'statement');
  const spans = drafts.map((draft) => spanOf(draft, asOf));
  const byOutage = attribute(statements, spans, (statement) => aboutOf(statement) ?? undefined);
  const spoke = vendorSpoke(
    drafts.flatMap((draft) =>
      windowsOf(draft, 'admitted', asOf).map((window) => ({
        ...window,
        serviceId: draft.serviceId,
      })),
    ),
    statements.filter((statement) => aboutOf(statement) === undefined),
  );
  return {
    idsOf: (id: string) => (byOutage.get(id) ?? []).map((statement) => statement.id),
    heard: (draft: Draft) => spoke(spanOf(draft, asOf)) || byNamed(draft),
  };

  function byNamed({ id }: Draft) {
    return (byOutage.get(id) ?? []).some((statement) => statement.about !== undefined);
  }
}
