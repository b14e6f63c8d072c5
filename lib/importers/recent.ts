/** How many entries back one is surely found. */
const REMEMBERED = 5_000;

/** A map that forgets its oldest entries. Two generations, since a Map slows down when its first keys are deleted. */
export function recent<T>() {
  let young = new Map<string, T>();
  let old = new Map<string, T>();
  return {
    get: (key: string): T | undefined => young.get(key) ?? old.get(key),
    set: (key: string, value: T) => {
      if (young.size >= REMEMBERED) [old, young] = [young, new Map()];
      young.set(key, value);
    },
  };
}
