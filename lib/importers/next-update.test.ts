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
  ['Next update by 10:00 PST.', null],
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
