import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { oneAtATime } from './lock.mjs';
import { run } from './processes.mjs';
import { refusal } from './refusal.mjs';
import { requireWritable, root } from './settings.mjs';

const SOURCES = ['app', 'components', 'lib', 'public'];
const STAMP = join(root, '.next/makegood-sources');

/** The command that runs Next's own program. */
export const NEXT = join(root, 'node_modules/next/dist/bin/next');

/** Builds the application unless .next holds the build of exactly these sources. */
export async function build(signal) {
  if (isBuilt(hashSources())) return;
  requireWritable(join(root, '.next'), 'The build directory');
  await oneAtATime('building', signal, async (handOver) => {
    const sources = hashSources();
    if (!isBuilt(sources)) await buildAll(sources, signal, handOver);
  });
}

async function buildAll(sources, signal, onSpawn) {
  console.log('Building (once, and after changes) …');
  rmSync(STAMP, { force: true });
  const env = { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' };
  const code = await run(process.execPath, [NEXT, 'build'], { signal, onSpawn, env });
  if (code !== 0) throw refusal('The application could not be built: see the messages above.');
  writeFileSync(STAMP, `${sources} ${buildId()}`);
}

const isBuilt = (sources) => read(STAMP) === `${sources} ${buildId()}`;

const buildId = () => read(join(root, '.next/BUILD_ID'));

function hashSources() {
  const hash = createHash('sha256').update(process.version);
  const settings = readdirSync(root).filter((name) => /\.(ts|mjs|json)$/.test(name));
  const files = SOURCES.flatMap((directory) => listFiles(directory));
  for (const file of [...settings, ...files].toSorted((a, b) => (a < b ? -1 : 1))) {
    if (/\.test\.tsx?$|^next-env\.d\.ts$/.test(file)) continue;
    const content = readFileSync(join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

function listFiles(directory) {
  try {
    return readdirSync(join(root, directory), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length));
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
