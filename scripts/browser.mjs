import { existsSync } from 'node:fs';

import { run } from './processes.mjs';
import { refusal } from './refusal.mjs';
import { root } from './settings.mjs';

const PLACES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * The path of a Chromium for the end-to-end tests, or undefined when Playwright brings its own.
 * Installs one when there is none: as root on Debian the distribution's, else Playwright's.
 */
export async function findBrowser() {
  const named = process.env.CHROMIUM_PATH;
  if (named && !existsSync(named))
    throw refusal(`CHROMIUM_PATH names ${named}, which is not there.`);
  const found = named ?? installedBrowser();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Installing Chromium …');
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq'], { env });
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env });
  }
  return installedBrowser() ?? (await installPlaywrights());
}

const installedBrowser = () =>
  PLACES.map((name) => `/usr/bin/${name}`).find((path) => existsSync(path));

async function installPlaywrights() {
  const cli = `${root}node_modules/@playwright/test/cli.js`;
  const code = await run(process.execPath, [cli, 'install', 'chromium']);
  if (code !== 0) throw refusal('No Chromium was found or installed: set CHROMIUM_PATH.');
  return undefined;
}
