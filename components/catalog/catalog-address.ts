/** So many stand side by side. */
export const MOST = 3;

/** The entries that an address names to compare, "a,b,c": each once, at most three. */
export const chosenIn = (compare: string | readonly string[] | undefined): string[] =>
  [...new Set([compare ?? []].flat().flatMap((text) => text.split(',')))]
    .map((id) => id.trim())
    .filter((id) => id !== '')
    .slice(0, MOST);

/** The address of the list with what is searched and what is compared. */
export function catalogAddress(q: string | undefined, compare: readonly string[]): string {
  const asked = [
    ...(q ? [`q=${encodeURIComponent(q)}`] : []),
    ...(compare.length > 0 ? [`compare=${compare.map(encodeURIComponent).join(',')}`] : []),
  ];
  return asked.length > 0 ? `/catalog?${asked.join('&')}` : '/catalog';
}
