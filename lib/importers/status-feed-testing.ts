/** What the tests of status feeds share: feeds in the layout of Statuspage, and their windows as lines. */
import { statusFeed } from './status-feed';
import { importAll, inPieces } from './testing';

export type Message = readonly [when: string, status: string, body?: string];

export const escaped = (html: string) => html.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const block = ([when, status, body = status]: Message) =>
  `<p><small>${when}</small><br><strong>${status}</strong> - ${body}</p>`;
export const item = (messages: readonly Message[], pubDate: string, above = '', more = '') =>
  `<item><title>Outage</title><description>${escaped(above + messages.map(block).join(' '))}</description>` +
  `<pubDate>${pubDate}</pubDate>${more}<link>https://status.x.test/incidents/abc</link></item>`;
export const rss = (items: string, changed = 'Sat, 02 Jan 2027 00:00:00 GMT') =>
  `<rss version="2.0"><channel><title>X</title><pubDate>${changed}</pubDate>${items}</channel></rss>`;

export const NOW = Date.UTC(2027, 0, 2);
export const read = (xml: string, zone?: string) =>
  importAll(statusFeed, inPieces(xml, 997), { now: NOW, ...(zone !== undefined && { zone }) });

export const iso = (at: number | undefined) =>
  at === undefined ? 'open' : new Date(at).toISOString().replace(':00.000Z', '');

export async function windows(messages: readonly Message[], pubDate: string, zone?: string) {
  const { evidence, issues } = await read(rss(item(messages, pubDate)), zone);
  const found = evidence.flatMap((fact) =>
    fact.kind === 'observation' || fact.kind === 'maintenance'
      ? [`${iso(fact.start.at)} ${iso(fact.end?.at)} ${fact.zone.id} ${fact.zone.basis}`]
      : [],
  );
  const refused = issues.flatMap(({ severity, field, place }) =>
    severity === 'error' || ('line' in place && field === 'zone') ? [`${severity} ${field}`] : [],
  );
  return [...found, ...refused];
}
