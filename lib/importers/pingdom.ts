/**
 * Pingdom 3.1 `summary.outage`: states one after the other. The answer does not name its check, and the
 * first and the last state are cut to the time that was asked for. The CSV export is the CSV importer's.
 */
import { z } from 'zod';

import { headText } from './decode';
import type { ImportedRecord, Importer } from './importer';
import { moment, recordAt } from './json-record';
import {
  outageRecords,
  type OutageReader,
  type Stretch,
  STRETCH_STATES,
  stretchFacts,
  told,
} from './ready-outages';

export const pingdom: Importer = {
  id: 'pingdom',
  label: 'Pingdom outage summary',
  party: 'customer',
  recognises: (head) => {
    const json = headText(head);
    if (!json || !/"summary"\s*:\s*\{/.test(json) || !/"states"\s*:\s*\[/.test(json)) return 0;
    return /"timefrom"\s*:/.test(json) || /"states"\s*:\s*\[\s*\]/.test(json) ? 0.95 : 0;
  },
  read: (bytes, options) =>
    outageRecords(bytes, options, { lists: ['summary.states'], reader: stateReader() }),
};

const stateFields = z.object({ status: z.string(), timefrom: moment, timeto: moment });

function stateReader(): OutageReader {
  let first: Stretch | undefined;
  let last: Stretch | undefined;

  const item = (value: unknown, path: string): ImportedRecord => {
    const record = recordAt(path);
    const fields = record.fields(stateFields, value, 'a state of summary.outage');
    if (!fields) return told(record);
    const state = STRETCH_STATES[fields.status];
    if (!state) record.refuse('status', fields.status, 'up, down or unknown');
    const span = record.window(
      ['timefrom', record.instant('timefrom', fields.timefrom)],
      ['timeto', record.instant('timeto', fields.timeto)],
      false,
    );
    if (!span || !state) return told(record);
    const stretch = { key: 'pingdom', path, state, ...span };
    if (!first || stretch.start < first.start) first = stretch;
    if (!last || stretch.start >= last.start) last = stretch;
    return { evidence: stretchFacts(stretch), issues: record.issues };
  };

  return {
    item,
    *rest() {
      if (first?.state === 'down') {
        yield cut(
          first,
          'timefrom',
          'an earlier state: it may have begun before what was asked for',
        );
      }
      if (last?.state === 'down') {
        yield cut(last, 'timeto', 'a later state: it may have gone on after what was asked for');
      }
    },
  };
}

function cut({ path }: Stretch, field: string, expected: string): ImportedRecord {
  const record = recordAt(path);
  record.note(field, 'down', expected);
  return told(record);
}
