import { describe, expect, test } from 'vitest';

import type { AssessedPeriod, Figure } from '@/lib/api/wire/assessments';
import type { Claimable, ClaimRow } from '@/lib/api/wire/claims';
import { month, type OverviewRow } from '@/lib/api/wire/overview';

import { isClaimable } from './claim-rows';
import { stateOf, stripMarkOf } from './overview-state';
import { headlineOf, notesOf } from './overview-words';
import { monthsOf } from './worth';

const ID = '00000000-0000-7000-8000-000000000001';
const figure = (over: Partial<Figure> = {}): Figure => ({
  assessmentId: ID,
  status: 'met',
  breaks: false,
  watched: true,
  percent: '99.95',
  bounds: null,
  downtimeMinutes: '0',
  unknownMinutes: null,
  headroomMinutes: '43.2',
  creditMinor: 0,
  creditPercent: null,
  reasons: [],
  ...over,
});
const broken = figure({ status: 'breached', breaks: true, creditMinor: 100_000 });

type Figures = Partial<AssessedPeriod['figures']>;
const october = (figures: Figures = {}, over: Partial<AssessedPeriod> = {}): AssessedPeriod => ({
  contractId: ID,
  period: '2026-10',
  start: '2026-10-01T00:00:00Z',
  end: '2026-11-01T00:00:00Z',
  timeZone: 'UTC',
  minutes: '44640',
  complete: true,
  target: '99.9',
  currency: 'USD',
  claimBy: '2026-11-30',
  figures: { admitted: null, observed: figure(), agreed: figure(), ...figures },
  asOf: '2026-11-24T00:00:00Z',
  ...over,
});
const unseen = figure({ reasons: ['tier_depends_on_evidence'] });
const undecided = october({ admitted: figure(), observed: broken });
const fourth: Partial<AssessedPeriod> = { period: '2026-Q4', complete: false };
const november: Partial<AssessedPeriod> = { period: '2026-11', complete: false };

const rowOf = (period: AssessedPeriod): OverviewRow => ({
  vendor: { id: ID, name: 'Halden Cloud', category: null, provenance: null },
  contractName: 'Compute',
  period,
  state: stateOf(period),
  strip: [{ period: period.period, state: stripMarkOf(period) }],
  firstNoticeMedianMs: null,
  firstNoticeN: 0,
  silentOutages: 0,
  outages: 0,
  foundMinor: 0,
  recoveredMinor: 0,
  currency: 'USD',
  claimBy: null,
  daysLeft: null,
});

const missed = (currency: string, minor: number): Claimable => ({
  contract: { id: ID, name: 'Compute' },
  vendor: { id: ID, name: 'Halden Cloud' },
  period: '2026-10',
  amounts: { admitted: null, observed: null, agreed: minor },
  currency,
  status: 'breached',
  claimBy: '2026-11-01',
  daysLeft: -23,
  missed: true,
});
const draft: ClaimRow = {
  id: ID,
  number: 1,
  vendor: { id: ID, name: 'Halden Cloud' },
  contract: { id: ID, name: 'Compute' },
  period: '2026-09',
  view: 'agreed',
  status: 'draft',
  amountMinor: 50_000,
  recoveredMinor: 0,
  currency: 'USD',
  claimBy: '2026-11-01',
  daysLeft: -23,
  submittedAt: null,
};

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const headline = (...periods: AssessedPeriod[]) =>
  headlineOf(periods.map(rowOf), '2026-10', [], []);
const noteTexts = (
  periods: AssessedPeriod[],
  unclaimed: Claimable[] = [],
  claims: ClaimRow[] = [],
) => notesOf(periods.map(rowOf), unclaimed, claims, '2026-10').map(({ text }) => plain(text));

describe('the state of a period', () => {
  test.each<[string, AssessedPeriod, OverviewRow['state']]>([
    ['kept by all', october(), 'met'],
    ['kept as agreed, broken as we saw it', undecided, 'review'],
    [
      'kept as agreed, broken as we saw it by an outage without an end',
      october({ observed: figure({ status: 'open', breaks: true }) }),
      'review',
    ],
    [
      'an outage of ours without an end that breaks nothing',
      october({ observed: figure({ status: 'open' }) }),
      'met',
    ],
    ['the same while it runs', { ...undecided, complete: false }, 'met'],
    ['broken as agreed', october({ agreed: broken, observed: broken }), 'breached'],
    ['nobody watched', october({ agreed: figure({ watched: false }) }), 'unknown'],
    [
      'a tier that hangs on evidence',
      october({ agreed: figure({ reasons: ['tier_depends_on_evidence'] }) }),
      'risk',
    ],
    [
      'unseen time that could break it, and no account of the vendor',
      october({ observed: unseen }),
      'risk',
    ],
    [
      'the same where the vendor gave its account',
      october({ admitted: figure(), observed: unseen }),
      'met',
    ],
    [
      'three quarters of the allowance used, running',
      october({ agreed: figure({ downtimeMinutes: '30.3', headroomMinutes: '10.1' }) }, november),
      'risk',
    ],
    [
      'a little less',
      october(
        { agreed: figure({ downtimeMinutes: '30.3', headroomMinutes: '10.100001' }) },
        november,
      ),
      'met',
    ],
  ])('%s', (_name, period, state) => {
    expect(stateOf(period)).toBe(state);
  });
  test('the strip and the months’ count do not call it kept', () => {
    expect([undecided, october({ observed: unseen }), october()].map(stripMarkOf)).toEqual([
      'review',
      'review',
      'met',
    ]);
    const now = Date.parse('2026-11-24T00:00:00Z');
    const months = [undecided, october(), october({ observed: unseen })];
    expect(monthsOf(months, [], [], ['2026-10'], now)[0]).toMatchObject({ kept: 1, measured: 3 });
  });
});

