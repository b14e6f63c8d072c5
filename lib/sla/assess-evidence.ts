import { inTime } from './attribution';
import { applyDecisions, decisionsByFact } from './decision';
import type { Edge } from './evidence';
import type { CommunicationInput, EvidenceInput, WindowInput } from './evidence-format';
import { formatInstant } from './instant';
import { answering, groupBy, lanesOf } from './lane';
import type { Decision, Outage, Sourced, SourcedFact, View, ViewWindow } from './outage';
import { refKey } from './stated-window';
import { type Timeline, type Window, intersect, timeline } from './timeline';

/**
 * Reconciled outages in one view → the `evidence` that `assess` takes (section 7 of the terms format).
 *
 * A window bears the id of its first fact. Samples and coverage are of the view's own side:
 * the vendor's for admitted and agreed, everybody else's for observed. `observed` is given in the
 * observed view only, and only where a source tells its coverage: what both sides agree on, or one
 * admits, is a record and not a watch. Time counts as watched when each service with coverage was.
 */
export type AssessOptions = Readonly<{
  /** A stored service's id as the terms know it; undefined: the window belongs to every service. */
  serviceOf: (serviceId: string) => string | undefined;
  /** What was said later, epoch ms, is not told. */
  asOf: number;
  /** Decisions on maintenance, samples, tickets and coverage; the outages have theirs already. */
  decisions?: readonly Decision[];
  /** Whether all that the vendor said of an outage is known; left out, where it spoke or was silent. */
  isOnRecord?: (outage: Outage) => boolean;
}>;

/** `facts` of the vendor's services that the contract covers; observations among them are passed over. */
export function assessEvidence(
  outages: readonly Outage[],
  view: View,
  facts: readonly Sourced[],
  { serviceOf, asOf, decisions = [], isOnRecord = isSpokenOf }: AssessOptions,
): EvidenceInput {
  const decided = applyDecisions(facts, decisionsByFact(decisions));
  const ofKind = <K extends Sourced['kind']>(kind: K) =>
    decided.filter((fact): fact is SourcedFact<K> => fact.kind === kind);
  const serviceFor = (serviceId: string | null) => {
    const service = serviceId === null ? undefined : serviceOf(serviceId);
    return service === undefined ? {} : { service };
  };
  const isOwn = ({ party }: Sourced) => (party === 'vendor') === (view !== 'observed');

  const said = ofKind('statement').filter(({ at }) => at === null || at.at <= asOf);
  const statements = new Map(said.map((fact) => [fact.id, fact]));
  const tickets = new Map(ofKind('ticket').map((fact) => [fact.ref, fact]));
  const used = new Set<string>();
  const windows: WindowInput[] = [];
  const communications: CommunicationInput[] = [];
  const unheard: string[] = [];
  for (const outage of outages) {
    const told = outage.statementIds.flatMap((id) => statements.get(id) ?? []);
    const words = told.filter(isTimed);
    const isHeard = isOnRecord(outage) && words.length === told.length;
    const [first] = words;
    const notice = first ? { noticeAt: formatInstant(first.at.at) } : {};
    const seen = outage.views[view].windows;
    for (const window of seen) {
      const ticket =
        window.ticket !== undefined && tickets.has(window.ticket) ? window.ticket : undefined;
      if (ticket !== undefined) used.add(ticket);
      windows.push({ ...windowInput(window, ticket), ...serviceFor(outage.serviceId), ...notice });
    }
    communications.push(...words.flatMap((word) => communicationsOf(word, seen)));
    if (!isHeard) unheard.push(...seen.flatMap(({ evidenceIds: [id] }) => id ?? []));
  }
  const notices = noticesByRef(said);
  for (const fact of ofKind('maintenance')) {
    const words = notices.get(refKey(fact, fact.ref)) ?? [];
    windows.push({ ...maintenanceInput(fact, words), ...serviceFor(fact.serviceId) });
    communications.push(...words.map((word) => communication(word, fact.id)));
  }
  const coverage = view === 'observed' ? ofKind('coverage').filter(isOwn) : [];
  return {
    windows,
    samples: ofKind('sample')
      .filter(isOwn)
      .map(({ serviceId, startAt, seconds, total, failed }) => ({
        ...serviceFor(serviceId),
        start: formatInstant(startAt),
        seconds,
        total,
        failed,
      })),
    tickets: [...tickets.values()].filter(({ ref }) => used.has(ref)).map(ticketInput),
    communications,
    ...(unheard.length === 0 ? {} : { unheard }),
    ...(coverage.length === 0 ? {} : { observed: watchedBy(coverage).map(rangeInput) }),
  };
}

