import { describe, expect, test } from 'vitest';

import { eml } from './eml';
import { DATE, DOWN, mail } from './eml-testing';
import { importAll, inPieces } from './testing';

describe('mails of one conversation', () => {
  const WINDOW = 'outage|2026-03-09T13:05:00Z';
  const renamed = (text: string, id: string) =>
    text.replace('Message-ID: <m1@', `Message-ID: <${id}@`);
  const refsOf = async (text: string) =>
    (await importAll(eml, inPieces(text, 512))).evidence.map(({ ref, ...fact }) => [
      ref,
      fact.kind === 'statement' ? (fact.about ?? fact.thread) : undefined,
    ]);

  test.each<[string, string, readonly string[], string | null, string]>([
    ['the first', 'm1', [], 'm1@ringwell.example', ''],
    [
      'an answer, under the first of its References',
      'm3',
      [
        'In-Reply-To: <m2@ringwell.example>',
        'References: <m1@ringwell.example>\r\n <m2@ringwell.example>',
      ],
      'm1@ringwell.example',
      'm3@ringwell.example:',
    ],
    [
      'an answer that only names the one before',
      'm3',
      ['In-Reply-To: Your message of Monday <m2@ringwell.example>'],
      'm2@ringwell.example',
      'm3@ringwell.example:',
    ],
    [
      'one whose References are longer than a name',
      'm3',
      [`References: <${'x'.repeat(251)}>`, 'In-Reply-To: <m1@ringwell.example>'],
      'm1@ringwell.example',
      'm3@ringwell.example:',
    ],
    [
      'one whose References hold no name',
      'm3',
      ['References: none', 'In-Reply-To: '],
      'm3@ringwell.example',
      '',
    ],
  ])('%s', async (_, id, headers, root, own) => {
    const ref = `${root}:${own}${WINDOW}`;
    const statement = `${id}@ringwell.example`;
    const text = renamed(mail(DOWN, headers), id);
    expect(await refsOf(text)).toEqual([
      [ref, undefined],
      [statement, ref],
    ]);
    expect(await eml.thread?.(inPieces(text, 512), { now: 0 })).toBe(root);
    expect(await refsOf(renamed(mail('The root cause was a switch.', headers), id))).toEqual([
      [statement, root],
    ]);
  });

  test('a mail without any name is of none', async () => {
    const text = mail(DOWN).replace(/Message-ID: .*\r\n/, '');
    const statement = `mail|${Date.parse(DATE)}|API outage`;
    expect(await refsOf(text)).toEqual([
      [WINDOW, undefined],
      [statement, WINDOW],
    ]);
    expect(await eml.thread?.(inPieces(text, 512), { now: 0 })).toBeNull();
    const answer = mail(DOWN, ['References: <m1@x.example>']).replace(/Message-ID: .*\r\n/, '');
    const ref = `m1@x.example:${statement}:${WINDOW}`;
    expect(await refsOf(answer)).toEqual([
      [ref, undefined],
      [statement, ref],
    ]);
  });

  test('a mail that is attached is of its own conversation', async () => {
    const inner = mail(DOWN, ['References: <m0@ringwell.example>']);
    const parts = `--b\r\nContent-Type: message/rfc822\r\n\r\n${inner}\r\n--b--\r\n`;
    const outer = renamed(mail(parts, ['Content-Type: multipart/mixed; boundary="b"']), 'forward');
    expect(await eml.thread?.(inPieces(outer, 512), { now: 0 })).toBe('m0@ringwell.example');
  });

  test('a file that is no mail is of none', async () =>
    expect(await eml.thread?.(inPieces('', 512), { now: 0 })).toBeNull());
});
