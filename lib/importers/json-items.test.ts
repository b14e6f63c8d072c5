import { describe, expect, test } from 'vitest';

import { decodeText } from './decode';
import { jsonItems } from './json-items';
import { inPieces } from './testing';

async function items(text: string, size = 5, options: { rest?: boolean } = {}) {
  const found: [string, unknown][] = [];
  const issues: string[] = [];
  for await (const batch of jsonItems(decodeText(inPieces(text, size)), ['list'], options)) {
    found.push(...batch.items.map(({ path, value }): [string, unknown] => [path, value]));
    issues.push(
      ...batch.issues.map(({ place, found: said }) => `${JSON.stringify(place)} ${said}`),
    );
  }
  return { found, issues };
}

test('of a second object say so, and what is beside a list comes when its object ends', async () => {
  const { found } = await items('{"at":1,"list":["a"],"b":[2]}\n{"list":[]}\n{"x":3}', 5, {
    rest: true,
  });
  expect(found).toEqual([
    ['list[0]', 'a'],
    ['[0]', { at: 1, b: [2] }],
    ['[1]', {}],
    ['[2]', { x: 3 }],
  ]);
  expect((await items('{"list":[1]}\n{"list":[2]}')).found.map(([path]) => path)).toEqual([
    'list[0]',
    '[1].list[0]',
  ]);
});

test('what is beside a list deeper in comes with the objects around it', async () => {
  const text = '{"a":{"b":1,"list":[7],"c":{"d":2}},"e":3}';
  const found: unknown[] = [];
  for await (const batch of jsonItems(decodeText(inPieces(text, 5)), ['a.list'], { rest: true })) {
    found.push(...batch.items.map(({ path, value }) => [path, value]));
  }
  expect(found).toEqual([
    ['a.list[0]', 7],
    ['[0]', { a: { b: 1, c: { d: 2 } }, e: 3 }],
  ]);
});

describe('items', () => {
  test.each([
    [
      'of a named list, the rest of the object passed over',
      '{"a":{"list":[1]},"list":[{"x":[1,{}]},2],"b":3}',
      [
        ['list[0]', { x: [1, {}] }],
        ['list[1]', 2],
      ],
    ],
    [
      'of a top-level list',
      '[{"x":1},[2,3]]',
      [
        ['[0]', { x: 1 }],
        ['[1]', [2, 3]],
      ],
    ],
    [
      'of JSON lines',
      '{"x":1}\n{"x":2}\n',
      [
        ['[0]', { x: 1 }],
        ['[1]', { x: 2 }],
      ],
    ],
    ['of an object without the list', '{"other":[1]}', [['[0]', { other: [1] }]]],
    ['of an empty list', '{"list":[]}', []],
    ['where the list is no list', '{"list":{"x":1}}', [['[0]', { list: { x: 1 } }]]],
    [
      'with every kind of value',
      '[{"a":null,"b":true,"c":false,"d":-1.5e3,"e":"\\u00e9\\n\\"}"}]',
      [['[0]', { a: null, b: true, c: false, d: '-1.5e3', e: 'é\n"}' }]],
    ],
    [
      'with numbers that a double would change',
      '[12345678901234567890, 0.1]',
      [
        ['[0]', '12345678901234567890'],
        ['[1]', 0.1],
      ],
    ],
  ])('%s', async (_, text, expected) => {
    expect(await items(text)).toEqual({ found: expected, issues: [] });
    expect(await items(text, 1)).toEqual({ found: expected, issues: [] });
    expect(await items(text, 10_000)).toEqual({ found: expected, issues: [] });
  });

  test('a name that is a trap for objects stays out', async () => {
    const { found } = await items('[{"__proto__":{"polluted":true},"x":1}]');
    expect(found).toEqual([['[0]', { x: 1 }]]);
    expect({}).not.toHaveProperty('polluted');
  });
});

describe('broken JSON keeps the items before it and names the place', () => {
  test.each([
    [
      'cut in an item',
      '{"list":[{"x":1},{"y":"ab',
      1,
      '{"path":"list[1].y"} the file ends on line 1 before its JSON does',
    ],
    [
      'cut between items',
      '{"list":[{"x":1},\n',
      1,
      '{"path":"list[1]"} the file ends on line 2 before its JSON does',
    ],
    [
      'a comma too many',
      '{"list":[{"x":1},\n{"y":2},,{"z":3}]}',
      2,
      '{"path":"list[2]"} broken JSON on line 2, near ",,{\\"z\\":3}"',
    ],
    [
      'rubbish after the end',
      '{"list":[{"x":1}]} rest',
      1,
      '{"path":"$"} broken JSON on line 1, near "rest"',
    ],
    ['no JSON', 'hello', 0, '{"path":"$"} broken JSON on line 1, near "hello"'],
    ['only blanks', '  \n ', 0, '{"path":"$"} the file ends on line 2 before its JSON does'],
    ['nothing', '', 0, '{"line":1} The file is empty'],
    [
      'a well without a bottom',
      '['.repeat(100),
      0,
      expect.stringContaining('nested deeper than 64'),
    ],
  ])('%s', async (_, text, count, issue) => {
    const { found, issues } = await items(text, 10_000);
    expect(issues).toEqual([issue]);
    expect(found).toHaveLength(count);
  });
});