const isSpokenOf = ({ silent, statementIds }: Outage) => silent || statementIds.length > 0;

type Statement = SourcedFact<'statement'>;
type Timed = Statement & Readonly<{ at: Edge }>;

const isTimed = (word: Statement): word is Timed => word.at !== null;

const rangeInput = ({ start, end }: Window) => ({
  start: formatInstant(start),
  end: formatInstant(end),
});

/** Bounds only where an edge is not exact. */
function edgesInput({ start, end }: Readonly<{ start: Edge; end: Edge | null }>) {
  const bounds = ({ earliest, latest }: Edge): [string, string] => [
    formatInstant(earliest),
    formatInstant(latest),
  ];
  const isRough = (edge: Edge) => edge.earliest !== edge.latest;
  return {
    start: formatInstant(start.at),
    end: end && formatInstant(end.at),
    ...(isRough(start) ? { startBounds: bounds(start) } : {}),
    ...(end && isRough(end) ? { endBounds: bounds(end) } : {}),
  };
}

function windowInput(window: ViewWindow, ticket: string | undefined): WindowInput {
  const { evidenceIds, state, affectedRatio, usersAffected, severity } = window;
  return {
    id: evidenceIds[0],
    state,
    ...edgesInput(window),
    ...(affectedRatio === undefined ? {} : { affectedRatio }),
    ...(usersAffected === undefined ? {} : { usersAffected }),
    ...(severity === undefined ? {} : { severity }),
    ...(ticket === undefined ? {} : { ticket }),
  };
}

/** Its notice is the earlier of what the fact tells and what was said of it. */
function maintenanceInput(fact: SourcedFact<'maintenance'>, said: readonly Timed[]): WindowInput {
  const notices = [
    ...(fact.noticeAt === null ? [] : [fact.noticeAt]),
    ...said.map(({ at }) => at.at),
  ];
  return {
    id: fact.id,
    state: 'maintenance',
    ...edgesInput(fact),
    exclusion: fact.emergency ? 'emergency_maintenance' : 'scheduled_maintenance',
    ...(notices.length === 0 ? {} : { noticeAt: formatInstant(Math.min(...notices)) }),
  };
}

function noticesByRef(statements: readonly Statement[]): ReadonlyMap<string, readonly Timed[]> {
  const notices = statements
    .filter(isTimed)
    .filter(({ statement, about }) => statement === 'maintenance_notice' && about !== undefined);
  return groupBy(notices.toSorted(inTime), (fact) => refKey(fact, fact.about ?? ''));
}

/**
 * Restoration and root cause speak of all of the outage's windows that had started, other words of
 * those that run and of the latest; of the first where none had started. The engine measures each
 * window by itself, and knows an apology as an update.
 */
function communicationsOf(
  word: Timed,
  windows: readonly ViewWindow[],
): readonly CommunicationInput[] {
  const { at } = word.at;
  const started = windows.filter(({ start }) => start.at <= at);
  const isOfAll = word.statement === 'restored' || word.statement === 'rca';
  const addressed = started.filter(
    (window, index) => isOfAll || index === started.length - 1 || (window.end?.at ?? Infinity) > at,
  );
  return (addressed.length > 0 ? addressed : windows.slice(0, 1)).map(({ evidenceIds }) =>
    communication(word, evidenceIds[0]),
  );
}

function communication(
  { at, statement, channel, nextUpdateBy }: Timed,
  window: string | undefined,
): CommunicationInput {
  return {
    at: formatInstant(at.at),
    kind: statement === 'apology' ? 'update' : statement,
    ...(channel === undefined ? {} : { channel }),
    ...(nextUpdateBy === undefined ? {} : { nextUpdateBy: formatInstant(nextUpdateBy) }),
    ...(window === undefined ? {} : { window }),
  };
}

const ticketInput = ({ ref, openedAt, closedAt, pauses }: SourcedFact<'ticket'>) => ({
  id: ref,
  openedAt: formatInstant(openedAt),
  closedAt: closedAt === null ? null : formatInstant(closedAt),
  pauses: pauses.map(rangeInput),
});

/** When each service that has coverage was watched; coverage of the whole vendor serves each. */
function watchedBy(coverage: readonly SourcedFact<'coverage'>[]): Timeline {
  const lanes = lanesOf(coverage);
  return [...lanes.keys()]
    .map((serviceId) => timeline(answering(lanes, serviceId)))
    .reduce(intersect);
}
