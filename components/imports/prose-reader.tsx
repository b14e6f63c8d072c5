'use client';

import { Fragment } from 'react';

import { cn } from '../ui/cn';
import { type Mark, numbersText, type Piece, piecesOf, spansOf } from './highlight';
import { isStated } from './proposal-words';
import type { Verdicts } from './use-verdicts';

/** Where a card and its place in the text meet. */
export const cardId = (number: number) => `time-${number}`;
const placeId = (number: number) => `place-${number}`;

/** Shows the place of a time in the text and its card, without moving more than it must. */
export function showTime(number: number): void {
  for (const id of [placeId(number), cardId(number)]) {
    document.getElementById(id)?.scrollIntoView({ block: 'nearest' });
  }
}

/** The text at reading size; what a time was read from is underlined and numbered. */
export function ProseReader({ text, verdicts }: { text: string; verdicts: Verdicts }) {
  const { proposals, currentRef } = verdicts;
  const current = proposals.findIndex(({ ref }) => ref === currentRef) + 1;
  const marks = proposals.flatMap((proposal, index): Mark[] => {
    const { from, to, text: quote } = proposal;
    if (from === null || to === null) return [];
    const spans = spansOf(text, { from, to }, quote);
    return [{ number: index + 1, spans, broken: !isStated(proposal) }];
  });
  const pieces = piecesOf(text, marks);
  const firsts = firstPieces(pieces);
  return (
    <>
      <section
        aria-label="The text"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, also without a mouse
        tabIndex={0}
        className="max-w-measure overflow-y-auto border-y border-line py-2 text-base whitespace-pre-line [overflow-wrap:anywhere] max-h-[70vh] md:max-h-[calc(100vh-11rem)]"
      >
        {pieces.map((piece) => (
          <Fragment key={piece.from}>
            <Words piece={piece} current={current} first={firsts.get(piece.from)} />
          </Fragment>
        ))}
      </section>
      <p className="mt-4 max-w-measure text-xs text-ink-faint">
        Solid line: the times and their zone are stated in the text. Broken line: something is
        missing, or was concluded.
      </p>
    </>
  );
}

type WordsProps = Readonly<{ piece: Piece; current: number; first: number | undefined }>;

function Words({ piece, current, first }: WordsProps) {
  if (!piece.marked) return piece.text;
  return (
    <mark
      {...(first === undefined ? {} : { id: placeId(first) })}
      className={cn(
        'scroll-my-16 border-b-2 border-accent bg-transparent pb-px text-inherit',
        piece.broken && 'border-dashed',
        piece.numbers.includes(current) && 'bg-accent-soft',
      )}
    >
      {piece.text}
      {piece.numbers.length > 0 ? (
        <sup className="ml-0.5 text-[0.72em] leading-none font-bold">
          <a href={`#${cardId(piece.numbers[0] ?? 1)}`} className="text-accent no-underline">
            <span className="sr-only">time </span>
            {numbersText(piece.numbers)}
          </a>
        </sup>
      ) : null}
    </mark>
  );
}

/** The piece that each time is shown at: the last that ends with it alone, where the clock times stand. */
function firstPieces(pieces: readonly Piece[]): ReadonlyMap<number, number> {
  const shown = new Map<number, number>();
  for (const { from, numbers } of pieces) {
    const [only, ...others] = numbers;
    if (only !== undefined && others.length === 0) shown.set(only, from);
  }
  return new Map([...shown].map(([number, from]) => [from, number]));
}
