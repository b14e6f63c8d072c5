import { formatDateTime, formatTime } from '../format-date';
import type { PlainTable } from '../ui/csv';
import type { LaneBar, LanesInput } from './prepare-lanes';

const LOOK = {
  seen: 'Down, seen',
  stated: 'Down, stated',
  agreed: 'Down, agreed',
  disputed: 'Disputed',
  unseen: 'Not watched',
} as const satisfies Record<LaneBar['look'], string>;

/** The lanes as lines: who, what, from, to, with uncertain edges as ranges. */
export function lanesTable({ lanes, silences = [], zone }: LanesInput): PlainTable {
  const range = (earliest: string, latest: string) =>
    earliest === latest
      ? formatDateTime(earliest, zone)
      : `${formatDateTime(earliest, zone)} to ${formatTime(latest, zone)}`;
  return {
    head: ['Source', 'What', 'From', 'To', 'Note'],
    rows: [
      ...lanes.flatMap((lane) => [
        ...lane.bars.map((bar) => [
          lane.name,
          LOOK[bar.look],
          range(bar.startEarliest, bar.startLatest),
          bar.endLatest === null ? 'goes on' : range(bar.endEarliest, bar.endLatest),
          bar.label ?? '',
        ]),
        ...(lane.ticks ?? []).map((at) => [lane.name, 'Report', formatDateTime(at, zone), '', '']),
        ...(lane.flags ?? []).map((flag) => [
          lane.name,
          flag.kind === 'said' ? 'Said' : 'Announced, did not come',
          formatDateTime(flag.at, zone),
          '',
          flag.label,
        ]),
        ...(lane.remark ? [[lane.name, lane.remark, '', '', '']] : []),
      ]),
      ...silences.map((silence) => [
        'Vendor',
        'Silence',
        formatDateTime(silence.start, zone),
        formatDateTime(silence.end, zone),
        silence.label,
      ]),
    ],
  };
}
