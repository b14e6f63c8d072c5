import { assess } from '../assess';
import type { AssessInput } from '../assess-input';
import type { CommitmentAssessment } from '../assessment';
import type { Availability, Commitment } from '../commitment-format';
import type { CommunicationInput, WindowInput } from '../evidence-format';
import type { Remedy } from '../remedy-format';
import type { Terms } from '../terms-format';

/**
 * Small words for test questions. Unless a test says otherwise the period is April 2026, 30 days of UTC,
 * and a moment is written `02 14:00` or `02 14:00:30`: day and time of that month.
 */
export const at = (text: string): string =>
  text.includes('T') ? text : `2026-04-${text.replace(' ', 'T')}${text.length < 9 ? ':00' : ''}Z`;

type Extra = Partial<WindowInput>;

export const down = (start: string, end: string | null, extra: Extra = {}): WindowInput => ({
  state: 'down',
  start: at(start),
  end: end === null ? null : at(end),
  ...extra,
});
export const degraded = (start: string, end: string | null, extra: Extra = {}): WindowInput => ({
  ...down(start, end, extra),
  state: 'degraded',
});
export const maintenance = (start: string, end: string | null, extra: Extra = {}): WindowInput => ({
  ...down(start, end, extra),
  state: 'maintenance',
});

export const said = (
  moment: string,
  kind: CommunicationInput['kind'],
  window?: string,
): CommunicationInput => ({ at: at(moment), kind, ...(window === undefined ? {} : { window }) });

export const availability = (extra: Partial<Availability> = {}): Availability => ({
  id: 'uptime',
  kind: 'availability',
  target: { op: 'gte', percent: '99.9' },
  metric: { kind: 'time' },
  ...extra,
});

export const flat = (percentOfFees: string): Remedy => ({
  kind: 'flat',
  credit: { percentOfFees },
});

export const terms = (commitments: readonly Commitment[], extra: Partial<Terms> = {}): Terms => ({
  schema: 'sla-terms/1',
  vendor: 'Meridian Voice',
  title: 'Service level agreement',
  effective: { from: '2020-01-01', decidedBy: 'period_start' },
  timeZone: { id: 'UTC', basis: 'stated' },
  period: { kind: 'calendar', unit: 'month' },
  currency: 'USD',
  commitments: [...commitments],
  ...extra,
});

/** A claim of one step, so that a test can look at one deadline. */
export const claimBy = (
  deadline: Partial<NonNullable<Terms['claim']>['steps'][number]['deadline']>,
): NonNullable<Terms['claim']> => ({
  automatic: false,
  steps: [
    {
      kind: 'claim',
      required: true,
      fatalIfMissed: true,
      deadline: {
        anchor: 'period_end',
        offset: { n: 30, unit: 'day' },
        satisfiedBy: 'received',
        ...deadline,
      },
      channel: { kind: 'portal' },
    },
  ],
  evidence: [],
  sourceOfTruth: 'both',
  form: 'credit',
});

type Evidence = AssessInput['evidence'];
type Asked = Partial<Omit<AssessInput, 'evidence'>> & Readonly<{ evidence?: Partial<Evidence> }>;

export const question = (of: Terms, windows: WindowInput[], extra: Asked = {}): AssessInput => ({
  terms: of,
  period: '2026-04',
  fees: [{ amount: '1000.00', kind: 'recurring' }],
  asOf: '2027-01-01T00:00:00Z',
  ...extra,
  evidence: { windows, ...extra.evidence },
});

export const ask = (of: Terms, windows: WindowInput[], extra: Asked = {}) =>
  assess(question(of, windows, extra));

/** The first commitment of an answer, which most tests are about. */
export function first(of: Terms, windows: WindowInput[], extra: Asked = {}): CommitmentAssessment {
  const [only] = ask(of, windows, extra).commitments;
  if (!only) throw new RangeError('The terms have no commitment');
  return only;
}

/** What `run` throws, as `path: expected` lines; an empty list when it throws nothing. */
export function issuesOf(run: () => unknown): string[] {
  try {
    run();
    return [];
  } catch (error) {
    if (!(error instanceof Error && 'issues' in error && Array.isArray(error.issues))) throw error;
    return error.issues.map(({ path, expected }) => `${path}: ${expected}`);
  }
}
