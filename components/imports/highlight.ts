/**
 * A text cut into pieces at the edges of the times that were read from it. Spans may overlap, hold
 * one another or be shared: a date often gives the day of several times. Characters are UTF-16 units.
 */

export type Span = Readonly<{ from: number; to: number }>;

/** One time with its number on the page and the places that it was read from. */
export type Mark = Readonly<{
  number: number;
  spans: readonly Span[];
  /** Something of it is not in the text: the underline is broken. */
  broken: boolean;
}>;

export type Piece = Readonly<{
  from: number;
  text: string;
  marked: boolean;
  /** Broken only where every time that it belongs to is. */
  broken: boolean;
  /** Numbers of the times whose place ends here, "1–3, 5"; empty where none does. */
  numbers: readonly number[];
}>;

/** The pieces in order; together they are the text. Spans outside of it are cut off, empty ones left out. */
export function piecesOf(text: string, marks: readonly Mark[]): Piece[] {
  const placed = marks.flatMap(({ number, spans, broken }) =>
    spans
      .map(({ from, to }) => ({
        number,
        broken,
        from: Math.max(0, from),
        to: Math.min(text.length, to),
      }))
      .filter(({ from, to }) => from < to),
  );
  const edges = [0, text.length, ...placed.flatMap(({ from, to }) => [from, to])];
  const cuts = [...new Set(edges)].toSorted((a, b) => a - b);
  return cuts.slice(0, -1).map((from, index) => {
    const to = cuts[index + 1] ?? text.length;
    const covering = placed.filter((span) => span.from <= from && span.to >= to);
    const ending = covering.filter((span) => span.to === to).map(({ number }) => number);
    return {
      from,
      text: text.slice(from, to),
      marked: covering.length > 0,
      broken: covering.length > 0 && covering.every((span) => span.broken),
      numbers: [...new Set(ending)].toSorted((a, b) => a - b),
    };
  });
}

/** How the words of several places are joined into one quote. */
const BETWEEN = ' … ';

/**
 * The places of a quote inside `whole`. The quote joins the words of its places; where they are
 * not found again in order, the whole stretch stands for them.
 */
export function spansOf(text: string, whole: Span, quote: string | null): Span[] {
  if (quote === null) return [whole];
  const spans: Span[] = [];
  let at = whole.from;
  for (const words of quote.split(BETWEEN)) {
    const from = words === '' ? -1 : text.indexOf(words, at);
    if (from < 0 || from + words.length > whole.to) return [whole];
    at = from + words.length;
    spans.push({ from, to: at });
  }
  return spans;
}

/** "1–3, 5": runs of three and more are joined, as well as pairs side by side. */
export function numbersText(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last && number === last[1] + 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
}
