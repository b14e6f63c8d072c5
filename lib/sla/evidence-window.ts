import { type SampleInput, type WindowInput } from './evidence-format';
import { EXCLUSION_KINDS, type ExclusionKind } from './format';
import { parseInstant } from './instant';

/**
 * Evidence as the engine works on it: instants are epoch milliseconds, references are known to exist.
 * A period may hold 100 000 windows; a plain look accepts the ordinary ones, Zod judges all others.
 */
export type EvidenceWindow = Readonly<{
  index: number;
  id: string | undefined;
  service: string | undefined;
  state: WindowInput['state'];
  start: number;
  end: number | null;
  startBounds: readonly [number, number] | undefined;
  endBounds: readonly [number, number] | undefined;
  affectedRatio: string | undefined;
  usersAffected: number | undefined;
  noticeAt: number | undefined;
  exclusion: ExclusionKind | undefined;
  ticket: string | undefined;
  severity: string | undefined;
}>;

export type Sample = Readonly<{
  index: number;
  service: string | undefined;
  start: number;
  end: number;
  total: number;
  failed: number;
}>;

/** Zod has seen to it that the text is an instant. */
const at = (text: string): number => parseInstant(text) ?? Number.NaN;
const pair = (bounds: readonly [string, string] | undefined) =>
  bounds && ([at(bounds[0]), at(bounds[1])] as const);

export const toWindow = (window: WindowInput, index: number): EvidenceWindow => ({
  index,
  id: window.id,
  service: window.service,
  state: window.state,
  start: at(window.start),
  end: window.end === null ? null : at(window.end),
  startBounds: pair(window.startBounds),
  endBounds: pair(window.endBounds),
  affectedRatio: window.affectedRatio,
  usersAffected: window.usersAffected,
  noticeAt: window.noticeAt === undefined ? undefined : at(window.noticeAt),
  exclusion: window.exclusion,
  ticket: window.ticket,
  severity: window.severity,
});

export const toSample = (sample: SampleInput, index: number): Sample => {
  const start = at(sample.start);
  return {
    index,
    service: sample.service,
    start,
    end: start + sample.seconds * 1000,
    total: sample.total,
    failed: sample.failed,
  };
};

/**
 * A plain look at one item: the window when it is of the ordinary shape, else null, and Zod judges.
 * It must never accept what the schema refuses; `read-evidence.test.ts` holds the two together.
 */
export function plainWindow(item: unknown, index: number): EvidenceWindow | null {
  if (typeof item !== 'object' || item === null) return null;
  if (!('state' in item && 'start' in item && 'end' in item)) return null;
  const { state } = item;
  if (state !== 'down' && state !== 'degraded' && state !== 'maintenance') return null;
  const start = typeof item.start === 'string' ? parseInstant(item.start) : null;
  const end = typeof item.end === 'string' ? parseInstant(item.end) : null;
  if (start === null || (end === null && item.end !== null)) return null;
  let keys = 3;
  let [id, service, ticket]: (string | undefined)[] = [];
  let noticeAt: number | undefined;
  let exclusion: ExclusionKind | undefined;
  if ('id' in item) {
    if (!isName(item.id)) return null;
    [id, keys] = [item.id, keys + 1];
  }
  if ('service' in item) {
    if (!isName(item.service)) return null;
    [service, keys] = [item.service, keys + 1];
  }
  if ('ticket' in item) {
    if (!isName(item.ticket)) return null;
    [ticket, keys] = [item.ticket, keys + 1];
  }
  if ('noticeAt' in item) {
    const at = typeof item.noticeAt === 'string' ? parseInstant(item.noticeAt) : null;
    if (at === null) return null;
    [noticeAt, keys] = [at, keys + 1];
  }
  if ('exclusion' in item) {
    exclusion = EXCLUSION_KINDS.find((kind) => kind === item.exclusion);
    if (!exclusion) return null;
    keys += 1;
  }
  if (Object.keys(item).length !== keys || !isPlain(item)) return null;
  return {
    index,
    id,
    service,
    state,
    start,
    end,
    startBounds: undefined,
    endBounds: undefined,
    affectedRatio: undefined,
    usersAffected: undefined,
    noticeAt,
    exclusion,
    ticket,
    severity: undefined,
  };
}

const isName = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** A key of a prototype must not stand in for one that the schema refuses. */
const isPlain = (item: object): boolean => Object.getPrototypeOf(item) === Object.prototype;

/** As `plainWindow`, for a sample. */
export function plainSample(item: unknown, index: number): Sample | null {
  if (typeof item !== 'object' || item === null) return null;
  const expected = 'service' in item ? 5 : 4;
  if (!('start' in item && 'seconds' in item && 'total' in item && 'failed' in item)) return null;
  if (Object.keys(item).length !== expected || !isPlain(item)) return null;
  const service = 'service' in item ? item.service : undefined;
  if (service !== undefined && (typeof service !== 'string' || service === '')) return null;
  const start = typeof item.start === 'string' ? parseInstant(item.start) : null;
  const { seconds, total, failed } = item;
  if (start === null || !isCount(seconds) || seconds === 0 || !isCount(total) || !isCount(failed)) {
    return null;
  }
  return { index, service, start, end: start + seconds * 1000, total, failed };
}

const isCount = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0;
