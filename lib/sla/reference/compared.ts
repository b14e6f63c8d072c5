import { assess } from '../assess';
import type { AssessInput } from '../assess-input';
import type { TraceStep, TraceStepOf } from '../trace';
import { answer } from './answer';
import { minutes } from './conclusion';
import type { Judged } from './judgement';
import { brokenSums } from './redone';
import { type Span, anyHolds, edgesOf, elementary } from './zone';

/** What of an answer is compared, in one form for both. */
type Money = Readonly<{ amount: string; exact: string }>;
/** No credit and a credit of nothing are the same. */
const money = ({ amount, exact }: Money = { amount: '0', exact: '0/1' }) => ({
  amount: /[1-9]/.test(amount) ? amount : '0',
  exact,
});

type Verdict = Readonly<{ kind: string; reason: string; minutes: number }>;
const byVerdict = (verdicts: readonly Verdict[]) =>
  verdicts.map(({ kind, reason, minutes: held }) => `${kind} ${reason} ${held}`).toSorted();

/** Spans that touch are one; a weight may change within. */
function joined(spans: readonly Span[]): string[] {
  const edges = edgesOf(spans);
  return elementary(edges)
    .filter(({ start }) => anyHolds(spans, start))
    .reduce<Span[]>((all, piece) => {
      const last = all.at(-1);
      return last?.end === piece.start
        ? [...all.slice(0, -1), { start: last.start, end: piece.end }]
        : [...all, piece];
    }, [])
    .map(({ start, end }) => `${start} ${end}`);
}

/** What each step of a trace leaves of the downtime. Only a measure of time has any. */
function stagesOfTrace(trace: readonly TraceStep[]) {
  const find = <Name extends TraceStep['step']>(name: Name) =>
    trace.find((one): one is TraceStepOf<Name> => one.step === name);
  const minimum = find('minimum')?.out;
  if (find('metric')?.in.downtimeExact === null) return {};
  return {
    merged: find('merge')?.out.minutes,
    paused: find('pauses')?.out.minutes,
    left: find('exclusions')?.out.minutes,
    counted: minimum?.minutes,
    spans: minimum?.omitted
      ? undefined
      : joined(
          (minimum?.spans ?? []).map(({ start, end }) => ({
            start: Date.parse(start),
            end: Date.parse(end),
          })),
        ),
  };
}

function stagesOf({ shown }: Judged) {
  const stages = shown.stages?.();
  if (!stages) return { excluded: [] };
  const { merged, paused, excluded, counted, spans, taken } = stages;
  return {
    excluded: byVerdict(taken.map((one) => ({ ...one, minutes: minutes(one.downtime) }))),
    merged: minutes(merged),
    paused: minutes(paused),
    left: minutes(excluded),
    counted: minutes(counted),
    spans: joined(spans),
  };
}

function byEngine(input: AssessInput) {
  const { period, commitments, credit, coverage, deadlines } = assess(input);
  return {
    period,
    commitments: commitments.map((one) => ({
      id: one.id,
      status: one.status,
      reasons: one.reasons.toSorted(),
      measured: one.measured,
      bounds: one.bounds,
      downtimeMinutes: one.downtimeMinutes,
      headroomMinutes: one.headroomMinutes,
      tier: one.tier?.when,
      credit: money(one.credit),
      excluded: byVerdict(one.excluded),
      ...stagesOfTrace(one.trace),
      broken: brokenSums(input, one),
    })),
    credit: money(credit),
    coverage,
    deadlines: deadlines.map(({ step, readings, safe }) => ({
      step,
      safe,
      readings: [
        ...new Set(
          readings.map(({ date, at }) => `${date} ${at === undefined ? '' : Date.parse(at)}`),
        ),
      ].toSorted(),
    })),
  };
}

function byReference(input: AssessInput) {
  const { period, commitments, credit, coverage, deadlines } = answer(input);
  return {
    period,
    commitments: commitments.map((one) => ({
      id: one.id,
      status: one.status,
      reasons: one.reasons.toSorted(),
      measured: one.measured,
      bounds: one.shown.bounds,
      downtimeMinutes: one.shown.downtimeMinutes,
      headroomMinutes: one.shown.headroomMinutes,
      tier: one.shown.tier,
      credit: money(one.credit),
      ...stagesOf(one),
      broken: [],
    })),
    credit: money(credit),
    coverage,
    deadlines: deadlines.map((one) => ({ ...one, readings: one.readings.toSorted() })),
  };
}

/** Both answers. Of a list of spans that the trace cuts only the sum is compared. */
export function compared(input: AssessInput) {
  const [engine, reference] = [byEngine(input), byReference(input)];
  const commitments = reference.commitments.map((one, index) => {
    const told = engine.commitments[index];
    const isCut = told !== undefined && 'spans' in told && told.spans === undefined;
    return isCut ? { ...one, spans: undefined } : one;
  });
  return { engine, reference: { ...reference, commitments } };
}
