import { expect, test } from 'vitest';

import { awsFinders } from './aws-stated';

/** The window of a message that was posted on 8 August 2022 at 04:10 PDT. */
function stated(text: string) {
  const word = {
    text,
    at: Date.parse('2022-08-08T11:10:00Z'),
    day: '2022-08-08',
    place: { path: 'x' },
  };
  const found = awsFinders.map((find) => find(word)).find((window) => window !== null);
  if (!found) return null;
  const { start, end } = found;
  return [start, end].map(({ at }) => new Date(at).toISOString().slice(8, 16)).join(' ');
}

const SAID = 'we experienced increased error rates. The issue has been resolved.';

test.each([
  ['on the same day', `Between 1:42 AM and 3:50 AM PDT, ${SAID}`, '08T08:42 08T10:50'],
  ['across midnight', `Between 9:31 PM and 3:50 AM PDT, ${SAID}`, '08T04:31 08T10:50'],
  ['of the day before', `Between 9:31 PM and 11:50 PM PDT, ${SAID}`, '08T04:31 08T06:50'],
  ['until the minute of the post', `Between 1:42 AM and 4:10 AM PDT, ${SAID}`, '08T08:42 08T11:10'],
  [
    'a minute after it was another day',
    `Between 1:42 AM and 4:11 AM PDT, ${SAID}`,
    '07T08:42 07T11:11',
  ],
  ['with its zone twice', `Between 1:42 AM PDT and 3:50 AM PDT ${SAID}`, '08T08:42 08T10:50'],
  ['with "PST" in summer', `Between 1:42 AM and 3:50 AM PST, ${SAID}`, '08T08:42 08T10:50'],
  ['as "from … to"', `From 1:42 AM to 3:50 AM PDT, ${SAID}`, '08T08:42 08T10:50'],
  [
    'behind marks',
    `[RESOLVED] [04:10 AM PDT] Between 1:42 AM and 3:50 AM PDT, ${SAID}`,
    '08T08:42 08T10:50',
  ],
  [
    'beside other times',
    `Between 1:42 AM and 3:50 AM PDT, ${SAID} By 2:05 AM, one zone was well.`,
    '08T08:42 08T10:50',
  ],
  [
    'with dates',
    `Between 9:31 PM PDT on August 7th, and 3:50 AM PDT on August 8th, ${SAID}`,
    '08T04:31 08T10:50',
  ],
  [
    'with dates of days ago',
    `Between August 5 9:31 PM and August 7 3:50 AM PDT, ${SAID}`,
    '06T04:31 07T10:50',
  ],
])('a window %s', (_, text, expected) => expect(stated(text)).toBe(expected));

test.each([
  ['without a zone', `Between 1:42 AM and 3:50 AM, ${SAID}`],
  ['with an approximate time', `Between approximately 1:42 AM and 3:50 AM PDT, ${SAID}`],
  [
    'beside a second one',
    `Between 1:42 AM and 2:50 AM PDT and between 3:00 AM and 3:50 AM PDT, ${SAID}`,
  ],
  [
    'beside another start',
    `Between 1:42 AM and 2:50 AM PDT, ${SAID} Starting at 12:30 AM PDT, some failed.`,
  ],
  ['amid the text', `We want to clarify: between 1:42 AM and 3:50 AM PDT, the page was right.`],
  ['with hours that no clock shows', `Between 13:42 AM and 15:50 AM PDT, ${SAID}`],
])('not one %s', (_, text) => expect(stated(text)).toBeNull());
