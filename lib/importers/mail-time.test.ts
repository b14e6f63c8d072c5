import { describe, expect, test } from 'vitest';

import { DATE, DOWN, mail, multipart, read, statementOf, textOf } from './eml-testing';
import { splitMail } from './mail-quotes';
import { mailInstant } from './mail-time';

describe('when it was sent', () => {
  test.each([
    ['Mon, 9 Mar 2026 15:00:00 +0000', '2026-03-09T15:00:00Z'],
    ['9 Mar 2026 15:00 -0500', '2026-03-09T20:00:00Z'],
    ['Mon, 09 Mar 2026 15:00:00 GMT', '2026-03-09T15:00:00Z'],
    ['Mon, 09 Mar 2026 15:00:00 EDT', '2026-03-09T19:00:00Z'],
    ['Mon, 9 Mar 2026 13:54:45 -0800 (PST)', '2026-03-09T21:54:45Z'],
    ['Mon,\r\n 9 Mar 2026 15:00:00 +0530', '2026-03-09T09:30:00Z'],
    ['Mon, 9 Mar 2026 25:00:00 +0000', null],
    ['Mon, 9 Mar 2026 15:00:00', null],
    ['Mon, 9 Mar 2026 15:00:00 CEST', null],
    ['yesterday', null],
  ])('%j is %s', (written, at) =>
    expect(mailInstant(written)).toBe(at === null ? null : Date.parse(at)),
  );

  const received = (time: string) => `Received: from a by b; Mon, 9 Mar 2026 ${time} +0000`;
  test.each([
    ['five minutes before the server had it', '15:05:00', 0],
    ['five minutes and a second before', '15:05:01', 301],
    ['five minutes and a second after, by a wrong clock', '14:54:59', 301],
  ])('a Date %s', async (_, time, apartSeconds) => {
    const text = mail(DOWN, [received(time), received('12:00:00')]);
    const at = Date.parse('2026-03-09T15:00Z');
    const arrived = Date.parse(`2026-03-09T${time}Z`);
    expect(await statementOf(text)).toMatchObject({
      at:
        apartSeconds === 0
          ? { at, earliest: at, latest: at }
          : { at, earliest: Math.min(at, arrived), latest: Math.max(at, arrived) },
    });
    expect((await read(text)).issues).toMatchObject(
      apartSeconds === 0 ? [] : [{ field: 'Date', severity: 'note' }],
    );
  });

  test('without a readable Date the server’s time is taken, and said', async () => {
    const text = mail(DOWN, [received('15:03:00')]).replace(DATE, 'soon');
    expect(await statementOf(text)).toMatchObject({ at: { at: Date.parse('2026-03-09T15:03Z') } });
    expect((await read(text)).issues).toMatchObject([{ field: 'Date', found: 'soon' }]);
    const never = mail(DOWN).replace(DATE, 'soon');
    expect(await statementOf(never)).toMatchObject({ at: null });
  });
});

