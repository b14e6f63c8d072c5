import './node-version.mjs';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { findBrowser } from './browser.mjs';
import { build } from './build.mjs';
import { install } from './install.mjs';
import { freePort } from './ports.mjs';
import { run } from './processes.mjs';
import { describe } from './refusal.mjs';
import { root } from './settings.mjs';
import { oneTest, playwrightTally, vitestTally } from './tally.mjs';

// `npm test` on a bare checkout. A step that fails does not stop the next, so that one run tells
// everything. The last line is always the count.

const REPORTS = join(root, '.tmp/reports');
const total = { passed: 0, failed: 0, skipped: 0 };
const failures = [];
const began = performance.now();

try {
  await install();
  rmSync(REPORTS, { recursive: true, force: true });
  mkdirSync(REPORTS, { recursive: true });
  await step('Lock file', () => script('scripts/fixlock.mjs', '--check').then(oneTest));
  await step('Format', () => tool('oxfmt/bin/oxfmt', '--check').then(oneTest));
  await step('Lint', () => tool('oxlint/bin/oxlint', '--type-aware').then(oneTest));
  await step('Types', () => checkTypes().then(oneTest));
  await step('Unused code', () => tool('knip/bin/knip.js').then(oneTest));
  await step('Unit and service tests', runVitest);
  await step('Build', () => build().then(() => oneTest(0)));
  await step('End-to-end tests', runPlaywright);
} catch (error) {
  console.error(describe(error));
  total.failed += 1;
}
finish();

/** Runs one step under a heading and adds its tally; a step that throws counts as one failure. */
async function step(name, work) {
  console.log(`\n── ${name} ──`);
  const start = performance.now();
  const tally = await attempt(work);
  for (const kind of Object.keys(total)) total[kind] += tally[kind];
  if (tally.failed > 0) failures.push(name);
  console.log(`${name}: ${tally.failed > 0 ? 'failed' : 'passed'}, ${seconds(start)}`);
}

async function attempt(work) {
  try {
    return await work();
  } catch (error) {
    console.error(describe(error));
    return oneTest(1);
  }
}

function script(file, ...args) {
  return run(process.execPath, [join(root, file), ...args], {
    env: { NODE_ENV: '', NEXT_TELEMETRY_DISABLED: '1' },
  });
}

function tool(path, ...args) {
  return script(`node_modules/${path}`, ...args);
}

/** Next writes the types of the routes' props first. */
async function checkTypes() {
  const generated = await tool('next/dist/bin/next', 'typegen');
  return generated || (await tool('typescript/bin/tsc', '--noEmit'));
}

async function runVitest() {
  const report = join(REPORTS, 'vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return vitestTally(report, await tool('vitest/vitest.mjs', 'run', ...reporters));
}

/** The journeys run against `npm start` itself, on a port and a data directory of their own. */
async function runPlaywright() {
  const report = join(REPORTS, 'playwright.json');
  const env = {
    NODE_ENV: '',
    CHROMIUM_PATH: (await findBrowser()) ?? '',
    E2E_PORT: String(await freePort()),
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  };
  const cli = join(root, 'node_modules/@playwright/test/cli.js');
  const args = [cli, 'test', '--config', 'e2e', '--reporter=list,json'];
  const code = await run(process.execPath, args, { env });
  for (const name of readdirSync(join(root, '.tmp'))) {
    if (name.startsWith('e2e-')) rmSync(join(root, '.tmp', name), { recursive: true });
  }
  return playwrightTally(report, code);
}

function finish() {
  console.log(`\nTook ${seconds(began)}.`);
  if (failures.length > 0) console.log(`Failed: ${failures.join(', ')}.`);
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
  console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}

function seconds(start) {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`;
}
