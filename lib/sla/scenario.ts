import { type Coverage, type Edge, type Observation, type Statement, exactly } from './evidence';
import type { Decision, Sourced } from './outage';
import { type ReconcileInput, reconcile } from './reconcile';

/** Short words for the tests of reconciling: one service, one day, times as on the clock. */
export const MINUTE = 60_000;
export const DAY = Date.UTC(2026, 2, 2);
/** "10:05" on the day; "+1 10:05" on the next. */
export const at = (clock: string): number => {
  const [, days = '0', hour = '', minute = ''] = /^(?:\+(\d+) )?(\d\d):(\d\d)$/.exec(clock) ?? [];
  return DAY + ((Number(days) * 24 + Number(hour)) * 60 + Number(minute)) * MINUTE;
};
export const about = (clock: string): Edge => ({
  at: at(clock),
  earliest: at(clock) - 15 * MINUTE,
  latest: at(clock) + 15 * MINUTE,
});
const source = { vendor: 'status page', customer: 'monitor', third_party: 'watcher' } as const;

type Origin = Partial<Pick<Sourced, 'party' | 'serviceId' | 'sourceId'>>;
type Stored = Pick<Sourced, 'id' | 'ref' | 'party' | 'serviceId' | 'sourceId' | 'place'>;
const from = (id: string, { party = 'customer', serviceId = 'api', sourceId }: Origin): Stored => ({
  id,
  ref: id,
  party,
  serviceId,
  sourceId: sourceId ?? source[party],
  place: { line: 1 },
});

type Given = Origin & Partial<Omit<Observation, 'start' | 'end'>>;
export function seen(
  id: string,
  start: string | Edge,
  end: string | Edge | null,
  given: Given = {},
) {
  const edge = (value: string | Edge) => (typeof value === 'string' ? exactly(at(value)) : value);
  const fact: Observation & Stored = {
    kind: 'observation',
    state: 'down',
    basis: given.party === 'vendor' ? 'announced' : 'observed',
    precision: 'exact',
    zone: { id: 'UTC', basis: 'stated' },
    ...from(id, given),
    ...given,
    start: edge(start),
    end: end === null ? null : edge(end),
  };
  return fact;
}
export const admits = (
  id: string,
  start: string | Edge,
  end: string | Edge | null,
  given: Given = {},
) => seen(id, start, end, { party: 'vendor', ...given });

export function says(id: string, clock: string | null, given: Origin & Partial<Statement> = {}) {
  const fact: Statement & Stored = {
    kind: 'statement',
    statement: 'update',
    text: id,
    ...from(id, { party: 'vendor', ...given }),
    ...given,
    at: clock === null ? null : exactly(at(clock)),
  };
  return fact;
}
export function watched(id: string, start: string, end: string, given: Origin = {}) {
  const fact: Coverage & Stored = {
    kind: 'coverage',
    ...from(id, given),
    start: at(start),
    end: at(end),
  };
  return fact;
}
export const decide = (
  evidenceId: string,
  action: Decision['action'],
  edges: Pick<Decision, 'start' | 'end'> = {},
): Decision => ({
  id: `${action} ${evidenceId}`,
  evidenceId,
  action,
  reasonKind: 'other',
  reason: 'because',
  ...edges,
});

export const ASKED = at('23:00');
export const run = (evidence: readonly Sourced[], given: Partial<ReconcileInput> = {}) =>
  reconcile({ evidence, decisions: [], asOf: ASKED, ...given });
