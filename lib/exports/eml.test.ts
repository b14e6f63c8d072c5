import PostalMime from 'postal-mime';
import { describe, expect, test } from 'vitest';

import { AppError } from '@/lib/errors';
import { letterText } from '@/lib/sla/claim-text';

import { evidenceCsv } from './csv';
import { claimEml } from './eml';
import { meridianDocument } from './fixtures/meridian-document';

const pdf = Uint8Array.from({ length: 5_000 }, (_, at) => at % 256);
const csv = evidenceCsv(meridianDocument);
const given = { document: meridianDocument, pdf, csv };

const reopened = async (change: Partial<Parameters<typeof claimEml>[0]> = {}) =>
  PostalMime.parse(await claimEml({ ...given, ...change }));

test('opens as an unsent message with the letter, and both attachments byte for byte', async () => {
  const mail = await reopened({ from: 'miriam@northfield.example' });
  expect(mail.subject).toBe(meridianDocument.subject);
  expect(mail.from?.address).toBe('miriam@northfield.example');
  expect(mail.to?.map(({ address }) => address)).toEqual(['credits@meridianvoice.example']);
  expect(mail.headers.find(({ key }) => key === 'x-unsent')?.value).toBe('1');
  expect(mail.text?.replaceAll('\r\n', '\n').trimEnd()).toBe(
    letterText(meridianDocument).trimEnd(),
  );
  expect(mail.date).toBe('2026-11-22T15:02:00.000Z');
  const [first, second] = mail.attachments;
  expect(first?.filename).toBe('claim-MG-2026-0003.pdf');
  expect(second?.filename).toBe('claim-MG-2026-0003-evidence.csv');
  expect(bytes(first?.content)).toEqual(Buffer.from(pdf));
  expect(bytes(second?.content)).toEqual(Buffer.from(csv, 'utf8'));
});

function bytes(content: string | ArrayBuffer | Uint8Array | undefined): Buffer {
  if (content === undefined || typeof content === 'string') throw new Error('no bytes');
  return Buffer.from(new Uint8Array(content));
}

test('the same claim gives the same bytes', async () => {
  const [one, other] = await Promise.all([claimEml(given), claimEml(given)]);
  expect(Buffer.from(one)).toEqual(Buffer.from(other));
});

test('a portal has no address: the message is left without one', async () => {
  const document = {
    ...meridianDocument,
    channel: { kind: 'portal' as const, address: 'https://x.example' },
  };
  expect((await reopened({ document })).to).toBeUndefined();
});

test('texts beyond ASCII come back right', async () => {
  const document = {
    ...meridianDocument,
    subject: 'Αίτημα πίστωσης \u2013 Голос \u{1F680} <b>',
    closing: ['=1+1 Ω Кириллица \u{1F600}', '.', 'From here', 'x'.repeat(5_000)],
  };
  const mail = await reopened({ document });
  expect(mail.subject).toBe(document.subject);
  expect(mail.text?.replaceAll('\r\n', '\n')).toContain(document.closing.join('\n\n'));
});

describe('header injection', () => {
  test.each([
    'a@b.example\r\nBcc: c@d.example',
    'a@b.example, c@d.example',
    'x <a@b.example>',
    'a@b',
    '',
    'a b@c.example',
  ])('the address %j is refused', async (address) => {
    await expect(claimEml({ ...given, to: address })).rejects.toThrow(AppError);
    await expect(claimEml({ ...given, from: address })).rejects.toThrow(AppError);
  });

  test.each(['a\r\nBcc: c@d.example', 'a\nb', 'a\rb', 'a\u2028b'])(
    'the subject %j is refused',
    async (subject) => {
      await expect(
        claimEml({ ...given, document: { ...meridianDocument, subject } }),
      ).rejects.toThrow();
    },
  );

  test('a claim number becomes a plain file name', async () => {
    const document = { ...meridianDocument, number: '../../MG\r\n"; x=1' };
    const mail = await reopened({ document });
    expect(mail.attachments[0]?.filename).toBe('claim--MG-x-1.pdf');
  });
});
