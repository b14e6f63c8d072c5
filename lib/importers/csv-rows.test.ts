import { expect, test } from 'vitest';

import { csv } from './csv';
import { importAll, inPieces } from './testing';

const HEAD = 'start,end,status,service\n';
const ROW = '2026-02-01T10:00Z,2026-02-01T11:00Z,down,api\n';
const MAPPING = {
  columns: { start: 'start', end: 'end', state: 'status', service: 'service' },
  dateFormat: 'iso',
  states: { down: ['down'] },
};

test('an open quote costs its own line, and only so many of them are endured', async () => {
  const open = '2026-02-01T10:00Z,2026-02-01T11:00Z,down,"oops\n';
  const one = await importAll(csv, inPieces(HEAD + open + ROW), { mapping: MAPPING });
  expect(one.evidence).toHaveLength(1);
  expect(one.issues).toMatchObject([{ place: { line: 2 }, field: 'row' }]);

  const broken = '2026-02-01T10:00Z,x,down,"a"b\n'.repeat(3000);
  const many = await importAll(csv, inPieces(HEAD + broken, 65_536), { mapping: MAPPING });
  expect(many.issues).toHaveLength(1001);
  expect(many.issues.at(-1)?.expected).toContain('the rest is not read');
});

test('a quote that never closes ends within its memory, not the file’s', async () => {
  const long = `${HEAD}${ROW.replace('api', `"${`${'x'.repeat(1000)}\n`.repeat(1400)}`)}`;
  const { issues: found } = await importAll(csv, inPieces(long, 65_536), { mapping: MAPPING });
  expect(found[0]).toMatchObject({ place: { line: 2 }, found: 'a row longer than 1 MiB' });
});

test('memory does not grow with the rows', async () => {
  const rows = 10_000;
  async function* source() {
    const encoder = new TextEncoder();
    yield encoder.encode('start,end,status,service\n');
    for (let row = 0; row < rows; row++) {
      const start = Date.UTC(2020, 0) + row * 3_600_000;
      const [from, to] = [start, start + 60_000].map((at) => new Date(at).toISOString());
      yield encoder.encode(`${from},${to},down,"api, or\nso"\n`);
    }
  }
  let count = 0;
  let most = 0;
  let bytesRead = 0;
  for await (const record of csv.read(source(), {
    now: Date.UTC(2026, 10, 24),
    mapping: MAPPING,
  })) {
    count += record.evidence.length;
    most = Math.max(most, record.evidence.length);
    expect(record.bytesRead ?? 0).toBeGreaterThanOrEqual(bytesRead);
    bytesRead = record.bytesRead ?? 0;
  }
  expect(count).toBe(rows);
  expect(most).toBe(1);
});
