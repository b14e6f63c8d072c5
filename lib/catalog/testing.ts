import { assess } from '@/lib/sla/assess';
import type { AssessInput } from '@/lib/sla/assess-input';
import type { SampleInput, WindowInput } from '@/lib/sla/evidence-format';

import { catalogEntry } from './catalog';

/**
 * Small words for questions to the catalogue. Unless a test says otherwise the period is October 2026,
 * 44 640 minutes of UTC, and the fee 1 000.00 in it, for the whole contract.
 */
const START = Date.parse('2026-10-06T10:00:00Z');
const MINUTE = 60_000;
const instant = (ms: number) => new Date(ms).toISOString();

type Evidence = AssessInput['evidence'];
export type Asked = Partial<Omit<AssessInput, 'evidence' | 'terms'>> & Partial<Evidence>;

/** One outage of so many minutes, with a ticket that is open just as long. */
export function down(minutes: number, extra: Partial<WindowInput> = {}, from = START): Asked {
  const window = { start: instant(from), end: instant(from + minutes * MINUTE) };
  return {
    windows: [{ state: 'down', ticket: 'T-1', ...window, ...extra }],
    tickets: [{ id: 'T-1', openedAt: window.start, closedAt: window.end }],
  };
}

/** Requests in so many intervals one after the other, each with the same failures. */
export function samples(
  intervals: number,
  seconds: number,
  [failed, total]: readonly [number, number],
  service?: string,
): Asked {
  const list = Array.from({ length: intervals }, (_, index): SampleInput => ({
    ...(service === undefined ? {} : { service }),
    start: instant(START + index * seconds * 1000),
    seconds,
    total,
    failed,
  }));
  return { samples: list };
}

export const fee = (amount: string, extra: Partial<AssessInput['fees'][number]> = {}): Asked => ({
  fees: [{ amount, kind: 'recurring', ...extra }],
});

export const month = (start: string, end: string): Asked => ({
  deployed: [{ start: `${start}T00:00:00Z`, end: `${end}T00:00:00Z` }],
});

/** What the entry answers. */
export function askEntry(id: string, asked: Asked) {
  const entry = catalogEntry(id);
  if (!entry) throw new RangeError(`No entry ${id}`);
  const { windows = [], samples: sampled, tickets, users, deployed, ...question } = asked;
  return assess({
    terms: entry.terms,
    period: '2026-10',
    fees: [{ amount: '1000.00', kind: 'recurring' }],
    asOf: '2028-01-01T00:00:00Z',
    ...question,
    evidence: {
      windows,
      ...(sampled ? { samples: sampled } : {}),
      ...(tickets ? { tickets } : {}),
      ...(users === undefined ? {} : { users }),
      ...(deployed ? { deployed } : {}),
    },
  });
}
