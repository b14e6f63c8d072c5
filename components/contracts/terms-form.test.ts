import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { rational } from '@/lib/sla/rational';
import { parseTerms } from '@/lib/sla/terms';
import { termsSchema } from '@/lib/sla/terms-format';
import { matchingRows } from '@/lib/sla/tier';

import { fieldOf } from './terms-faults';
import { buildTerms, type TermsForm } from './terms-form';
import { emptyForm, readForm } from './terms-reading';

const setting = {
  vendor: 'Meridian Voice',
  currency: 'USD',
  services: [
    { key: 'video', name: 'Video' },
    { key: 'sip-trunk', name: 'SIP trunk' },
  ],
};

const usual: TermsForm = {
  ...emptyForm('Meridian Voice', '2025-01-01'),
  targetPercent: '99.9',
  timeZone: 'America/New_York',
  services: ['video', 'sip-trunk'],
  minimumMinutes: '5',
  maintenanceExcluded: true,
  maintenanceNoticeDays: '5',
  breachCredit: '10',
  tiers: [
    { below: '99.5', credit: '25' },
    { below: '99.0', credit: '50' },
  ],
  capPercent: '50',
  claimCount: '30',
  channelAddress: 'sla@meridian.example',
};

const built = (form: TermsForm) => {
  const { document, faults } = buildTerms(form, setting);
  if (!document) throw new Error(faults.map(({ path }) => path).join());
  return document;
};
const faultsOf = (change: Partial<TermsForm>) =>
  buildTerms({ ...usual, ...change }, setting).faults.map(({ path }) => path);
const rowsOf = (form: TermsForm) => {
  const remedy = built(form).commitments[0]?.remedies?.[0];
  if (remedy?.kind !== 'tiers') throw new Error('no tiers');
  return remedy;
};

