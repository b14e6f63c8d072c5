import type { FactRow, OutageReport } from '@/lib/api/wire/outages';

import type { LanesInput, Lane, LaneBar, Silence } from '../charts/prepare-lanes';
import { formatMinuteRange, formatMinutes } from '../format';
import { formatTime } from '../format-date';

/** What the drawing of an outage shows: a lane a source, then the three views, and the silences. */
export function lanesOf(report: OutageReport): LanesInput {
  const span = spanOf(report);
  return {
    zone: report.timeZone,
    ...span,
    lanes: [...sourceLanes(report), ...statementLanes(report), ...viewLanes(report)],
    silences: silencesOf(report),
  };
}

const ms = (instant: string) => Date.parse(instant);
const iso = (at: number) => new Date(at).toISOString();

/** The outage with its uncertain edges and notices, and an eighth of its length on both sides. */
function spanOf({ outage, facts, windows }: OutageReport) {
  const starts = facts.flatMap(({ kind, start }) =>
    kind === 'observation' && start ? [ms(start.earliest)] : [],
  );
  const ends = [
    ...facts.flatMap(({ kind, end }) => (kind === 'observation' && end ? [ms(end.latest)] : [])),
    ...Object.values(windows)
      .flat()
      .flatMap(({ end }) => (end === null ? [] : [ms(typeof end === 'string' ? end : end.latest)])),
  ];
  const from = Math.min(ms(outage.start), ...starts);
  const until = Math.max(
    outage.end === null ? ms(outage.start) + 3_600_000 : ms(outage.end),
    ...ends,
  );
  const length = Math.max(until - from, 60_000);
  const notices = facts.flatMap(({ kind, start }) =>
    kind === 'statement' && start && ms(start.at) <= until + length ? [ms(start.at)] : [],
  );
  const margin = Math.max(Math.round(length / 8), 120_000);
  return {
    start: iso(Math.min(from, ...notices) - margin),
    end: iso(Math.max(until, ...notices) + margin),
  };
}

const barOf = (
  { start, end }: Pick<FactRow, 'end'> & { start: NonNullable<FactRow['start']> },
  look: LaneBar['look'],
): LaneBar => ({
  startEarliest: start.earliest,
  startLatest: start.latest,
  endEarliest: end?.earliest ?? start.latest,
  endLatest: end?.latest ?? null,
  look,
});

function sourceLanes({ facts }: OutageReport): Lane[] {
  const sources = [...new Set(facts.map(({ sourceId }) => sourceId))];
  return sources.flatMap((sourceId): Lane[] => {
    const own = facts.filter(
      (fact) => fact.sourceId === sourceId && fact.kind === 'observation' && fact.start !== null,
    );
    const [first] = own;
    if (!first) return [];
    const bars = own.flatMap((fact) =>
      fact.start ? [barOf({ start: fact.start, end: fact.end }, lookOf(fact))] : [],
    );
    return [
      {
        key: sourceId,
        name: first.source,
        note: noteOf(first),
        bars,
        ...(own.every(({ end }) => end !== null) && { result: rangeOf(own) }),
      },
    ];
  });
}

const lookOf = ({ party }: FactRow): LaneBar['look'] => (party === 'vendor' ? 'stated' : 'seen');

const PARTIES = {
  vendor: 'the vendor’s own account',
  customer: 'our own observation',
  third_party: 'a third party',
} as const;

const noteOf = ({ party, precision }: FactRow) =>
  precision === null || precision === 'exact'
    ? PARTIES[party]
    : `${PARTIES[party]}, ${precision === 'day' ? 'to the day' : 'approximate'}`;

function rangeOf(facts: readonly FactRow[]): string {
  const sum = (of: (fact: FactRow) => number) =>
    facts.reduce((total, fact) => total + Math.max(0, of(fact)), 0);
  const least = sum(({ start, end }) => (start && end ? ms(end.earliest) - ms(start.latest) : 0));
  const most = sum(({ start, end }) => (start && end ? ms(end.latest) - ms(start.earliest) : 0));
  return formatMinuteRange(least, most);
}

const STATEMENT_WORDS: Record<string, string> = {
  acknowledgement: 'First word',
  update: 'Update',
  restored: 'Restored',
  rca: 'Cause',
  apology: 'Apology',
  maintenance_notice: 'Maintenance',
};

function statementLanes({ facts, timeZone }: OutageReport): Lane[] {
  const said = facts.filter(({ kind }) => kind === 'statement');
  const timed = said.filter(({ start }) => start !== null);
  const untold = said.length - timed.length;
  return [
    {
      key: 'statements',
      name: 'Vendor messages',
      result: String(said.length),
      bars: [],
      ...(said.length === 0 && { remark: 'nothing was said' }),
      ...(untold > 0 && {
        note: `${untold} more, ${untold === 1 ? 'its time' : 'their times'} not known`,
      }),
      flags: timed.flatMap(({ start, statement }) =>
        start
          ? [
              {
                at: start.at,
                kind: 'said' as const,
                label: `${formatTime(start.at, timeZone, { zoneName: false })} ${STATEMENT_WORDS[statement ?? ''] ?? 'Said'}`,
              },
            ]
          : [],
      ),
    },
  ];
}

function viewLanes({ outage, windows }: OutageReport): Lane[] {
  const lane = (
    key: 'admitted' | 'observed' | 'agreed',
    name: string,
    look: LaneBar['look'],
    remark: string,
  ): Lane => {
    const total = outage.ms[key];
    const disputed =
      key === 'agreed'
        ? windows.disputed.map(({ start, end }): LaneBar => ({
            startEarliest: start,
            startLatest: start,
            endEarliest: end,
            endLatest: end,
            look: 'disputed',
          }))
        : [];
    const bars = [...windows[key].map((window) => barOf(window, look)), ...disputed];
    return {
      key,
      name,
      view: true,
      bars,
      ...(bars.length === 0 && { remark }),
      ...(total !== null && { result: formatMinutes(total) }),
    };
  };
  return [
    lane('admitted', 'Vendor-admitted', 'stated', 'the vendor admits nothing'),
    lane('observed', 'Customer-observed', 'seen', 'nobody of ours saw it'),
    lane('agreed', 'Agreed', 'agreed', 'nothing is agreed'),
  ];
}

/** Silences of at least five minutes, tinted from where the contract no longer allows them. */
function silencesOf({ communication, outage }: OutageReport): Silence[] {
  const { silences, promised } = communication;
  return silences.flatMap(({ start, end }, index) => {
    const length = ms(end) - ms(start);
    if (length < 5 * 60_000) return [];
    const allowed = index === 0 ? promised.firstNoticeMs : promised.updateMs;
    const until = allowed === null ? null : ms(start) + allowed;
    return [
      {
        start,
        end,
        allowedUntil: until === null ? null : iso(Math.min(until, ms(end))),
        label:
          outage.silent && silences.length === 1 ? 'not a word' : `silent ${formatMinutes(length)}`,
      },
    ];
  });
}
