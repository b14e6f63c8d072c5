/** The claim as an e-mail that opens in a mail program, ready to be sent by a person. */
import nodemailer from 'nodemailer';

import { AppError } from '@/lib/errors';
import { letterText } from '@/lib/sla/claim-text';

import { claimDocumentSchema, type ClaimDocument } from './claim-document';
import { sha256 } from './json';

const ADDRESS = /^[^\s@<>()[\]\\,;:"\p{C}]+@[^\s@<>()[\]\\,;:"\p{C}]+\.[^\s@<>()[\]\\,;:"\p{C}]+$/u;

/**
 * An unsent message (RFC 5322): the letter as text, PDF and evidence CSV attached. `to` defaults to the
 * channel's address where the channel is e-mail, and is left out when there is none. The same input
 * gives the same bytes.
 * @throws AppError `invalid` at an address that is none; ZodError at a subject with a line break
 */
export async function claimEml(given: {
  document: ClaimDocument;
  pdf: Uint8Array;
  csv: string;
  from?: string | undefined;
  to?: string | undefined;
}): Promise<Uint8Array> {
  const document = claimDocumentSchema.parse(given.document);
  const { channel, number } = document;
  const to = given.to ?? (channel.kind === 'email' ? channel.address : undefined);
  const name = `claim-${number.replaceAll(/[^A-Za-z0-9-]+/g, '-')}`;
  const identity = sha256(`${document.claimId}\n${sha256(given.pdf)}\n${sha256(given.csv)}`);
  const message = {
    ...(given.from === undefined ? {} : { from: address(given.from, 'from') }),
    ...(to === undefined ? {} : { to: address(to, 'to') }),
    subject: document.subject,
    text: letterText(document),
    date: new Date(document.submittedAt ?? document.draftedAt),
    messageId: `<${identity.slice(0, 40)}@makegood.invalid>`,
    baseBoundary: identity.slice(0, 16),
    headers: { 'X-Unsent': '1' },
    attachments: [
      {
        filename: `${name}.pdf`,
        content: Buffer.from(given.pdf),
        contentType: 'application/pdf',
      },
      {
        filename: `${name}-evidence.csv`,
        content: Buffer.from(given.csv, 'utf8'),
        contentType: 'text/csv; charset=utf-8',
      },
    ],
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  const transport = nodemailer.createTransport({
    streamTransport: true,
    buffer: true,
    newline: 'windows',
  });
  const { message: bytes } = await transport.sendMail(message);
  if (!Buffer.isBuffer(bytes)) throw new Error('the composer answered with a stream');
  return new Uint8Array(bytes);
}

/** One bare address, or a refusal: a display name or a line break could smuggle in a header. */
function address(text: string, path: string): string {
  if (text.length <= 254 && ADDRESS.test(text)) return text;
  throw new AppError('This is no e-mail address.', {
    code: 'invalid',
    faults: [
      { path, expected: 'an e-mail address such as credits@example.com', found: text.slice(0, 80) },
    ],
  });
}
