import { readdirSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { parseTerms } from '@/lib/sla/terms';

import { catalog, catalogEntry, catalogEntrySchema, searchCatalog } from './catalog';

const FILES = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.json'));
const GAP = 'a row for every breached value';

/** What a published text leaves open or says twice, so that the engine answers with `review`. */
const EXPECTED_WARNINGS: Readonly<Record<string, readonly string[]>> = {
  // Credits are published as ≤99.9 and >99.0, and as <99.0: exactly 99.0 is in no row.
  'github-enterprise-cloud': [
    `commitments.0.remedies.0.rows: ${GAP} (99 %)`,
    `commitments.1.remedies.0.rows: ${GAP} (99 %)`,
    `commitments.2.remedies.0.rows: ${GAP} (99 %)`,
  ],
  // The credits are known, the bands between them are not.
  'google-compute-load-balancing': [`commitments.0.remedies.0.rows: ${GAP} (49.995 %)`],
  'google-compute-multi-zone': [`commitments.0.remedies.0.rows: ${GAP} (49.995 %)`],
  'google-compute-single-instance': [`commitments.0.remedies.0.rows: ${GAP} (49.75 %)`],
  // The published table gives two rows for one value.
  'ibm-cloud-2019': [
    'commitments.0.remedies.0.rows.1.when: one row for each value (0 %)',
    'commitments.0.remedies.0.rows.1.when: one row for each value (49.95 %)',
  ],
};

test('every file in the folder is in the loader', () => {
  expect(
    catalog()
      .map(({ id }) => `${id}.json`)
      .toSorted(),
  ).toEqual(FILES.toSorted());
});

test('there are at least 40 SLAs of at least 30 vendors, each with an id of its own', () => {
  expect(catalog().length).toBeGreaterThanOrEqual(40);
  expect(new Set(catalog().map(({ vendor }) => vendor)).size).toBeGreaterThanOrEqual(30);
  expect(new Set(catalog().map(({ id }) => id)).size).toBe(catalog().length);
});

test('entries are in order of vendor, then service', () => {
  const { compare } = new Intl.Collator('en', { numeric: true });
  const sorted = catalog().toSorted(
    (a, b) => compare(a.vendor, b.vendor) || compare(a.service, b.service),
  );
  expect(catalog()).toEqual(sorted);
});

describe.each(catalog().map((entry) => [entry.id, entry] as const))('%s', (id, entry) => {
  test('is read without errors, and with no warning that is not expected', () => {
    const { warnings } = parseTerms(entry.terms);
    expect(warnings.map(({ path, expected, found }) => `${path}: ${expected} (${found})`)).toEqual(
      EXPECTED_WARNINGS[id] ?? [],
    );
  });

  test('says of its document what the document says, and what is assumed', () => {
    const { terms, notes } = entry;
    expect([terms.vendor, terms.source]).toEqual([entry.vendor, entry.source]);
    expect(new Set(notes).size).toBe(notes.length);
    expect(notes.includes('Time zone not stated: UTC assumed.')).toBe(
      terms.timeZone.basis === 'assumed',
    );
    expect(notes.includes('At least one figure comes from a secondary source.')).toBe(
      entry.grade === 'S',
    );
  });
});

test.each([
  ['AWS EC2 region and instance', ['aws-ec2-region', 'aws-ec2-instance']],
  ['AWS S3', ['aws-s3-standard', 'aws-s3-infrequent-access']],
  ['AWS RDS', ['aws-rds-multi-az', 'aws-rds-single-instance']],
  ['Google Compute', ['google-compute-multi-zone', 'google-compute-single-instance']],
  ['Google Cloud Storage and Workspace', ['google-cloud-storage', 'google-workspace']],
  [
    'Azure VM',
    ['azure-vm-availability-zones', 'azure-vm-availability-set', 'azure-vm-single-instance'],
  ],
  ['Azure Storage and SQL', ['azure-storage', 'azure-sql-database']],
  ['Microsoft 365', ['microsoft-365', 'microsoft-teams-phone']],
  ['OCI and IBM', ['oracle-oci-data-plane', 'ibm-cloud', 'ibm-cloud-2019']],
  [
    'DigitalOcean, two versions',
    ['digitalocean-droplet-hourly', 'digitalocean-droplet', 'digitalocean-app-platform'],
  ],
  ['OVHcloud and Rackspace', ['ovhcloud-private-cloud', 'rackspace-managed-hosting']],
  ['Cloudflare', ['cloudflare-business', 'cloudflare-enterprise', 'cloudflare-r2']],
  ['Fastly and Twilio', ['fastly-edge', 'twilio-api', 'twilio-api-enterprise']],
  [
    'Slack, all regimes',
    ['slack-monthly', 'slack-fiscal-quarter', 'slack-calendar-quarter', 'slack-2024-07'],
  ],
  ['GitHub and GitLab', ['github-enterprise-cloud', 'gitlab-ultimate']],
  ['Atlassian and Auth0', ['atlassian-cloud', 'atlassian-cloud-enterprise', 'auth0-core']],
  ['PagerDuty and Datadog', ['pagerduty-platform', 'datadog-platform']],
  ['Snowflake and MongoDB Atlas', ['snowflake-platform', 'mongodb-atlas']],
  ['ServiceNow', ['servicenow-production']],
  ['Verizon and Lumen', ['verizon-internet-dedicated', 'lumen-edge-bare-metal']],
  ['Comcast and Telus', ['comcast-ethernet-dedicated-internet', 'telus-wavelength']],
  ['UpCloud', ['upcloud-servers']],
])('%s is there', (_, ids) => {
  expect(ids.filter((id) => catalogEntry(id)?.id !== id)).toEqual([]);
});

test.each([
  ['', FILES.length],
  ['nothing of the kind', 0],
  ['SLACK quarter', 2],
  ['fiscal slack', 1],
  ['database amazon', 4],
  ['digitalocean droplets', 2],
])('a search for “%s” finds %d', (query, count) => {
  expect(searchCatalog(query)).toHaveLength(count);
});

test('an unknown id has no entry', () => {
  expect(catalogEntry('none')).toBeUndefined();
});

test('a document with a key that the format does not know is refused', () => {
  const [entry] = catalog();
  expect(catalogEntrySchema.safeParse(entry).success).toBe(true);
  expect(catalogEntrySchema.safeParse({ ...entry, price: '1' }).success).toBe(false);
});
