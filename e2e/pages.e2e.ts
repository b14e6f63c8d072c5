import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';

const PAGES = [
  ['overview', '/'],
  ['vendors', '/vendors'],
  ['vendor', '/vendors', 'Meridian Voice'],
  ['outages', '/outages'],
  ['outage', '/outages', /14:02|Oct/],
  ['imports', '/imports'],
  ['import of a table', '/imports', 'Probe Newark.csv'],
  ['import of a text', '/imports?page=0', 'webex-2013-03.txt'],
  ['contracts', '/contracts'],
  ['contract', '/contracts', 'Meetings and telephony'],
  ['new contract', '/contracts/new'],
  ['contract from a published SLA', '/contracts/new?catalog=aws-ec2-region'],
  ['published SLAs', '/catalog'],
  ['published SLAs side by side', '/catalog?compare=aws-ec2-region,google-workspace'],
  ['published SLA', '/catalog', 'EC2, region'],
  ['new vendor', '/vendors/new'],
  ['claims', '/claims'],
  ['claim', '/claims', /^#\d+$/],
  ['settings', '/settings'],
] as const;

for (const scheme of ['light', 'dark'] as const) {
  for (const width of [1440, 360]) {
    test(`each page in ${scheme} at ${width} px: readable, within its width, silent in the console`, async ({
      browser,
      baseURL,
    }) => {
      test.setTimeout(180_000);
      const context = await browser.newContext({
        baseURL: baseURL ?? '',
        colorScheme: scheme,
        viewport: { width, height: 900 },
      });
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(`${page.url()}: ${message.text()}`);
      });
      page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
      await signIn(page);
      for (const [name, address, link] of PAGES) {
        await page.goto(address);
        if (link !== undefined) {
          await page.getByRole('link', { name: link }).first().click();
          await page.waitForURL((url) => url.pathname !== address.split('?')[0]);
        }
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await expect(page.getByText('Reading', { exact: true })).toBeHidden();
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow, `${name} is wider than its window`).toBe(0);
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
          .analyze();
        expect(violations.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html ?? ''}`)).toEqual(
          [],
        );
      }
      expect(complaints).toEqual([]);
      await context.close();
    });
  }
}

test('a page arrives with its figures, without a second request', async ({ page }) => {
  await signIn(page);
  const calls: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/api/')) calls.push(request.url());
  });
  await page.goto('/vendors');
  await expect(page.getByRole('link', { name: 'Meridian Voice' })).toBeVisible();
  expect(calls).toEqual([]);
});

test('the key / leads to the search of a page that has one', async ({ page }) => {
  await signIn(page);
  await page.goto('/catalog?q=voice');
  const field = page.getByRole('searchbox');
  await expect(field).toHaveValue('voice');
  await page.keyboard.press('/');
  await expect(field).toBeFocused();
  await page.keyboard.type('a/b');
  await expect(field).toHaveValue('a/b');
  await page.goto('/vendors');
  await page.keyboard.press('/');
  await expect(page.locator('body')).toBeFocused();
  await page.keyboard.press('?');
  await expect(page.getByText('Search, where the page has a field for it')).toBeVisible();
});

test('a page is served with a policy that runs no script but ours', async ({ page }) => {
  const answer = await page.goto('/sign-in');
  const policy = answer?.headers()['content-security-policy'] ?? '';
  expect(policy).toContain("default-src 'self'");
  expect(policy).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic'/);
  expect(policy).toContain("frame-ancestors 'none'");
});

async function signIn(page: Page) {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(process.env['DEMO_EMAIL'] ?? '');
  await page.getByLabel('Password').fill(process.env['DEMO_PASSWORD'] ?? '');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /their word/ })).toBeVisible();
}
