import { readFile } from 'node:fs/promises';

import { type Download, expect, type Page, test } from '@playwright/test';
import PostalMime from 'postal-mime';
import { extractText } from 'unpdf';

/*
 * The main job, as the first administrator does it on a new installation.
 *
 * September 2026 in UTC has 30 × 24 × 60 = 43 200 minutes; 99.9 % leaves 43.2 of them.
 *
 *   our monitor       10 Sep 10:00–11:00                          60 min observed
 *   status page       10 Sep 10:20–10:50                          30 min admitted
 *   vendor's mail     10 Sep 10:05–10:55, around those            50 min admitted in all
 *
 *   vendor-admitted   (43 200 − 50) ÷ 43 200 = 99.884259 %, below 99.9
 *   observed          (43 200 − 60) ÷ 43 200 = 99.861111 %, below 99.9
 *   agreed            what the vendor admits: 50 min
 *
 * The fee is 12 345.60 a month. Below 99.9 % and from 99.0 % on, 10 % of it is 1 234.56.
 * So USD 1,234.56 is owed even on the vendor's own minutes.
 */
const MONITOR = `start,end,state,reference
2026-09-10T10:00:00Z,2026-09-10T11:00:00Z,down,probe-1
2026-09-12T12:00:00Z,2026-09-12T11:00:00Z,down,probe-2
`;

const STATUS_PAGE = JSON.stringify({
  page: { id: 'mv', name: 'Meridian Voice', url: 'https://status.example', time_zone: 'UTC' },
  incidents: [
    {
      id: 'inc000000001',
      name: 'Calls fail',
      status: 'resolved',
      impact: 'critical',
      created_at: '2026-09-10T10:25:00Z',
      started_at: '2026-09-10T10:20:00Z',
      resolved_at: '2026-09-10T10:50:00Z',
      components: [],
      incident_updates: [
        ['upd2', 'resolved', 'This incident has been resolved.', '2026-09-10T10:50:00Z'],
        ['upd1', 'investigating', 'We are looking into failing calls.', '2026-09-10T10:25:00Z'],
      ].map(([id, status, body, at]) => ({
        id,
        status,
        body,
        created_at: at,
        display_at: at,
        affected_components: null,
      })),
    },
  ],
});

const POSTMORTEM =
  'We are sorry for the failure of our service. Between 10:05 UTC and 10:55 UTC on 10 September 2026 customers could not place calls. The cause was a change of a routing table. We will test such changes before they are made.';

