/**
 * What a notice contains of what a good one holds: cause, window, impact, apology, prevention. The phrases
 * of each stand in the file of its name.
 */
import { APOLOGY, NO_APOLOGY } from './contents-apology';
import {
  CAUSE,
  DENIED,
  HAD_ANSWERED,
  HAD_HAPPENED,
  NO_CAUSE,
  STATED_CAUSE,
  UNKNOWN,
  WENT_WRONG,
} from './contents-cause';
import { IMPACT, NO_IMPACT, SCALE, WINDOW } from './contents-impact';
import { NO_PREVENTION, PREVENTION } from './contents-prevention';
import type { Kind } from './drafts';
import { tellsImpact } from './roles';
import type { Segment } from './segments';

export type Contents = Readonly<{
  cause: boolean;
  window: boolean;
  impact: boolean;
  apology: boolean;
  prevention: boolean;
}>;

/** A line of a list: a short one without a stop is no heading. */
const LISTED = /^\s*(?:[-*•]|\d+[.)])\s/;

/** What stands in a field: its label names an outage and tells nothing of it. */
const ofField = (line: string) => line.replace(/^[\W_]*[A-Z][\w /-]{2,30}:\s/, '');

type Phrases = readonly RegExp[];
type Told = Readonly<{ yes: Phrases; no?: readonly Phrases[] }>;

const says = (flat: string, phrases: Phrases) => phrases.some((phrase) => phrase.test(flat));

const isTold = (flat: string, { yes, no = [] }: Told) =>
  says(flat, yes) && !no.some((phrases) => says(flat, phrases));

/** `windows`: the kinds of the windows that the reader found. A report of a notice counts as its content. */
export function contentsOf(segments: readonly Segment[], windows: readonly Kind[]): Contents {
  const failed = windows.some((kind) => kind !== 'maintenance');
  const flat = segments.map((segment) => ({ segment, flat: segment.text.replace(/\s+/g, ' ') }));
  const has = (told: Told, among: (segment: Segment) => boolean = () => true) =>
    flat.some((one) => among(one.segment) && isTold(one.flat, told));
  const headed = (section: Segment['section'], no: Phrases) =>
    segments.some(
      (segment) =>
        segment.section === section &&
        segment.role !== 'header' &&
        ((segment.role === 'prose' && segment.text.trim().length > 40) ||
          (LISTED.test(segment.text) && segment.text.trim().length > 20)) &&
        !says(segment.text, no),
    );
  const tells = ({ section, role }: Segment) => section !== 'prevention' && role !== 'heading';
  const denied = flat.some((one) => says(one.flat, DENIED));
  const named = has({ yes: denied ? STATED_CAUSE : CAUSE, no: [NO_CAUSE] });
  const happened =
    has({ yes: WENT_WRONG, no: [NO_CAUSE, UNKNOWN] }, tells) ||
    (failed && has({ yes: HAD_HAPPENED, no: [NO_CAUSE, HAD_ANSWERED] }, tells));
  return {
    cause: named || (!denied && happened) || headed('cause', UNKNOWN),
    window: windows.length > 0 || has({ yes: WINDOW }),
    impact:
      has({ yes: IMPACT, no: [NO_IMPACT, SCALE] }) ||
      (failed && flat.some((one) => tells(one.segment) && tellsImpact(ofField(one.flat)))),
    apology: has({ yes: APOLOGY, no: [NO_APOLOGY] }),
    prevention: has({ yes: PREVENTION, no: [NO_PREVENTION] }) || headed('prevention', []),
  };
}
