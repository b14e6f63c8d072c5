import type { AssessInput } from '../assess-input';
import { at, availability, claimBy, down, flat, question, terms } from '../golden/question';

/** Documents on which the two once differed. */
export const KNOWN: readonly AssessInput[] = [
  // Time that a window of another service covers was watched.
  question(
    terms([availability({ services: ['mail'] })], {
      services: [
        { id: 'api', name: 'API' },
        { id: 'mail', name: 'Mail' },
      ],
    }),
    [down('02 00:00', '02 01:00', { service: 'api' })],
    { evidence: { observed: [{ start: at('01 00:00'), end: at('02 00:00') }] } },
  ),
  // A threshold interval ends whole, before service hours clip it.
  question(
    terms(
      [
        availability({
          metric: { kind: 'threshold_intervals', intervalSeconds: 18_000, errorRateOver: '0.05' },
          serviceHours: { weekly: [{ days: [1, 2, 3, 4], from: '08:00', to: '23:00' }] },
        }),
      ],
      { claim: claimBy({ anchor: 'incident_end', offset: { n: 0, unit: 'day' } }) },
    ),
    [],
    { evidence: { samples: [{ start: at('01 20:00'), seconds: 18_000, total: 9, failed: 9 }] } },
  ),
  // A step by incident without an incident still has its fee base.
  question(
    terms(
      [
        availability({
          target: { op: 'gt', percent: '100' },
          remedies: [
            flat('50'),
            {
              kind: 'step',
              perSeconds: 1800,
              rounding: 'up',
              accumulate: 'incident',
              credit: { percentOfFees: '5' },
              feeBase: { scope: 'service', period: 'preceding_month', exclude: [] },
            },
          ],
        }),
      ],
      { caps: [{ kind: 'max', percentOfFees: '20', per: 'period' }] },
    ),
    [],
    {
      fees: [
        { amount: '1000.00', kind: 'recurring' },
        { amount: '800.00', kind: 'recurring', period: 'preceding' },
      ],
    },
  ),
  // A counted gap outside agreed time is no part of the length that the minimum looks at.
  question(
    terms([
      availability({
        serviceHours: {
          weekly: [
            { days: [4], from: '09:00', to: '12:00' },
            { days: [4], from: '13:00', to: '17:00' },
          ],
        },
        downtime: {
          mergeGap: { seconds: 7200, gapCounts: true },
          minimum: { seconds: 7200, op: 'gt' },
        },
      }),
    ]),
    [down('02 11:00', '02 11:50'), down('02 13:10', '02 14:00')],
  ),
  // An excused outage is excused until its ticket closes.
  question(
    terms([
      availability({
        downtime: { clockStart: 'ticket_opened', clockEnd: 'ticket_closed' },
        exclusions: [{ kind: 'customer_fault', cap: { seconds: 9000, per: 'month' } }],
      }),
    ]),
    [down('02 10:00', '02 12:00', { exclusion: 'customer_fault', ticket: 'T1' })],
    { evidence: { tickets: [{ id: 'T1', openedAt: at('02 10:30'), closedAt: at('02 14:00') }] } },
  ),
];
