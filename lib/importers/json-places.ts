/** Where the items of long lists stand, by a number that counts them: a list costs one entry, not one an item. */
import type { Place } from '@/lib/sla/evidence';

export type ItemPlaces = Readonly<{
  /** The number of the next item, which stands at `path` as `jsonItems` gives it. */
  add: (path: string) => number;
  of: (item: number) => Place;
}>;

export function itemPlaces(): ItemPlaces {
  const lists: { from: number; list: string; index: number }[] = [];
  let count = 0;
  return {
    add: (path) => {
      const bracket = path.lastIndexOf('[');
      const list = path.slice(0, bracket);
      const index = Number(path.slice(bracket + 1, -1));
      const last = lists.at(-1);
      const follows = last?.list === list && index - last.index === count - last.from;
      if (!follows) lists.push({ from: count, list, index });
      count += 1;
      return count - 1;
    },
    of: (item) => {
      const found = lists.findLast(({ from }) => from <= item);
      return { path: found ? `${found.list}[${found.index + item - found.from}]` : '$' };
    },
  };
}
