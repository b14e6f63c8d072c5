/** What the tests of CSV share: a file of one outage with its mapping, and what is read of it. */
import { csv } from './csv';
import type { ImportOptions } from './importer';
import { importAll, inPieces } from './testing';

export const HEAD = 'start,end,status,service\n';
export const ROW = '2026-02-01T10:00Z,2026-02-01T11:00Z,down,api\n';
const STATES = { down: ['down'], degraded: ['slow'], up: ['up'], maintenance: ['planned'] };
export const MAPPING = {
  columns: { start: 'start', end: 'end', state: 'status', service: 'service' },
  dateFormat: 'iso',
  states: STATES,
};

export const read = (source: string | Uint8Array, options: Partial<ImportOptions> = {}) =>
  importAll(csv, inPieces(source), options);
export const issues = async (source: string | Uint8Array, options?: Partial<ImportOptions>) =>
  (await read(source, options)).issues.map(
    ({ place, field, found, severity }) =>
      `${JSON.stringify(place)} ${severity} ${field}: ${found}`,
  );
export const windows = async (source: string, options?: Partial<ImportOptions>) =>
  (await read(source, options)).evidence.map((fact) =>
    fact.kind === 'observation'
      ? [fact.start.at, fact.end?.at ?? null].map(
          (at) => at && new Date(at).toISOString().slice(0, 16),
        )
      : fact.kind,
  );
