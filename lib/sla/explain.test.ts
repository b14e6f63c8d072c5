import { describe, expect, test } from 'vitest';

import type { Availability, Commitment } from './commitment-format';
import { explainStep } from './explain';
import {
  ask,
  at,
  availability,
  degraded,
  down,
  flat,
  maintenance,
  said,
  terms,
} from './golden/question';
import type { Remedy } from './remedy-format';
import type { Terms } from './terms-format';
import type { TraceStep } from './trace';

const explained = (
  name: TraceStep['step'],
  commitment: Commitment,
  windows: Parameters<typeof ask>[1],
  asked: Parameters<typeof ask>[2] = {},
  extra: Partial<Terms> = {},
) => {
  const step = ask(terms([commitment], extra), windows, asked).commitments[0]?.trace.find(
    (one) => one.step === name,
  );
  if (!step) throw new RangeError(`No step ${name}`);
  const { result, sentence } = explainStep(step);
  return `${result} | ${sentence}`;
};
const outage = [down('02 10:00', '02 12:00')];
const plain = availability();

describe('a step in words', () => {
  test.each<[TraceStep['step'], Commitment, Parameters<typeof ask>[1], string]>([
    ['period', plain, [], '43,200 min | Calendar period, UTC. 1 Apr 00:00 – 1 May 00:00 UTC.'],
    ['clock', plain, outage, '1 window | From impact to restoration. 1 window.'],
    [
      'clock',
      availability({ downtime: { clockStart: 'ticket_opened' } }),
      outage,
      '0 windows | From the ticket to restoration. 1 window. 1 without a ticket left out.',
    ],
    [
      'clock',
      availability({ downtime: { clockStart: 'vendor_notice' } }),
      outage,
      '0 windows | From the vendor’s notice to restoration. 1 window. 1 without a notice left out.',
    ],
    [
      'clip',
      plain,
      [...outage, down('2026-05-02T10:00:00Z', '2026-05-02T11:00:00Z')],
      '1 window | 1 of 2 windows between 1 Apr 00:00 – 1 May 00:00.',
    ],
    ['merge', plain, [], '0 min | No downtime.'],
    [
      'merge',
      plain,
      [...outage, down('03 10:00', '04 10:00')],
      '1,560 min | 2 Apr 10:00–12:00, 3 Apr 10:00 – 4 Apr 10:00. 120 + 1,440.',
    ],
    [
      'merge',
      availability({ downtime: { mergeGap: { seconds: 60, gapCounts: false } } }),
      outage,
      '120 min | 2 Apr 10:00–12:00. 120. Windows up to 60 s apart are one; the gap does not count.',
    ],
    ['pauses', plain, outage, '120 min | The contract stops no clock. Nothing taken off.'],
    [
      'pauses',
      availability({ downtime: { stopClock: true } }),
      outage,
      '120 min | No ticket was waiting for us. Nothing taken off.',
    ],
    [
      'exclusions',
      plain,
      outage,
      '120 min | Nothing was announced or excluded. Nothing taken off.',
    ],
    [
      'exclusions',
      plain,
      [...outage, maintenance('02 11:00', '02 12:00')],
      '120 min | Scheduled maintenance: 60 min stay, the contract excludes no such time. 120 − 0.',
    ],
    [
      'exclusions',
      availability({ exclusions: [{ kind: 'scheduled_maintenance' }] }),
      [...outage, maintenance('02 11:00', '02 12:00')],
      '60 min | Scheduled maintenance: 60 min taken off. 120 − 60.',
    ],
    ['minimum', plain, outage, '120 min | The contract sets none. Nothing left out.'],
    [
      'minimum',
      availability({ downtime: { minimum: { seconds: 7200, op: 'gt' } } }),
      outage,
      '0 min | Counts over 7,200 s. 1 too short: 2 Apr 10:00–12:00.',
    ],
    ['metric', plain, outage, '99.722222 % | (43,200 − 120) ÷ 43,200. 1,795/18 %.'],
    [
      'metric',
      availability({ exclusions: [{ kind: 'scheduled_maintenance' }] }),
      [...outage, maintenance('03 00:00', '04 00:00')],
      '99.712644 % | (41,760 − 120) ÷ 41,760. 43,200 − 1,440 of maintenance = 41,760. 8,675/87 %.',
    ],
    [
      'metric',
      availability({ serviceHours: { weekly: [] } }),
      outage,
      'No data | Nothing was measured.',
    ],
    ['comparison', plain, outage, 'Breached | 99.722222 is below 99.9.'],
    ['comparison', plain, [], 'Met | 100.000000 is not below 99.9.'],
    [
      'comparison',
      availability({ target: { op: 'gt', percent: '99.9' } }),
      [],
      'Met | 100.000000 is above 99.9.',
    ],
    ['tier', plain, outage, 'None | The contract has no tiers.'],
    ['fee_base', plain, outage, '0.00 | No fee line counts.'],
    [
      'fee_base',
      availability({ remedies: [flat('10')] }),
      outage,
      '1,000.00 | Recurring 1,000.00.',
    ],
    ['credit', plain, outage, '0 | Nothing is due.'],
    [
      'credit',
      availability({ remedies: [flat('10')] }),
      outage,
      '100 | 10 % of fees of 1,000 = 100.',
    ],
    ['caps', availability({ remedies: [flat('10')] }), outage, '100 | The contract sets none.'],
    [
      'rounding',
      availability({ remedies: [flat('10')] }),
      outage,
      'USD 100.00 | Half up, on the total. 100.',
    ],
    ['rounding', plain, [], 'None | Nothing to round.'],
  ])('%s %#', (name, commitment, windows, text) =>
    expect(explained(name, commitment, windows)).toBe(text),
  );

  const table = (rows: Extract<Remedy, { kind: 'tiers' }>['rows']): Commitment =>
    availability({ remedies: [{ kind: 'tiers', rows }] });
  test.each<[string, Commitment, string]>([
    [
      'a row',
      table([
        { when: { lt: '99' }, credit: { money: '1' } },
        { when: { gte: '99', lt: '99.9' }, credit: { money: '1' } },
      ]),
      'Row 2 | Row 2. From 99 %, below 99.9 %.',
    ],
    [
      'a gap',
      table([{ when: { lt: '99' }, credit: { money: '1' } }]),
      'None | No row holds this value.',
    ],
    [
      'two rows',
      table([
        { when: { lte: '99.9' }, credit: { money: '1' } },
        { when: { gt: '99' }, credit: { money: '1' } },
      ]),
      'Row 1 | Row 1. Up to 99.9 %. Two rows hold this value; the one for the worse service is shown.',
    ],
    ['any value', table([{ when: {}, credit: { money: '1' } }]), 'Row 1 | Row 1. Any value.'],
  ])('tier: %s', (_, commitment, text) => expect(explained('tier', commitment, outage)).toBe(text));

  test.each<[string, Terms['effective'], string]>([
    [
      'period',
      { from: '2026-01-01', decidedBy: 'period_start' },
      'In force | Terms in force from 1 Jan 2026. The period starts 1 Apr 2026, inside it.',
    ],
    [
      'incident',
      { from: '2026-01-01', until: '2026-03-31', decidedBy: 'incident_start' },
      'Not in force | Terms in force from 1 Jan 2026 to 31 Mar 2026. Incidents start 2 Apr 2026, not inside it.',
    ],
    [
      'order',
      { from: '2026-01-01', decidedBy: 'order_date' },
      'In force | Terms in force from 1 Jan 2026. The order date decides; it is not checked here.',
    ],
  ])('version by %s', (_, effective, text) =>
    expect(explained('version', plain, outage, {}, { effective })).toBe(text),
  );

  const excused = { exclusion: 'customer_fault', ticket: 'T1' } as const;
  const april = [down('02 10:00', '02 12:00', excused)];
  const may = [down('2026-05-02T10:00:00Z', '2026-05-02T12:00:00Z', excused)];
  const toClosing: Partial<Availability> = { downtime: { clockEnd: 'ticket_closed' } };
  test.each<[string, Partial<Availability>, Parameters<typeof ask>[1], string]>([
    ['to restoration', {}, april, '0 min | Customer fault: 120 min taken off. 120 − 120.'],
    [
      'until its ticket closed',
      toClosing,
      april,
      '0 min | Customer fault: 150 min taken off. An excused outage is left out until its ticket closed. 150 − 150.',
    ],
    [
      'not at all',
      { ...toClosing, exclusions: [] },
      april,
      '150 min | Customer fault: 150 min stay, the contract excludes no such time. 150 − 0.',
    ],
    [
      'of another month only',
      toClosing,
      may,
      '0 min | Nothing was announced or excluded. Nothing taken off.',
    ],
    [
      'while there is only maintenance of its kind',
      toClosing,
      [maintenance('02 10:00', '02 12:00', { exclusion: 'customer_fault' })],
      '0 min | Customer fault: 0 min taken off. 0 − 0.',
    ],
  ])('an excused outage is left out %s', (_, extra, windows, text) => {
    const commitment = availability({ exclusions: [{ kind: 'customer_fault' }], ...extra });
    const tickets = [{ id: 'T1', openedAt: at('02 10:00'), closedAt: at('02 12:30') }];
    expect(explained('exclusions', commitment, windows, { evidence: { tickets } })).toBe(text);
  });

  test('requests and error rates', () => {
    const samples = [{ start: at('02 10:00'), seconds: 60, total: 3, failed: 1 }];
    const asked = { period: { start: at('02 10:00'), end: at('02 10:10') }, evidence: { samples } };
    expect(
      explained('metric', availability({ metric: { kind: 'request_ratio' } }), [], asked),
    ).toBe('66.666667 % | 1 − 1 ÷ 3 requests. 200/3 %.');
    const mean = {
      kind: 'error_rate_mean',
      intervalSeconds: 300,
      emptyInterval: 'zero_error',
    } as const;
    expect(explained('metric', availability({ metric: mean }), [], asked)).toBe(
      '83.333333 % | 1 − 1/3 ÷ 2 intervals. 250/3 %.',
    );
  });

  test('repair times, words and repeated breaches', () => {
    const repair: Commitment = {
      id: 'r',
      kind: 'restoration',
      within: { seconds: 3600 },
      statistic: 'mean',
    };
    expect(explained('metric', repair, outage)).toBe('7,200 s | Mean of 7,200 s.');
    expect(explained('comparison', repair, outage)).toBe(
      'Breached | 7,200 s is over 3,600 seconds.',
    );
    const word: Commitment = {
      id: 'w',
      kind: 'communication',
      measure: 'first_notice',
      within: { n: 30, unit: 'minute' },
    };
    const evidence = { communications: [said('02 10:30', 'update')] };
    expect(explained('comparison', word, outage, { evidence })).toBe(
      'Met | 1,800 s is within 30 minutes.',
    );
    const often: Commitment = {
      id: 'o',
      kind: 'chronic',
      breaches: 1,
      withinPeriods: 2,
      commitment: 'r',
      right: 'terminate',
    };
    const step = ask(terms([often, repair]), outage).commitments[0]?.trace.find(
      (one) => one.step === 'metric',
    );
    expect(step && explainStep(step)).toEqual({
      name: 'Metric',
      result: '1 broken',
      sentence: 'This period first: broken, kept.',
    });
  });

  test('a long list is cut, and what is cut is still added', () => {
    const many = Array.from({ length: 300 }, (_, index) => {
      const start = Date.parse(at('02 00:00')) + index * 600_000;
      return down(new Date(start).toISOString(), new Date(start + 60_000).toISOString());
    });
    const text = explained('merge', plain, many);
    expect(text).toContain(' and 292 more. 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 292.');
    const step = ask(terms([plain]), many).commitments[0]?.trace.find(
      (one) => one.step === 'merge',
    );
    expect(step?.step === 'merge' && step.out.omitted).toEqual({ count: 100, minutes: 100 });
  });

  test('weights show in the minutes', () => {
    const commitment = availability({ downtime: { degradedWeight: '0.5' } });
    expect(explained('minimum', commitment, [degraded('02 10:00', '02 11:00')])).toMatch(/^30 min/);
  });
});
