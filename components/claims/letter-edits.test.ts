import { expect, test } from 'vitest';

import { draftClaim } from '@/lib/sla/claim';
import { meridianClaim } from '@/lib/sla/fixtures/meridian-claim';

import { editsOf, textsOf } from './letter-edits';

const draft = draftClaim(meridianClaim);
const texts = textsOf(draft);

test('what nobody changed stays bound to the figures', () => {
  expect(editsOf(draft, texts)).toEqual({});
});

test('a browser’s line ends are no change', () => {
  const sent = { ...texts, opening: texts.opening.replaceAll('\n', '\r\n') };
  expect(editsOf(draft, sent)).toEqual({});
});

test('a blank line divides paragraphs, one line end does not', () => {
  const closing = 'First,\non two lines.\n\n \n Second. \n';
  expect(editsOf(draft, { ...texts, closing })).toEqual({
    closing: ['First,\non two lines.', 'Second.'],
  });
});

test('lines are trimmed and empty ones dropped', () => {
  const recipientLines = ' Meridian Voice \n\nCredits desk\n';
  expect(editsOf(draft, { ...texts, recipientLines })).toEqual({
    recipientLines: ['Meridian Voice', 'Credits desk'],
  });
});

test('a text that is emptied is an edit', () => {
  expect(editsOf(draft, { ...texts, signature: '' })).toEqual({ signature: [] });
});

test('an earlier edit that holds a blank line inside a paragraph is no change', () => {
  const kept = { ...draft, opening: ['One.\n\nTwo.'] };
  expect(editsOf(kept, textsOf(kept))).toEqual({});
});
