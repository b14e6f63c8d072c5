import 'server-only';
import type { ReadInput } from '@/lib/api/wire/imports';
import { AppError } from '@/lib/errors';
import { read } from '@/lib/importers/postmortem/read';
import { assess } from '@/lib/sla/assess';
import type { Assessment } from '@/lib/sla/assessment';
import { isInvalidInput } from '@/lib/sla/invalid-input';
import { termsJsonSchema } from '@/lib/sla/terms';

/** Verbs that keep nothing: terms, evidence and fees in, an assessment out. */
export function assessGiven(input: unknown): Assessment {
  try {
    return assess(input);
  } catch (error) {
    if (!isInvalidInput(error)) throw error;
    throw new AppError(error.message, { code: 'invalid', cause: error, faults: error.issues });
  }
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
