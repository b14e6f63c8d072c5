/** One line of a log of Nagios, Icinga 1 or Naemon: what it says of an object or of the program itself. */
import type { CheckState } from './checks';

export type NagiosObject = Readonly<{
  /** `host`, or `host;service` as the log writes it. */
  key: string;
  host: string;
}>;

export type NagiosEvent =
  | Readonly<{
      kind: 'state';
      object: NagiosObject;
      state: CheckState;
      isHard: boolean;
      /** An alert is a change; a state that is only told, at a start or a new log, is not. */
      isChange: boolean;
      output: string;
    }>
  | Readonly<{ kind: 'downtime'; object: NagiosObject; isStart: boolean }>
  | Readonly<{ kind: 'start' }>
  | Readonly<{ kind: 'stop' }>
  /** A line of the log that tells nothing of this. */
  | Readonly<{ kind: 'other' }>;

export type NagiosFault = Readonly<{ field: string; found: string; expected: string }>;

const LINE = /^\[(\d{9,11})\] (.*)$/;
const TYPED = /^(HOST|SERVICE) (ALERT|DOWNTIME ALERT): (.*)$/;
const TOLD = /^(?:CURRENT|INITIAL) (HOST|SERVICE) STATE: (.*)$/;
const START = /^\S+ [\d.]+\S* starting\.\.\./;
const STOP = /shutting down\.\.\.|^Successfully shutdown|^Bailing out|^PROGRAM_RESTART event/;

const STATES: Readonly<Record<string, Readonly<Record<string, CheckState>>>> = {
  HOST: { UP: 'up', OK: 'up', DOWN: 'down', UNREACHABLE: 'unknown', PENDING: 'unknown' },
  SERVICE: {
    OK: 'up',
    WARNING: 'degraded',
    CRITICAL: 'down',
    UNKNOWN: 'unknown',
    PENDING: 'unknown',
  },
};

const OTHER = { kind: 'other' } as const;

/** Epoch ms and the words of a line; null for what is no line of such a log. */
export function timedLine(text: string): Readonly<{ at: number; words: string }> | null {
  const match = LINE.exec(text);
  return match ? { at: Number(match[1]) * 1000, words: match[2] ?? '' } : null;
}

export function eventOf(words: string): NagiosEvent | NagiosFault {
  const told = TOLD.exec(words);
  if (told) return stateOf(told[1] ?? '', told[2] ?? '', false);
  const typed = TYPED.exec(words);
  if (typed) {
    const [, type = '', event, fields = ''] = typed;
    return event === 'ALERT' ? stateOf(type, fields, true) : downtimeOf(type, fields);
  }
  if (START.test(words)) return { kind: 'start' };
  return STOP.test(words) ? { kind: 'stop' } : OTHER;
}

/** `host;service;CRITICAL;HARD;3;what the check wrote`, of a host without the second. */
function stateOf(type: string, text: string, isChange: boolean): NagiosEvent | NagiosFault {
  const fields = text.split(';');
  const object = objectOf(type, fields);
  const [word = '', hardness = '', attempt, ...output] = fields;
  if (!object || attempt === undefined) {
    return {
      field: 'line',
      found: text,
      expected: 'a name, a state, SOFT or HARD, and an attempt',
    };
  }
  const state = STATES[type]?.[word];
  if (!state) {
    const expected = Object.keys(STATES[type] ?? {}).join(', ');
    return { field: 'state', found: word, expected };
  }
  if (hardness !== 'HARD' && hardness !== 'SOFT') {
    return { field: 'state type', found: hardness, expected: 'SOFT or HARD' };
  }
  const isHard = hardness === 'HARD';
  return { kind: 'state', object, state, isHard, isChange, output: output.join(';').trim() };
}

/** `host;service;STARTED; why`. */
function downtimeOf(type: string, text: string): NagiosEvent | NagiosFault {
  const fields = text.split(';');
  const object = objectOf(type, fields);
  const word = fields[0]?.trim() ?? '';
  if (!object || !['STARTED', 'STOPPED', 'CANCELLED'].includes(word)) {
    return { field: 'downtime', found: text, expected: 'STARTED, STOPPED or CANCELLED' };
  }
  return { kind: 'downtime', object, isStart: word === 'STARTED' };
}

/** Takes the names from the front of the fields. */
function objectOf(type: string, fields: string[]): NagiosObject | null {
  const host = fields.shift();
  if (!host) return null;
  if (type === 'HOST') return { key: host, host };
  const service = fields.shift();
  return service ? { key: `${host};${service}`, host } : null;
}
