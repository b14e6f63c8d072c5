import type { HistoryEntry, Question } from './assess-input';
import type { Availability } from './commitment-format';
import { type InputIssue, invalidInput, isInvalidInput } from './invalid-input';
import { resolvePast } from './period';
import { type Setting, seenBy } from './setting';
import { isOutage } from './weight';

/** Evidence that a metric cannot do without. Throws `InvalidInput` with every piece that is missing. */
export function checkNeeds(setting: Setting, { history }: Question): void {
  const issues: InputIssue[] = [];
  for (const commitment of setting.terms.commitments) {
    if (commitment.kind === 'availability') issues.push(...needsOf(setting, commitment));
  }
  history.forEach(({ period }, index) => {
    if (!isPeriod(setting, period)) {
      issues.push({ path: `history.${index}.period`, expected: 'a period of the terms' });
    }
  });
  if (issues.length > 0) {
    const byPath = new Map(issues.map((issue) => [issue.path, issue]));
    throw invalidInput([...byPath.values()]);
  }
}

function isPeriod({ terms, asOf }: Setting, period: HistoryEntry['period']): boolean {
  try {
    resolvePast(terms, period, asOf);
    return true;
  } catch (error) {
    if (isInvalidInput(error)) return false;
    throw error;
  }
}

function needsOf({ evidence }: Setting, commitment: Availability): InputIssue[] {
  const { metric, denominator, downtime } = commitment;
  const issues: InputIssue[] = [];
  const need = (path: string, expected: string) =>
    void issues.push({ path: `evidence.${path}`, expected });
  const isTime = metric.kind !== 'error_rate_mean' && metric.kind !== 'request_ratio';
  if (isTime && denominator?.kind === 'deployed' && !evidence.deployed) {
    need('deployed', 'the time in which the service was deployed');
  }
  if (metric.kind === 'user_minutes' && !evidence.users) {
    need('users', 'the number of users, at least 1');
  }
  const field = FIELD_OF[metric.kind];
  if (!field) return issues;
  const degradedCounts = /[1-9]/.test(downtime?.degradedWeight ?? '0');
  for (const window of seenBy(commitment, evidence.windows)) {
    const counts = window.state === 'down' || (isOutage(window) && degradedCounts);
    if (counts && window[field] === undefined) {
      need(`windows.${window.index}.${field}`, `what ${metric.kind} weighs a window with`);
    }
  }
  return issues;
}

const FIELD_OF: Readonly<Partial<Record<string, 'usersAffected' | 'affectedRatio'>>> = {
  user_minutes: 'usersAffected',
  affected_ratio: 'affectedRatio',
};
