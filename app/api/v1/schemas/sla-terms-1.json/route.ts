import { termsJsonSchema } from '@/lib/sla/terms';

/** The JSON Schema of terms, derived from the one source of the format. */
export const GET = (): Response =>
  Response.json(termsJsonSchema(), { headers: { 'content-type': 'application/schema+json' } });
