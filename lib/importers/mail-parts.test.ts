import { describe, expect, test } from 'vitest';

import { eml } from './eml';
import { DOWN, mail, multipart, read } from './eml-testing';
import { importAll, inPieces } from './testing';

test('a mail that ends inside a part says so', async () => {
  const whole = multipart('mixed', `Content-Type: text/plain\r\n\r\n${DOWN}`);
  expect((await read(whole)).issues).toEqual([]);
  expect((await read(whole.replace('--b--', ''))).issues).toMatchObject([
    { field: 'file', found: 'the mail ends inside a part', severity: 'note' },
  ]);
});

describe('hostile mails are read within seconds', () => {
  const many = (count: number, type: string) =>
    mail(`--b\r\nContent-Type: ${type}\r\n\r\nhello\r\n`.repeat(count), [
      'Content-Type: multipart/mixed; boundary=b',
    ]);
  test.each<[string, string, string | null]>([
    [
      'an attachment of 50 MB',
      multipart(
        'mixed',
        'Content-Type: text/plain\r\n\r\nHello',
        `Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n${`${'A'.repeat(76)}\r\n`.repeat(640_000)}`,
      ),
      null,
    ],
    [
      'one line of 50 MB',
      multipart(
        'mixed',
        'Content-Type: text/plain\r\n\r\nHello',
        `Content-Type: image/png\r\n\r\n${'A'.repeat(50_000_000)}`,
      ),
      null,
    ],
    ['six hundred parts', many(600, 'text/plain'), 'more than 500 parts'],
    ['ten thousand parts', many(10_000, 'text/plain'), 'more than 500 parts'],
    ['a hundred thousand pictures', many(100_000, 'image/png'), 'more than 500 parts'],
    ['a text of twenty million lines', mail('a\n'.repeat(20_000_000)), 'more than 50000 lines'],
    ['a line of 20 MB', mail('a'.repeat(20_000_000)), 'a line without an end'],
    [
      'header fields of 10 MB',
      mail('x', [`X-A: ${'b'.repeat(1000)}`.concat('\r\n').repeat(10_000).trim()]),
      'more than 6000000 bytes of text',
    ],
    [
      'tags a million deep',
      mail('<div>'.repeat(1_000_000), ['Content-Type: text/html']),
      'more HTML than a letter has',
    ],
    [
      'a million entities',
      mail('&amp;'.repeat(1_000_000), ['Content-Type: text/html']),
      'more HTML than a letter has',
    ],
    [
      'a hundred header blocks in each other',
      mail('From: x\nSent: y\nTo: z\nSubject: q\n\n'.repeat(9000)),
      null,
    ],
    ['a mail cut in its header', mail(DOWN).slice(0, 60), null],
    ['NULs alone', '\0'.repeat(1_000_000), 'no words'],
    ['nothing', '', 'no words'],
  ])(
    '%s',
    async (_, text, found) => {
      const started = performance.now();
      const { issues } = await importAll(eml, inPieces(text, 65_536));
      expect(performance.now() - started).toBeLessThan(10_000);
      if (found) expect(issues).toContainEqual(expect.objectContaining({ found }));
    },
    60_000,
  );
});
