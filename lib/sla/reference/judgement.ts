import type { When } from '../remedy-format';
import type { Due, Line } from './fees';
import type { Fraction } from './fraction';
import type { Stages } from './stages';
import type { Span } from './zone';

/** What the reference finds of one commitment, and what the total is made of. */
export type Incident = Span & { windows: number[] };

export type Shown = Readonly<{
  downtimeMinutes: number | null;
  bounds?: { best: string; worst: string } | undefined;
  headroomMinutes?: number | undefined;
  tier?: When | undefined;
  stages?: () => Stages | undefined;
}>;

export type Judged = {
  id: string;
  status: string;
  reasons: string[];
  measured:
    | { percent: string | null; exact: string | null }
    | { seconds: number | null }
    | { count: number };
  shown: Shown;
  credit: { amount: string; exact: string };
  due: Fraction;
  lines: Line[];
  dues: Due[];
  pays: boolean;
  /** Breached or in review, perhaps provisionally. */
  claims: boolean;
  /** As given, from the earliest start to the latest end. */
  incidents: Incident[];
  sources: string[];
};
