/** The form of the rules by which checks become windows: every field a text, an empty interval for "as measured". */
import type { CheckRules } from '@/lib/api/wire/imports';

import type { Fault } from '../account/faults';

export type RulesDraft = Readonly<Record<keyof CheckRules, string>>;

const MOST: Readonly<Record<keyof CheckRules, number>> = {
  intervalSeconds: 86_400,
  confirmations: 100,
  gapIntervals: 1_000,
};

export const rulesDraftOf = (rules: CheckRules): RulesDraft => ({
  intervalSeconds: String(rules.intervalSeconds ?? ''),
  confirmations: String(rules.confirmations),
  gapIntervals: String(rules.gapIntervals),
});

/** The rules that the form holds, or what is wrong with it, by field. */
export function rulesOf(
  draft: RulesDraft,
): Readonly<{ rules: CheckRules; faults?: undefined } | { faults: readonly Fault[] }> {
  const faults: Fault[] = [];
  const read = (path: keyof CheckRules) => {
    const text = draft[path].trim();
    const number = /^\d{1,5}$/.test(text) ? Number(text) : 0;
    if (number >= 1 && number <= MOST[path]) return number;
    const expected = `a whole number from 1 to ${MOST[path].toLocaleString('en')}`;
    faults.push({ path, found: text, expected });
    return 0;
  };
  const measured = draft.intervalSeconds.trim() === '';
  const rules = {
    ...(!measured && { intervalSeconds: read('intervalSeconds') }),
    confirmations: read('confirmations'),
    gapIntervals: read('gapIntervals'),
  };
  return faults.length > 0 ? { faults } : { rules };
}
