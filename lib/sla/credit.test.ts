import { describe, expect, test } from 'vitest';

import type { AssessInput } from './assess-input';
import type { CommitmentAssessment } from './assessment';
import type { Availability } from './commitment-format';
import { ask, at, availability, down, first, flat, maintenance, terms } from './golden/question';
import type { Cap, CreditRate, Remedy } from './remedy-format';
import type { Terms } from './terms-format';

type Fees = AssessInput['fees'];

const hour = [down('02 02:00', '02 03:00')]; // 60 of 43 200 minutes

const creditOf = (
  remedies: Remedy[],
  fees: Fees,
  extra: Partial<Terms> = {},
  commitment: Partial<Availability> = {},
  windows = hour,
): CommitmentAssessment['credit'] =>
  first(terms([availability({ remedies, ...commitment })], extra), windows, { fees }).credit;

const monthly: Fees = [{ amount: '3000.00', kind: 'recurring' }];

const paying = (credit: CreditRate): Remedy => ({ kind: 'flat', credit });

describe('caps', () => {
  const cap = (extra: Partial<Cap>): Cap => ({ kind: 'max', per: 'period', ...extra });
  test.each<[string, Cap[], string]>([
    ['below the cap', [cap({ percentOfFees: '31' })], '900.00'],
    ['exactly the cap', [cap({ money: '900' })], '900.00'],
    ['above the cap', [cap({ money: '899.99' })], '899.99'],
    ['service days: 5 of 30', [cap({ serviceDays: 5 })], '500.00'],
    ['the least of several', [cap({ money: '700' }), cap({ percentOfFees: '20' })], '600.00'],
    [
      'an incident counts once for a flat credit',
      [cap({ money: '400', per: 'incident' })],
      '400.00',
    ],
  ])('%s', (_, caps, amount) =>
    expect(creditOf([flat('30')], monthly, { caps })?.amount).toBe(amount),
  );

  test('earlier credits use up a contract year, and no shorter cap', () => {
    const earlier = [
      { period: '2026-02', amount: '100.00' },
      { period: '2025-03', amount: '150.00' },
    ];
    const total = (per: Cap['per']) =>
      ask(
        terms([availability({ remedies: [flat('30')] })], { caps: [cap({ money: '600', per })] }),
        hour,
        { fees: monthly, priorCredits: earlier },
      ).credit.amount;
    expect(total('contract_year')).toBe('350.00');
    expect(total('rolling_12m')).toBe('350.00');
    expect(total('period')).toBe('600.00');
  });

  test('a cap that is used up leaves nothing, and takes nothing back', () => {
    const of = terms([availability({ remedies: [flat('30')] })], {
      caps: [cap({ money: '600', per: 'contract_year' })],
    });
    const { credit } = ask(of, hour, { priorCredits: [{ period: '2026-01', amount: '601' }] });
    expect(credit).toEqual({ amount: '0.00', currency: 'USD', exact: '0/1' });
  });

  test('a cap per incident holds for each incident, and not for their sum', () => {
    const remedy: Remedy = {
      kind: 'step',
      perSeconds: 1800,
      rounding: 'up',
      accumulate: 'incident',
      credit: { money: '10' },
    };
    const windows = [
      down('02 02:00', '02 04:00'), // 4 steps, 40, capped at 25
      down('03 02:00', '03 02:40'), // 2 steps, 20
    ];
    const caps = [cap({ money: '25', per: 'incident' })];
    expect(creditOf([remedy], monthly, { caps }, {}, windows)?.amount).toBe('45.00');
    const { credit } = ask(terms([availability({ remedies: [remedy] })], { caps }), windows);
    expect(credit.amount).toBe('45.00');
  });

  test.each<['period' | 'incident']>([['period'], ['incident']])(
    'a step by %s has its fee base also where nothing was down',
    (accumulate) => {
      const step: Remedy = {
        kind: 'step',
        perSeconds: 1800,
        rounding: 'up',
        accumulate,
        credit: { percentOfFees: '5' },
        feeBase: { scope: 'service', period: 'preceding_month', exclude: [] },
      };
      const fees: Fees = [
        { amount: '1000.00', kind: 'recurring' },
        { amount: '800.00', kind: 'recurring', period: 'preceding' },
      ];
      const credit = creditOf(
        [flat('50'), step],
        fees,
        { caps: [cap({ percentOfFees: '20' })] },
        { target: { op: 'gt', percent: '100' } }, // missed by an hour of 0 minutes too
        [],
      );
      expect(credit).toMatchObject({ amount: '360.00', feeBase: '1800.00' }); // 20 % of 1 800
    },
  );

  test('the total is capped once more', () => {
    const of = terms(
      [
        availability({ id: 'a', remedies: [flat('30')] }),
        availability({ id: 'b', remedies: [flat('30')] }),
      ],
      { stacking: 'sum', caps: [cap({ percentOfFees: '50' })] },
    );
    const { commitments, credit } = ask(of, hour, { fees: monthly });
    expect(commitments.map((one) => one.credit?.amount)).toEqual(['900.00', '900.00']);
    expect(credit.amount).toBe('1500.00'); // 50 % of the lines used, each once
  });

  test.each<[string, Cap, string]>([
    ['reached', { kind: 'min_payable', per: 'period', money: '900.00' }, '900.00'],
    ['one cent short', { kind: 'min_payable', per: 'period', money: '900.01' }, '0.00'],
    ['must be exceeded', { kind: 'min_payable', per: 'period', money: '900', op: 'gt' }, '0.00'],
    ['in percent of fees', { kind: 'min_payable', per: 'period', percentOfFees: '30' }, '900.00'],
    ['in service days', { kind: 'min_payable', per: 'period', serviceDays: 10 }, '0.00'],
  ])('least amount that is paid: %s', (_, minimum, amount) => {
    const of = terms([availability({ remedies: [flat('30')] })], { caps: [minimum] });
    const { credit, commitments } = ask(of, hour, { fees: monthly });
    expect(credit).toMatchObject({ amount, exact: '900/1' });
    expect(commitments[0]?.reasons).toEqual(amount === '0.00' ? ['below_minimum_credit'] : []);
  });

  test('the least amount looks at the rounded total', () => {
    const of = terms([availability({ remedies: [flat('10')] })], {
      caps: [{ kind: 'min_payable', per: 'period', money: '1.00', op: 'gt' }],
    });
    const paid = (amount: string) =>
      ask(of, hour, { fees: [{ amount, kind: 'usage' }] }).credit.amount;
    expect(paid('10.05')).toBe('1.01'); // 1.005 rounds to 1.01
    expect(paid('10.04')).toBe('0.00'); // 1.004 rounds to 1.00
  });
});

