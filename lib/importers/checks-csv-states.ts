/** What a cell says of a single check: a word, an HTTP status, or yes and no. */
import type { CheckState } from './checks';
import { ownedText } from './owned-text';
import { KNOWN_STATES } from './row-words';

/**
 * `answer`: yes and no to whether it was up; `http`: the number of a response; `kuma`: Uptime Kuma's
 * own numbers; `word`: a status word, or the number of a response.
 */
export type StateKind = 'word' | 'answer' | 'http' | 'kuma';

/** Words by state; of an HTTP status also its class: `4xx`. */
export type StateWords = Readonly<Partial<Record<CheckState, readonly string[]>>>;

/** Null: it cannot be told. */
export type StateReader = (cell: string) => CheckState | null;

const WORDS: StateWords = {
  up: [
    ...KNOWN_STATES.up,
    'success',
    'successful',
    'succeeded',
    'pass',
    'passed',
    'reachable',
    'alive',
    'responding',
  ],
  down: [
    ...KNOWN_STATES.down,
    'fail',
    'failed',
    'failure',
    'timeout',
    'timed out',
    'no response',
    'not responding',
    'unhealthy',
    'dead',
  ],
  degraded: [...KNOWN_STATES.degraded, 'warn', 'warning'],
  pending: ['pending', 'unconfirmed', 'unconfirmed down', 'seems down', 'retrying'],
  maintenance: KNOWN_STATES.maintenance,
  unknown: ['unknown', 'paused', 'no data', 'not checked', 'skipped', 'n/a'],
};

const ANSWERS: StateWords = {
  up: ['true', '1', 'yes', 'y', 't'],
  down: ['false', '0', 'no', 'n', 'f'],
};

const KUMA: StateWords = { down: ['0'], up: ['1'], pending: ['2'], maintenance: ['3'] };

/** No answer at all is written as the status 0. A 4xx may be the service's fault or the check's own. */
const RESPONSES: StateWords = { up: ['2xx', '3xx'], down: ['0', '000', '5xx'] };
const IN_WORDS: StateWords = { up: ['2xx', '3xx'], down: ['5xx'] };

const KINDS: Readonly<Record<StateKind, readonly StateWords[]>> = {
  word: [WORDS, IN_WORDS],
  answer: [WORDS, ANSWERS],
  http: [RESPONSES],
  kuma: [KUMA],
};

/** Distinct cells that are remembered; a file has a handful. */
const REMEMBERED = 10_000;

/** A reader of the cells of a column. What a person chose comes first. */
export function stateReader(kind: StateKind, chosen: StateWords = {}): StateReader {
  const known = new Map<string, CheckState>();
  for (const words of [...KINDS[kind], chosen]) {
    for (const [state, list] of entriesOf(words)) {
      for (const word of list) known.set(plain(word), state);
    }
  }
  const seen = new Map<string, CheckState | null>();
  return (cell) => {
    const before = seen.get(cell);
    if (before !== undefined) return before;
    const state = stateOf(plain(cell), known);
    if (seen.size < REMEMBERED) seen.set(ownedText(cell), state);
    return state;
  };
}

function stateOf(word: string, known: ReadonlyMap<string, CheckState>): CheckState | null {
  const own = known.get(word);
  if (own) return own;
  const status = /^(?:http )?([1-5])(\d\d)(?![\d.])/.exec(word);
  if (!status) return null;
  return known.get(`${status[1]}${status[2]}`) ?? known.get(`${status[1]}xx`) ?? null;
}

const STATES = ['up', 'down', 'degraded', 'pending', 'maintenance', 'unknown'] as const;
const entriesOf = (words: StateWords) =>
  STATES.map((state) => [state, words[state] ?? []] as const);

/** "Timed_Out" and "timed out" are one word. */
const plain = (text: string) => text.trim().toLowerCase().replaceAll(/[_-]/g, ' ');
