import type { Outage, SourcedFact } from './outage';
import {
  type Course,
  type Measured,
  type Spread,
  type StatisticsInput,
  coursesOf,
  spreadOf,
} from './statistics';

/**
 * How a vendor spoke about its outages: s = start, r = restoration, both of the chosen view.
 *
 * A word is any statement that speaks of the outage and has a time, notices of maintenance apart.
 * What was not said by `asOf` counts against a grade with the time that has passed, and in no
 * other figure.
 */
/** Against common targets; null under three outages. */
export type Grade = 'good' | 'fair' | 'poor' | null;

/** A promise to speak again by a time. `kept` by any statement after it and not later than `byAt`. */
export type UpdatePromise = Readonly<{
  outageId: string;
  statementId: string;
  byAt: number;
  /** `open`: not yet due at `asOf`. */
  outcome: 'kept' | 'broken' | 'open';
  /** The statement that kept it, or came too late. */
  answeredBy: string | null;
}>;

export type CommunicationStatistics = Readonly<{
  /** Outages in the period. */
  n: number;
  /** From start to the first word of any kind; a word before the start is 0. */
  firstNotice: Spread & Readonly<{ grade: Grade }>;
  /** Nothing was said up to `asOf`. */
  unacknowledged: number;
  unacknowledgedIds: readonly string[];
  /** Something was said, but the source does not tell when: in no other figure. */
  untimed: number;
  /** Per outage the longest time without a word between start and restoration (or `asOf`). */
  silence: Spread;
  /** `longestSilence` names its bounds: a statement's id, or the edge of the outage. */
  longestSilence: Silence | null;
  /** Every stretch without a word, in order of outage and time. */
  silences: readonly Silence[];
  /** Between successive words while the outage lasted, the last one up to restoration. */
  updateGaps: Spread & Readonly<{ grade: Grade }>;
  promises: Readonly<{
    kept: number;
    broken: number;
    total: number;
    open: number;
    list: readonly UpdatePromise[];
  }>;
  /** From restoration to the vendor's word that it is restored; negative is premature. */
  restorationNotice: Spread & Readonly<{ premature: number }>;
  /** From restoration to the root cause, elapsed time. */
  rca: Spread & Readonly<{ grade: Grade; missing: number; missingIds: readonly string[] }>;
}>;

export type Silence = Readonly<{
  outageId: string;
  ms: number;
  start: number;
  end: number;
  /** What stands at either end: a statement's id, or null for the edge of the outage itself. */
  afterStatement: string | null;
  beforeStatement: string | null;
}>;

type Statement = SourcedFact<'statement'>;
/** A statement with its time, epoch ms. */
type Word = Readonly<{ id: string; at: number; fact: Statement }>;
type Spoken = Course & Readonly<{ words: readonly Word[]; until: number }>;

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** Medians. Common targets: first notice in 15–30 minutes, updates each 30–60, RCA in 5 business days. */
const TARGETS = {
  firstNotice: { goodMs: 15 * MINUTE_MS, fairMs: 30 * MINUTE_MS },
  updateGaps: { goodMs: 30 * MINUTE_MS, fairMs: 60 * MINUTE_MS },
  rca: { goodMs: 7 * DAY_MS, fairMs: 14 * DAY_MS },
} as const;

type Input = StatisticsInput &
  Readonly<{
    /** May hold more than the outages name. */
    statements: readonly Statement[];
    asOf: number;
    /**
     * Whether all that the vendor said of an outage is known; left out, of each. Where it is not, or
     * a word has no time, or the outage is known to the day only, what is late or missing may have been said: only the words themselves count.
     */
    isOnRecord?: (outage: Outage) => boolean;
  }>;

export function communicationStatistics(input: Input): CommunicationStatistics {
  const { asOf, isOnRecord = () => true } = input;
  const facts = new Map(input.statements.map((fact) => [fact.id, fact]));
  const spoken = coursesOf(input).map((course): Spoken => ({
    ...course,
    words: wordsOf(course, facts, asOf),
    until: course.end ?? Math.max(asOf, course.start),
  }));
  const hasUntimed = ({ outage }: Spoken) =>
    outage.statementIds.some((id) => facts.get(id)?.at === null);
  const known = spoken.filter(
    (each) => isOnRecord(each.outage) && !hasUntimed(each) && !each.isDayOnly,
  );
  const mute = known.filter(({ words }) => words.length === 0);
  const gaps = known.map(silencesOf);
  const silences = gaps.map(longestOf);

  return {
    n: spoken.length,
    firstNotice: firstNotices(known, mute, asOf),
    unacknowledged: mute.length,
    unacknowledgedIds: mute.map(({ outage }) => outage.id),
    untimed: spoken.filter((each) => each.words.length === 0 && hasUntimed(each)).length,
    silence: spreadOf(silences.map(({ measured }) => measured)),
    longestSilence: silences.reduce<Silence | null>(
      (longest, { silence }) => (longest && longest.ms >= silence.ms ? longest : silence),
      null,
    ),
    silences: gaps.flatMap((own) => own.map(({ silence }) => silence)),
    updateGaps: updateGaps(known),
    promises: promisesOf(spoken, asOf),
    restorationNotice: restorationNotices(spoken),
    rca: rootCauses(spoken, known, asOf),
  };
}

function wordsOf({ outage }: Course, facts: ReadonlyMap<string, Statement>, asOf: number) {
  return outage.statementIds.flatMap((id): Word[] => {
    const fact = facts.get(id);
    if (!fact?.at || fact.at.at > asOf || fact.statement === 'maintenance_notice') return [];
    return [{ id, at: fact.at.at, fact }];
  });
}

