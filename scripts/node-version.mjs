import { readFileSync } from 'node:fs';

// Imported first and for its effect: an old Node must get this sentence, not a stack trace from a
// module that uses what it lacks.
const { engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const [, major, minor] = /(\d+)\.(\d+)/.exec(engines.node).map(Number);
const [ownMajor, ownMinor] = process.versions.node.split('.').map(Number);

if (ownMajor < major || (ownMajor === major && ownMinor < minor)) {
  console.error(
    `Makegood needs Node.js ${major}.${minor} or newer; this is ${process.versions.node}.`,
  );
  process.exit(1);
}
