/**
 * A page saved as HTML: its article where it has one, else all that a reader sees, tables as
 * "label: value". No script of it runs and nothing is fetched.
 */
import { isProbablyReaderable, Readability } from '@mozilla/readability';
import PostalMime from 'postal-mime';

import type { Issue } from '@/lib/sla/evidence';

import type { DocumentText, ImportOptions } from './importer';
import { pageOf, textOf } from './page-text';
import { documentImporter, shortened } from './prose';
import { fileIssue, wholeFile } from './whole-file';
import { instantOf } from './written-time';

const MOST_BYTES = 20_000_000;

export const htmlDocument = documentImporter({
  id: 'html-document',
  label: 'Web page (HTML)',
  party: 'third_party',
  recognises: (head, fileName) => {
    const text = new TextDecoder('latin1').decode(head).replace(/^(?:\u00EF\u00BB\u00BF)?\s*/, '');
    if (/^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)*<(?:!doctype html|html)\b/i.test(text))
      return 0.9;
    const isPart =
      /^<(?:head|body|div|table|p|h[1-6]|center|font|meta|article|section|main|span)\b/i;
    if (!isPart.test(text)) return 0;
    return /\.html?$/i.test(fileName) ? 0.8 : 0.5;
  },
  text: pageText,
});

async function pageText(
  bytes: AsyncIterable<Uint8Array>,
  { encoding }: ImportOptions,
): Promise<DocumentText> {
  const file = await wholeFile(bytes, MOST_BYTES);
  const { bytesRead } = file;
  if (!file.bytes) return { text: '', issues: [file.issue], bytesRead };
  const html = await decoded(file.bytes, encoding);
  if (html === null) {
    const issue = fileIssue('bytes that are not of its character set', 'a page saved as UTF-8');
    return { text: '', issues: [issue], bytesRead };
  }
  const { document, body, cut } = pageOf(html);
  const issues: Issue[] =
    cut === null ? [] : [fileIssue('more HTML than a page has', `the first ${cut} characters`)];
  const publishedAt = publicationOf(document);
  const title = (document.querySelector('title')?.textContent ?? '').replace(/\s+/g, ' ').trim();
  const shown = textOf(body);
  const words = articleOf(html, shown) ?? shown;
  const text = title === '' || words.includes(title) ? words : `${title}\n\n${words}`;
  return shortened({ text, ...(publishedAt !== null && { publishedAt }), issues, bytesRead });
}

/** A part of a mail saved as it was sent is quoted-printable: "=3D" for "=". */
const QUOTED = /=3D["'][\s\S]*=\r?\n/;

/** By the byte order mark, the page's own word, the person's, and else as UTF-8; null when it is not that. */
async function decoded(bytes: Uint8Array, encoding: string | undefined): Promise<string | null> {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 20_000));
  if (QUOTED.test(head)) return unquoted(bytes);
  const marked = head.startsWith('\u00FF\u00FE')
    ? 'utf-16le'
    : head.startsWith('\u00FE\u00FF')
      ? 'utf-16be'
      : null;
  const own = /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,40})/i.exec(head)?.[1];
  for (const label of [marked, own, encoding, 'utf-8']) {
    if (!label) continue;
    try {
      return new TextDecoder(label, { fatal: true }).decode(bytes);
    } catch {
      if (marked) return null;
    }
  }
  return null;
}

async function unquoted(bytes: Uint8Array): Promise<string | null> {
  const header =
    'Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n';
  const { html } = await PostalMime.parse(Buffer.concat([Buffer.from(header), bytes]));
  return html ?? null;
}

const PUBLISHED = [
  'meta[property="article:published_time"]',
  'meta[itemprop="datePublished"]',
  'meta[name="date"]',
  'meta[name="pubdate"]',
  'meta[name="DC.date.issued"]',
];

/** When the page says that it was published, epoch ms; a day without a time is its noon. */
function publicationOf(document: Document): number | null {
  for (const selector of PUBLISHED) {
    const written = document.querySelector(selector)?.getAttribute('content')?.trim() ?? '';
    const day = /^\d{4}-\d\d-\d\d$/.test(written) ? `${written}T12:00:00Z` : written;
    const at = instantOf(day);
    if (at !== null) return at;
  }
  return null;
}

/** Characters of HTML in which an article is looked for. */
const LONGEST_ARTICLE = 1_000_000;

const clocks = (text: string) => text.match(/\d{1,2}:\d\d/g)?.length ?? 0;

/** The text of the page's article, when it has one and that tells most of the page's times. */
function articleOf(html: string, body: string): string | null {
  if (html.length > LONGEST_ARTICLE) return null;
  const { document } = pageOf(html);
  if (!isProbablyReaderable(document)) return null;
  try {
    const article = new Readability(document, { maxElemsToParse: 20_000 }).parse();
    const content = article?.content;
    if (!content) return null;
    const text = textOf(pageOf(content).body);
    const whole = text.length > 500 || text.length * 4 > body.length;
    return whole && clocks(text) * 2 >= clocks(body) ? text : null;
  } catch {
    return null;
  }
}
