/** What the tests of mails share: mails of one vendor, and what is read of them. */
import { eml } from './eml';
import type { ImportOptions } from './importer';
import { importAll, inPieces } from './testing';

export const DATE = 'Mon, 9 Mar 2026 15:00:00 +0000';
export const DOWN = 'On 9 March 2026 the API was down from 13:05 UTC to 14:20 UTC.';
export const mail = (body: string, headers: readonly string[] = []) =>
  [
    'From: Ringwell <status@ringwell.example>',
    `Date: ${DATE}`,
    'Subject: API outage',
    'Message-ID: <m1@ringwell.example>',
    'MIME-Version: 1.0',
    ...headers,
    '',
    body,
  ].join('\r\n');
export const read = (text: string | Uint8Array, options: Partial<ImportOptions> = {}) =>
  importAll(eml, inPieces(text, 512), options);
export const statementOf = async (text: string, options: Partial<ImportOptions> = {}) =>
  (await read(text, options)).evidence.find(({ kind }) => kind === 'statement');
export const textOf = async (text: string | Uint8Array) =>
  (await eml.text?.(inPieces(text, 512), { now: 0 }))?.text;

export const multipart = (subtype: string, ...parts: readonly string[]) =>
  mail([...parts.map((part) => `--b\r\n${part}`), '--b--', ''].join('\r\n'), [
    `Content-Type: multipart/${subtype}; boundary="b"`,
  ]);
