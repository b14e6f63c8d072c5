import { extractText, getDocumentProxy, getMeta } from 'unpdf';
import { describe, expect, test } from 'vitest';

import { money } from '@/lib/sla/wording';

import type { ClaimDocument } from './claim-document';
import { evidenceCsv } from './csv';
import { meridianDocument } from './fixtures/meridian-document';
import { sha256 } from './json';
import { claimPdf } from './pdf';
import { evidenceSheets } from './pdf-evidence';
import { printable } from './pdf-fonts';

const tight = (text: string) => text.normalize('NFKC').replaceAll(/\s+/g, '');

async function pagesOf(document: ClaimDocument): Promise<string[]> {
  const pdf = await getDocumentProxy(await claimPdf(document));
  const { text } = await extractText(pdf, { mergePages: false });
  return text.map(tight);
}

describe('reopened', () => {
  test('the letter holds every sentence, every row and the amounts', async () => {
    const [letter = '', calculation = '', evidence = ''] = await pagesOf(meridianDocument);
    const { subject, reference, opening, closing, windows, signature } = meridianDocument;
    for (const text of [subject, reference, ...opening, ...closing, ...signature]) {
      expect(letter).toContain(tight(text));
    }
    for (const { start, end, minutes } of windows) {
      expect(letter).toContain(tight(`${start}${end}${minutes}min`));
    }
    expect(letter).toContain(tight(money('12050.00', 'USD')));
    for (const { name, sentence, result } of meridianDocument.trace) {
      expect(calculation).toContain(tight(name));
      expect(calculation).toContain(tight(sentence));
      expect(calculation).toContain(tight(result));
    }
    for (const item of meridianDocument.evidence) {
      expect(evidence).toContain(tight(item.place));
      expect(evidence).toContain(item.importSha256);
    }
    expect(evidence).toContain(sha256(evidenceCsv(meridianDocument)));
  });

  test('each page has its number, the claim and the hash; only a draft says so', async () => {
    const pages = await pagesOf(meridianDocument);
    expect(pages).toHaveLength(3);
    pages.forEach((page, at) => {
      expect(page).toContain(`Page${at + 1}of3`);
      expect(page).toContain('ClaimMG-2026-0003');
      expect(page).toContain(meridianDocument.frozenSha256);
      expect(page).not.toContain('Draft');
    });
    const { frozenSha256: _hash, submittedAt: _at, ...unfrozen } = meridianDocument;
    const drafts = await pagesOf({ ...unfrozen, status: 'draft' });
    expect(drafts.every((page) => page.includes('Draft'))).toBe(true);
  });

  test('a claim on several promises counts the steps of each', async () => {
    const trace = ['Uptime', 'First notice'].flatMap((commitment) =>
      meridianDocument.trace.map((step) => ({ ...step, commitment })),
    );
    const total = { name: 'Total', result: 'USD 12,050.00', sentence: 'The largest counts.' };
    const pages = (await pagesOf({ ...meridianDocument, trace: [...trace, total] })).join('');
    expect(pages).toMatch(/USD12,050\.00TotalThelargestcounts\.USD12,050\.00/);
    expect(pages).toMatch(/Uptime1Version/);
    expect(pages).toMatch(/Firstnotice1Version/);
    const alone = (
      await pagesOf({ ...meridianDocument, trace: trace.filter((_, at) => at === 0) })
    ).join('');
    expect(alone).not.toContain('Uptime1Version');
  });

  test('the agreed figure stands beside the others only where it is the one claimed', async () => {
    const [, agreed = ''] = await pagesOf(meridianDocument);
    expect(agreed).toContain('Thethreefigures');
    const amounts = { ...meridianDocument.amounts, admitted: null };
    const [, observed = ''] = await pagesOf({
      ...meridianDocument,
      amounts,
      claimedView: 'observed',
    });
    expect(observed).toContain('Vendor-admittednodata');
    expect(observed).not.toContain('Agreed');
  });

  test('a statement is a point in time, also where no end is given', async () => {
    const [, , evidence = ''] = await pagesOf({
      ...meridianDocument,
      evidence: meridianDocument.evidence.map((item) =>
        item.kind === 'statement' ? { ...item, end: null } : item,
      ),
    });
    expect(evidence).not.toContain('stillopen');
  });

  test('the metadata name both sides and the date of submission', async () => {
    const pdf = await getDocumentProxy(await claimPdf(meridianDocument));
    const { info } = await getMeta(pdf);
    expect(info).toMatchObject({
      Title: `${meridianDocument.subject} (MG-2026-0003)`,
      Author: 'Northfield Mutual',
      Creator: 'Makegood',
      CreationDate: 'D:20261122150200Z',
    });
  });
});

