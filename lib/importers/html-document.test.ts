import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { htmlDocument } from './html-document';
import { importAll, inPieces, sampleCounts, SAMPLES } from './testing';

const textOf = async (html: string | Uint8Array) =>
  (await htmlDocument.text?.(inPieces(html), { now: 0 }))?.text;
const publishedAt = async (head: string) =>
  (
    await htmlDocument.text?.(inPieces(`<html><head>${head}</head><body>x</body></html>`), {
      now: 0,
    })
  )?.publishedAt;
const DOWN = 'The API was down on 9 March 2026 from 09:00 UTC to 09:20 UTC.';

describe('a page', () => {
  test.each([
    ['a doctype', 'x', '<!DOCTYPE html><p>', 0.9],
    ['a comment before it', 'x', '<!-- saved -->\n<html>', 0.9],
    ['XHTML', 'x', '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-">', 0.9],
    ['a fragment by its name', 'x.html', '<div>x', 0.8],
    ['a fragment without', 'x', '<table><tr>', 0.5],
    ['a feed', 'x.xml', '<?xml version="1.0"?><rss>', 0],
    ['XML', 'x.html', '<maintenance>', 0],
    ['text', 'x.html', 'Hello <b>there</b>', 0],
  ])('is known by %s', (_, name, head, score) =>
    expect(htmlDocument.recognises(Buffer.from(head), name)).toBe(score),
  );

  test('is headed by its title, unless it says it', async () => {
    expect(await textOf('<html><title>Outage</title><body><p>Hello</p></body></html>')).toBe(
      'Outage\n\nHello',
    );
    expect(
      await textOf('<html><title>Outage</title><body><h1>Outage of 9 March</h1></body></html>'),
    ).toBe('Outage of 9 March');
  });

  test.each([
    [
      'an instant',
      '<meta property="article:published_time" content="2026-03-11T16:00:00+01:00">',
      '2026-03-11T15:00Z',
    ],
    ['a day, as its noon', '<meta name="date" content="2026-03-11">', '2026-03-11T12:00Z'],
    ['none by a time without a zone', '<meta name="date" content="2026-03-11T16:00:00">', null],
    ['none', '', null],
  ])('was published at %s', async (_, head, at) =>
    expect(await publishedAt(head)).toBe(at === null ? undefined : Date.parse(at)),
  );

  test.each([
    ['its own word', '<meta charset="iso-8859-1"><p>caf\xe9', 'café'],
    ['its byte order mark', '\xff\xfe<\0p\0>\0\xe9\0', 'é'],
    ['quoted-printable, as a part of a mail', '<p class=3D"x">caf=C3=\r\n=A9</p>', 'café'],
  ])('is decoded by %s', async (_, html, expected) =>
    expect(await textOf(Buffer.from(html, 'latin1'))).toBe(expected),
  );

  test('that is neither UTF-8 nor what it says is refused', async () =>
    expect(
      await importAll(htmlDocument, inPieces(Buffer.from('<p>caf\xe9', 'latin1'))),
    ).toMatchObject({
      evidence: [],
      issues: [{ field: 'file', severity: 'error' }],
    }));

  test('is read without what stands around its article', async () => {
    const words = `<p>${'We are sorry for this and describe it in full here. '.repeat(10)}</p>`;
    const html = `<html><body><div class="sidebar"><a href="#">Older outage: 1 January 2026 from 01:00 UTC to 02:00 UTC</a></div><article><h1>Outage</h1>${words}<p>${DOWN}</p>${words}</article></body></html>`;
    const { evidence } = await importAll(htmlDocument, inPieces(html));
    expect(evidence).toMatchObject([{ start: { at: Date.parse('2026-03-09T09:00Z') } }]);
  });

  test('whose times stand outside of what looks like an article is read whole', async () => {
    const words = `<p>${'We are sorry for this and describe it in full here. '.repeat(10)}</p>`;
    const html = `<html><body><article>${words}${words}</article><table><tr><td>Outage</td><td>${DOWN}</td></tr></table></body></html>`;
    expect(await textOf(html)).toContain(DOWN);
  });

  test.each([
    ['of 21 MB', `<html>${'x'.repeat(21_000_000)}`, 'file'],
    ['of tags a million deep', `<html>${'<div>'.repeat(1_000_000)}`, 'file'],
    ['of a million entities', `<html>${'&amp;'.repeat(1_000_000)}`, 'file'],
    ['of dense times', `<html><article>${`<p>${DOWN}</p>`.repeat(40_000)}`, 'text'],
    ['of nothing', '<html></html>', 'file'],
  ])(
    '%s is told within seconds',
    async (_, html, field) => {
      const started = performance.now();
      const { issues } = await importAll(htmlDocument, inPieces(html, 65_536));
      expect(performance.now() - started).toBeLessThan(10_000);
      expect(issues).toContainEqual(expect.objectContaining({ field, severity: 'error' }));
    },
    30_000,
  );
});

describe.skipIf(!existsSync(join(SAMPLES, 'circuit-maintenance')))('real pages', () => {
  test.each([
    ['bso/bso1', 1, 0],
    ['bso/bso2', 1, 0],
    ['bso/bso3', 1, 0],
    ['bso/bso4', 1, 0],
    ['bso/bso5', 2, 0],
    ['bso/bso6', 0, 1],
    ['bso/bso7', 2, 0],
    ['google/google1', 1, 0],
    ['megaport/megaport1', 1, 0],
    ['megaport/megaport2', 1, 0],
    ['verizon/verizon1', 1, 0],
    ['verizon/verizon2', 1, 0],
    ['verizon/verizon3', 0, 1],
    ['verizon/verizon4', 1, 0],
    ['verizon/verizon5', 1, 0],
  ])('%s: %i maintenances, %i errors', async (file, maintenance, errors) =>
    expect(await sampleCounts(`circuit-maintenance/${file}.html`)).toMatchObject({
      importer: 'html-document',
      observations: 0,
      maintenance,
      errors,
    }),
  );
});
