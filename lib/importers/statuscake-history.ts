/**
 * StatusCake API v1: the history of an uptime check, one entry for each run on one of its servers, in
 * turns from several places. It names no check, and tells of a run its status code alone; which codes are
 * a failure a person sets at StatusCake. Read are those of HTTP: 2xx and 3xx are up, 5xx is down. What a
 * run without an answer has for a code, and what one of another protocol has, the documents do not tell:
 * such a run, as any of 4xx, says nothing, unless the person says what its code means.
 */
import { z } from 'zod';

import { type CheckSeries, checkSeries, type CheckState, DEFAULT_RULES } from './checks';
import { checkWords } from './checks-csv-mapping';
import { stateReader } from './checks-csv-states';
import { asked } from './choices';
import { complaint } from './complaint';
import { decodeText, headText } from './decode';
import type { ImportedRecord, Importer, ImportOptions } from './importer';
import { type IssueTally, issueTally } from './issue-tally';
import { jsonItems } from './json-items';
import { mappingOf } from './json-mapping';
import { type ItemPlaces, itemPlaces } from './json-places';
import { moment, recordAt, text } from './json-record';
import { told } from './ready-outages';

/** Status codes and their classes, such as `404` or `4xx`, by what they say. */
const historyMapping = z.strictObject({
  states: asked(checkWords.optional(), {
    title: 'What other status codes say, such as 404 or 4xx, separated by commas',
  }),
});

export const statuscakeHistory: Importer = {
  id: 'statuscake-history',
  label: 'StatusCake history of checks',
  party: 'customer',
  recognises: (head) => {
    const json = headText(head);
    if (!json || !/^\s*\{\s*"data"\s*:\s*\[/.test(json) || /"status"\s*:/.test(json)) return 0;
    const keys = [/"created_at"\s*:/, /"status_code"\s*:/, /"(performance|location)"\s*:/];
    return keys.every((key) => key.test(json)) ? 0.85 : 0;
  },
  read,
  checks: true,
  choices: { schema: historyMapping, look: async () => ({ names: [] }) },
};

const runFields = z.object({
  created_at: moment,
  location: text,
  status_code: z.int().nullish(),
});

type Reading = Readonly<{
  series: CheckSeries;
  places: ItemPlaces;
  faults: IssueTally;
  /** Null: the code does not tell. */
  stateOf: (code: string) => CheckState | null;
}>;

async function* read(
  bytes: AsyncIterable<Uint8Array>,
  options: ImportOptions,
): AsyncGenerator<ImportedRecord> {
  const chosen = mappingOf(historyMapping, options.mapping);
  if ('issues' in chosen) return yield { evidence: [], issues: chosen.issues };
  const { states = {} } = chosen.mapping;
  const stateOf = stateReader('http', states);
  const isMeant = Object.values(states).flat().includes(NO_CODE);
  const reading: Reading = {
    series: checkSeries(),
    places: itemPlaces(),
    faults: issueTally(),
    stateOf: (code) => (code === NO_CODE && !isMeant ? null : stateOf(code)),
  };
  for await (const { items, issues, bytesRead } of jsonItems(decodeText(bytes, options.encoding), [
    'data',
  ])) {
    const found = items.flatMap(({ value, path }) => take(reading, value, path).issues);
    yield { evidence: [], issues: [...found, ...issues], bytesRead };
  }
  const { series, places, faults } = reading;
  const monitor = { key: 'statuscake-check', placeOf: places.of };
  yield { evidence: [], issues: faults.issues() };
  yield* series.records(monitor, options.rules ?? DEFAULT_RULES, options.now);
}

function take({ series, places, faults, stateOf }: Reading, value: unknown, path: string) {
  const number = places.add(path);
  const record = recordAt(path);
  const fields = record.fields(runFields, value, 'a run of an uptime check');
  const at = fields && record.instant('created_at', fields.created_at);
  if (fields && at === null && !record.isRefused()) {
    record.refuse('created_at', 'no time', 'when it ran');
  }
  if (!fields || at === null || record.isRefused()) return told(record);
  const code = String(fields.status_code ?? 'none');
  const state = stateOf(code);
  if (state === null) faults.add(complaint('status_code', code, EXPECTED), places.of(number));
  const from = fields.location ? ` seen from ${fields.location}` : '';
  series.add(at, state ?? 'unknown', number, `status code ${code}${from}`);
  return told(record);
}

const NO_CODE = '0';

const EXPECTED =
  'a code of 2xx, 3xx or 5xx, or a choice of what it means (mapping.states): such a run is neither up nor down';
