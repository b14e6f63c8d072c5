import { expect, test } from 'vitest';

import { catalogAddress, chosenIn } from './catalog-address';

test.each([
  ['nothing', undefined, []],
  ['an empty text', '', []],
  ['one', 'aws-s3-standard', ['aws-s3-standard']],
  ['the same twice counts once', 'a,b,a', ['a', 'b']],
  ['a fourth is one too many', 'a,b,c,d', ['a', 'b', 'c']],
  ['the parameter given twice', ['a', 'b,c'], ['a', 'b', 'c']],
  ['gaps', ' a,, b ', ['a', 'b']],
])('chosen in an address: %s', (_, compare, expected) => {
  expect(chosenIn(compare)).toEqual(expected);
});

test.each([
  [undefined, [], '/catalog'],
  ['', ['a'], '/catalog?compare=a'],
  ['a & b', ['x', 'y'], '/catalog?q=a%20%26%20b&compare=x,y'],
])('the address for %j and %j', (q, compare, expected) => {
  expect(catalogAddress(q, compare)).toBe(expected);
});
