import { z } from 'zod';

import { type InputIssue, invalidInput, issuesFrom } from './invalid-input';
import { checkTerms } from './terms-check';
import { type Terms, termsSchema } from './terms-format';
import { checkTiers } from './tier-check';

export type { Terms } from './terms-format';

type ReadTerms = Readonly<{ terms: Terms; warnings: readonly InputIssue[] }>;

/**
 * Reads a document in `sla-terms/1`. Findings that leave a figure undefined throw `InvalidInput`, each with
 * its path below `prefix`; findings that the assessment will answer with `review` come back as warnings.
 */
export function parseTerms(document: unknown, prefix = ''): ReadTerms {
  const read = readTerms(document, prefix);
  if (!read.terms) throw invalidInput(read.errors);
  return { terms: read.terms, warnings: read.warnings };
}

/** As `parseTerms`, but gives the errors back, so that a caller can add its own. */
export function readTerms(
  document: unknown,
  prefix: string,
): { terms: Terms; warnings: InputIssue[] } | { terms: null; errors: InputIssue[] } {
  const parsed = termsSchema.safeParse(document, { reportInput: true });
  if (!parsed.success) return { terms: null, errors: issuesFrom(parsed.error, prefix) };
  const place = (issue: InputIssue) => ({
    ...issue,
    path: prefix ? `${prefix}.${issue.path}` : issue.path,
  });
  const { errors, warnings } = checkTerms(parsed.data);
  if (errors.length > 0) return { terms: null, errors: errors.map(place) };
  return { terms: parsed.data, warnings: [...warnings, ...checkTiers(parsed.data)].map(place) };
}

/** The format as JSON Schema, for publication. */
export const termsJsonSchema = (): unknown => z.toJSONSchema(termsSchema, { io: 'input' });