describe('rounding by line', () => {
  const lines: Fees = [
    { amount: '10.05', kind: 'recurring' }, // 1.005 → 1.01
    { amount: '10.05', kind: 'usage' }, //     1.005 → 1.01
    { amount: '10.04', kind: 'support' }, //   1.004 → 1.00
  ];
  const rounded = (at: 'line' | 'total', caps: Cap[] = []) =>
    creditOf([flat('10')], lines, { rounding: { mode: 'half_up', at }, caps });

  test('adds rounded lines', () => expect(rounded('line')?.amount).toBe('3.02'));
  test('rounds the sum by default', () => expect(rounded('total')?.amount).toBe('3.01'));
  test('keeps the exact amount as it was', () => expect(rounded('line')?.exact).toBe('1507/500'));
  test('caps the sum of rounded lines again', () =>
    expect(rounded('line', [{ kind: 'max', per: 'period', money: '3.01' }])?.amount).toBe('3.01'));
  test('a credit in money is one line', () => {
    const both = [flat('10'), paying({ money: '0.005' })];
    const credit = creditOf(both, lines, { rounding: { mode: 'half_up', at: 'line' } });
    expect(credit?.amount).toBe('3.03');
  });

  test('the lines of all commitments add up to the total', () => {
    const of = terms(
      [
        availability({ id: 'a', remedies: [flat('10')] }),
        availability({ id: 'b', remedies: [flat('20')] }),
      ],
      { stacking: 'sum', rounding: { at: 'line' } },
    );
    const { commitments, credit } = ask(of, hour, { fees: lines });
    const cents = commitments.map((one) => Math.round(Number(one.credit?.amount) * 100));
    expect(cents.reduce((sum, one) => sum + one, 0)).toBe(Math.round(Number(credit.amount) * 100));
  });
});

