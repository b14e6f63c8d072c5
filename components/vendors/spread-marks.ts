import type { OutageRow } from '@/lib/api/wire/outages';
import type { Distribution } from '@/lib/api/wire/vendors';

import type { DurationsInput } from '../charts/prepare-durations';

type Marks = DurationsInput['outages'];
type Row = Pick<OutageRow, 'id' | 'start' | 'silent'>;

/** The very outages that a statistic counts, each with the time it was counted with. */
export function marksOf({ values }: Pick<Distribution, 'values'>, outages: readonly Row[]): Marks {
  return values.flatMap(({ outageId, ms }) => {
    const outage = outages.find(({ id }) => id === outageId);
    return outage ? [{ at: outage.start, ms, kept: null }] : [];
  });
}

/** The outages of which the vendor never said a word: marks without a time. */
export const silentMarks = (outages: readonly Row[]): Marks =>
  outages.filter(({ silent }) => silent).map(({ start }) => ({ at: start, ms: null, kept: null }));
