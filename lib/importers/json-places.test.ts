import { expect, test } from 'vitest';

import { itemPlaces } from './json-places';

const PATHS = [
  'data[0]',
  'data[1]',
  'data[2]',
  '[1].data[0]',
  '[1].data[1]',
  '[1].data[7]',
  '[1].data[8]',
  '[2]',
  '[3]',
  'a.b[4]',
];

test('every item stands where it stood, across pages and gaps', () => {
  const places = itemPlaces();
  expect(PATHS.map((path) => places.add(path))).toEqual(PATHS.map((_, index) => index));
  expect(PATHS.map((_, index) => places.of(index))).toEqual(PATHS.map((path) => ({ path })));
});

test('before the first item there is only the whole', () =>
  expect(itemPlaces().of(0)).toEqual({ path: '$' }));
