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
  const read: { -readonly [Key in keyof EvidenceWindow]?: EvidenceWindow[Key] } = {};
  for (const [key, value] of Object.entries(item)) {
    switch (key) {
      case 'id':
      case 'service':
      case 'ticket':
        if (typeof value !== 'string' || value === '') return null;
        read[key] = value;
        break;
      case 'state':
        if (value !== 'down' && value !== 'degraded' && value !== 'maintenance') return null;
        read.state = value;
        break;
      case 'start':
      case 'noticeAt':
      case 'end': {
        const moment = typeof value === 'string' ? parseInstant(value) : null;
        if (moment === null && !(key === 'end' && value === null)) return null;
        if (key === 'end') read.end = moment;
        else if (moment !== null) read[key] = moment;
        break;
      }
      case 'exclusion':
        read.exclusion = EXCLUSION_KINDS.find((kind) => kind === value);
        if (!read.exclusion) return null;
        break;
      default:
        return null;
    }
  }
  const { state, start, end } = read;
  if (!state || start === undefined || end === undefined) return null;
  return {
    index,
    id: read.id,
    service: read.service,
    state,
    start,
    end,
    startBounds: undefined,
    endBounds: undefined,
    affectedRatio: undefined,
    usersAffected: undefined,
    noticeAt: read.noticeAt,
    exclusion: read.exclusion,
    ticket: read.ticket,
    severity: undefined,
  };
}

/** As `plainWindow`, for a sample. */
export function plainSample(item: unknown, index: number): Sample | null {
  if (typeof item !== 'object' || item === null) return null;
  const expected = 'service' in item ? 5 : 4;
  if (!('start' in item && 'seconds' in item && 'total' in item && 'failed' in item)) return null;
  if (Object.keys(item).length !== expected) return null;
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
