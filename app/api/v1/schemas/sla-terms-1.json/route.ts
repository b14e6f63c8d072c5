import { termsSchema } from '@/lib/services/stateless';

/** The JSON Schema of terms at a stable address. */
export const GET = (): Response =>
  Response.json(termsSchema(), { headers: { 'content-type': 'application/schema+json' } });
