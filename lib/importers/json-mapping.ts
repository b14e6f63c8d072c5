/** What a person chose for a JSON file, as its importer takes it. */
import type { z } from 'zod';

import type { Issue } from '@/lib/sla/evidence';

export function mappingOf<T>(
  schema: z.ZodType<T>,
  mapping: unknown,
): Readonly<{ mapping: T } | { issues: readonly Issue[] }> {
  const parsed = schema.safeParse(mapping ?? {});
  if (parsed.success) return { mapping: parsed.data };
  const issues = parsed.error.issues.map((issue): Issue => ({
    place: { path: '$' },
    field: ['mapping', ...issue.path].join('.'),
    found: issue.message,
    expected: 'choices that this format knows',
    severity: 'error',
  }));
  return { issues };
}