describe('a forward is read as the message forwarded', () => {
  const forward = (date: string, marker = '---------- Forwarded message ---------') =>
    mail(
      [
        'It was longer, from 01:00 UTC to 02:00 UTC on 9 March 2026.',
        '',
        marker,
        'From: Ringwell <status@ringwell.example>',
        `Date: ${date}`,
        'Subject: Root cause analysis',
        'To: us',
        '',
        DOWN,
      ].join('\r\n'),
    ).replace('API outage', 'Fwd: Root cause analysis');

  test('with its own subject, and without the words of who forwarded it', async () => {
    const { evidence, issues } = await read(forward('Mon, 9 Mar 2026 12:00:00 +0100'));
    expect(evidence).toMatchObject([
      { kind: 'observation', start: { at: Date.parse('2026-03-09T13:05Z') } },
      {
        ref: 'forwarded|m1@ringwell.example',
        statement: 'rca',
        at: { at: Date.parse('2026-03-09T11:00Z') },
      },
    ]);
    expect(issues).toMatchObject([
      { field: 'text', found: expect.stringContaining('It was longer') },
    ]);
  });

  test.each([
    ['in a zone that it names', 'Mon, 9 Mar 2026 at 12:00 CET', {}, '11:00', '11:00', '11:00'],
    [
      'in the zone chosen',
      'Mon, 9 Mar 2026 at 12:00',
      { zone: 'Europe/Berlin' },
      '11:00',
      '11:00',
      '11:00',
    ],
    [
      'anywhere on Earth, but before the forward',
      'Mon, 9 Mar 2026 at 12:00 PM',
      {},
      '12:00',
      '-02:00',
      '15:00',
    ],
  ])('at a time %s', async (_, date, options, at, earliest, latest) => {
    const midnight = Date.parse('2026-03-09T00:00Z');
    const of = (clock: string) => {
      const [hours = '', minutes = ''] = clock.split(':');
      return midnight + (Number(hours) * 60 + Number(minutes)) * 60_000;
    };
    expect(await statementOf(forward(date), options)).toMatchObject({
      at: { at: of(at), earliest: of(earliest), latest: of(latest) },
    });
  });

  test('a date that can be read both ways is none', async () =>
    expect(await statementOf(forward('3/9/2026 12:00 UTC'))).toMatchObject({ at: null }));

  test('by its subject and a header block, where no line says so', async () => {
    const text = forward('Mon, 9 Mar 2026 12:00:00 +0100', '');
    expect(await statementOf(text)).toMatchObject({ at: { at: Date.parse('2026-03-09T11:00Z') } });
    const reply = text.replace('Fwd: Root', 'Re: Root');
    expect(await statementOf(reply)).toMatchObject({ ref: 'm1@ringwell.example' });
  });

  test('through as many hands as there are', () => {
    const block = (from: string) =>
      `---------- Forwarded message ---------\nFrom: ${from}\nDate: 1\nTo: x\nSubject: y ${from}\n\n`;
    const split = splitMail(
      `See below\n\n${block('a')}Me too\n\n${block('b')}The API was down.`,
      'Fwd: y',
    );
    expect(split).toMatchObject({ text: 'The API was down.', comment: 'See below' });
    expect(split.forwarded?.get('from')).toBe('b');
  });

  test.each([
    ['as an attachment', 'mixed'],
    ['as an attachment that its program calls a digest', 'digest'],
  ])('%s', async (_, subtype) => {
    const inner = mail(DOWN).replace('m1@', 'inner@').replace('15:00:00', '14:00:00');
    const text = multipart(
      subtype,
      'Content-Type: text/plain\r\n\r\nFYI',
      `Content-Type: message/rfc822\r\n\r\n${inner}`,
    );
    expect(await statementOf(text)).toMatchObject({
      ref: 'inner@ringwell.example',
      at: { at: Date.parse('2026-03-09T14:00Z') },
    });
  });

  test('five deep, and no deeper', async () => {
    const nested = (depth: number): string =>
      depth === 0
        ? mail('The innermost.')
        : mail(nested(depth - 1), ['Content-Type: message/rfc822']).replace(
            'API outage',
            `Level ${depth}`,
          );
    expect(await textOf(nested(5))).toContain('The innermost.');
    expect(await textOf(nested(6))).not.toContain('The innermost.');
    expect((await read(nested(6))).issues).toContainEqual(
      expect.objectContaining({ field: 'attachment' }),
    );
  });

  test('but a bounce encloses a mail of ours', async () => {
    const text = multipart(
      'report; report-type=delivery-status',
      'Content-Type: text/plain\r\n\r\nNot delivered.',
      `Content-Type: message/rfc822\r\n\r\n${mail(DOWN).replace('m1@', 'ours@')}`,
    );
    expect(await statementOf(text)).toMatchObject({ ref: 'm1@ringwell.example' });
  });
});

describe('what a reply quotes is older, and not read as new', () => {
  const OLDER = 'On 2 March 2026 the API was down from 10:00 UTC to 11:00 UTC.';
  const ATTRIBUTION = 'On Mon, 2 Mar 2026 at 12:00, Ringwell <status@ringwell.example> wrote:';
  const BLOCK =
    'From: Ringwell\r\nSent: Monday, 2 March 2026 12:00\r\nTo: us\r\nSubject: API outage\r\n\r\n';
  test.each([
    ['behind marks', `${DOWN}\r\n\r\n${ATTRIBUTION}\r\n> ${OLDER}`],
    [
      'behind an attribution over two lines',
      `${DOWN}\r\n\r\nOn Mon, 2 Mar 2026 at 12:00, Ringwell <status@ringwell.example>\r\nwrote:\r\n> ${OLDER}`,
    ],
    ['without marks', `${DOWN}\r\n\r\n${ATTRIBUTION}\r\n${OLDER}`],
    ['above the answer', `${ATTRIBUTION}\r\n> ${OLDER}\r\n\r\n${DOWN}`],
    ['below a header block', `${DOWN}\r\n\r\n${BLOCK}${OLDER}`],
    [
      'below a line and a header block',
      `${DOWN}\r\n\r\n-----Original Message-----\r\n${BLOCK}${OLDER}`,
    ],
    [
      'below a German header block',
      `${DOWN}\r\n\r\nVon: Ringwell\r\nGesendet: Montag, 2. März 2026 12:00\r\nAn: uns\r\nBetreff: API outage\r\n\r\n${OLDER}`,
    ],
  ])('%s', async (_, body) => {
    const { evidence, issues } = await read(
      mail(body, ['Content-Type: text/plain; charset=utf-8']).replace('API', 'Re: API'),
    );
    expect(evidence.filter(({ kind }) => kind === 'observation')).toMatchObject([
      { start: { at: Date.parse('2026-03-09T13:05Z') } },
    ]);
    expect(issues).toContainEqual(
      expect.objectContaining({
        field: 'text',
        severity: 'note',
        expected: expect.stringContaining('older'),
      }),
    );
  });

  test('marks without an attribution are the vendor’s own', async () =>
    expect(await textOf(mail(`> ${DOWN}`))).toContain(DOWN));
});
