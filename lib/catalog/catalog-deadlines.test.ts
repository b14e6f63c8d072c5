import { expect, test } from 'vitest';

import { type Asked, askEntry, down, month } from './testing';

/** Until when a credit can be claimed. The incident is on 10 March 2026, a Tuesday, unless a row says otherwise. */
const on = (day: string, extra: Parameters<typeof down>[1] = {}): Asked => ({
  ...down(3000, extra, Date.parse(`${day}T10:00:00Z`)),
  period: day.slice(0, 7),
});
const march = (extra: Parameters<typeof down>[1] = {}): Asked => on('2026-03-10', extra);
const users: Asked = { ...march({ usersAffected: 10 }), users: 10 };

type Row = [id: string, what: string, asked: Asked, steps: Record<string, string[]>];

test.each<Row>([
  ['aws-ec2-region', 'the second billing cycle after', on('2026-03-11'), { claim: ['2026-05-31'] }],
  [
    'azure-load-balancer',
    'two months after the end of February',
    on('2027-02-10'),
    { claim: ['2027-04-28', '2027-04-30'] },
  ],
  [
    'microsoft-365',
    'the month after 15 February',
    { ...users, ...on('2026-02-15', { usersAffected: 10 }) },
    { claim: ['2026-03-31'] },
  ],
  ['google-compute-multi-zone', '60 days', march(), { claim: ['2026-05-30', '2026-05-11'] }],
  ['google-workspace', '30 days', march(), { claim: ['2026-04-30', '2026-04-11'] }],
  [
    'oracle-oci-data-plane',
    '60 days from occurrence',
    march({ service: 'slo-99-95' }),
    { claim: ['2026-05-09'] },
  ],
  [
    'ibm-cloud',
    'ticket in 24 hours, claim in 3 business days',
    march(),
    { ticket: ['2026-03-11'], claim: ['2026-04-03', '2026-03-17'] },
  ],
  [
    'digitalocean-droplet',
    'three months after the cycle',
    { ...march(), ...month('2026-03-01', '2026-04-01') },
    { claim: ['2026-06-30'] },
  ],
  [
    'digitalocean-app-platform',
    'the second cycle after',
    { ...march(), ...month('2026-03-01', '2026-04-01') },
    { claim: ['2026-05-31'] },
  ],
  [
    'ovhcloud-private-cloud',
    '60 days',
    march({ service: 'network' }),
    { claim: ['2026-05-09', '2026-05-11'] },
  ],
  ['rackspace-managed-hosting', '30 days', march(), { claim: ['2026-04-09', '2026-04-11'] }],
  [
    'cloudflare-business',
    'five business days, then the month after',
    on('2026-07-01', { affectedRatio: '1' }),
    { notice: ['2026-07-08'], claim: ['2026-08-31'] },
  ],
  ['fastly-edge', '30 days from the end', march(), { claim: ['2026-04-11'] }],
  ['twilio-api', '30 days from the last day', march(), { claim: ['2026-04-30'] }],
  ['auth0-core', '5 business days', march(), { claim: ['2026-03-17', '2026-03-19'] }],
  ['pagerduty-platform', '15 days after the month', march(), { claim: ['2026-04-15'] }],
  ['snowflake-platform', '21 days after the month', march(), { claim: ['2026-04-21'] }],
  [
    'mongodb-atlas',
    'ticket in 24 hours, claim by the end of the month after',
    { ...march(), ...month('2026-03-01', '2026-04-01') },
    { ticket: ['2026-03-11'], claim: ['2026-04-30'] },
  ],
  [
    'confluent-cloud',
    '5 days after the month',
    march({ service: 'slo-99-95' }),
    { claim: ['2026-04-05'] },
  ],
  [
    'verizon-internet-dedicated',
    'ticket in 72 hours, claim 30 days from its closing',
    march(),
    { ticket: ['2026-03-13'], claim: ['2026-04-11'] },
  ],
  [
    'lumen-edge-bare-metal',
    '30 days of the failure',
    march(),
    { claim: ['2026-04-09', '2026-04-11'] },
  ],
  [
    'comcast-ethernet-dedicated-internet',
    '30 days from the start',
    march(),
    { claim: ['2026-04-09'] },
  ],
  [
    'upcloud-servers',
    '15 days',
    { ...march(), period: { start: '2026-03-10T00:00:00Z', end: '2026-03-13T00:00:00Z' } },
    { claim: ['2026-03-25', '2026-03-27'] },
  ],
  [
    'github-enterprise-cloud',
    '30 days after the quarter',
    { ...on('2020-11-10', { service: 'features' }), period: '2020-Q4' },
    { claim: ['2021-01-30'] },
  ],
])('%s: %s', (id, _, asked, steps) => {
  const { deadlines } = askEntry(id, asked);
  expect(
    Object.fromEntries(
      deadlines.map(({ step, readings }) => [step, readings.map((one) => one.date)]),
    ),
  ).toEqual(steps);
});
