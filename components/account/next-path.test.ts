import { describe, expect, test } from 'vitest';

import { nextPath } from './next-path';

describe('where sign-in leads', () => {
  test.each([
    ['a page', '/claims', '/claims'],
    ['a page with its view', '/vendors/1?view=agreed#top', '/vendors/1?view=agreed#top'],
    ['nothing asked', undefined, '/'],
    ['asked twice', ['/claims', '/imports'], '/'],
    ['another host', 'https://evil.example/x', '/'],
    ['another host without scheme', '//evil.example/x', '/'],
    ['a backslash that browsers read as a slash', '/\\evil.example', '/'],
    ['a tab that browsers drop', '/\t/evil.example', '/'],
    ['dots that leave two slashes', '/..//evil.example', '/'],
    ['a script', 'javascript:alert(1)', '/'],
    ['no leading slash', 'claims', '/'],
  ])('%s', (_what, asked, leads) => {
    expect(nextPath(asked)).toBe(leads);
  });
});
