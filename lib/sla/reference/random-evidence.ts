import fc from 'fast-check';

import type { AssessInput } from '../assess-input';
import { type Choice, duration, iso, moment } from './choices';
import type { Span } from './zone';

/** Random evidence around the period of a document. */
type Evidence = AssessInput['evidence'];
type Ticket = NonNullable<Evidence['tickets']>[number];
type Window = Evidence['windows'][number];
type Sample = NonNullable<Evidence['samples']>[number];
type Word = NonNullable<Evidence['communications']>[number];

export type Features = Readonly<{
  services: readonly string[];
  isOpenAllowed: boolean;
  hasTickets: boolean;
  hasBounds: boolean;
  sampleSeconds: number | undefined;
  /** Intervals before the period in which there may be samples. */
  sampledBefore: number;
}>;

const range = (choice: Choice) =>
  fc.tuple(moment(choice), duration).map(([start, length]) => ({
    start: iso(start),
    end: iso(start + length),
  }));

export const rarely = <T>(arbitrary: fc.Arbitrary<T>, chance: number) =>
  fc
    .tuple(fc.integer({ min: 1, max: 100 }), arbitrary)
    .map(([roll, value]) => (roll > 100 - chance ? value : undefined));

const tickets = (choice: Choice, { isOpenAllowed }: Features): fc.Arbitrary<Ticket[]> => {
  const one = fc.tuple(
    moment(choice),
    duration,
    fc.array(range(choice), { maxLength: 2 }),
    rarely(fc.constant(null), isOpenAllowed ? 10 : 0),
  );
  return fc.tuple(one, one, one).map((all) =>
    all.map(([opened, length, pauses, never], index) => ({
      id: `t${index}`,
      openedAt: iso(opened),
      closedAt: never === null ? null : iso(opened + length),
      pauses,
    })),
  );
};

const EXCLUSIONS = [
  'scheduled_maintenance',
  'emergency_maintenance',
  'force_majeure',
  'third_party',
] as const;
const LEADS = [
  0, 600_000, 3_600_000, 86_400_000, 86_399_999, 90_000_000, 172_800_000, 2_678_400_000,
];
const slack = fc.constantFrom(0, 1000, 300_000, 600_000, 7_200_000);
const service = ({ services }: Features) =>
  services.length === 0 ? fc.constant(undefined) : rarely(fc.constantFrom(...services), 70);

const places = (choice: Choice, features: Features) =>
  fc.tuple(
    service(features),
    fc.constantFrom('down' as const, 'down' as const, 'degraded' as const, 'maintenance' as const),
    moment(choice),
    duration,
    rarely(fc.constant(null), features.isOpenAllowed ? 10 : 0),
  );
const marks = ({ hasTickets, hasBounds }: Features) =>
  fc.tuple(
    rarely(fc.constantFrom(...LEADS), 80),
    rarely(fc.constantFrom(...EXCLUSIONS), 25),
    rarely(fc.constantFrom('t0', 't1', 't2'), hasTickets ? 70 : 0),
    rarely(fc.tuple(slack, slack), hasBounds ? 60 : 0),
    rarely(fc.tuple(slack, slack), hasBounds ? 60 : 0),
    fc.constantFrom(0, 1, 7, 40, 100),
    fc.constantFrom('0', '0.25', '0.5', '1'),
    rarely(fc.constantFrom('high', 'low'), 60),
  );

function around(
  at: number,
  by: readonly [number, number] | undefined,
): [string, string] | undefined {
  return by && [iso(at - by[0]), iso(at + by[1])];
}

const windows = (choice: Choice, features: Features): fc.Arbitrary<Window[]> =>
  fc
    .array(
      fc
        .tuple(places(choice, features), marks(features))
        .map(
          ([
            [where, state, start, length, never],
            [lead, kind, ticket, atStart, atEnd, hit, part, severity],
          ]): Window => {
            const end = start + length;
            return {
              service: where,
              state,
              start: iso(start),
              end: never === null ? null : iso(end),
              noticeAt: lead === undefined ? undefined : iso(start - lead),
              exclusion: kind,
              ticket,
              startBounds: around(start, atStart),
              endBounds: never === null ? undefined : around(end, atEnd),
              usersAffected: hit,
              affectedRatio: part,
              severity,
            };
          },
        ),
      { maxLength: 7, size: 'max' },
    )
    .map((all) => all.map((window, index) => ({ ...window, id: `w${index}` })));

const KINDS = ['acknowledgement', 'update', 'restored', 'rca', 'maintenance_notice'] as const;
const ABOUT = [...LEADS.map((lead) => -lead), 1, 1000, 600_000, 1_800_000, 3_600_000, 432_000_000];

/** Words about some of the windows, before, while and after they last; some name their window. */
const words = (outages: readonly Window[]): fc.Arbitrary<Word[]> =>
  fc.array(
    fc
      .tuple(
        fc.nat({ max: Math.max(0, outages.length - 1) }),
        fc.constantFrom(...KINDS),
        fc.constantFrom(...ABOUT),
        fc.boolean(),
        fc.constantFrom('start' as const, 'end' as const),
      )
      .map(([index, kind, by, isNamed, edge]): Word => {
        const window = outages[index];
        const about = window?.[edge] ?? window?.start ?? '2026-03-04T00:00:00Z';
        return {
          at: iso(Date.parse(about) + by),
          kind,
          ...(isNamed && window?.id !== undefined ? { window: window.id } : {}),
        };
      }),
    { maxLength: 8, size: 'max' },
  );

/** Samples that lie within one interval each, counted from the start of the period. */
function samples(features: Features, { start, end }: Span): fc.Arbitrary<Sample[]> {
  const { sampleSeconds } = features;
  if (sampleSeconds === undefined) return fc.constant([]);
  const one = fc.tuple(
    service(features),
    fc.integer({ min: -features.sampledBefore, max: 40 }),
    fc.constantFrom(0, 1, 700),
    fc.constantFrom(0, 1, 20, 100, 1000),
    fc.constantFrom(0, 0, 1, 2, 20, 60),
  );
  const samplesInside = fc.array(
    one.map(([where, index, far, total, failed]) => ({
      service: where,
      start: iso(start + (index + far) * sampleSeconds * 1000),
      seconds: sampleSeconds,
      total,
      failed: Math.min(total, failed),
    })),
    { maxLength: 25, size: 'max' },
  );
  return samplesInside.map((all) =>
    all.filter((each) => {
      const from = Date.parse(each.start);
      return from >= end || from + each.seconds * 1000 <= end;
    }),
  );
}

export const evidenceOf = (
  choice: Choice,
  features: Features,
  period: Span,
): fc.Arbitrary<Evidence> =>
  fc
    .tuple(
      windows(choice, features),
      samples(features, period),
      tickets(choice, features),
      fc.array(range(choice), { minLength: 1, maxLength: 3 }),
      rarely(fc.array(range(choice), { minLength: 1, maxLength: 3 }), features.hasBounds ? 40 : 0),
    )
    .chain(([outages, samplesInside, all, deployed, observed]) =>
      words(outages).map((communications) => ({
        windows: outages,
        samples: samplesInside,
        tickets: all,
        communications,
        users: 100,
        deployed,
        observed,
      })),
    );