test('the same document gives the same bytes, also side by side', async () => {
  const both = await Promise.all([claimPdf(meridianDocument), claimPdf(meridianDocument)]);
  const later = await claimPdf(structuredClone(meridianDocument));
  expect(new Set([...both, later].map(sha256)).size).toBe(1);
  const other = await claimPdf({ ...meridianDocument, number: 'MG-2026-0004' });
  expect(sha256(other)).not.toBe(sha256(later));
});

describe('hostile texts', () => {
  const [item] = meridianDocument.evidence;
  const with_ = (change: Partial<ClaimDocument>) => pagesOf({ ...meridianDocument, ...change });

  test('are printed as they are', async () => {
    const closing = [
      '<script>alert(1)</script> & <b>bold</b>',
      '=HYPERLINK("x")',
      '{period} $& \\0',
    ];
    const [letter = ''] = await with_({ closing });
    for (const text of closing) expect(letter).toContain(tight(text));
  });

  test('Greek and Cyrillic stay; what the font lacks is spelt out', async () => {
    const [letter = ''] = await with_({
      recipientLines: [
        'Ελληνική Τηλεφωνία \u03a9',
        'Голос и связь',
        '語 \u{1F680} a\u202Eb c\u00ADd',
      ],
    });
    expect(letter).toContain(tight('Ελληνική Τηλεφωνία \u03a9'));
    expect(letter).toContain(tight('Голос и связь'));
    expect(letter).toContain('[U+8A9E][U+1F680]a[U+202E]bc[U+00AD]d');
  });

  test('a word of 10,000 characters is whole, without a hyphen, on as many pages as it takes', async () => {
    const word = 'abcdefghij'.repeat(1_000);
    const pages = await with_({ closing: [word] });
    const letters = pages.map((page) => page.replaceAll(/ClaimMG.*?Page\d+of\d+|ClaimMG.*$/g, ''));
    expect(letters.join('')).toContain(word);
  });

  test('long sources and quotes, many rows', async () => {
    if (!item) throw new Error('the example has evidence');
    const evidence = Array.from({ length: 12 }, (_, at) => ({
      ...item,
      id: `e${at}`,
      source: 's'.repeat(900),
      quote: 'q'.repeat(5_000),
      importFile: 'f'.repeat(900),
    }));
    const pages = await with_({ evidence });
    expect(pages.join('')).toContain('EvidenceasCSV,allitems');
    expect(pages.at(-1)).toContain(`Page${pages.length}of${pages.length}`);
  });

  test('at most 500 facts are printed, in order and none twice', () => {
    if (!item) throw new Error('the example has evidence');
    const evidence = Array.from({ length: 501 }, (_, at) => ({ ...item, id: `e${at}` }));
    const printed = evidenceSheets({ ...meridianDocument, evidence }).flatMap(({ items }) => items);
    expect(printed).toEqual(evidence.slice(0, 500));
  });

  test('a claim without outages, trace and evidence is still three pages', async () => {
    const pages = await with_({ evidence: [], trace: [], windows: [], opening: [], closing: [] });
    expect(pages).toHaveLength(3);
    expect(pages[2]).toContain('Noevidenceisattached');
  });
});

test('printable keeps line feeds and joins what composes', () => {
  const ascii = (codePoint: number) => codePoint < 0x100;
  expect(printable('a\r\nb\tc', ascii)).toBe('a\nb c');
  expect(printable('e\u0301', ascii)).toBe('\u00e9');
  expect(printable('\ud800', ascii)).toBe('[U+D800]');
  expect(printable('\u0000\u200b\ufe0f', () => true)).toBe('[U+0000][U+200B][U+FE0F]');
});
