import { expect, test } from 'vitest';

import { draftClaim } from './claim';
import { adjustmentOf, windowLines } from './claim-text';
import { meridianClaim, meridianOutages } from './fixtures/meridian-claim';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

test('the difference reads alike in page, print and mail: 0 where there is none, no data without a total', () => {
  const outages = [
    {
      ...meridianOutages[0],
      minutesByView: { admitted: '160', observed: '222', agreed: '213.5' },
    },
    meridianOutages[1],
  ];
  const draft = draftClaim({ ...meridianClaim, outages });
  expect(adjustmentOf(draft)).toEqual({ minutes: '-12.5', vendorMinutes: '0' });
  const totals = { ...draft.totals, vendorMinutes: null };
  expect(adjustmentOf({ ...draft, totals })).toEqual({ minutes: '-12.5', vendorMinutes: null });
  expect(plain(windowLines({ ...draft, totals }).join('\n'))).toContain(
    'counting rules: agreed \u221212.5 min, your figure no data',
  );
});
