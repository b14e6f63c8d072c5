import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

// A registry that lacks the binaries of other platforms makes npm write a lock without them, and
// then `npm ci` refuses that lock. Run `node scripts/fixlock.mjs` after every `npm install`;
// with --check it changes nothing and fails when there would be something to change.

const SYSTEM = /(?:^|[-/])(android|darwin|win32|windows|linux|freebsd|openharmony)/;
const PROCESSOR = /(arm64|x64|ia32|arm(?=-|$)|ppc64|riscv64|s390x|wasm32|loong64|mips64el)/;

/**
 * Adds to a parsed package-lock.json, in place, an entry for every optional dependency without one
 * and drops the registry's addresses and what nobody needs. Answers a line for each change; none when the lock is whole.
 */
export function completeLock(lock) {
  const { packages } = lock;
  const changes = [];
  for (const [place, entry] of Object.entries(packages)) {
    if (entry.extraneous) {
      delete packages[place];
      changes.push(`${place} is needed by nobody`);
      continue;
    }
    if (entry.resolved) {
      delete entry.resolved;
      changes.push(`${place} names its registry`);
    }
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (isLocked(packages, place, name)) continue;
      packages[`node_modules/${name}`] = optionalEntry(name, version, entry.dev);
      changes.push(`${name} ${version} is missing`);
    }
  }
  lock.packages = Object.fromEntries(
    Object.entries(packages).toSorted(([a], [b]) => a.localeCompare(b, 'en')),
  );
  return changes;
}

/** Node's resolution: beside the package, then upwards. */
function isLocked(packages, place, name) {
  for (
    let base = place;
    base;
    base = base.slice(0, Math.max(0, base.lastIndexOf('/node_modules/')))
  ) {
    if (packages[`${base}/node_modules/${name}`]) return true;
  }
  return `node_modules/${name}` in packages;
}

function optionalEntry(name, version, dev) {
  if (!/^\d/.test(version)) {
    throw new Error(`${name} ${version} is missing, and a range does not say which version`);
  }
  const system = SYSTEM.exec(name)?.[1];
  const processor = PROCESSOR.exec(name)?.[1];
  const libc = system === 'linux' && (/musl/.test(name) ? 'musl' : /gnu/.test(name) && 'glibc');
  return {
    version,
    ...(processor && { cpu: [processor] }),
    ...(dev && { dev }),
    ...(libc && { libc: [libc] }),
    optional: true,
    ...(system && { os: [system === 'windows' ? 'win32' : system] }),
  };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const named = process.argv.slice(2).find((argument) => !argument.startsWith('-'));
  const file = named ?? new URL('../package-lock.json', import.meta.url);
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  const changes = completeLock(lock);
  const checking = process.argv.includes('--check');
  if (changes.length > 0 && !checking) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  for (const change of changes) console.log(change);
  if (checking && changes.length > 0) {
    console.error('package-lock.json is incomplete: run node scripts/fixlock.mjs');
    process.exitCode = 1;
  }
}