describe('the headline', () => {
  test.each<[string, AssessedPeriod[]]>([
    ['One of two kept its word in October.', [october(), undecided]],
    ['Two of two kept their word in October.', [october(), october()]],
    ['None of two kept their word in October.', [undecided, undecided]],
    ['One of one keeps its word so far in Q4 2026.', [october({}, fourth)]],
    [
      'Two of two keep their word so far in November.',
      [october({}, november), october({}, november)],
    ],
    [
      'One of one kept its word in October. One of one keeps its word so far in Q4 2026.',
      [october(), october({}, fourth)],
    ],
    ['Two of two keep their word so far.', [october({}, november), october({}, fourth)]],
    ['None of one kept its word in October.', [october({ observed: unseen })]],
    ['Nothing was measured in October 2026.', [october({ agreed: null })]],
    ['No contract ran in October 2026.', []],
  ])('%s', (words, periods) => {
    expect(headline(...periods)).toBe(words);
  });
});

describe('what to know', () => {
  test('only a vendor that told its minutes kept a promise on them', () => {
    expect(noteTexts([undecided])).toEqual([
      'Halden Cloud kept its promise on its own minutes; what we saw breaks it.',
    ]);
    expect(noteTexts([october({ observed: broken })])).toEqual([
      'Halden Cloud has neither admitted nor denied anything; what we saw breaks its promise.',
    ]);
  });
  test('what a vendor never said is told once for all of its contracts, over as many periods as there are', () => {
    const row = { ...rowOf(october()), silentOutages: 2 };
    const strip = [...row.strip, ...row.strip, ...row.strip];
    const texts = notesOf([row, { ...row, strip }], [], [], '2026-10').map(({ text }) => text);
    expect(texts).toEqual(['Halden Cloud never said a word about two outages in three periods.']);
    expect(notesOf([row], [], [], '2026-10').map(({ text }) => text)).toEqual([
      'Halden Cloud never said a word about two outages in one period.',
    ]);
  });
  test('a promise is not broken in more periods than there are', () => {
    const period = october({ agreed: broken, observed: broken });
    const row = rowOf(period);
    const twice = { ...row, strip: [...row.strip, ...row.strip] };
    expect(notesOf([twice], [], [], '2026-10').map(({ text }) => text)).toEqual([
      'Halden Cloud broke its promise twice in two periods.',
    ]);
  });
  test('two contracts that say the same are one sentence', () => {
    expect(noteTexts([undecided, undecided])).toHaveLength(1);
  });
  test('what was missed is one sentence over all currencies, drafts among it', () => {
    expect(noteTexts([], [missed('USD', 10_000), missed('EUR', 82_500)], [draft])).toEqual([
      'EUR 825.00 and USD 600.00 were never claimed and the deadlines have passed.',
    ]);
    expect(noteTexts([], [], [draft])).toEqual([
      'USD 500.00 was never claimed and its deadline has passed.',
    ]);
  });
  test('what is left of a running allowance, rounded down', () => {
    const agreed = figure({ downtimeMinutes: '40', headroomMinutes: '3.19' });
    expect(noteTexts([october({ agreed }, november)])).toEqual([
      'Halden Cloud has 3.1 minutes of its allowance left.',
    ]);
  });
});

describe('what may be claimed', () => {
  const open = figure({ status: 'open', creditMinor: 100_000 });
  test.each<[string, AssessedPeriod, boolean]>([
    ['a breach', october({ agreed: broken }), true],
    ['nothing owed', october(), false],
    ['an outage of it without an end', october({ agreed: open, observed: open }), true],
    [
      'nothing owed yet by one without an end',
      october({ observed: { ...open, creditMinor: 0 } }),
      false,
    ],
    ['a period that runs', october({ agreed: broken }, november), false],
  ])('%s', (_name, period, expected) => {
    expect(isClaimable(period)).toBe(expected);
  });
});

test.each([
  ['2026-10', true],
  ['2026-13', false],
  ['2026-00', false],
  ['0000-01', false],
])('the month %s is one: %s', (text, expected) => {
  expect(month.safeParse(text).success).toBe(expected);
});
