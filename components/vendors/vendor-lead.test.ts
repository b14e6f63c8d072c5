import { describe, expect, test } from 'vitest';

import type { AssessedPeriod, Figure } from '@/lib/api/wire/assessments';

import { keptWords, toldWords } from './vendor-lead';

const ID = '00000000-0000-7000-8000-000000000001';
const figure = (status: Figure['status']): Figure => ({
  assessmentId: ID,
  status,
  watched: true,
  percent: '99.95',
  bounds: null,
  downtimeMinutes: '0',
  unknownMinutes: null,
  headroomMinutes: null,
  creditMinor: 0,
  creditPercent: null,
  breaks: status === 'breached',
  reasons: [],
});
const period = (agreed: Figure['status'], observed = agreed, complete = true): AssessedPeriod => ({
  contractId: ID,
  period: '2026-10',
  start: '2026-10-01T00:00:00Z',
  end: '2026-11-01T00:00:00Z',
  timeZone: 'UTC',
  minutes: '44640',
  complete,
  target: '99.9',
  currency: 'USD',
  claimBy: null,
  figures: { admitted: figure('met'), observed: figure(observed), agreed: figure(agreed) },
  asOf: '2026-11-24T00:00:00Z',
});
const [kept, broken, undecided] = [period('met'), period('breached'), period('met', 'breached')];

describe('how often the promise was kept', () => {
  test.each([
    ['; the one measured period waits for a decision.', [undecided]],
    ['; all 2 measured periods wait for a decision.', [undecided, undecided]],
  ])('%s', (words, periods) => {
    expect(keptWords('99.9 % a month', periods, 'agreed')).toBe(`Promised 99.9 % a month${words}`);
  });
  test.each<[string, AssessedPeriod[]]>([
    ['kept it in all 2 measured periods.', [kept, kept]],
    ['kept it in the one measured period.', [kept, period('met', 'met', false)]],
    ['kept it in 1 of 2 measured periods; 1 waits for a decision.', [kept, undecided]],
    ['broke it in 1 of 3 measured periods; 2 wait for a decision.', [broken, undecided, undecided]],
    ['broke it in 1 of 2 measured periods.', [broken, kept]],
  ])('%s', (words, periods) => {
    expect(keptWords('99.9 % a month', periods, 'agreed')).toBe(
      `Promised 99.9 % a month and ${words}`,
    );
  });
  test('in our own view it was broken', () => {
    expect(keptWords('99.9 %', [undecided], 'observed')).toContain('broke it in 1 of 1');
  });
});

describe('whether it tells', () => {
  const told = { silent: false, firstNoticeMs: 60_000 };
  const silent = { silent: true, firstNoticeMs: null };
  const unknown = { silent: false, firstNoticeMs: null };
  test.each([
    ['', [unknown]],
    ['It told of its one outage.', [told]],
    ['It told of the one outage of which its words are on record.', [told, unknown]],
    ['It never told of 1 of 2 outages of which its words are on record.', [told, silent, unknown]],
    ['It never told of its one outage.', [silent]],
    ['It told of each of 2 outages.', [told, told]],
    ['It never told of 1 of 2 outages.', [told, silent]],
  ])('"%s"', (words, outages) => {
    expect(toldWords(outages)).toBe(words);
  });
});
