/** Texts of invented vendors, with what a careful reader would take from each. */
import { DAY_CASES } from './prose-cases-days';
import { FURTHER_CASES } from './prose-cases-further';
import { HELD_CASES } from './prose-cases-held';
import { LATE_CASES } from './prose-cases-late';
import { LETTER_CASES } from './prose-cases-letters';
import { NOTE_CASES } from './prose-cases-notes';
import { PLAIN_CASES } from './prose-cases-plain';
import { REPORT_CASES } from './prose-cases-reports';
import { STATUS_CASES } from './prose-cases-status';
import { TRAP_CASES } from './prose-cases-traps';
import { ZONE_CASES } from './prose-cases-zones';

export type ProseCase = Readonly<{
  /** What the text shows, as a sentence without its stop. */
  name: string;
  text: string;
  publishedAt?: string;
  defaultZone?: string;
  /** "start end precision zone kind", instants in UTC to the minute, `open` where no end is told. */
  windows: readonly string[];
  /** The vendor of each window, or one for all. */
  vendors?: readonly string[];
  /** The first message of the vendor to customers whose clock time the text tells; null when it tells none. */
  said?: string | null;
  /** What the text contains of cause, window, impact, apology and prevention, in this order. */
  contains: string;
}>;

export const PROSE_CASES: readonly ProseCase[] = [
  ...STATUS_CASES,
  ...LETTER_CASES,
  ...ZONE_CASES,
  ...TRAP_CASES,
  ...REPORT_CASES,
  ...HELD_CASES,
  ...LATE_CASES,
  ...FURTHER_CASES,
  ...PLAIN_CASES,
  ...DAY_CASES,
  ...NOTE_CASES,
];
