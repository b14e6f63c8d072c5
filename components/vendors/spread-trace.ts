import type { Distribution } from '@/lib/api/wire/vendors';

import { formatCount, formatMinutes } from '../format';

export type Statistic = 'mean' | 'median' | 'p90' | 'longest';
export type SpreadStep = Readonly<{
  name: string;
  result: string;
  sentence: string;
  changed: boolean;
}>;

const SHOWN = 40;

/** How a statistic came about: its values in order, and the rank or the sum that gives it. */
export function spreadSteps(
  statistic: Statistic,
  { n, meanMs, medianMs, p90Ms, longestMs, values }: Distribution,
): SpreadStep[] {
  const inOrder = values.map(({ ms }) => formatMinutes(ms, { bare: true }));
  const list = inOrder.slice(0, SHOWN).join(', ');
  const cut = inOrder.length > SHOWN ? `, and ${formatCount(inOrder.length - SHOWN)} more` : '';
  const first = {
    name: 'Values',
    result: `n = ${formatCount(n)}`,
    sentence: `In minutes, in order: ${list}${cut}.`,
    changed: false,
  };
  const step = (name: string, ms: number | null, sentence: string): SpreadStep[] =>
    ms === null ? [] : [{ name, result: formatMinutes(ms), sentence, changed: true }];
  switch (statistic) {
    case 'mean': {
      const sum = values.reduce((total, { ms }) => total + ms, 0);
      return [
        first,
        ...step('Mean', meanMs, `Their sum, ${formatMinutes(sum)}, divided by ${formatCount(n)}.`),
      ];
    }
    case 'median':
      return [
        first,
        ...step(
          'Median',
          medianMs,
          n % 2 === 1
            ? `The middle one, number ${formatCount((n + 1) / 2)}.`
            : `The mean of the middle two, numbers ${formatCount(n / 2)} and ${formatCount(n / 2 + 1)}.`,
        ),
      ];
    case 'p90':
      return [
        first,
        ...step(
          'p90',
          p90Ms,
          `Nearest rank: 90 % of ${formatCount(n)}, rounded up, is number ${formatCount(Math.ceil((n * 9) / 10))}.`,
        ),
      ];
    case 'longest':
      return [first, ...step('Longest', longestMs, 'The last one.')];
  }
}
