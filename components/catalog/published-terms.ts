import { type Terms, termsSchema } from '@/lib/sla/terms-format';

/**
 * Published terms as a contract begins from them. One service alone is the whole contract, whatever
 * the vendor's own services are called here, so its name goes; several stay, and must be matched.
 */
export function withoutOnlyService(document: unknown): Terms | null {
  const { data } = termsSchema.safeParse(document);
  if (!data || (data.services?.length ?? 0) > 1) return data ?? null;
  const { services: _, commitments, ...terms } = data;
  return {
    ...terms,
    commitments: commitments.map(({ services: _of, ...commitment }) => commitment),
  };
}

/** The services that a document of terms names and the vendor does not have, as "name (id)". */
export const unmatchedServices = (document: unknown, keys: readonly string[]): string[] =>
  (termsSchema.safeParse(document).data?.services ?? [])
    .filter(({ id }) => !keys.includes(id))
    .map(({ id, name }) => `${name} (${id})`);
