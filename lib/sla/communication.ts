import type { CommitmentOf } from './commitment-format';
import type { EvidenceWindow } from './evidence-window';
import { type Measurement, figure, idleSteps, isOpen, metricInput } from './measurement';
import { type Notices, noticesOf } from './notice';
import { shiftInstant } from './offset';
import type { Communication as Said } from './read-evidence';
import { type Setting, seenBy } from './setting';
import { clip, duration } from './timeline';
import type { TraceStep } from './trace';
import { isOutage } from './weight';

/**
 * How fast the vendor spoke. Outages are down and degraded windows that start in the period, each by itself;
 * silence runs to `asOf`, after which nothing has been said yet. The figure shown is the worst case; every case must be within the limit.
 * Where it is not known what the vendor said of a window, that its notice is late is not known either: such a window breaks nothing,
 * and leaves no figure unless the others break the promise by themselves.
 */
type Communication = CommitmentOf<'communication'>;

/** A stretch of waiting, or for maintenance the lead: from one instant to another. */
type Wait = Readonly<{ from: number; to: number }>;

export function measureCommunication(
  setting: Setting,
  commitment: Communication,
  path: string,
): Measurement {
  const { evidence, period } = setting;
  const seen = seenBy(commitment, evidence.windows);
  const isLead = commitment.measure === 'maintenance_notice';
  const windows = seen.filter((window) => isOutage(window) !== isLead);
  const notices = noticesOf(
    windows,
    evidence.communications.filter(({ at }) => at <= setting.asOf),
  );
  const measured = windows.filter(
    ({ start, severity }) =>
      period.start <= start &&
      start < period.end &&
      (isLead || start <= setting.asOf) &&
      (commitment.severity === undefined || severity === commitment.severity),
  );
  const judged = measured.map((window) => {
    const waits = waitsOf(setting, commitment, window, notices);
    const kept = waits.every((wait) => isWithin(setting, commitment, wait));
    return { waits, kept, known: kept || isLead || !isUnheard(setting, window) };
  });
  const waits = judged.flatMap((one) => (one.known ? one.waits : []));
  const broken = judged.some(({ known, kept }) => known && !kept);
  const met = broken ? false : judged.every(({ known }) => known) || null;
  const lengths = waits
    .map((wait) => measureWait(setting, commitment, wait))
    .toSorted((a, b) => a - b);
  const worst = isLead ? (lengths[0] ?? null) : (lengths.at(-1) ?? 0);
  const seconds = worst === null || met === null ? null : worst / 1000;
  return {
    measured: { seconds },
    outcome: met === null ? null : { met, tables: [] },
    breach: null,
    isOpen: isOpen(setting, commitment, {}),
    reasons: met === null ? ['no_data'] : [],
    incidents: () =>
      measured.map((window) => ({ start: window.start, end: window.end, windows: [window] })),
    shares: () => new Set(measured),
    downtime: null,
    excluded: [],
    steps: [
      ...idleSteps(setting, { windows: windows.length, counting: measured.length }),
      ...figureSteps(commitment, path, lengths, seconds, met),
    ],
  };
}

const isUnheard = ({ evidence }: Setting, { id }: EvidenceWindow): boolean =>
  id !== undefined && evidence.unheard.has(id);

function waitsOf(
  { asOf }: Setting,
  { measure }: Communication,
  window: EvidenceWindow,
  notices: Notices,
): Wait[] {
  const { start } = window;
  const noticeAt = noticeBy(asOf, window);
  const own = notices(window);
  const after = (from: number, kind?: Said['kind']) =>
    own.find((said) => said.at >= from && (kind === undefined || said.kind === kind))?.at;
  switch (measure) {
    case 'first_notice': {
      if (noticeAt !== undefined && noticeAt <= start) return [{ from: start, to: start }];
      return [{ from: start, to: Math.min(after(start) ?? asOf, noticeAt ?? Infinity) }];
    }
    case 'update_interval':
      return silences(window, own, asOf);
    case 'restoration_notice':
    case 'rca': {
      if (window.end === null) return [];
      const said = after(start, measure === 'rca' ? 'rca' : 'restored');
      return [{ from: window.end, to: Math.max(window.end, said ?? asOf) }];
    }
    case 'maintenance_notice': {
      const said = Math.min(noticeAt ?? Infinity, own[0]?.at ?? Infinity);
      return [{ from: said === Infinity ? asOf : said, to: start }];
    }
  }
}

/** When the window was announced; nothing where that is still to come. */
const noticeBy = (asOf: number, { noticeAt }: EvidenceWindow): number | undefined =>
  noticeAt === undefined || noticeAt > asOf ? undefined : noticeAt;

/** Gaps between successive notices, the last one ending at restoration; without notices the whole outage. */
function silences(
  { start, end, noticeAt }: EvidenceWindow,
  own: readonly Said[],
  asOf: number,
): Wait[] {
  const until = Math.min(end ?? asOf, asOf);
  const given = noticeAt === undefined ? [] : [Math.max(start, noticeAt)];
  const moments = [...given, ...own.map(({ at }) => at)]
    .filter((at) => start <= at && at <= until)
    .toSorted((a, b) => a - b);
  const points = moments.length > 0 ? moments : [start];
  return points.map((from, index) => ({ from, to: points[index + 1] ?? until }));
}

/** Milliseconds of a wait, in business time where the terms say so; a lead that is missed is negative. */
function measureWait(setting: Setting, { calendar }: Communication, { from, to }: Wait): number {
  if (calendar !== 'business') return to - from;
  return from <= to ? businessMs(setting, from, to) : 0 - businessMs(setting, to, from);
}

function businessMs({ calendar: { zone, business } }: Setting, from: number, to: number): number {
  return duration(clip(business.hours(zone, zone.dayOf(from), zone.dayOf(to)), from, to));
}

function isWithin(setting: Setting, commitment: Communication, wait: Wait): boolean {
  const { within, calendar, measure } = commitment;
  const isLead = measure === 'maintenance_notice';
  const isClock = within.unit === 'minute' || within.unit === 'hour';
  if (calendar === 'business' && isClock) {
    const limit = within.n * (within.unit === 'minute' ? 60_000 : 3_600_000);
    const waited = measureWait(setting, commitment, wait);
    return isLead ? waited >= limit : waited <= limit;
  }
  const offset =
    calendar === 'business' && within.unit === 'day'
      ? ({ n: within.n, unit: 'business_day' } as const)
      : within;
  return isLead
    ? wait.from <= shiftInstant(setting.calendar, wait.to, offset, -1)
    : wait.to <= shiftInstant(setting.calendar, wait.from, offset, 1);
}

function figureSteps(
  { measure, within }: Communication,
  path: string,
  lengths: readonly number[],
  seconds: number | null,
  met: boolean | null,
): TraceStep[] {
  const isLead = measure === 'maintenance_notice';
  const shown = isLead ? lengths.slice(0, 200) : lengths.slice(-200);
  return [
    {
      step: 'metric',
      rule: `${path}.measure`,
      in: metricInput({ kind: measure, values: shown.map((ms) => ms / 1000) }),
      out: figure({ seconds }),
    },
    {
      step: 'comparison',
      rule: `${path}.within`,
      in: {
        measured: figure({ seconds }),
        op: isLead ? 'gte' : 'lte',
        target: String(within.n),
        unit: within.unit,
      },
      out: { met },
    },
  ];
}
