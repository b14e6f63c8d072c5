/** What is wrong with many records in the same way: one issue for each field and text, with its count. */
import type { Issue, Place } from '@/lib/sla/evidence';

import { ownedText } from './owned-text';

export type IssueTally = Readonly<{
  add: (fault: Fault, place: Place) => void;
  /** In the order of their first places, field by field. */
  issues: () => Issue[];
}>;

export type Fault = Omit<Issue, 'place'>;
type Counted = { fault: Fault; place: Place; count: number };

/** Texts of a field beyond these are counted together. */
const MOST_TEXTS = 100;
const LONGEST = 200;

export function issueTally(): IssueTally {
  const fields = new Map<string, Map<string, Counted>>();
  const others = new Map<string, Counted>();

  const countedIn = (held: Map<string, Counted>, key: string, first: Omit<Counted, 'count'>) => {
    const known = held.get(key);
    if (known) known.count += 1;
    else held.set(key, { ...first, count: 1 });
  };

  return {
    add: (fault, place) => {
      const texts = fields.get(fault.field) ?? new Map<string, Counted>();
      fields.set(fault.field, texts);
      const key = fault.found.slice(0, LONGEST);
      if (texts.has(key) || texts.size < MOST_TEXTS) {
        const found = ownedText(key);
        countedIn(texts, found, { fault: { ...fault, found: JSON.stringify(found) }, place });
      } else countedIn(others, fault.field, { fault: { ...fault, found: 'others' }, place });
    },
    issues: () =>
      [...fields].flatMap(([field, texts]) =>
        [...texts.values(), others.get(field)]
          .filter((counted) => counted !== undefined)
          .map(({ fault, place, count }) => ({
            ...fault,
            place,
            found: `${fault.found} (${count} ×)`,
          })),
      ),
  };
}
