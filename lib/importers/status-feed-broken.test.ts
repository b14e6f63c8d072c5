import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { detect } from './registry';
import { statusFeed } from './status-feed';
import { escaped, item, read, rss } from './status-feed-testing';
import { importAll, inPieces, sampleCounts, SAMPLES } from './testing';

describe('what is broken', () => {
  const one = item(
    [
      ['Jul 15, 10:30 UTC', 'Resolved'],
      ['Jul 15, 09:00 UTC', 'Investigating'],
    ],
    'Wed, 15 Jul 2026 10:30:12 GMT',
  );
  const found = async (xml: string) =>
    (await read(xml)).issues.flatMap(({ severity, field, found: what }) =>
      field === 'impact' ? [] : [`${severity} ${field} ${what}`],
    );

  test.each([
    ['an empty file', '', 'error file The file is empty'],
    ['a feed without entries', rss(''), 'note file no entry'],
    [
      'a feed that ends early',
      rss(one).slice(0, -20),
      'error file the file ends before its XML does',
    ],
    [
      'an entry that ends early',
      rss(one).slice(0, -60),
      'error file the file ends before its XML does',
    ],
    [
      'tags that cross',
      rss(one.replace('</title>', '</titel>')),
      'error entry Unexpected end of title',
    ],
    [
      'tags without end',
      rss(`<item>${'<a>'.repeat(100_000)}</item>`),
      'error entry Maximum nested tags exceeded',
    ],
    [
      'a head without end',
      `<rss><channel>${'<x>'.repeat(30_000)}`,
      'error file no entry in its first 64 KiB',
    ],
    [
      'an entry without end',
      rss(`<item>${'x'.repeat(5_000_000)}`),
      'error file an entry longer than 4 MiB',
    ],
    [
      'a row of openings in an entry',
      rss(`<item><description>At ${'<'.repeat(200_000)} noon</description></item>`),
      'error entry a row of “<”',
    ],
    [
      'nothing but openings',
      rss(`<item><description>${escaped('<small>'.repeat(100_000))}</description></item>`),
      'error content',
    ],
  ])('%s is an issue', async (_, xml, issue) => {
    const started = performance.now();
    expect((await found(xml)).join('\n')).toContain(issue);
    expect(performance.now() - started).toBeLessThan(5000);
  });

  test('declared entities are not expanded', async () => {
    const bomb = Array.from(
      { length: 9 },
      (_, n) => `<!ENTITY a${n + 1} "${`&a${n};`.repeat(10)}">`,
    ).join('');
    const xml = `<!DOCTYPE rss [<!ENTITY a0 "ha">${bomb}]>${rss(one.replace('Outage', '&a9;'))}`;
    expect((await read(xml)).evidence[0]).toMatchObject({ title: '&a9;' });
  });

  test.each([1, 3, 8, 4096])(
    'nothing of an entry is lost in pieces of %d bytes, whatever its CDATA holds',
    async (size) => {
      const odd = one.replace('<title>Outage', '<title><![CDATA[</item> & <item>]]>');
      const whole = await importAll(
        statusFeed,
        inPieces(rss(odd + odd.replace('/abc', '/def')), size),
      );
      const seen = whole.evidence.filter(({ kind }) => kind === 'observation');
      expect(seen.map(({ ref }) => ref)).toEqual(['abc', 'def']);
      expect(whole.issues.map(({ field }) => field)).toEqual(['impact']);
    },
  );

  test('an entry that comes twice is kept once', async () =>
    expect(await found(rss(one + one))).toEqual(['error id abc, which came before']));
});

describe('it is recognised', () => {
  const known = (xml: string) => detect(new TextEncoder().encode(xml), 'feed')?.importer.id;
  const page = (link: string) =>
    rss(item([['Jul 15, 10:30 UTC', 'Resolved']], 'x')).replace(
      '<title>X</title>',
      `<title>X</title><link>${link}</link>`,
    );

  test.each([
    ['https://status.x.test', 'status-feed'],
    ['https://status.x.test/?of=azure', 'status-feed'],
    ['https://status.aws.amazon.com/', 'other'],
    ['https://azure.status.microsoft/en-us/status/', 'other'],
    ['https://status.office365.com/', 'other'],
  ])('%s', (link, id) => expect(known(page(link)) === 'status-feed').toBe(id === 'status-feed'));

  test('a blog’s feed is nobody’s', () =>
    expect(
      known(
        '<rss version="2.0"><channel><title>Blog</title><item><title>Hi</title></item></channel></rss>',
      ),
    ).not.toBe('status-feed'));
});

describe.skipIf(!existsSync(SAMPLES))('the real feed', () => {
  test('is read in full', async () =>
    expect(await sampleCounts('statuspage/github-status-history.atom')).toEqual({
      importer: 'status-feed',
      observations: 39,
      statements: 178,
      maintenance: 0,
      coverage: 0,
      errors: 0,
      notes: 1,
    }));

  test('ends each incident in the minute in which it was published', async () => {
    const xml = readFileSync(join(SAMPLES, 'statuspage/github-status-history.atom'), 'utf8');
    const published = [...xml.matchAll(/<published>(.*?)</g)].map(([, at = '']) => Date.parse(at));
    const { evidence } = await read(xml);
    const ends = evidence.flatMap((fact) =>
      fact.kind === 'observation' && fact.basis === 'announced' ? fact.end?.at : [],
    );
    expect(ends).toEqual(published.map((at) => Math.floor(at / 60_000) * 60_000));
  });
});
