import type { OverviewRow } from '@/lib/api/wire/overview';

/** In place of a first notice: none was needed only where nothing failed. */
export function noNoticeWord({
  silentOutages,
  outages,
}: Pick<OverviewRow, 'silentOutages' | 'outages'>): string {
  if (silentOutages > 0) return 'never';
  return outages > 0 ? 'no data' : 'none needed';
}

/** In place of an amount: without data nothing was looked for. */
export const nothingFoundWord = (strip: OverviewRow['strip']): string =>
  strip.every(({ state }) => state === 'unknown') ? 'no data' : 'nothing found';
