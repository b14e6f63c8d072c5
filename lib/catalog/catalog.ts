import { z } from 'zod';

import { termsSchema } from '@/lib/sla/terms-format';

import * as documents from './documents';

/**
 * Published SLAs, written down from copies of the vendors' texts. None is verified until a person has
 * checked it against the live text; `notes` say what the text leaves open or the format cannot express.
 */
const GRADES = ['P', 'C', 'S'] as const;

export const catalogEntrySchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id in kebab-case'),
  vendor: z.string().min(1),
  service: z.string().min(1),
  category: z.string().min(1),
  verified: z.boolean(),
  grade: z
    .enum(GRADES)
    .describe(
      "Where the weakest figure is from: P the vendor's page, C a copy of its text, S a secondary source",
    ),
  source: termsSchema.shape.source.unwrap(),
  notes: z.array(z.string().min(1)),
  terms: termsSchema,
});

export type CatalogEntry = Readonly<z.infer<typeof catalogEntrySchema>>;

const inOrder = new Intl.Collator('en', { numeric: true });

const ENTRIES: readonly CatalogEntry[] = Object.values<unknown>(documents)
  .map((document) => catalogEntrySchema.parse(document))
  .toSorted((a, b) => inOrder.compare(a.vendor, b.vendor) || inOrder.compare(a.service, b.service));

const BY_ID = new Map(ENTRIES.map((entry) => [entry.id, entry]));

/** Every entry, by vendor, then service. */
export const catalog = (): readonly CatalogEntry[] => ENTRIES;

export const catalogEntry = (id: string): CatalogEntry | undefined => BY_ID.get(id);

/** The entries whose vendor, service, category or title hold every word of the query; all for an empty one. */
export function searchCatalog(query: string): readonly CatalogEntry[] {
  const words = fold(query).split(/\s+/).filter(Boolean);
  return ENTRIES.filter(({ vendor, service, category, terms }) => {
    const text = fold([vendor, service, category, terms.title].join(' '));
    return words.every((word) => text.includes(word));
  });
}

const fold = (text: string): string => text.toLocaleLowerCase('en');
