import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { DOWN, mail, multipart, read, statementOf, textOf } from './eml-testing';
import { sampleCounts, SAMPLES } from './testing';

describe('a mail of the vendor is a statement', () => {
  test('by mail, at its Date, under its Message-ID, about its window', async () => {
    const { evidence, issues } = await read(mail(DOWN));
    expect(issues).toEqual([]);
    expect(evidence).toMatchObject([
      {
        kind: 'observation',
        basis: 'stated',
        title: 'API outage',
        start: { at: Date.parse('2026-03-09T13:05Z') },
      },
      {
        kind: 'statement',
        ref: 'm1@ringwell.example',
        channel: 'email',
        at: { at: Date.parse('2026-03-09T15:00Z'), earliest: Date.parse('2026-03-09T15:00Z') },
        about: 'm1@ringwell.example:outage|2026-03-09T13:05:00Z',
        text: `API outage\n\n${DOWN}`,
      },
    ]);
  });

  test.each([
    ['API outage', 'We are investigating a failure.', 'acknowledgement'],
    ['API outage', 'We are aware that calls fail.', 'acknowledgement'],
    ['API outage', 'Our engineers have replaced the switch.', 'update'],
    ['Resolved: API outage', 'We were investigating a failure.', 'restored'],
    ['API outage', 'The service has been restored.', 'restored'],
    ['RFO for INC-7', 'We apologise.', 'rca'],
    ['Root cause analysis', 'The service was restored.', 'rca'],
    ['A word to our customers', 'We are sorry for last week.', 'apology'],
    ['Scheduled maintenance in March', 'We apologise.', 'maintenance_notice'],
    ['Notice', 'Dear customer, planned maintenance work will take place.', 'maintenance_notice'],
    ['COMPLETED - Scheduled maintenance', 'Done.', 'update'],
    ['CANCELLED - Scheduled maintenance', 'Not done.', 'maintenance_notice'],
  ])('%s: %s is of the kind %3$s', async (subject, body, statement) => {
    const text = mail(body).replace('API outage', subject);
    expect(await statementOf(text)).toMatchObject({ statement });
  });

  test.each(['customer', 'third_party'] as const)(
    'but none when the %s wrote it',
    async (party) => {
      expect(await statementOf(mail(DOWN), { party })).toBeUndefined();
    },
  );

  test('a promised update counts from a time that is certain', async () => {
    const body = 'The next update follows within 30 minutes.';
    expect(await statementOf(mail(body))).toMatchObject({
      nextUpdateBy: Date.parse('2026-03-09T15:30Z'),
    });
    const late = mail(body, ['Received: by mx.example; Mon, 9 Mar 2026 16:00:00 +0000']);
    expect(await statementOf(late)).not.toHaveProperty('nextUpdateBy');
  });

  test('a vendor named in a footer is not the sender', async () => {
    const { evidence } = await read(mail(`${DOWN}\r\n\r\nSent by Google Groups.`));
    expect(evidence[0]).not.toHaveProperty('vendor');
    const own = await read(
      mail(`${DOWN}\r\n\r\nSent by Google Groups.`).replace('Ringwell', 'Google'),
    );
    expect(own.evidence[0]).toMatchObject({ vendor: 'Google' });
  });
});

describe('its words', () => {
  const shown = (charset: string, bytes: readonly number[]) =>
    textOf(
      Buffer.concat([
        Buffer.from(mail('', [`Content-Type: text/plain; charset=${charset}`])),
        Buffer.from(bytes),
      ]),
    );
  test.each([
    ['ISO-2022-JP', [0x1b, 0x24, 0x42, 0x3e, 0x63, 0x33, 0x32, 0x1b, 0x28, 0x42], '障害'],
    ['Shift_JIS', [0x8f, 0xe1, 0x8a, 0x51], '障害'],
    ['windows-1252', [0x39, 0x96, 0x31, 0x30, 0x20, 0xe9], '9–10 é'],
    ['utf-8', [0xe2, 0x80, 0x93], '–'],
    ['klingon', [0x61, 0x62], 'ab'],
  ])('in %s', async (charset, bytes, expected) =>
    expect(await shown(charset, bytes)).toBe(`API outage\n\n${expected}`),
  );

  const html =
    'Content-Type: text/html; charset=utf-8\r\n\r\n<table><tr><td>Start</td><td>09:00 UTC</td></tr></table>';
  test.each([
    [
      'the plain form when both tell the times',
      'Content-Type: text/plain\r\n\r\nFrom 09:00 UTC',
      'From 09:00 UTC',
    ],
    [
      'the other when only that tells them',
      'Content-Type: text/plain\r\n\r\nYour program shows no HTML',
      'Start: 09:00 UTC',
    ],
    ['the only one', html, 'Start: 09:00 UTC'],
  ])('of two forms are those of %s', async (_, plain, expected) =>
    expect(await textOf(multipart('alternative', plain, html))).toContain(expected),
  );

  test('of a header that names no boundary are those of the one that is there', async () => {
    const text = mail('--zzz\r\nContent-Type: text/plain\r\n\r\nHello\r\n--zzz--\r\n', [
      'Content-Type: multipart/alternative;',
    ]);
    expect(await textOf(text)).toBe('API outage\n\nHello');
  });

  test('of a mailbox line and a NUL are not', async () =>
    expect(await textOf(`From x Mon Mar  9 2026\r\n${mail('a\0b')}`)).toBe('API outage\n\nab'));
});

