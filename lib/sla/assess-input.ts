import { z } from 'zod';

import { evidenceSchema } from './evidence-format';
import { feeKind, id, instant } from './format';
import { type InputIssue, invalidInput, issuesFrom } from './invalid-input';
import { type Evidence, readEvidence } from './read-evidence';
import { type Terms, readTerms } from './terms';
import { termsSchema } from './terms-format';

/** The question of section 7, as it comes over the wire. */
const signedDecimal = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/, 'a decimal in a string, such as "-12.50"');
const period = z.union([z.string(), z.strictObject({ start: instant, end: instant })]);

const feeSchema = z.strictObject({
  service: id.optional(),
  amount: signedDecimal,
  kind: feeKind,
  period: z.enum(['breach', 'preceding', 'year']).optional(),
});

export const assessInputSchema = z.strictObject({
  terms: termsSchema,
  period: period.optional(),
  evidence: evidenceSchema,
  fees: z.array(feeSchema),
  asOf: instant,
  priorCredits: z.array(z.strictObject({ period, amount: signedDecimal })).optional(),
  history: z
    .array(
      z.strictObject({
        period,
        commitment: id,
        status: z.enum(['met', 'breached', 'review', 'open']),
        downtimeSeconds: z.number().nonnegative().nullable(),
      }),
    )
    .optional(),
});

export type AssessInput = z.input<typeof assessInputSchema>;
export type Fee = z.infer<typeof feeSchema>;
export type PriorCredit = NonNullable<AssessInput['priorCredits']>[number];
export type HistoryEntry = NonNullable<AssessInput['history']>[number];

/** A question that is valid: terms and evidence read, instants as milliseconds. */
export type Question = Readonly<{
  terms: Terms;
  period: AssessInput['period'];
  evidence: Evidence;
  fees: readonly Fee[];
  asOf: string;
  priorCredits: readonly PriorCredit[];
  history: readonly HistoryEntry[];
}>;

const list = z.custom<unknown[]>(Array.isArray, 'array');

/** Terms are read by themselves, long lists of evidence by hand: see `read-evidence.ts`. */
const frameSchema = assessInputSchema.extend({
  terms: z.unknown(),
  evidence: evidenceSchema.extend({
    windows: list,
    samples: list.optional(),
  }),
});

/** Reads an unvalidated question. Throws `InvalidInput` with every finding. */
export function readQuestion(input: unknown): Question {
  const frame = frameSchema.safeParse(input, { reportInput: true });
  const document = typeof input === 'object' && input && 'terms' in input ? input.terms : undefined;
  const read = readTerms(document, 'terms');
  const issues = [
    ...(read.terms ? [] : read.errors),
    ...(frame.success ? [] : issuesFrom(frame.error)),
  ];
  if (!frame.success || !read.terms) throw invalidInput(issues);

  const { terms } = read;
  const { evidence, problems } = readEvidence(frame.data.evidence, terms);
  const { fees, period: label, asOf, priorCredits = [], history = [] } = frame.data;
  const found = [...problems, ...feeProblems(fees, terms), ...historyProblems(history, terms)];
  if (found.length > 0) throw invalidInput(found);
  return { terms, period: label, evidence, fees, asOf, priorCredits, history };
}

function feeProblems(fees: readonly Fee[], terms: Terms): InputIssue[] {
  const known = new Set(terms.services?.map((service) => service.id) ?? ['*']);
  return fees.flatMap(({ service }, index) =>
    service === undefined || known.has(service)
      ? []
      : [{ path: `fees.${index}.service`, expected: 'the id of a listed service', found: service }],
  );
}

function historyProblems(history: readonly HistoryEntry[], terms: Terms): InputIssue[] {
  const known = new Set(terms.commitments.map((commitment) => commitment.id));
  return history.flatMap(({ commitment }, index) =>
    known.has(commitment)
      ? []
      : [
          {
            path: `history.${index}.commitment`,
            expected: 'the id of a commitment',
            found: commitment,
          },
        ],
  );
}
