import { readFileSync } from 'node:fs';

// What a step of the test run adds to the count, each as { passed, failed, skipped }.

/** A check that says yes or no counts as one test. */
export const oneTest = (code) => ({
  passed: Number(code === 0),
  failed: Number(code !== 0),
  skipped: 0,
});

/** Vitest's JSON report; a run that failed without a failing test (a file does not load) counts one. */
export function vitestTally(file, code) {
  const report = readReport(file);
  const failed = report?.numFailedTests ?? 0;
  return {
    passed: report?.numPassedTests ?? 0,
    failed: atLeastOne(failed, code),
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
  };
}

/** Playwright's JSON report; a test that passed only when repeated counts as failed. */
export function playwrightTally(file, code) {
  const stats = readReport(file)?.stats;
  return {
    passed: stats?.expected ?? 0,
    failed: atLeastOne((stats?.unexpected ?? 0) + (stats?.flaky ?? 0), code),
    skipped: stats?.skipped ?? 0,
  };
}

const atLeastOne = (failed, code) => (failed === 0 && code !== 0 ? 1 : failed);

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
