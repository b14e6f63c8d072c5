import { expect, test } from 'vitest';

import { promisedUpdate } from './next-update';

const AT = '2026-02-03T09:20:00Z';

test.each([
  ['Next update in 30 minutes.', '2026-02-03T09:50:00Z'],
  ['We will provide another update within 2 hours.', '2026-02-03T11:20:00Z'],
  ['We will provide an update within the next hour.', '2026-02-03T10:20:00Z'],
  ['Our next update will be posted within the next 15 minutes', '2026-02-03T09:35:00Z'],
  ['Further updates will follow in one hour.', '2026-02-03T10:20:00Z'],
  ['The next update will be at 10:00 UTC.', '2026-02-03T10:00:00Z'],
  ['Next update by 9:45 am (GMT).', '2026-02-03T09:45:00Z'],
  ['Next status update no later than 1:30 PM UTC', '2026-02-03T13:30:00Z'],
  ['Next update by 09:00 UTC.', null],
  ['Next update by 10:00 EST.', null],
  ['We will provide another update by 3:30 AM PST.', '2026-02-03T11:30:00Z'],
  [
    'We will provide an update by Tuesday, 2026-02-03 13:30 US/Pacific with details.',
    '2026-02-03T21:30:00Z',
  ],
  ['We will provide more information by Tuesday, 2026-02-03 13:30 PDT.', '2026-02-03T21:30:00Z'],
  ['Next update by 2026-02-04 10:00 UTC.', '2026-02-04T10:00:00Z'],
  ['Next update by 2026-02-02 10:00 UTC.', null],
  ['Next update by 2026-02-30 10:00 UTC.', null],
  ['Next update by 2026-03-08 02:30 PST.', null],
  ['Next update by: Friday, February 6, 2026, at 9:00 AM UTC', '2026-02-06T09:00:00Z'],
  ['Next update by Tuesday, February 3, 2026, at 1:30 PM UTC.', '2026-02-03T13:30:00Z'],
  ['Next update by Feb 3, 2026 3:30 AM PST.', '2026-02-03T11:30:00Z'],
  ['Next update by: Monday, February 2, 2026, at 10:00 AM UTC', null],
  ['Next update by Friday, February 30, 2026, at 10:00 AM UTC.', null],
  ['Next update by Friday at 10:00 UTC.', null],
  ['Next update by tomorrow at 10:00 UTC.', null],
  ['Next update on 6 February at 10:00 UTC.', null],
  ['Next update on February 6 at 10:00 UTC.', null],
  ['Next update today at 10:00 UTC.', '2026-02-03T10:00:00Z'],
  ['Next update soon.', null],
  ['Next update in about two hours.', null],
  ['Next update in 30-60 minutes.', null],
  ['Next update in 30 to 60 minutes.', null],
  ['Next update in the next hours.', null],
  ['Next update in 0 minutes.', null],
  ['Next update by 25:00 UTC.', null],
  ['The update failed. We restarted it in 30 minutes.', null],
  ['', null],
])('%s', (body, expected) => {
  const until = promisedUpdate(body, Date.parse(AT));
  expect(until).toBe(expected === null ? null : Date.parse(expected));
});

test('a clock time shortly after midnight is tomorrow', () =>
  expect(promisedUpdate('Next update by 00:30 UTC.', Date.parse('2026-02-03T23:50:00Z'))).toBe(
    Date.parse('2026-02-04T00:30:00Z'),
  ));
