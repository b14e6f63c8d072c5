import { expect, test } from 'vitest';

import { type Asked, askEntry, down, fee, month, samples } from './testing';

/** What the published tables say of an outage, redone by `assess`. October 2026 has 44 640 minutes. */
const october = month('2026-10-01', '2026-11-01');
const of = (service: string): Asked => fee('1000.00', { service });
const annual = fee('12000.00', { period: 'year' });
const preceding = fee('1000.00', { period: 'preceding' });

type Row = [id: string, what: string, asked: Asked, answer: string];

test.each<Row>([
  ['aws-ec2-region', '4 min: 99.991 %', down(4), 'met 0.00'],
  ['aws-ec2-region', '5 min: 99.989 %, 10 %', down(5), 'breached 100.00'],
  ['aws-ec2-region', '446.4 min: exactly 99.0 %, 10 %', down(446.4), 'breached 100.00'],
  ['aws-ec2-region', '447 min: below 99.0 %, 30 %', down(447), 'breached 300.00'],
  ['aws-ec2-region', '2 233 min: below 95 %, 100 %', down(2233), 'breached 1000.00'],
  [
    'aws-ec2-region',
    '10 % of 10.00 is not more than USD 1',
    { ...down(5), ...fee('10.00') },
    'breached 0.00',
  ],
  [
    'aws-ec2-region',
    '10 % of 10.10 is more than USD 1',
    { ...down(5), ...fee('10.10') },
    'breached 1.01',
  ],
  ['aws-ec2-instance', '224 min: 99.498 %, 10 %', down(224), 'breached 100.00'],
  ['aws-ec2-instance', '223.2 min: exactly 99.5 %', down(223.2), 'met 0.00'],
  ['aws-s3-standard', '8 of 8 928 intervals: 99.910 %', samples(8, 300, [9, 9]), 'met 0.00'],
  ['aws-s3-standard', '9 of 8 928: 99.899 %, 10 %', samples(9, 300, [9, 9]), 'breached 100.00'],
  ['aws-s3-standard', '90 of 8 928: 98.99 %, 25 %', samples(90, 300, [9, 9]), 'breached 250.00'],
  ['aws-s3-infrequent-access', '98.99 %, 10 %', samples(90, 300, [9, 9]), 'breached 100.00'],
  ['aws-rds-multi-az', '23 min: 99.948 %, 10 %', down(23), 'breached 100.00'],
  ['aws-rds-single-instance', '447 min, 25 %', down(447), 'breached 250.00'],
  [
    'google-vertex-ai-search-commerce',
    '50 min of errors, 10 %',
    samples(50, 60, [201, 2000]),
    'breached 100.00',
  ],
  [
    'google-vertex-ai-search-commerce',
    'exactly a tenth fails',
    samples(50, 60, [200, 2000]),
    'met 0.00',
  ],
  [
    'google-vertex-ai-search-commerce',
    'too few requests',
    samples(50, 60, [1999, 1999]),
    'met 0.00',
  ],
  [
    'google-vertex-ai-search-commerce',
    'below 95 %, at most 50 %',
    samples(2233, 60, [2000, 2000]),
    'breached 500.00',
  ],
  ['google-workspace', '45 min: 3 of 31 days', down(45), 'breached 96.77'],
  ['google-workspace', '447 min: 7 days', down(447), 'breached 225.81'],
  ['google-workspace', '2 233 min: 15 days', down(2233), 'breached 483.87'],
  ['google-compute-multi-zone', 'bands are not known', down(60), 'review 0.00'],
  ['google-compute-single-instance', '59 s are no downtime period', down(59 / 60), 'met 0.00'],
  [
    'azure-vm-availability-zones',
    '5 min: 99.989 %, 10 %',
    { ...down(5), ...october },
    'breached 100.00',
  ],
  ['azure-vm-availability-set', '23 min: 99.948 %, 10 %', down(23), 'breached 100.00'],
  [
    'azure-sql-database',
    '45 min of a twentieth: 99.99496 %, 10 %',
    {
      ...down(45, { affectedRatio: '0.05', service: 'zone-redundant' }),
      ...of('zone-redundant'),
    },
    'breached 100.00',
  ],
  ['azure-dns', '1 min: below 100 %, 10 %', down(1), 'breached 100.00'],
  ['azure-dns', '5 min: below 99.99 %, 25 %', down(5), 'breached 250.00'],
  ['azure-dns', '224 min: below 99.5 %, 100 %', down(224), 'breached 1000.00'],
  ['azure-load-balancer', '45 min: below 99.9 %, 25 %', down(45), 'breached 250.00'],
  ['azure-functions-consumption', '5 of 10 000', samples(1, 60, [5, 10_000]), 'met 0.00'],
  [
    'azure-functions-consumption',
    '6 of 10 000, 10 %',
    samples(1, 60, [6, 10_000]),
    'breached 100.00',
  ],
  [
    'microsoft-365',
    '45 min for all users, 25 %',
    { ...down(45, { usersAffected: 80 }), users: 80 },
    'breached 250.00',
  ],
  [
    'microsoft-365',
    '45 min for half of the users',
    { ...down(45, { usersAffected: 40 }), users: 80 },
    'met 0.00',
  ],
  [
    'microsoft-teams-phone',
    '447 min for all users, 50 %',
    { ...down(447, { usersAffected: 80 }), users: 80 },
    'breached 500.00',
  ],
  ['ibm-cloud', '5 min: 5 % of a twelfth', { ...down(5), ...annual }, 'breached 50.00'],
  ['ibm-cloud', '45 min: 10 % of a twelfth', { ...down(45), ...annual }, 'breached 100.00'],
  ['ibm-cloud-2019', '5 min: 10 %', { ...down(5), ...annual }, 'breached 100.00'],
  ['ibm-cloud-2019', '45 min: two rows match', { ...down(45), ...annual }, 'review 0.00'],
  ['digitalocean-droplet-hourly', '60 of 44 640 min', { ...down(60), ...october }, 'breached 1.34'],
  ['digitalocean-droplet', '60 min: 100 %', { ...down(60), ...october }, 'breached 1000.00'],
  ['digitalocean-droplet', '5 min are not more than 5', { ...down(5), ...october }, 'met 0.00'],
  ['digitalocean-app-platform', '447 min: 30 %', { ...down(447), ...october }, 'breached 300.00'],
  [
    'ovhcloud-private-cloud',
    'network, 65 min: 6 × 5 %',
    down(65, { service: 'network' }),
    'breached 300.00',
  ],
  [
    'ovhcloud-private-cloud',
    'storage, 65 min: 7 started × 5 %',
    down(65, { service: 'storage' }),
    'breached 350.00',
  ],
  [
    'ovhcloud-private-cloud',
    'internet, 65 min: 1 × 5 %',
    down(65, { service: 'internet' }),
    'breached 50.00',
  ],
  [
    'ovhcloud-private-cloud',
    'at most 100 %',
    down(300, { service: 'network' }),
    'breached 1000.00',
  ],
  ['rackspace-managed-hosting', '95 min: 4 × 5 %', down(95), 'breached 200.00'],
  ['rackspace-managed-hosting', '700 min: at most 100 %', down(700), 'breached 1000.00'],
  [
    'cloudflare-business',
    '60 min of half: 30 ÷ 44 640',
    down(60, { affectedRatio: '0.5' }),
    'breached 0.67',
  ],
  [
    'cloudflare-enterprise',
    'ten times that, of the month before',
    { ...down(60, { affectedRatio: '0.5' }), ...preceding },
    'breached 6.72',
  ],
  ['fastly-edge', '4 min: 1 %', down(4), 'breached 10.00'],
  ['fastly-edge', '45 min: 10 %', down(45), 'breached 100.00'],
  ['fastly-edge', '45 min degraded: 10 %', down(45, { state: 'degraded' }), 'breached 100.00'],
  ['fastly-edge', '893 min: 50 %', down(893), 'breached 500.00'],
  ['twilio-api', '23 min: 99.948 %, 10 %', down(23), 'breached 100.00'],
  ['twilio-api', '4.9 min are left out', down(4.9), 'met 0.00'],
  ['twilio-api-enterprise', '5 min: 99.989 %, 10 %', down(5), 'breached 100.00'],
  [
    'atlassian-cloud',
    '45 min over 5 % errors, 10 %',
    samples(45, 60, [51, 1000]),
    'breached 100.00',
  ],
  ['atlassian-cloud', 'exactly 5 % errors', samples(45, 60, [50, 1000]), 'met 0.00'],
  [
    'atlassian-cloud-enterprise',
    '23 min over 5 % errors, 10 %',
    samples(23, 60, [51, 1000]),
    'breached 100.00',
  ],
  ['auth0-core', '5 min: 5 %', down(5), 'breached 50.00'],
  ['auth0-core', '45 min: 10 %', down(45), 'breached 100.00'],
  ['auth0-core', '447 min: 20 %', down(447), 'breached 200.00'],
  ['auth0-core', '2 233 min: 50 %', down(2233), 'breached 500.00'],
  ['pagerduty-platform', '45 min: 10 %', down(45), 'breached 100.00'],
  ['snowflake-platform', '45 min: 1 day of 31', down(45), 'breached 32.26'],
  ['snowflake-platform', '447 min: 3 days', down(447), 'breached 96.77'],
  ['snowflake-platform', '2 233 min: 7 days', down(2233), 'breached 225.81'],
  ['mongodb-atlas', '3 min: 99.9933 %, 10 %', { ...down(3), ...october }, 'breached 100.00'],
  [
    'mongodb-atlas',
    '2 min 50 s, whole minutes: 2',
    { ...down(2 + 50 / 60), ...october },
    'met 0.00',
  ],
  ['lumen-edge-bare-metal', '4.9 min: nothing', down(4.9), 'breached 0.00'],
  ['lumen-edge-bare-metal', '5 min: 10 %', down(5), 'breached 100.00'],
  ['lumen-edge-bare-metal', '30 min: 20 %', down(30), 'breached 200.00'],
  ['lumen-edge-bare-metal', '60 min: 50 %', down(60), 'breached 500.00'],
  ['lumen-edge-bare-metal', '120 min: 100 %', down(120), 'breached 1000.00'],
  ['comcast-ethernet-dedicated-internet', 'no credit is known', down(45), 'breached 0.00'],
  ['datadog-platform', 'no percentage is known', down(45), 'met 0.00'],
  ['sap-cloud', '96.5 %: 3 full points × 2 %', down(1562.4), 'breached 60.00'],
  [
    'cornerstone-subscription',
    '99.1 %: 2 × 1/365 of the year',
    { ...down(401.76), ...fee('3650.00', { period: 'year' }) },
    'breached 20.00',
  ],
  ['mailgun-email', '64.4 min after the first 4.464: 1 × 5 %', down(64.4), 'breached 50.00'],
  ['mailgun-email', '64.5 min: 2 × 5 %', down(64.5), 'breached 100.00'],
  ['safepoint-managed-services', '4 h', down(240, { severity: 'P1' }), 'met 0.00'],
  ['safepoint-managed-services', '4 h 1 min', down(241, { severity: 'P1' }), 'breached 0.00'],
])('%s: %s', (id, _, asked, answer) => {
  const { commitments, credit } = askEntry(id, asked);
  const status = ['review', 'breached', 'met'].find((one) =>
    commitments.some((commitment) => commitment.status === one),
  );
  expect(`${status} ${credit.amount}`).toBe(answer);
});