test('from an empty organisation to a claim in the vendor’s hands', async ({ page }) => {
  test.setTimeout(120_000);
  await signIn(page);
  await page.getByRole('link', { name: 'Add the first vendor' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Meridian Voice');
  await page.getByLabel('Category').fill('Telephony');
  await page.getByRole('button', { name: 'Add the vendor' }).click();

  await addContract(page);
  await importMonitor(page);
  await importStatusPage(page);
  await importPostmortem(page);
  await readTheBreach(page);
  await claimIt(page);
});

async function signIn(page: Page) {
  await page.goto('/');
  await page.getByLabel('E-mail').fill('ada@harbour.example');
  await page.getByLabel('Password').fill('a long enough password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'Nothing has been measured yet.' })).toBeVisible();
}

async function addContract(page: Page) {
  await expect(page.getByRole('heading', { name: 'Add a contract' })).toBeVisible();
  const field = (name: string, nth = 0) => page.getByLabel(name, { exact: true }).nth(nth);
  await expect(field('Vendor')).toHaveValue(/.+/);
  await field('Name').fill('Voice');
  await page.getByLabel('Contract number').fill('MV-2024-117');
  await page.getByRole('textbox', { name: 'Account number' }).fill('7740-118');
  await field('Currency').fill('USD');
  await field('Starts on').fill('2026-08-01');
  await field('Amount').fill('12345.60');
  await field('From').fill('2026-08-01');
  await field('Title').fill('Service level agreement');
  await field('In force from').fill('2026-08-01');
  await field('Time zone').fill('UTC');
  await field('Target').fill('99.9');
  await field('Credit').fill('10');
  await page.getByRole('button', { name: 'Add a row' }).click();
  await page.getByLabel('Row 2, below').fill('99.0');
  await page.getByLabel('Row 2, credit').fill('25');
  await field('Within').fill('3650');
  await page.getByRole('textbox', { name: 'Address' }).fill('credits@meridian.example');
  await page.getByRole('button', { name: 'Add the contract' }).click();
  await expect(page.getByRole('heading', { name: 'Voice' })).toBeVisible();
  await expect(page.getByText('At least 99.9 % availability in each calendar month')).toBeVisible();
}

async function upload(page: Page, name: string, mimeType: string, text: string) {
  await page.goto('/imports');
  await page.getByLabel('Vendor', { exact: true }).selectOption({ label: 'Meridian Voice' });
  await page.getByLabel('File').setInputFiles({ name, mimeType, buffer: Buffer.from(text) });
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
}

async function importMonitor(page: Page) {
  await upload(page, 'probe.csv', 'text/csv', MONITOR);
  const issues = page.getByRole('table').filter({ hasText: 'Expected' }).first();
  await expect(issues).toContainText('3');
  await expect(issues).toContainText('2026-09-12T11:00:00Z');
  await page.getByRole('button', { name: 'Import 1' }).click();
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
}

async function importStatusPage(page: Page) {
  await upload(page, 'incidents.json', 'application/json', STATUS_PAGE);
  await expect(page.getByText('Calls fail').first()).toBeVisible();
  await page.getByRole('button', { name: 'Import 3' }).click();
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
}

async function importPostmortem(page: Page) {
  await page.goto('/imports');
  await page.getByRole('button', { name: 'Paste text' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Vendor', { exact: true }).selectOption({ label: 'Meridian Voice' });
  await dialog.getByLabel('Text').fill(POSTMORTEM);
  await dialog.getByLabel('Published on').fill('2026-09-12');
  await dialog.getByLabel('Who wrote it').selectOption({ label: 'The vendor' });
  await dialog.getByRole('button', { name: 'Read the text' }).click();
  await page.getByRole('button', { name: 'Confirm time 1' }).click();
  await page.getByRole('button', { name: 'Import 1' }).click();
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
}

async function readTheBreach(page: Page) {
  await page.goto('/vendors');
  await page.getByRole('link', { name: 'Meridian Voice' }).click();
  const periods = page.getByRole('table', { name: /Periods with availability/ });
  const september = periods.getByRole('row', { name: /September 2026/ });
  await expect(september).toContainText('99.884');
  await expect(september).toContainText('Breached');
  await expect(september).toContainText('1,234.56');
  await september.getByRole('button', { name: /Availability in September 2026/ }).click();
  const trace = page.getByRole('dialog');
  await expect(trace).toContainText('99.884259');
  await expect(trace).toContainText('43,200');
  await expect(trace).toContainText('50 min');
  await expect(trace).toContainText('1,234.56');
  await page.keyboard.press('Escape');
  await expect(trace).toBeHidden();
}

async function claimIt(page: Page) {
  await page.goto('/claims');
  await page.getByRole('button', { name: /Draft the claim/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: /USD.1,234\.56/ })).toBeVisible();
  await expect(page.getByText(/owed even on the vendor’s own minutes/).first()).toBeVisible();
  await page.getByRole('button', { name: 'Submit and freeze' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Submit and freeze' }).click();
  await expect(page.getByText(/SHA-256/).first()).toBeVisible();

  const pdf = await bytesOf(await download(page, 'PDF'));
  const { text } = await extractText(new Uint8Array(pdf), { mergePages: true });
  const words = text.replace(/\s+/g, ' ');
  expect(words).toContain('Meridian Voice');
  expect(words).toContain('MV-2024-117');
  expect(words).toContain('7740-118');
  expect(words).toContain('99.884259');
  expect(words).toContain('1,234.56');
  expect(words).not.toContain('Draft');

  const eml = await PostalMime.parse(await bytesOf(await download(page, 'E-mail (EML)')));
  expect(eml.to?.[0]?.address).toBe('credits@meridian.example');
  expect(eml.text).toContain('1,234.56');
  const [attachedPdf, attachedCsv] = eml.attachments;
  expect(attachedPdf?.mimeType).toBe('application/pdf');
  expect(Buffer.from(bytesIn(attachedPdf?.content)).equals(pdf)).toBe(true);
  const csv = Buffer.from(bytesIn(attachedCsv?.content)).toString('utf8');
  expect(csv).toContain('2026-09-10T10:00:00');
  expect(csv).toContain('probe.csv');
}

async function download(page: Page, name: string): Promise<Download> {
  await page.getByRole('button', { name: 'Download' }).click();
  const waiting = page.waitForEvent('download');
  await page.getByRole('link', { name, exact: true }).click();
  const found = await waiting;
  await page.keyboard.press('Escape');
  return found;
}

const bytesOf = async (found: Download): Promise<Buffer> => readFile(await found.path());

function bytesIn(content: string | ArrayBuffer | Uint8Array | undefined): Uint8Array {
  if (content === undefined || typeof content === 'string') throw new Error('no attachment');
  return new Uint8Array(content);
}
