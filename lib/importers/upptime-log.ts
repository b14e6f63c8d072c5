/**
 * Commits by which Upptime records a change of a site's status, and once a day that it is as it was.
 * A window lasts from the commit of a change to that of the next. The check before a commit is not in
 * the log: a window may have begun one check run earlier. Nor does the log tell that Upptime kept
 * looking between two commits, so there is no coverage.
 */
import type { Issue, Place } from '@/lib/sla/evidence';

import { complaint } from './complaint';
import type { ImportedRecord } from './importer';
import { observed } from './ready-outages';
import { type Turn, type TurnWindow, windowsOfTurns } from './turns';

const STATES: Readonly<Record<string, Turn['state']>> = {
  up: 'up',
  degraded: 'degraded',
  down: 'down',
};
/** The mark before the name can be chosen, so that no mark is required. */
const STATUS = /^(?:[^\p{L}\p{N}\s]+\s+)?(\S.*) is (up|degraded|down) \(\d+ in \d+ ms\)/u;
const SQUARE = /^(?:🟩|🟨|🟥)/u;

type StatusTurn = Turn & Readonly<{ place: Place; subject: string }>;
export type StatusLog = ReturnType<typeof statusLog>;

export function statusLog() {
  const turns: StatusTurn[] = [];
  const seen = new Set<string>();
  return {
    /** `at`: epoch ms. Commits that tell no status are none of ours; one told twice counts once. */
    add: (at: number, subject: string, place: Place): readonly Issue[] => {
      const [, key, word = ''] = STATUS.exec(subject) ?? [];
      const state = STATES[word];
      const id = `${at} ${subject}`;
      if (seen.has(id)) return [];
      if (key && state) {
        seen.add(id);
        turns.push({ key, at, state, place, subject });
      } else if (SQUARE.test(subject)) {
        const expected = '"NAME is up", "is degraded" or "is down", with code and milliseconds';
        return [{ place, ...complaint('subject', subject, expected) }];
      }
      return [];
    },
    *records(): Generator<ImportedRecord> {
      for (const window of windowsOfTurns(turns)) yield windowRecord(window);
      const [first] = turns;
      if (first) yield { evidence: [], issues: [noCoverage(turns, first.place)] };
    },
  };
}

function windowRecord({ turn, end, isFirst }: TurnWindow<StatusTurn>): ImportedRecord {
  const { key, at: start, state, place, subject } = turn;
  if (state !== 'down' && state !== 'degraded') return { evidence: [], issues: [] };
  const ref = `${key}|${new Date(start).toISOString()}`;
  const fact = observed({ ref, path: '', service: key, quote: subject, state }, { start, end });
  const expected = 'an earlier commit of the site: it may have begun before the log does';
  const issues = isFirst ? [note(place, subject, expected)] : [];
  return { evidence: [{ ...fact, place, precision: 'approximate' }], issues };
}

function noCoverage(turns: readonly StatusTurn[], place: Place): Issue {
  const sites = [...new Set(turns.map(({ key }) => key))].join(', ');
  const found = `${turns.length} commits of status: ${sites}`;
  return note(place, found, 'checks: that Upptime kept looking between commits is not told');
}

const note = (place: Place, found: string, expected: string): Issue => ({
  place,
  ...complaint('subject', found, expected),
  severity: 'note',
});
