/**
 * The log report of a Site24x7 monitor, API v2 (`/reports/log_reports/{monitor_id}`): single checks, each
 * from one location, which are a series of their own. The report does not name its monitor. By programs
 * that read it are verified: `collection_time`, as `2026-03-08T17:30:00+0530`, `availability`, of which 1
 * is up and 0 is down, `response_code`, `location_id` and `reason`; another availability says nothing.
 * The CSV that the pages export is not: it is read as any other, by columns that a person names.
 */
import { z } from 'zod';

import { type CheckSeries, checkSeries, type CheckState, DEFAULT_RULES } from './checks';
import { complaint } from './complaint';
import { decodeText, headText } from './decode';
import type { ImportedRecord, Importer, ImportOptions } from './importer';
import { issueTally } from './issue-tally';
import { jsonItems } from './json-items';
import { itemPlaces } from './json-places';
import { identity, moment, recordAt, text } from './json-record';
import { ownedText } from './owned-text';

export const site24x7Log: Importer = {
  id: 'site24x7-log',
  label: 'Site24x7 log report',
  party: 'customer',
  recognises: (head) => {
    const json = headText(head);
    if (!json || !/^\s*\{/.test(json)) return 0;
    const keys = [
      /"collection_time"\s*:/,
      /"availability"\s*:/,
      /"(location_id|response_code)"\s*:/,
    ];
    return keys.every((key) => key.test(json)) ? 0.95 : 0;
  },
  read,
  checks: true,
};

const checkFields = z.object({
  collection_time: moment,
  availability: identity,
  location_id: identity.nullish(),
  response_code: identity.nullish(),
  reason: text,
});

const STATES: Readonly<Record<string, CheckState>> = { '1': 'up', '0': 'down' };
const REPORT = 'a log report of Site24x7, with data.report';

async function* read(
  bytes: AsyncIterable<Uint8Array>,
  options: ImportOptions,
): AsyncGenerator<ImportedRecord> {
  const checks = checkBook();
  const lists = ['data.report'];
  for await (const batch of jsonItems(decodeText(bytes, options.encoding), lists)) {
    const { items, bytesRead } = batch;
    const found = items.flatMap(({ value, path }) => checks.take(value, path));
    yield { evidence: [], issues: [...found, ...batch.issues], bytesRead };
  }
  yield* checks.records(options);
}

function checkBook() {
  const places = itemPlaces();
  const locations = new Map<string, CheckSeries>();
  const faults = issueTally();

  const seriesOf = (location: string): CheckSeries => {
    const known = locations.get(location);
    if (known) return known;
    const fresh = checkSeries();
    locations.set(ownedText(location), fresh);
    return fresh;
  };

  return {
    /** The issues of a check. */
    take: (value: unknown, path: string) => {
      const number = places.add(path);
      const record = recordAt(path);
      const isReport = /(?:^|\.)data\.report\[\d+\]$/.test(path);
      const fields = record.fields(checkFields, value, isReport ? 'a check of the log' : REPORT);
      const at = fields && record.instant('collection_time', fields.collection_time);
      if (fields && at === null && !record.isRefused()) {
        record.refuse('collection_time', 'no time', 'when it was checked');
      }
      if (!fields || at === null || record.isRefused()) return record.issues;
      const state = STATES[fields.availability];
      if (!state) {
        faults.add(complaint('availability', fields.availability, UP_OR_DOWN), places.of(number));
      }
      const note = fields.reason || `response code ${fields.response_code ?? 'none'}`;
      seriesOf(fields.location_id ?? '').add(at, state ?? 'unknown', number, note);
      return record.issues;
    },
    *records({ rules = DEFAULT_RULES, now }: ImportOptions): Generator<ImportedRecord> {
      yield { evidence: [], issues: faults.issues() };
      for (const [location, series] of locations) {
        const key = location === '' ? 'site24x7' : `site24x7|${location}`;
        const title = location === '' ? {} : { title: `seen from location ${location}` };
        yield* series.records({ key, ...title, placeOf: places.of }, rules, now);
      }
    },
  };
}

const UP_OR_DOWN = '1 (up) or 0 (down): such a check is neither';