function firstNotices(spoken: readonly Spoken[], mute: readonly Spoken[], asOf: number) {
  const spread = spreadOf(
    spoken.flatMap((each) => {
      const [first] = each.words;
      return first ? [measure(each, Math.max(0, first.at - each.start), first)] : [];
    }),
  );
  const pending = mute.map(({ start }) => asOf - start);
  return { ...spread, grade: grade(spread.values, pending, TARGETS.firstNotice) };
}

const measure = (
  { outage, evidenceIds }: Spoken,
  ms: number,
  ...words: readonly Word[]
): Measured => ({
  outageId: outage.id,
  ms,
  evidenceIds: [...evidenceIds, ...words.map(({ id }) => id)],
});

/** Times without a word between s and r; a word at an edge bounds nothing that the edge does not. */
function silencesOf(each: Spoken) {
  const { outage, start, until } = each;
  const marks = [
    { at: start, word: null },
    ...each.words
      .filter(({ at }) => start < at && at < until)
      .map((word) => ({ at: word.at, word })),
    { at: until, word: null },
  ];
  return gapsOf(marks).map(({ from, to, ms }) => {
    const silence: Silence = {
      outageId: outage.id,
      ms,
      start: from.at,
      end: to.at,
      afterStatement: from.word?.id ?? null,
      beforeStatement: to.word?.id ?? null,
    };
    const bounds = [from.word, to.word].flatMap((word) => word ?? []);
    return { silence, measured: measure(each, ms, ...bounds) };
  });
}

type Gap = ReturnType<typeof silencesOf>[number];
const longestOf = (gaps: readonly Gap[]) =>
  gaps.reduce((a, b) => (b.silence.ms > a.silence.ms ? b : a));

type Mark = Readonly<{ at: number; word: Word | null }>;

const gapsOf = (marks: readonly Mark[]) =>
  marks.flatMap((to, index) => {
    const from = marks[index - 1];
    return from ? [{ from, to, ms: to.at - from.at }] : [];
  });

/** From the first word on (from s, where it came before), and while the outage lasts. */
function updateGaps(spoken: readonly Spoken[]) {
  const values = spoken.flatMap((each) => {
    const { start, until } = each;
    const during = each.words.filter(({ at }) => at < until);
    if (during.length === 0) return [];
    const marks = during.map((word): Mark => ({ at: Math.max(start, word.at), word }));
    const latest = marks.filter(({ at }, index) => at > start || marks[index + 1]?.at !== at);
    return gapsOf([...latest, { at: until, word: null }]).map(({ from, to, ms }) =>
      measure(each, ms, ...[from.word, to.word].flatMap((word) => word ?? [])),
    );
  });
  const enough = new Set(values.map(({ outageId }) => outageId)).size >= 3;
  const spread = spreadOf(values);
  return { ...spread, grade: enough ? grade(spread.values, [], TARGETS.updateGaps) : null };
}

function promisesOf(spoken: readonly Spoken[], asOf: number) {
  const list = spoken.flatMap(({ outage, words }) =>
    words.flatMap((word, index): UpdatePromise[] => {
      const byAt = word.fact.nextUpdateBy;
      if (byAt === undefined) return [];
      const answer = words.slice(index + 1).find(({ at }) => at > word.at);
      const missed = asOf > byAt ? 'broken' : 'open';
      return [
        {
          outageId: outage.id,
          statementId: word.id,
          byAt,
          outcome: answer && answer.at <= byAt ? 'kept' : missed,
          answeredBy: answer?.id ?? null,
        },
      ];
    }),
  );
  const count = (outcome: UpdatePromise['outcome']) =>
    list.filter((promise) => promise.outcome === outcome).length;
  return {
    kept: count('kept'),
    broken: count('broken'),
    open: count('open'),
    total: list.length,
    list,
  };
}

function restorationNotices(spoken: readonly Spoken[]) {
  const spread = spreadOf(afterRestoration(spoken, 'restored'));
  return { ...spread, premature: spread.values.filter(({ ms }) => ms < 0).length };
}

function rootCauses(spoken: readonly Spoken[], known: readonly Spoken[], asOf: number) {
  const spread = spreadOf(afterRestoration(spoken, 'rca'));
  const missing = known.filter(
    ({ end, words }) => end !== null && !words.some(({ fact }) => fact.statement === 'rca'),
  );
  const pending = missing.map(({ until }) => asOf - until);
  return {
    ...spread,
    grade: grade(spread.values, pending, TARGETS.rca),
    missing: missing.length,
    missingIds: missing.map(({ outage }) => outage.id),
  };
}

/** From r to the first statement of a kind; outages that are open or lack it are left out. */
const afterRestoration = (spoken: readonly Spoken[], kind: 'restored' | 'rca') =>
  spoken.flatMap((each) => {
    const word = each.words.find(({ fact }) => fact.statement === kind);
    return word && each.end !== null && !each.isDayOnly
      ? [measure(each, word.at - each.end, word)]
      : [];
  });

/**
 * By the median. What is still outstanding counts with the time passed so far once that exceeds
 * the good target; before, it tells nothing. Null under three values.
 */
function grade(
  values: readonly Measured[],
  pendingMs: readonly number[],
  { goodMs, fairMs }: Readonly<{ goodMs: number; fairMs: number }>,
): Grade {
  const late = pendingMs
    .filter((ms) => ms > goodMs)
    .map((ms) => ({ outageId: '', ms, evidenceIds: [] }));
  const { n, medianMs } = spreadOf([...values, ...late]);
  if (n < 3 || medianMs === null) return null;
  if (medianMs <= goodMs) return 'good';
  return medianMs <= fairMs ? 'fair' : 'poor';
}
