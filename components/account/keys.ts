/** What `g` and one more letter lead to. */
export const PLACES = [
  { letter: 'o', href: '/', label: 'Overview' },
  { letter: 'v', href: '/vendors', label: 'Vendors' },
  { letter: 'u', href: '/outages', label: 'Outages' },
  { letter: 'c', href: '/claims', label: 'Claims' },
  { letter: 'i', href: '/imports', label: 'Imports' },
] as const;

/** After `g` the second letter counts for this long. */
export const GO_MS = 1_500;

export type Press = Readonly<{
  key: string;
  atMs: number;
  /** When `g` was pressed last; null when no letter is awaited. */
  goSinceMs: number | null;
}>;

export type Meaning =
  | Readonly<{ kind: 'go'; href: string }>
  | Readonly<{ kind: 'await' }>
  | Readonly<{ kind: 'keys' }>
  | Readonly<{ kind: 'search' }>
  | Readonly<{ kind: 'none' }>;

/** What a single key means outside of fields. */
export function meaningOf({ key, atMs, goSinceMs }: Press): Meaning {
  if (goSinceMs !== null && atMs - goSinceMs <= GO_MS) {
    const place = PLACES.find(({ letter }) => letter === key);
    if (place) return { kind: 'go', href: place.href };
  }
  if (key === 'g') return { kind: 'await' };
  if (key === '/') return { kind: 'search' };
  return key === '?' ? { kind: 'keys' } : { kind: 'none' };
}
