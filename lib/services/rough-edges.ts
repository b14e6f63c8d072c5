import 'server-only';
import { assess } from '@/lib/sla/assess';
import type { Assessment } from '@/lib/sla/assessment';
import type { EvidenceInput, WindowInput } from '@/lib/sla/evidence-format';

type Input = Readonly<Record<string, unknown>> & Readonly<{ evidence: EvidenceInput }>;

/**
 * The bounds of an availability tell how far rough edges reach; a time to restore or to speak has
 * none. Where another reading of the edges would judge such a promise otherwise, its reasons say so.
 */
export function withRoughEdges(result: Assessment, input: Input): Assessment {
  const { evidence } = input;
  const isTimed = result.commitments.some(({ measured }) => 'seconds' in measured);
  if (!isTimed || !evidence.windows.some((one) => one.startBounds ?? one.endBounds)) return result;
  const readings = READINGS.map((edges) =>
    assess({
      ...input,
      evidence: { ...evidence, windows: evidence.windows.map((window) => readAt(window, edges)) },
    }),
  );
  return {
    ...result,
    commitments: result.commitments.map((one, index) => {
      if (!('seconds' in one.measured)) return one;
      const isSame = readings.every((other) => judged(other.commitments[index]) === judged(one));
      return isSame ? one : { ...one, reasons: [...one.reasons, 'tier_depends_on_evidence'] };
    }),
  };
}

/** Which of its bounds an edge is read at: the start's, then the end's. */
type Edges = readonly [0 | 1, 0 | 1];
const READINGS: readonly Edges[] = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
];

function readAt({ startBounds, endBounds, ...window }: WindowInput, [from, to]: Edges) {
  const start = startBounds?.[from] ?? window.start;
  const end = endBounds?.[to] ?? window.end;
  return { ...window, start, end: end !== null && end < start ? start : end };
}

const judged = (one: Assessment['commitments'][number] | undefined): string =>
  JSON.stringify([one?.status, one?.credit?.amount]);
