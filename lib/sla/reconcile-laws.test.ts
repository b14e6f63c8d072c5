import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { type Edge, exactly } from './evidence';
import type { Outage, Sourced, View } from './outage';
import { reconcile } from './reconcile';
import { DAY, MINUTE, decide, says, seen, watched } from './scenario';
import { duration, intersect, timeline } from './timeline';

describe('laws', () => {
  const SPAN = 60;
  const clock = (minute: number) => DAY + minute * MINUTE;
  const observation = fc
    .record({
      from: fc.nat(SPAN),
      length: fc.integer({ min: 1, max: 12 }),
      slack: fc.constantFrom(0, 0, 3),
      party: fc.constantFrom('vendor' as const, 'customer' as const, 'third_party' as const),
      serviceId: fc.constantFrom('api', 'web', null),
      state: fc.constantFrom('down' as const, 'degraded' as const),
      isOpen: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
      action: fc.constantFrom('include' as const, 'exclude' as const, undefined, undefined),
    })
    .map(({ from: start, length, slack, isOpen, action, ...given }) => {
      const edge = (minute: number): Edge => ({
        at: clock(minute),
        earliest: clock(minute - slack),
        latest: clock(minute + slack),
      });
      return { start: edge(start), end: isOpen ? null : edge(start + length), action, ...given };
    });
  const history = fc.array(observation, { maxLength: 14 }).map((facts) => ({
    evidence: facts.map(({ start, end, party, serviceId, state }, index) =>
      seen(`f${String(index).padStart(2, '0')}`, start, end, { party, serviceId, state }),
    ),
    decisions: facts.flatMap(({ action }, index) =>
      action ? [decide(`f${String(index).padStart(2, '0')}`, action)] : [],
    ),
  }));
  const asOf = clock(80);
  const held = ({ views }: Outage, view: View) =>
    timeline(
      views[view].windows.map(({ start, end }) => ({
        start: start.at,
        end: end?.at ?? Math.max(asOf, start.at),
      })),
    );
  const words = [
    says('w1', '00:10'),
    says('w2', '00:30', { serviceId: null }),
    says('w3', '00:45', { statement: 'acknowledgement' }),
  ];

  test('the order of evidence changes nothing', () =>
    fc.assert(
      fc.property(
        history.chain(({ evidence, decisions }) => {
          const all: readonly Sourced[] = [...evidence, ...words, watched('k', '00:00', '00:20')];
          return fc.tuple(
            fc.constant({ evidence: all, decisions }),
            fc.shuffledSubarray([...all], { minLength: all.length }),
          );
        }),
        ([input, shuffled]) => {
          const ordered = reconcile({ ...input, asOf });
          expect(reconcile({ ...input, evidence: shuffled, asOf })).toEqual(ordered);
        },
      ),
    ));

  test('splitting an observation in two changes no figure', () =>
    fc.assert(
      fc.property(
        history,
        fc.nat(13),
        fc.integer({ min: 1, max: 11 }),
        ({ evidence, decisions }, pick, cut) => {
          const chosen = evidence[pick % Math.max(1, evidence.length)];
          const middle = exactly((chosen?.start.latest ?? 0) + cut * MINUTE);
          fc.pre(chosen !== undefined && middle.at < (chosen.end?.earliest ?? Infinity));
          const parts = [
            { ...chosen, end: middle },
            { ...chosen, id: `${chosen.id}+`, start: middle },
          ];
          const more = decisions.filter(({ evidenceId }) => evidenceId === chosen.id);
          const split = reconcile({
            evidence: [...evidence.filter((fact) => fact !== chosen), ...parts],
            decisions: [
              ...decisions,
              ...more.map((each) => ({ ...each, evidenceId: `${chosen.id}+` })),
            ],
            asOf,
          });
          const shown = (outages: readonly Outage[]) =>
            outages.map((outage) => [
              outage.state,
              outage.start,
              outage.end,
              outage.disputed,
              outage.silent,
              ...(['admitted', 'observed', 'agreed'] as const).map((view) => [
                held(outage, view),
                outage.views[view].leastMs,
                outage.views[view].mostMs,
                outage.views[view].downMs,
              ]),
            ]);
          expect(shown(split.outages)).toEqual(
            shown(reconcile({ evidence, decisions, asOf }).outages),
          );
        },
      ),
    ));

  test('agreed lies within admitted and observed; disputed and agreed make up the observed', () =>
    fc.assert(
      fc.property(history, ({ evidence, decisions }) => {
        const { outages } = reconcile({ evidence, decisions, asOf });
        const whole = timeline(
          outages
            .filter(({ serviceId }) => serviceId === null)
            .flatMap((outage) => held(outage, 'agreed')),
        );
        for (const outage of outages) {
          const [admitted, observed, own] = [
            held(outage, 'admitted'),
            held(outage, 'observed'),
            held(outage, 'agreed'),
          ];
          expect(intersect(own, timeline([...admitted, ...observed]))).toEqual(own);
          const agreed = timeline([...own, ...whole]);
          expect(outage.disputedMs + duration(intersect(observed, agreed))).toBe(
            outage.views.observed.ms,
          );
          expect(duration(intersect(outage.disputed, agreed))).toBe(0);
        }
      }),
    ));

  test('each fact is in one outage, and each reading is as long as one boolean per minute says', () =>
    fc.assert(
      fc.property(history, ({ evidence }) => {
        const { outages } = reconcile({ evidence, decisions: [], asOf });
        expect(outages.flatMap(({ evidenceIds }) => evidenceIds).toSorted()).toEqual(
          evidence.map(({ id }) => id),
        );
        for (const serviceId of ['api', 'web', null]) {
          const ours = evidence.filter(
            (fact) => fact.serviceId === serviceId && fact.party !== 'vendor',
          );
          const count = (from: 'earliest' | 'at' | 'latest', to: 'earliest' | 'at' | 'latest') =>
            Array.from({ length: 110 }, (_, index) => clock(index - 10)).filter((tick) =>
              ours.some(({ start, end }) => start[from] <= tick && tick < (end?.[to] ?? asOf)),
            ).length * MINUTE;
          const sum = (of: 'leastMs' | 'ms' | 'mostMs') =>
            outages
              .filter((outage) => outage.serviceId === serviceId)
              .reduce((total, { views }) => total + views.observed[of], 0);
          expect([sum('leastMs'), sum('ms'), sum('mostMs')]).toEqual([
            count('latest', 'earliest'),
            count('at', 'at'),
            count('earliest', 'latest'),
          ]);
        }
      }),
    ));
});