describe('stacking', () => {
  const [first2, second2] = ['02', '03'].map((day) => down(`${day} 02:00`, `${day} 04:00`));
  const services = [
    { id: 'voice', name: 'Voice' },
    { id: 'chat', name: 'Chat' },
    { id: 'mail', name: 'Mail' },
  ];
  const of = (stacking: Terms['stacking'], covered: string[][]) =>
    terms(
      covered.map((ids, index) =>
        availability({
          id: `c${index}`,
          services: ids,
          remedies: [{ kind: 'flat', credit: { money: String((index + 1) * 10) } }],
        }),
      ),
      { services, ...(stacking ? { stacking } : {}) },
    );
  const shared = [first2, second2].flatMap((window) => window ?? []);
  const own = ['voice', 'chat', 'mail'].map((service) => ({
    ...down('02 02:00', '02 04:00'),
    service,
  }));

  test.each<[string, Terms['stacking'], string[][], typeof shared, string]>([
    [
      'one outage of all services, the largest by default',
      undefined,
      [['voice'], ['chat']],
      shared,
      '20.00',
    ],
    ['summed where the terms say so', 'sum', [['voice'], ['chat']], shared, '30.00'],
    ['outages of their own add up', 'largest', [['voice'], ['chat']], own, '30.00'],
    ['a chain is one group', 'largest', [['voice'], ['voice', 'chat'], ['chat']], own, '30.00'],
    ['two groups add up', 'largest', [['voice'], ['voice', 'chat'], ['mail']], own, '50.00'],
  ])('%s', (_, stacking, covered, windows, amount) =>
    expect(ask(of(stacking, covered), windows).credit.amount).toBe(amount),
  );

  // Voice and chat are each down on their own, 10 and 20. The shared window makes them one group, and
  // 20 in all, only where it holds counted time of the period itself.
  test.each<[string, typeof shared, string]>([
    ['a shared window links', [down('02 04:00', '02 05:00')], '20.00'],
    [
      'not one that is left out as our own fault',
      [down('02 04:00', '02 05:00', { exclusion: 'customer_fault' })],
      '30.00',
    ],
    [
      'not one that lies in maintenance, directly after the counted time',
      [down('02 04:00', '02 05:00'), maintenance('02 04:00', '02 05:00')],
      '30.00',
    ],
    [
      'not one that lies in maintenance, directly before the counted time',
      [down('02 01:00', '02 02:00'), maintenance('02 01:00', '02 02:00')],
      '30.00',
    ],
    [
      'one of which two minutes outside the maintenance stay',
      [down('02 04:00', '02 05:00'), maintenance('02 04:00', '02 04:58')],
      '20.00',
    ],
    [
      'not one of which the minute that stays is below the minimum',
      [
        ...own.map((one) => ({ ...one, end: at('02 04:59') })),
        down('02 04:59', '02 05:00'),
        maintenance('02 04:00', '02 04:59'),
      ],
      '30.00',
    ],
    [
      'not one that ends where the period begins',
      [
        ...own.map((one) => ({ ...one, start: at('01 00:00') })),
        down('2026-03-31T22:00:00Z', '01 00:00'),
      ],
      '30.00',
    ],
    [
      'not one that begins where the period ends',
      [
        ...own.map((one) => ({ ...one, end: '2026-05-01T00:00:00Z' })),
        down('2026-05-01T00:00:00Z', '2026-05-01T02:00:00Z'),
      ],
      '30.00',
    ],
  ])('linked by evidence: %s', (_, windows, amount) => {
    const linked = terms(
      ['voice', 'chat'].map((id, index) =>
        availability({
          id,
          services: [id],
          downtime: { minimum: { seconds: 60, op: 'gt' } },
          exclusions: [{ kind: 'customer_fault' }, { kind: 'scheduled_maintenance' }],
          remedies: [{ kind: 'flat', credit: { money: String((index + 1) * 10) } }],
        }),
      ),
      { services },
    );
    const all = windows.some(({ service }) => service) ? windows : [...own, ...windows];
    expect(ask(linked, all).credit.amount).toBe(amount);
  });

  test('a choice marks each member of the group, and nobody else', () => {
    const answer = ask(of('choose_one', [['voice'], ['voice', 'chat'], ['mail']]), own);
    expect(answer.commitments.map(({ reasons }) => reasons)).toEqual([
      ['choose_one'],
      ['choose_one'],
      [],
    ]);
    expect(answer.credit.amount).toBe('50.00');
  });

  test('commitments on samples are linked by the samples of a service', () => {
    const metric = { kind: 'request_ratio' } as const;
    const linked = terms(
      ['voice', 'chat'].map((id, index) =>
        availability({
          id,
          services: [id],
          metric,
          remedies: [{ kind: 'flat', credit: { money: String((index + 1) * 10) } }],
        }),
      ),
      { services },
    );
    const sample = (service?: string) => ({
      start: at('02 02:00'),
      seconds: 60,
      total: 10,
      failed: 5,
      ...(service ? { service } : {}),
    });
    const total = (samples: ReturnType<typeof sample>[]) =>
      ask(linked, [], { evidence: { samples } }).credit.amount;
    expect(total([sample()])).toBe('20.00');
    expect(total([sample('voice'), sample('chat')])).toBe('30.00');
  });
});