describe('the document that the form says', () => {
  test('is accepted without a warning', () => {
    expect(termsSchema.parse(built(usual))).toEqual(built(usual));
    expect(parseTerms(built(usual)).warnings).toEqual([]);
  });

  test('has bands that touch, with the credits as they were typed', () => {
    expect(rowsOf(usual).rows).toEqual([
      { when: { gte: '99.5', lt: '99.9' }, credit: { percentOfFees: '10' } },
      { when: { gte: '99.0', lt: '99.5' }, credit: { percentOfFees: '25' } },
      { when: { lt: '99.0' }, credit: { percentOfFees: '50' } },
    ]);
  });

  test('keeps decimals that a float would change', () => {
    const { rows } = rowsOf({
      ...usual,
      breachCredit: '8.10',
      tiers: [{ below: '99.50', credit: '0.3' }],
    });
    expect(rows.map(({ credit }) => credit)).toEqual([
      { percentOfFees: '8.10' },
      { percentOfFees: '0.3' },
    ]);
    expect(rows[1]?.when).toEqual({ lt: '99.50' });
  });

  test('"more than 99.9" credits exactly 99.9 too', () => {
    expect(rowsOf({ ...usual, op: 'gt' }).rows[0]?.when).toEqual({ gte: '99.5', lte: '99.9' });
    expect(parseTerms(built({ ...usual, op: 'gt' })).warnings).toEqual([]);
  });

  test('one promise for all services is of the contract’s fees', () => {
    expect(built(usual).commitments).toHaveLength(1);
    expect(rowsOf(usual).feeBase?.scope).toBe('contract');
    expect(built(usual).stacking).toBeUndefined();
  });

  test('services measured alone have a promise each, of their own fees, and add up', () => {
    const terms = built({ ...usual, measured: 'alone' });
    expect(terms.commitments.map(({ id, services }) => [id, services])).toEqual([
      ['availability-video', ['video']],
      ['availability-sip-trunk', ['sip-trunk']],
    ]);
    expect(rowsOf({ ...usual, measured: 'alone' }).feeBase?.scope).toBe('service');
    expect(terms.stacking).toBe('sum');
    expect(parseTerms(terms).warnings).toEqual([]);
  });

  test('a vendor without services lists none', () => {
    const terms = built({ ...usual, services: [] });
    expect(terms.services).toBeUndefined();
    expect(parseTerms(terms).warnings).toEqual([]);
  });

  test('a promise without credit has no remedy', () => {
    expect(
      built({ ...usual, breachCredit: '', tiers: [] }).commitments[0]?.remedies,
    ).toBeUndefined();
  });

  test('maintenance counts as downtime unless it is left out', () => {
    const [promise] = built({ ...usual, maintenanceExcluded: false }).commitments;
    expect(promise).not.toHaveProperty('exclusions');
  });

  test('without a claim the vendor credits by itself', () => {
    const { claim } = built({ ...usual, claimNeeded: false, claimCount: '' });
    expect(claim).toMatchObject({ automatic: true, steps: [], evidence: [] });
  });

  test('any schedule of falling rows gives each breached value one row, and a met one none', () => {
    const hundredths = fc.uniqueArray(fc.integer({ min: 1, max: 9_998 }), {
      minLength: 0,
      maxLength: 6,
    });
    const decimal = (units: number) =>
      `${Math.floor(units / 100)}.${String(units % 100).padStart(2, '0')}`;
    fc.assert(
      fc.property(hundredths, fc.integer({ min: 0, max: 9_998 }), (bounds, value) => {
        const tiers = bounds
          .toSorted((a, b) => b - a)
          .map((units, index) => ({ below: decimal(units), credit: String(index) }));
        const remedy = rowsOf({ ...usual, targetPercent: '99.99', tiers });
        expect(matchingRows(remedy, rational(decimal(value)))).toHaveLength(1);
        expect(matchingRows(remedy, rational('99.99'))).toEqual([]);
        expect(parseTerms(built({ ...usual, targetPercent: '99.99', tiers })).warnings).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('what the form refuses', () => {
  test.each([
    ['no target', { targetPercent: '' }, ['targetPercent']],
    ['a decimal comma', { targetPercent: '99,9' }, ['targetPercent']],
    ['a sign in the figure', { breachCredit: '10 %' }, ['breachCredit']],
    ['a target over 100', { targetPercent: '100.1' }, ['targetPercent']],
    [
      'a row as high as the target',
      { tiers: [{ below: '99.90', credit: '25' }] },
      ['tiers.0.below'],
    ],
    [
      'rows that rise',
      {
        tiers: [
          { below: '99.0', credit: '25' },
          { below: '99.5', credit: '50' },
        ],
      },
      ['tiers.1.below'],
    ],
    ['a row half filled', { tiers: [{ below: '99.5', credit: '' }] }, ['tiers.0.credit']],
    ['rows without the first credit', { breachCredit: '' }, ['breachCredit']],
    ['half a minute', { minimumMinutes: '0.5' }, ['minimumMinutes']],
    ['no time to claim', { claimCount: '' }, ['claimCount']],
    ['no zone', { timeZone: ' ' }, ['timeZone']],
    ['a city where a zone is asked', { timeZone: 'Berlin' }, ['timeZone']],
    ['alone without a service', { measured: 'alone', services: [] }, ['services']],
  ] satisfies [string, Partial<TermsForm>, string[]][])('%s', (_what, change, paths) => {
    expect(faultsOf(change)).toEqual(paths);
  });

  test('a target of 100 is a promise', () => {
    expect(faultsOf({ targetPercent: '100' })).toEqual([]);
  });
});

describe('reading a document back', () => {
  test.each([
    ['the usual shape', {}],
    ['more than', { op: 'gt' }],
    ['services alone', { measured: 'alone' }],
    ['no services', { services: [] }],
    [
      'no claim',
      { claimNeeded: false, claimCount: '', channelAddress: '', mustContain: ['incident_times'] },
    ],
    ['no credit', { breachCredit: '', tiers: [] }],
    ['a quarter, business days', { periodUnit: 'quarter', claimUnit: 'business_day' }],
  ] satisfies [string, Partial<TermsForm>][])('%s', (_what, change) => {
    expect(readForm(built({ ...usual, ...change }))).toEqual({ ...usual, ...change });
  });

  test.each([
    ['a second promise', { commitments: [...built(usual).commitments, chronic()] }],
    ['a rolling period', { period: { kind: 'rolling', days: 30 } }],
    ['rounding', { rounding: { mode: 'down' } }],
    ['an end', { effective: { ...built(usual).effective, until: '2026-12-31' } }],
  ])('%s is more than the form says', (_what, change) => {
    expect(readForm(termsSchema.parse({ ...built(usual), ...change }))).toBeNull();
  });
});

function chronic() {
  return {
    id: 'chronic',
    kind: 'chronic',
    breaches: 3,
    withinPeriods: 6,
    commitment: 'availability',
    right: 'terminate',
  };
}

test.each([
  ['terms.commitments.0.target.percent', 'targetPercent'],
  ['commitments.0.remedies.0.rows.0.when', 'targetPercent'],
  ['commitments.0.remedies.0.rows.0.credit', 'breachCredit'],
  ['commitments.1.remedies.0.rows.2.when.lt', 'tiers.1.below'],
  ['commitments.0.remedies.0.rows.1.credit.percentOfFees', 'tiers.0.credit'],
  ['commitments.0.remedies.0.rows', 'breachCredit'],
  ['body.terms.timeZone.id', 'timeZone'],
  ['terms.services.0.id', 'services'],
  ['soleRemedy', null],
])('%s is shown at %s', (path, field) => {
  expect(fieldOf(path)).toBe(field);
});
