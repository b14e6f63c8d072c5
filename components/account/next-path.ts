/**
 * Where to go after sign-in: a path of this site, or `/`. Anything that a browser could read as
 * another host ("//evil", "/\evil", "https://…") leads to `/`.
 */
export function nextPath(asked: string | readonly string[] | undefined): string {
  if (typeof asked !== 'string' || !asked.startsWith('/')) return '/';
  const home = 'http://makegood.invalid';
  if (!URL.canParse(asked, home)) return '/';
  const url = new URL(asked, home);
  if (url.origin !== home || url.pathname.startsWith('//')) return '/';
  return `${url.pathname}${url.search}${url.hash}`;
}
