import { expect, test } from 'vitest';

import { undatedName } from './source-names';

test.each([
  ['a month', 'pager-09.json', 'pager'],
  ['a day', 'Probe Newark 2026-10-14.csv', 'Probe Newark'],
  ['a day in front', '2026_10_14_probe.csv', 'probe'],
  ['a compact time', 'checks_20261014T0900Z.csv', 'checks'],
  ['a quarter', 'uptime 2026-Q3.xlsx', 'uptime'],
  ['nothing to drop', 'uptime.csv', 'uptime'],
  ['no name at all', '2026-10.csv', ''],
  ['figures of a word are its name', 'site24x7.json', 'site24x7'],
  ['so that two regions stay two sources', 'kuma-eu1.csv', 'kuma-eu1'],
  ['also before a date', 'kuma-eu1-2026-10.csv', 'kuma-eu1'],
  ['in any alphabet', 'зонд7 2026.csv', 'зонд7'],
])('%s', (_, fileName, name) => expect(undatedName(fileName)).toBe(name));
