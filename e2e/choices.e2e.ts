import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';

/** An alert of an hour, with its severity and the team that it names. */
const alert = (severity: string, day: number) =>
  JSON.stringify({
    version: '4',
    groupKey: '{}',
    alerts: [
      {
        status: 'resolved',
        labels: { alertname: 'MeetingsDown', severity, team: 'Meetings', instance: 'edge-1' },
        annotations: { summary: 'Meetings cannot be joined' },
        startsAt: `2026-09-${day}T10:00:00Z`,
        endsAt: `2026-09-${day}T11:00:00Z`,
        fingerprint: `${severity}-${day}`,
      },
    ],
  });

test('what an alert counts as is said once for its source, and holds for its next file', async ({
  page,
}) => {
  await signIn(page);
  await upload(page, 'pager-09.json', [alert('critical', 10), alert('page', 11)].join('\n'));
  const how = sectionOf(page, 'How it is read');
  await expect(how.getByText('critical', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Import 1' })).toBeVisible();

  await expect(how.getByText('Not understood so far: “page”.')).toBeVisible();
  await readableAndNarrow(page);
  await how.getByLabel('Severities that are down').fill('critical, page');
  await how.getByLabel('Label that names the service').selectOption('team');
  await how.getByRole('button', { name: 'Read again' }).click();
  await expect(how.getByText('critical, page', { exact: true })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'What could not be read' })).toBeHidden();
  await page.getByRole('button', { name: 'Import 2' }).click();
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
  await expect(how.getByText('critical, page', { exact: true })).toBeVisible();
  await expect(how.getByText('Change how it is read')).toBeHidden();

  await upload(page, 'pager-10.json', alert('page', 12));
  await expect(how.getByText('critical, page', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Import 1' })).toBeVisible();
});

test('a log of checks asks what it does not tell, and is read by the answers', async ({ page }) => {
  await signIn(page);
  const row = (minute: number, word: string) => `03/11/2025 10:0${minute},${word},edge-1`;
  const rows = ['up', 'up', 'broken', 'up', 'up'].map((word, minute) => row(minute, word));
  await upload(page, 'probe.csv', ['time,status,monitor', ...rows, ''].join('\n'));
  const how = sectionOf(page, 'How it is read');
  await expect(how.getByText('Is the day or the month first?')).toBeVisible();
  await readableAndNarrow(page);
  const again = how.getByRole('button', { name: 'Read again' });
  await again.click();
  await expect(how.getByText('Expected an answer.')).toBeVisible();
  await how.getByLabel('Dates').selectOption('Day first: 14/10/2026');
  await how.getByLabel('Times without a zone are in').fill('UTC');
  await again.click();
  await expect(page.getByText('Not understood so far: “broken”.')).toBeVisible();
  await how.getByLabel('Down', { exact: true }).fill('broken');
  await again.click();
  const read = sectionOf(page, 'As it was read');
  await expect(read).toContainText('Mon 3 Nov 2025, 10:02');
});

/** As the form stands: without a fault that axe finds, and within 360 px. */
async function readableAndNarrow(page: Page) {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`)).toEqual([]);
  const before = page.viewportSize() ?? { width: 1280, height: 720 };
  await page.setViewportSize({ width: 360, height: 800 });
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
  await page.setViewportSize(before);
}

async function signIn(page: Page) {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(process.env['DEMO_EMAIL'] ?? '');
  await page.getByLabel('Password').fill(process.env['DEMO_PASSWORD'] ?? '');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /their word/ })).toBeVisible();
}

async function upload(page: Page, name: string, text: string) {
  await page.goto('/imports');
  await page.getByLabel('Vendor', { exact: true }).selectOption({ label: 'Cisco WebEx' });
  await page
    .getByLabel('File')
    .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
}

const sectionOf = (page: Page, name: string) =>
  page.locator('section').filter({ has: page.getByRole('heading', { name, exact: true }) });
