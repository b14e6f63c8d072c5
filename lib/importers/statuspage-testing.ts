/** What the tests of Statuspage share: an incident of 1 February 2026 with its updates, and what is read of it. */
import { statuspage } from './statuspage';
import { importAll, inPieces } from './testing';

export const BASE = {
  id: 'inc1',
  name: 'Outage',
  status: 'resolved',
  impact: 'major',
  created_at: '2026-02-01T10:00:00Z',
  resolved_at: '2026-02-01T12:00:00Z',
  incident_updates: [],
};
export const at = (time: string) => Date.parse(`2026-02-01T${time}:00Z`);
export const update = (status: string, time: string, more: object = {}) => ({
  id: `${status}${time}`,
  status,
  body: status,
  created_at: `2026-02-01T${time}:00Z`,
  display_at: `2026-02-01T${time}:00Z`,
  ...more,
});
export const read = (incident: object) =>
  importAll(
    statuspage,
    inPieces(JSON.stringify({ page: {}, incidents: [{ ...BASE, ...incident }] }), 64),
  );