const slack = (minutes: number): Asked => ({
  ...down(minutes, {}, Date.parse('2024-06-20T10:00:00Z')),
  ...fee('13104.00'),
  period: '2024-Q2',
});
const github = (minutes: number): Asked => ({
  ...down(minutes, { service: 'features' }, Date.parse('2020-11-02T10:00:00Z')),
  ...fee('920.00', { service: 'features' }),
  period: '2020-Q4',
});
const interruption = (minutes: number): Asked => ({
  ...down(minutes),
  ...preceding,
  period: { start: '2026-10-06T00:00:00Z', end: '2026-10-08T00:00:00Z' },
});

test.each<Row>([
  // The second quarter of 2024 has 131 040 minutes, the last of 2020 132 480.
  ['slack-calendar-quarter', '60 min: ten times 6.00', slack(60), 'breached 60.00'],
  ['slack-calendar-quarter', '13 min: 99.9901 %', slack(13), 'met 0.00'],
  ['github-enterprise-cloud', '132 min: above 99.9 %', github(132), 'met 0.00'],
  ['github-enterprise-cloud', 'exactly 99.9 %: 10 %', github(132.48), 'breached 92.00'],
  ['github-enterprise-cloud', 'exactly 99.0 %: no row', github(1324.8), 'review 0.00'],
  ['github-enterprise-cloud', 'below 99.0 %: 25 %', github(1325), 'breached 230.00'],
  ['upcloud-servers', '5 min are not more than 5', interruption(5), 'met 0.00'],
  ['upcloud-servers', '10 of 43 200 min, fifty times', interruption(10), 'breached 11.57'],
  ['upcloud-servers', 'at most the 30 days', interruption(900), 'breached 1000.00'],
])('%s: %s', (id, _, asked, answer) => {
  const { commitments, credit } = askEntry(id, asked);
  expect(`${commitments[0]?.status} ${credit.amount}`).toBe(answer);
});
