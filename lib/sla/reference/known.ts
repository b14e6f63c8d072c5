import type { AssessInput } from '../assess-input';
import type { Commitment, CommitmentOf } from '../commitment-format';
import {
  at,
  availability,
  claimBy,
  down,
  flat,
  maintenance,
  question,
  said,
  terms,
} from '../golden/question';

/** First word within half an hour. */
const word = (extra: Partial<CommitmentOf<'communication'>> = {}): Commitment => ({
  id: 'word',
  kind: 'communication',
  measure: 'first_notice',
  within: { n: 30, unit: 'minute' },
  ...extra,
});

/** Documents on which the two once differed, or on which a slip in one of them shows. */
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
  // What is said after the moment asked has not been said yet.
  question(terms([word()]), [down('02 10:00', '02 14:00')], {
    asOf: at('02 11:00'),
    evidence: { communications: [said('02 11:30', 'update')] },
  }),
  // A word at the very start is about the outage that starts then.
  question(terms([word()]), [down('02 10:00', '02 14:00'), down('01 10:00', '01 14:00')], {
    evidence: { communications: [said('02 10:00', 'update'), said('01 10:10', 'update')] },
  }),
  // Silence before the first word is no gap between words.
  question(terms([word({ measure: 'update_interval' })]), [down('02 10:00', '02 14:00')], {
    evidence: { communications: [said('02 13:00', 'update')] },
  }),
  // Business time that is just within its limit, of an outage and of an announcement.
  question(
    terms(
      [
        word({ within: { n: 60, unit: 'minute' }, calendar: 'business' }),
        word({
          id: 'lead',
          measure: 'maintenance_notice',
          within: { n: 60, unit: 'minute' },
          calendar: 'business',
        }),
      ],
      { businessCalendar: { hours: { from: '09:00', to: '17:00' } } },
    ),
    [
      down('02 16:30', '02 18:00'),
      maintenance('03 09:30', '03 12:00', { noticeAt: at('02 16:30') }),
    ],
    { evidence: { communications: [said('03 09:30', 'update')] } },
  ),
  // A day of notice, just in time; a business day, over a weekend.
  question(
    terms([
      word({ measure: 'maintenance_notice', within: { n: 1, unit: 'day' } }),
      word({ id: 'rca', measure: 'rca', within: { n: 1, unit: 'day' }, calendar: 'business' }),
    ]),
    [
      down('03 10:00', '03 12:00'),
      maintenance('08 10:00', '08 12:00', { noticeAt: at('07 10:00') }),
    ],
    { evidence: { communications: [said('06 12:00', 'rca')] } },
  ),
  // Maintenance that is announced by no name, after it began.
  question(
    terms([word({ measure: 'maintenance_notice' })]),
    [maintenance('02 10:00', '02 14:00'), maintenance('01 10:00', '01 14:00')],
    { evidence: { communications: [said('02 10:05', 'maintenance_notice')] } },
  ),
  // Of two that are left out, the time that they share is listed with the rule that comes first.
  question(
    terms([availability({ exclusions: [{ kind: 'third_party' }, { kind: 'force_majeure' }] })]),
    [
      down('02 10:00', '02 12:00', { exclusion: 'force_majeure' }),
      down('02 10:30', '02 13:00', { exclusion: 'third_party' }),
      maintenance('02 12:30', '02 13:00', { exclusion: 'force_majeure' }),
    ],
  ),
  // A cap of nothing covers nothing, and is not told as if it did.
  question(
    terms([
      availability({
        exclusions: [{ kind: 'scheduled_maintenance', cap: { seconds: 0, per: 'month' } }],
      }),
    ]),
    [down('02 10:00', '02 12:00'), maintenance('02 11:00', '02 13:00')],
  ),
  // A cap that was exceeded before the period is not told as if it were in it.
  question(
    terms([
      availability({
        exclusions: [{ kind: 'scheduled_maintenance', cap: { seconds: 7200, per: 'month' } }],
      }),
    ]),
    [
      down('02 10:00', '02 12:00'),
      maintenance('2026-03-30T10:00:00Z', '2026-03-31T12:00:00Z'),
      maintenance('02 11:00', '02 13:00'),
    ],
  ),
  // More incidents than a trace lists, each under its cap.
  question(
    terms(
      [
        availability({
          remedies: [
            {
              kind: 'step',
              perSeconds: 60,
              rounding: 'up',
              accumulate: 'incident',
              credit: { money: '20' },
            },
          ],
        }),
      ],
      { caps: [{ kind: 'max', money: '25', per: 'incident' }] },
    ),
    Array.from({ length: 210 }, (_, index) => {
      const start = Date.parse(at('02 00:00')) + index * 600_000;
      return down(new Date(start).toISOString(), new Date(start + 120_000).toISOString());
    }),
  ),
];
