import { expect, test } from 'vitest';

import { decodeText } from './decode';
import { jsonLineOf } from './json-line';
import { inPieces } from './testing';

const LIST = `{
  "page": {"name": "x"},
  "incidents": [
    {"id": 1, "note": "}{ ]["},
    {
      "id": 2,
      "updates": [
        {"status": "a"}, {"status":
          "b"}
      ]
    },
    "7"
  ]
}
{"incidents": [
  {"id": 3}]}
`;
const LINES = '{"a":1}\n{"a":2,\n"b":3}\n{"a":4}\n';

test.each<[string, string, string, number | null]>([
  ['an item', LIST, 'incidents[1]', 5],
  ['a field of it', LIST, 'incidents[1].id', 6],
  ['an item of a list within', LIST, 'incidents[1].updates[1]', 8],
  ['a field of that', LIST, 'incidents[1].updates[1].status', 8],
  ['a value in a list', LIST, 'incidents[2]', 12],
  ['a field that is absent: its object', LIST, 'incidents[0].status', 4],
  ['an item that is absent: its list', LIST, 'incidents[9]', 3],
  ['a later document', LIST, '[1].incidents[0]', 16],
  ['a field of an object', LIST, 'page.name', 2],
  ['nothing of it', LIST, 'other[0]', null],
  ['a similar name', LIST, 'incident', null],
  ['an item of a top-level list', '[\n1,\n{"a":[\n2]}]', '[1].a[0]', 4],
  ['the first of several objects', LINES, '[0]', 1],
  ['a later one', LINES, '[1]', 2],
  ['a field of a later one', LINES, '[1].b', 3],
  ['the last', LINES, '[2]', 4],
  ['the root', LIST, '$', null],
  [
    'what stands in a text: the text',
    '{"Messages":[\n{"Body":"{}"},\n{\n"Body":"{}"}]}',
    'Messages[1].Body.Message.alerts[0]',
    4,
  ],
  ['before a break', '{"list":[\n{"a":1},\n{"a":,}]}', 'list[0]', 2],
])('%s', async (_, text, path, line) => {
  for (const size of [1, 5, 1000]) {
    expect(await jsonLineOf(decodeText(inPieces(text, size)), path)).toBe(line);
  }
});
