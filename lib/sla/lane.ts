import { type Timeline, type Window, clip } from './timeline';

/**
 * Facts by the service they speak of, and who answers for whom: what is said of the whole vendor
 * (null) answers for each service, and what is said of any service answers for the vendor.
 */
export type Lanes<T> = ReadonlyMap<string | null, readonly T[]>;

export const lanesOf = <T extends Readonly<{ serviceId: string | null }>>(
  facts: readonly T[],
): Lanes<T> => groupBy(facts, ({ serviceId }) => serviceId);

export const answering = <T>(lanes: Lanes<T>, serviceId: string | null): readonly T[] =>
  serviceId === null
    ? [...lanes.values()].flat()
    : [...(lanes.get(serviceId) ?? []), ...(lanes.get(null) ?? [])];

/** Node 20 has no `Map.groupBy`. */
export function groupBy<K, T>(items: readonly T[], keyOf: (item: T) => K): ReadonlyMap<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** Computes once per service. */
export function perService<T>(
  compute: (serviceId: string | null) => T,
): (serviceId: string | null) => T {
  const known = new Map<string | null, T>();
  return (serviceId) => {
    const before = known.get(serviceId);
    if (before !== undefined) return before;
    const value = compute(serviceId);
    known.set(serviceId, value);
    return value;
  };
}

/** The least index whose item fails `before`; items that pass must come first. */
export function firstNot<T>(items: readonly T[], before: (item: T) => boolean): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && before(item)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The part of a long timeline that lies in a short window, without walking all of it. */
export function slice(held: Timeline, { start, end }: Window): Timeline {
  const first = firstNot(held, (window) => window.end <= start);
  const last = firstNot(held, (window) => window.start < end);
  return first < last ? clip(held.slice(first, last), start, end) : [];
}

/** Answers whether any of many windows, ends included, meets [from, to]. */
export function meeting(windows: readonly Window[]): (from: number, to: number) => boolean {
  const sorted = windows.toSorted((a, b) => a.start - b.start);
  const reach: number[] = [];
  for (const { end } of sorted) reach.push(Math.max(end, reach.at(-1) ?? -Infinity));
  return (from, to) =>
    (reach[firstNot(sorted, ({ start }) => start <= to) - 1] ?? -Infinity) >= from;
}
