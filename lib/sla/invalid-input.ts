import type { z } from 'zod';

/** One thing that is wrong with the input: where, what was expected, and what stood there. */
export type InputIssue = Readonly<{ path: string; expected: string; found?: string }>;

/** The one error of the engine for input that is not valid. It lists everything that was found wrong. */
export type InvalidInput = Error &
  Readonly<{ name: 'InvalidInput'; issues: readonly InputIssue[] }>;

export function invalidInput(issues: readonly InputIssue[]): InvalidInput {
  const [first] = issues;
  const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
  const text = first
    ? `${first.path || 'input'}: expected ${first.expected}${more}`
    : 'invalid input';
  return Object.assign(new Error(text), { name: 'InvalidInput' as const, issues });
}

export const isInvalidInput = (error: unknown): error is InvalidInput =>
  error instanceof Error && error.name === 'InvalidInput' && 'issues' in error;

/** Zod's findings, flattened: each names its full path; of a union, the shape that came closest speaks. */
export function issuesFrom(error: z.ZodError, prefix = ''): InputIssue[] {
  return error.issues.flatMap((issue) => flatten(issue, prefix ? [prefix] : []));
}

function flatten(issue: z.core.$ZodIssue, above: readonly PropertyKey[]): InputIssue[] {
  const path = [...above, ...issue.path];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: join([...path, key]),
        expected: 'no such key',
        found: key,
      }));
    case 'invalid_union': {
      const branches = issue.errors.map((branch) =>
        branch.flatMap((inner) => flatten(inner, path)),
      );
      const closest = branches.toSorted((a, b) => a.length - b.length)[0];
      if (closest && closest.length > 0 && !issue.discriminator) return closest;
      return [{ path: join(path), expected: expectedOf(issue) }];
    }
    case 'invalid_key':
    case 'invalid_element':
      return issue.issues.flatMap((inner) => flatten(inner, path));
    case 'custom':
    case 'invalid_format':
    case 'invalid_type':
    case 'invalid_value':
    case 'not_multiple_of':
    case 'too_big':
    case 'too_small':
      return [{ path: join(path), expected: expectedOf(issue), ...found(issue.input) }];
  }
}

function expectedOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected;
    case 'invalid_value':
      return issue.values.map((value) => JSON.stringify(value)).join(' or ');
    case 'too_small':
      return `${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}`;
    case 'too_big':
      return `${issue.inclusive === false ? 'less than' : 'at most'} ${issue.maximum}`;
    case 'invalid_union':
      return optionsOf(issue) ?? issue.message;
    case 'custom':
    case 'invalid_element':
    case 'invalid_format':
    case 'invalid_key':
    case 'not_multiple_of':
    case 'unrecognized_keys':
      return issue.message;
  }
}

/** Zod lists the options of a discriminator without declaring them. */
const optionsOf = (issue: object): string | undefined =>
  'options' in issue && Array.isArray(issue.options)
    ? issue.options.map((option) => JSON.stringify(option)).join(' or ')
    : undefined;

const found = (input: unknown) =>
  typeof input === 'string' || typeof input === 'number' || typeof input === 'boolean'
    ? { found: String(input).slice(0, 80) }
    : {};

const join = (path: readonly PropertyKey[]) => path.map(String).join('.');
