import { expect, test } from '@playwright/test';

/** What a script or a stranger meets at the door, without a page. */
const demo = () => ({
  email: process.env['DEMO_EMAIL'] ?? '',
  password: process.env['DEMO_PASSWORD'] ?? '',
});

test('health tells the state of the database and the version', async ({ request }) => {
  const answer = await request.get('/api/health');
  expect(answer.status()).toBe(200);
  expect(await answer.json()).toMatchObject({
    status: 'ok',
    version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    database: { status: 'ok' },
  });
});

test('without a sign-in the API refuses and pages lead to the sign-in', async ({
  request,
  page,
}) => {
  for (const path of ['vendors', 'imports', 'claims', 'overview', 'settings']) {
    expect((await request.get(`/api/v1/${path}`)).status(), path).toBe(401);
  }
  await page.goto('/claims');
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fclaims/);
});

test('nobody signs up, and nobody loads first data from outside', async ({ request }) => {
  const signUp = await request.post('/api/auth/sign-up/email', {
    data: { name: 'Mallory', email: 'mallory@example.org', password: 'a long password' },
  });
  expect(signUp.status()).toBe(404);
  await request.post('/api/auth/sign-in/email', { data: demo() });
  const rename = await request.post('/api/auth/update-user', { data: { name: 'The owner' } });
  expect(rename.status()).toBe(404);
  const setUp = await request.post('/api/v1/setup', {
    data: {
      organization: 'M',
      name: 'Mallory',
      email: 'mallory@example.org',
      password: 'a long password',
    },
  });
  expect(setUp.status()).toBe(409);
  const bootstrap = await request.post('/api/internal/bootstrap', { data: { demo: true } });
  expect(bootstrap.status()).toBe(404);
});

test('ten wrong passwords close an account for a while, whoever tries', async ({ request }) => {
  const attempt = () =>
    request.post('/api/auth/sign-in/email', {
      data: { email: 'nobody@example.org', password: 'wrong password' },
    });
  const statuses: number[] = [];
  for (let tried = 0; tried < 11; tried += 1) statuses.push((await attempt()).status());
  expect(statuses.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 401));
  expect(statuses[10]).toBe(429);
});

test('a write from another site is refused, and bad input names its place', async ({ request }) => {
  expect((await request.post('/api/auth/sign-in/email', { data: demo() })).ok()).toBe(true);
  const crossSite = await request.post('/api/v1/vendors', {
    data: { name: 'Planted' },
    headers: { 'sec-fetch-site': 'cross-site' },
  });
  expect(crossSite.status()).toBe(403);

  const unknownKey = await request.post('/api/v1/vendors', {
    data: { name: 'Meridian', surprise: true },
  });
  expect(unknownKey.status()).toBe(422);
  expect(await unknownKey.json()).toMatchObject({ faults: [{ path: 'body.surprise' }] });

  for (const name of ['a\u0000b', 'half \ud800']) {
    const noText = await request.post('/api/v1/vendors', {
      headers: { 'content-type': 'application/json' },
      data: Buffer.from(JSON.stringify({ name })),
    });
    expect(noText.status()).toBe(422);
    expect((await noText.json()).title).toContain('NUL');
  }
  const nul = await request.post('/api/v1/imports?vendor=x&fileName=a%00b', { data: 'x' });
  expect(nul.status()).toBe(422);

  const assessed = await request.post('/api/v1/assess', { data: { terms: {} } });
  expect(assessed.status()).toBe(422);
  expect((await assessed.json()).faults.length).toBeGreaterThan(3);
});

test('a text is read without being kept', async ({ request }) => {
  await request.post('/api/auth/sign-in/email', { data: demo() });
  const answer = await request.post('/api/v1/read', {
    data: {
      text: 'Customers could not sign in between 10:05 UTC and 10:55 UTC on 10 September 2026.',
      publishedAt: '2026-09-11',
    },
  });
  expect(await answer.json()).toMatchObject({
    windows: [{ start: '2026-09-10T10:05:00Z', end: '2026-09-10T10:55:00Z', precision: 'exact' }],
  });
});

test('an API key imports a file in one call, and a revoked one does not', async ({
  request,
  playwright,
  baseURL,
}) => {
  await request.post('/api/auth/sign-in/email', { data: demo() });
  const vendor = await (await request.post('/api/v1/vendors', { data: { name: 'Keyed' } })).json();
  const made = await (
    await request.post('/api/v1/api-keys', { data: { name: 'cron', role: 'analyst' } })
  ).json();
  const script = await playwright.request.newContext({
    baseURL: baseURL ?? '',
    extraHTTPHeaders: { authorization: `Bearer ${made.key}` },
  });
  const send = () =>
    script.post(`/api/v1/imports?vendor=${vendor.id}&fileName=probe.csv&commit=true`, {
      data: Buffer.from(
        'start,end,state,reference\n2026-09-10T10:00:00Z,2026-09-10T11:00:00Z,down,a\n',
      ),
      headers: { 'content-type': 'text/csv' },
    });
  const first = await send();
  expect(first.status()).toBe(200);
  const { id } = await first.json();
  const report = await (await script.get(`/api/v1/imports/${id}`)).json();
  expect(report.import).toMatchObject({ status: 'committed', added: 1 });

  expect((await script.post('/api/v1/people', { data: {} })).status()).toBe(422);
  await request.delete(`/api/v1/api-keys/${made.id}`, { data: {} });
  expect((await send()).status()).toBe(401);
});

test('a file of 200 MB is refused with the limit, and nothing of it stays', async ({ request }) => {
  await request.post('/api/auth/sign-in/email', { data: demo() });
  const vendor = await (
    await request.post('/api/v1/vendors', { data: { name: 'Too large' } })
  ).json();
  const before = await (await request.get('/api/v1/imports')).json();
  const answer = await request.post(`/api/v1/imports?vendor=${vendor.id}&fileName=huge.csv`, {
    data: Buffer.alloc(200 * 1024 * 1024, 0x61),
    headers: { 'content-type': 'text/csv' },
  });
  expect(answer.status()).toBe(413);
  expect((await answer.json()).title).toContain('at most 128 MB');
  const after = await (await request.get('/api/v1/imports')).json();
  expect(after.total).toBe(before.total);
});