describe('its attachments', () => {
  const calendar = (...lines: string[]) =>
    [
      'Content-Type: text/calendar; name="works.ics"',
      '',
      'BEGIN:VCALENDAR',
      'BEGIN:VEVENT',
      'UID:w1',
      ...lines,
      'END:VEVENT',
      'END:VCALENDAR',
    ].join('\r\n');
  const NIGHT = ['DTSTART:20260314T220000Z', 'DTEND:20260315T020000Z'];
  const notice = (words: string, ...lines: string[]) =>
    multipart('mixed', `Content-Type: text/plain\r\n\r\n${words}`, calendar(...lines)).replace(
      'API outage',
      'Planned maintenance',
    );

  test('a calendar tells its maintenance once, though the words tell it too', async () => {
    const { evidence } = await read(
      notice('Start: 2026-03-14 22:00 UTC\r\nEnd: 2026-03-15 02:00 UTC', ...NIGHT),
    );
    expect(evidence).toMatchObject([
      { kind: 'maintenance', ref: 'm1@ringwell.example:w1', place: { path: 'works.ics, line 2' } },
      { kind: 'statement', statement: 'maintenance_notice', about: 'm1@ringwell.example:w1' },
    ]);
  });

  test('a calendar that differs from the words leaves both to a person', async () => {
    const { evidence } = await read(
      notice('Start: 2026-03-16 22:00 UTC\r\nEnd: 2026-03-17 02:00 UTC', ...NIGHT),
    );
    expect(evidence.filter(({ kind }) => kind === 'maintenance')).toHaveLength(2);
  });

  test('a calendar does not count in a mail that calls the work off', async () => {
    const { evidence, issues } = await read(
      notice('The maintenance has been cancelled.', ...NIGHT),
    );
    expect(evidence).toMatchObject([{ kind: 'statement', statement: 'maintenance_notice' }]);
    expect(issues).toContainEqual(
      expect.objectContaining({ place: { path: 'works.ics, line 2' }, field: 'maintenance' }),
    );
  });

  test('what is wrong with a calendar is told with its place in it', async () => {
    const { issues } = await read(notice('See the calendar.', 'DTSTART:20260314T220000Z'));
    expect(issues).toContainEqual(
      expect.objectContaining({ place: { path: 'works.ics, line 2' }, field: 'DTEND' }),
    );
  });

  test('what holds no words is named with its size', async () => {
    const part = `Content-Type: application/pdf; name="=?utf-8?Q?Plan_M=C3=A4rz.pdf?="\r\nContent-Transfer-Encoding: base64\r\n\r\n${'QUJD\r\n'.repeat(1000)}`;
    const { issues } = await read(
      multipart('mixed', 'Content-Type: text/plain\r\n\r\nHello', part),
    );
    expect(issues).toContainEqual(
      expect.objectContaining({ field: 'attachment', found: 'Plan März.pdf (3000 bytes)' }),
    );
  });
});

describe.skipIf(!existsSync(join(SAMPLES, 'circuit-maintenance')))('real mails', () => {
  test.each([
    ['aquacomms/aquacomms1', 1, 0],
    ['att/att1', 1, 0],
    ['att/att2', 1, 0],
    ['att/att3', 1, 0],
    ['bso/bso1_first', 1, 0],
    ['bso/bso2_start', 1, 0],
    ['bso/bso3_update', 1, 0],
    ['bso/bso4_end', 1, 0],
    ['bso/bso5_reminder_multiple_ts', 2, 0],
    ['bso/bso6_cancel', 0, 1],
    ['bso/bso7_backup_ts', 2, 0],
    ['colt/colt3', 0, 3],
    ['colt/colt4', 1, 0],
    ['colt/colt5', 0, 2],
    ['colt/colt6', 0, 2],
    ['colt/colt7', 1, 0],
    ['equinix/equinix1', 1, 0],
    ['equinix/equinix3', 1, 0],
    ['equinix/equinix4', 1, 0],
    ['equinix/equinix5', 1, 0],
    ['equinix/equinix6', 0, 0],
    ['equinix/equinix7', 1, 0],
    ['equinix/equinix8', 1, 0],
    ['equinix/equinix9', 1, 0],
    ['google/google2', 1, 0],
  ])('%s: a statement, %i maintenances, %i errors', async (file, maintenance, errors) =>
    expect(await sampleCounts(`circuit-maintenance/${file}.eml`, { zone: 'UTC' })).toMatchObject({
      importer: 'eml',
      observations: 0,
      statements: 1,
      maintenance,
      errors,
    }),
  );
});
