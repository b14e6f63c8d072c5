import { describe, expect, test } from 'vitest';

import { issuesOf, service, told } from './nagios-testing';

describe('scheduled downtimes', () => {
  const down = (at: number, word: string, type = 'SERVICE', names = 'h;s') =>
    `${at} ${type} DOWNTIME ALERT: ${names};${word}; words`;
  test.each<[string, string[], string[]]>([
    [
      'started and stopped',
      [down(10, 'STARTED'), down(20, 'STOPPED')],
      ['h;s maintenance 10-20', 'h;s watched 0-99'],
    ],
    [
      'cancelled',
      [down(10, 'STARTED'), down(20, 'CANCELLED')],
      ['h;s maintenance 10-20', 'h;s watched 0-99'],
    ],
    [
      'one within another is part of it',
      [down(10, 'STARTED'), down(12, 'STARTED'), down(15, 'STOPPED'), down(20, 'STOPPED')],
      ['h;s maintenance 10-20', 'h;s watched 0-99'],
    ],
    [
      'told again after a start it is the same',
      [
        down(10, 'STARTED'),
        '12 Nagios 4.4.6 starting... (PID=1)',
        down(12, 'STARTED'),
        down(20, 'STOPPED'),
      ],
      ['h;s maintenance 10-20', 'h;s watched 0-10'],
    ],
    ['of no length', [down(10, 'STARTED'), down(10, 'STOPPED')], ['h;s watched 0-99']],
    [
      'of a host it is one of its services too',
      [down(10, 'STARTED', 'HOST', 'h'), down(20, 'STOPPED', 'HOST', 'h')],
      ['h maintenance 10-20', 'h;s watched 0-99', 'h;s maintenance 10-20'],
    ],
    [
      'one that does not end counts until the log does',
      [down(10, 'STARTED')],
      ['h;s watched 0-99', 'h;s maintenance 10-99'],
    ],
    ['one that does not start is none', [down(10, 'STOPPED')], ['h;s watched 0-99']],
  ])('%s', async (_, lines, expected) =>
    expect(await told(...service(...lines))).toEqual(expected),
  );

  test.each([
    ['without a start', 'STOPPED', 'error downtime: the end of a downtime of h;s'],
    ['without an end', 'STARTED', 'note downtime: a downtime of h;s without an end'],
    ['of another word', 'PAUSED', 'error downtime: "h;s;PAUSED; words" (1 ×)'],
  ])('%s it is told', async (_, word, issue) =>
    expect(await issuesOf(...service(down(10, word)))).toEqual([issue]),
  );
});
