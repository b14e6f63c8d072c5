import { type Span, attribute, vendorSpoke } from './attribution';
import { type Cluster, cluster } from './cluster';
import { conflictsOf } from './conflict';
import { applyDecisions, decisionsByFact } from './decision';
import { lanesOf, slice } from './lane';
import type { Decision, Grouping, Outage, Reconciled, Sourced, SourcedFact, View } from './outage';
import { announcedRef, incidentRefs, preferStated, refKey } from './stated-window';
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
  /** Which facts are one outage, where a person said so; in the order in which it was said. */
  groupings?: readonly Grouping[];
  /** Facts at most this far apart are one outage. 0: only overlapping or touching ones. */
  gapMs?: number;
  /** Edges told at most this far apart are no conflict. */
  toleranceMs?: number;
  /** Up to when open windows are counted, epoch ms. */
  asOf: number;
}>;

type Draft = Pick<Outage, 'id' | 'serviceId' | 'start' | 'end' | 'views'> & Cluster;

/** Throws `RangeError` on two decisions on one fact, and on an adjustment that reverses it. */
export function reconcile(input: ReconcileInput): Reconciled {
  const { asOf, gapMs = 0, toleranceMs = 0, groupings = [] } = input;
  const byFact = decisionsByFact(input.decisions);
  const facts = applyDecisions(input.evidence, byFact);
  const { kept, replaced } = preferStated(ofKind(facts, 'observation'), byFact);
  const drafts = [...lanesOf(kept).values()]
    .flatMap((lane) => cluster(lane, gapMs, groupings))
    .map((one) => draftOf(one, byFact, asOf))
    .toSorted(inOrder);

  const words = wordsOf(facts, drafts, replaced, asOf);
  const disputedOf = disputes(drafts, asOf);
  const watch = watchOf(ofKind(facts, 'coverage'), kept, asOf);
  const reconciled = drafts.map((draft) => {
    const { id, serviceId, start, end, views, facts, groupingIds } = draft;
    const span = spanOf(draft, asOf);
    const disputed = disputedOf(draft);
    const unobserved = watch.unobserved(span, serviceId);
    const outage: Outage = {
      id,
      serviceId,
      state: worst(facts),
      start,
      end,
      titles: [...new Set(facts.flatMap(({ title }) => title ?? []))],
      views,
      evidenceIds: facts.map((fact) => fact.id),
      statementIds: words.idsOf(id),
      decisionIds: facts.flatMap((fact) => byFact.get(fact.id)?.id ?? []),
      groupingIds,
      replaced: facts.flatMap((fact) => replaced.get(fact.id) ?? []),
      disputed,
      disputedMs: duration(disputed),
      silent: views.observed.windows.length > 0 && !words.heard(draft),
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

function draftOf(
  { facts, groupingIds }: Cluster,
  byFact: ReadonlyMap<string, Decision>,
  asOf: number,
): Draft {
  const [first] = facts;
  if (!first) throw new RangeError('An outage has facts');
  const admittedFacts = facts.filter((fact) => fact.party === 'vendor');
  const observedFacts = facts.filter((fact) => fact.party !== 'vendor');
  const agreedFacts = facts.filter((fact) => fact.party === 'vendor' || byFact.has(fact.id));
  const admitted = viewOf(admittedFacts, asOf);
  const observed = viewOf(observedFacts, asOf);
  const isAdmission = agreedFacts.length === admittedFacts.length;
  const agreed = isAdmission ? admitted : viewOf(agreedFacts, asOf);
  const { start, end } = envelope(facts);
  const { id, serviceId } = first;
  return { id, serviceId, start, end, facts, groupingIds, views: { admitted, observed, agreed } };
}

function spanOf({ id, serviceId, start, end }: Draft, asOf: number): Span {
  return { id, serviceId, start: start.at, end: end?.at ?? Math.max(asOf, start.at) };
}

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
  const known = new Map<string, Set<string>>();
  const know = (fact: Sourced, ref: string, outageId?: string) => {
    for (const incident of incidentRefs(ref)) {
      const key = refKey(fact, incident);
      const held = known.get(key) ?? new Set();
      known.set(key, outageId === undefined ? held : held.add(outageId));
    }
  };
  for (const fact of ofKind(facts, 'maintenance')) know(fact, fact.ref);
  for (const { id, facts } of drafts) {
    for (const fact of facts) {
      know(fact, fact.ref, id);
      const announced = replaced.has(fact.id) ? announcedRef(fact) : undefined;
      if (announced !== undefined) know(fact, announced, id);
    }
  }
  const toldOf = ({ sourceId }: SourcedFact<'statement'>, ref: string | undefined) =>
    ref === undefined ? undefined : known.get(refKey({ sourceId }, ref));

  const statements = ofKind(facts, 'statement');
  const spans = drafts.map((draft) => spanOf(draft, asOf));
  const byOutage = attribute(statements, spans, (statement) => [
    ...(toldOf(statement, statement.about ?? statement.thread) ?? []),
  ]);
  const spoke = vendorSpoke(
    drafts.flatMap((draft) =>
      windowsOf(draft, 'admitted', asOf).map((window) => ({
        ...window,
        serviceId: draft.serviceId,
      })),
    ),
    statements.filter((statement) => toldOf(statement, statement.about) === undefined),
  );
  return {
    idsOf: (id: string) => (byOutage.get(id) ?? []).map((statement) => statement.id),
    heard: (draft: Draft) => spoke(spanOf(draft, asOf)) || byNamed(draft),
  };

  function byNamed({ id }: Draft) {
    return (byOutage.get(id) ?? []).some(
      (statement) => statement.about !== undefined || toldOf(statement, statement.thread)?.has(id),
    );
  }
}
