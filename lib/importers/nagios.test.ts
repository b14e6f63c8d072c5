import { existsSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { nagios } from './nagios';
import { issuesOf, log, read, service, told } from './nagios-testing';
import { sampleCounts, SAMPLES } from './testing';

const alert = (at: number, state: string, type: string, attempt = 1) =>
  `${at} SERVICE ALERT: h;s;${state};${type};${attempt};words; and more`;

describe('states', () => {
  test.each<[string, string, string[]]>([
    ['HARD at once', '10 CRITICAL HARD, 20 OK HARD', ['h;s down 10-20', 'h;s watched 0-99']],
    [
      'HARD after SOFT is dated back to the first of the run',
      '10 CRITICAL SOFT, 11 CRITICAL SOFT, 12 CRITICAL HARD, 20 OK HARD',
      ['h;s down 10-20', 'h;s watched 0-99'],
    ],
    [
      'what was milder in the run stays milder',
      '10 WARNING SOFT, 11 CRITICAL SOFT, 12 CRITICAL HARD, 20 OK HARD',
      ['h;s degraded 10-11', 'h;s down 11-20', 'h;s watched 0-99'],
    ],
    ['SOFT alone is none', '10 CRITICAL SOFT, 11 OK SOFT', ['h;s watched 0-99']],
    [
      'a run that recovered does not date back the next',
      '10 CRITICAL SOFT, 11 OK SOFT, 30 CRITICAL HARD, 40 OK HARD',
      ['h;s down 30-40', 'h;s watched 0-99'],
    ],
    [
      'HARD to another HARD',
      '10 CRITICAL HARD, 15 WARNING HARD, 20 OK HARD',
      ['h;s down 10-15', 'h;s degraded 15-20', 'h;s watched 0-99'],
    ],
    [
      'UNKNOWN is nothing known',
      '10 CRITICAL HARD, 15 UNKNOWN HARD, 20 OK HARD',
      ['h;s down 10-15', 'h;s watched 0-15', 'h;s watched 20-99'],
    ],
    [
      'two within a second: the later one counts',
      '10 WARNING HARD, 10 CRITICAL HARD, 20 OK HARD',
      ['h;s down 10-20', 'h;s watched 0-99'],
    ],
  ])('%s', async (_, alerts, expected) => {
    const lines = alerts.split(', ').map((text) => {
      const [at = '', state = '', type = ''] = text.split(' ');
      return alert(Number(at), state, type);
    });
    expect(await told(...service(...lines))).toEqual(expected);
  });

  test('the same told again changes nothing', async () => {
    const again = '15 CURRENT SERVICE STATE: h;s;CRITICAL;HARD;1;x';
    const lines = [alert(10, 'CRITICAL', 'HARD'), again, alert(20, 'OK', 'HARD')];
    expect(await told(...service(...lines))).toEqual(['h;s down 10-20', 'h;s watched 0-99']);
  });

  test('of a host: DOWN is down, UNREACHABLE is nothing known', async () =>
    expect(
      await told(
        '0 INITIAL HOST STATE: h;UP;HARD;1;ok',
        '10 HOST ALERT: h;DOWN;HARD;5;gone',
        '20 HOST ALERT: h;UNREACHABLE;HARD;1;behind',
        '30 HOST ALERT: h;UP;HARD;1;ok',
        '40 LOG ROTATION: DAILY',
      ),
    ).toEqual(['h down 10-20', 'h watched 0-20', 'h watched 30-40']));

  test('the first line of an object may be SOFT', async () => {
    const first = alert(10, 'CRITICAL', 'SOFT');
    const confirmed = [alert(12, 'CRITICAL', 'HARD'), alert(20, 'OK', 'HARD')];
    expect(await told(first, ...confirmed)).toEqual(['h;s down 10-20', 'h;s watched 10-20']);
    expect(await told(first, alert(12, 'OK', 'SOFT'))).toEqual(['h;s watched 10-12']);
    expect(await told(first, '15 LOG ROTATION: DAILY')).toEqual(['h;s watched 10-15']);
  });

  test('a failure at the end of the log is known until there', async () => {
    const lines = service(alert(10, 'CRITICAL', 'HARD'));
    expect(await told(...lines)).toEqual(['h;s watched 0-99', 'h;s down 10-99']);
    expect(await issuesOf(...lines)).toEqual([
      'note end: what is known of h;s ends at 2026-03-08T01:39:00.000Z with a failure',
    ]);
  });

  test('what the check wrote is the quote, and the line the place', async () =>
    expect((await read(log(...service(alert(10, 'CRITICAL', 'HARD'))))).evidence[1]).toMatchObject({
      ref: 'h;s|2026-03-08T00:10:00.000Z',
      place: { line: 2 },
      quote: 'words; and more',
    }));
});

describe('while the program does not run, nobody is watching', () => {
  const stop = '20 Caught SIGTERM, shutting down...';
  const start = '25 Nagios 4.4.6 starting... (PID=1)';
  test.each<[string, string[], string[]]>([
    [
      'the next change tells that the state went on',
      [alert(10, 'CRITICAL', 'HARD'), stop, start, alert(40, 'OK', 'HARD')],
      ['h;s down 10-20', 'h;s watched 0-20', 'h;s down 25-40', 'h;s watched 25-99'],
    ],
    [
      'so does the same state told again',
      [
        alert(10, 'CRITICAL', 'HARD'),
        stop,
        start,
        '40 CURRENT SERVICE STATE: h;s;CRITICAL;HARD;1;x',
        alert(50, 'OK', 'HARD'),
      ],
      ['h;s down 10-20', 'h;s watched 0-20', 'h;s down 25-50', 'h;s watched 25-99'],
    ],
    [
      'a change to the state that it had before tells that something was missed',
      [
        alert(10, 'CRITICAL', 'HARD'),
        stop,
        start,
        alert(40, 'CRITICAL', 'HARD'),
        alert(50, 'OK', 'HARD'),
      ],
      ['h;s down 10-20', 'h;s watched 0-20', 'h;s down 40-50', 'h;s watched 40-99'],
    ],
    [
      'another state told tells so too',
      [alert(10, 'CRITICAL', 'HARD'), stop, start, '40 CURRENT SERVICE STATE: h;s;OK;HARD;1;x'],
      ['h;s down 10-20', 'h;s watched 0-20', 'h;s watched 40-99'],
    ],
    [
      'it takes its time to stop',
      [
        stop,
        '22 Successfully shutdown... (PID=1)',
        start,
        alert(40, 'CRITICAL', 'HARD'),
        alert(50, 'OK', 'HARD'),
      ],
      ['h;s watched 0-20', 'h;s down 40-50', 'h;s watched 25-99'],
    ],
    ['no line after it: unknown', [stop, start], ['h;s watched 0-20']],
    [
      'it never started again',
      [alert(10, 'CRITICAL', 'HARD'), stop],
      ['h;s watched 0-20', 'h;s down 10-20'],
    ],
    [
      'it died without a word: known until the line before',
      [alert(10, 'CRITICAL', 'HARD'), start, alert(40, 'OK', 'HARD')],
      ['h;s down 10-10', 'h;s watched 0-10', 'h;s down 25-40', 'h;s watched 25-99'],
    ],
    [
      'two restarts in a row',
      [
        stop,
        start,
        '30 PROGRAM_RESTART event encountered, restarting...',
        '31 Nagios 4.4.6 starting... (PID=1)',
        alert(40, 'CRITICAL', 'HARD'),
        alert(50, 'OK', 'HARD'),
      ],
      ['h;s watched 0-20', 'h;s watched 25-30', 'h;s down 40-50', 'h;s watched 31-99'],
    ],
    [
      'a run of SOFT lines is not dated back over it',
      [
        alert(19, 'CRITICAL', 'SOFT'),
        stop,
        start,
        alert(26, 'CRITICAL', 'HARD', 3),
        alert(40, 'OK', 'HARD'),
      ],
      ['h;s watched 0-20', 'h;s down 26-40', 'h;s watched 25-99'],
    ],
  ])('%s', async (_, lines, expected) => {
    expect(await told(...service(...lines))).toEqual(expected);
  });

  test('a start at the head of the log is no gap', async () =>
    expect(await told('0 Nagios 4.4.6 starting... (PID=1)', ...service())).toEqual([
      'h;s watched 0-99',
    ]));
});

test.each<[string, string, number]>([
  ['alerts', '[1772928000] HOST ALERT: h;DOWN;HARD;1;x\n', 0.97],
  ['a start alone', '[1772928000] Icinga 1.14.2 starting... (PID=1)\n', 0.97],
  ['another log with seconds', '[1772928000] GET /index.html\n', 0],
  [
    'mail about an alert',
    'Fwd:\nHi,\n[1772928000] HOST ALERT: h;DOWN;HARD;1;x\nIs this right?\n',
    0,
  ],
  ['nothing', '', 0],
])('%s is known', (_, text, confidence) =>
  expect(nagios.recognises(new TextEncoder().encode(text), 'nagios.log')).toBe(confidence),
);

describe.skipIf(!existsSync(SAMPLES))('real logs', () => {
  test.each<[string, number[]]>([
    ['20-availability-host_up.log', [0, 0, 0, 0, 0]],
    ['21-availability-host_down.log', [1, 0, 0, 0, 1]],
    ['22-availability-host_unreachable.log', [0, 0, 0, 0, 0]],
    ['23-availability-service_ok.log', [0, 0, 0, 0, 0]],
    ['24-availability-service_warning.log', [1, 0, 0, 0, 1]],
    ['25-availability-service_critical.log', [1, 0, 0, 0, 1]],
    ['26-availability-service_unknown.log', [0, 0, 0, 0, 0]],
    ['30-availability-host_with_downtime.log', [0, 1, 1, 0, 0]],
    ['30-availability-service_with_hostdowntimes.log', [0, 2, 1, 0, 0]],
    ['31-availability-host_with_services.log', [2, 0, 20, 0, 2]],
    ['33-availability-service_ok_logs.log', [0, 0, 4, 0, 0]],
    ['34-availability-breakdown.log', [1, 0, 1, 0, 0]],
    ['35-availability-timeperiods.log', [1, 0, 1, 0, 0]],
    ['37-availability-no_initial_log.log', [0, 0, 0, 1, 0]],
    ['38-availability-breakdown2.log', [2, 3, 1, 0, 1]],
  ])('%s', async (file, [observations, maintenance, coverage, errors, notes]) =>
    expect(await sampleCounts(`nagios-log/${file}`)).toEqual({
      importer: 'nagios',
      statements: 0,
      observations,
      maintenance,
      coverage,
      errors,
      notes,
    }),
  );
});
