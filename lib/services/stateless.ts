import 'server-only';
import { z } from 'zod';

import type { ReadInput } from '@/lib/api/wire/imports';
import { AppError } from '@/lib/errors';
import { read } from '@/lib/importers/postmortem/read';
import { assess } from '@/lib/sla/assess';
import type { Assessment } from '@/lib/sla/assessment';
import { parseInstant } from '@/lib/sla/instant';
import { invalidInput, isInvalidInput } from '@/lib/sla/invalid-input';
import { termsJsonSchema } from '@/lib/sla/terms';

import { withHolidays } from './holidays';

/** Verbs that keep nothing: terms, evidence and fees in, an assessment out. */
export function assessGiven(input: unknown): Assessment {
  try {
    refuseAges(input);
    return assess(datedTerms(input));
  } catch (error) {
    if (!isInvalidInput(error)) throw error;
    throw new AppError(error.message, { code: 'invalid', cause: error, faults: error.issues });
  }
}

/** What is asked by its edges may be no longer: with the limit of the body this bounds the time of an answer. */
const MOST_YEARS = 50;

function refuseAges(input: unknown): void {
  const read = bounded.safeParse(input);
  if (!read.success) return;
  const { start, end } = read.data.period;
  const years = (parseInstant(end) ?? 0) - (parseInstant(start) ?? 0);
  if (years <= MOST_YEARS * 366 * 86_400_000) return;
  throw invalidInput([
    { path: 'period.end', expected: `at most ${MOST_YEARS} years after the start`, found: end },
  ]);
}

const bounded = z.object({ period: z.object({ start: z.string(), end: z.string() }) });

/** Named calendars of holidays are written out first: the arithmetic knows dates only. */
function datedTerms(input: unknown): unknown {
  if (typeof input !== 'object' || input === null || !('terms' in input)) return input;
  const { document, faults } = withHolidays(input.terms);
  if (faults.length > 0) throw invalidInput(faults);
  return { ...input, terms: document };
}

/** The JSON Schema of terms, derived from the one source of the format. */
export const termsSchema = (): unknown => termsJsonSchema();

/** A text in, proposed evidence out, each with the characters it was read from. */
export const readGiven = ({ text, publishedAt, defaultZone }: ReadInput) =>
  read({
    text,
    ...(publishedAt !== undefined && { publishedAt }),
    ...(defaultZone !== undefined && { defaultZone }),
  });
