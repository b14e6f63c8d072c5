'use client';

import { type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

import type { PlainTable } from '../ui/csv';
import { TableTwin } from '../ui/table-twin';

export type ChartFrameProps = Readonly<{
  /** What the drawing shows, in one sentence: its text for who does not see it. */
  label: string;
  /** Draws for a container of that many pixels; `measured` is false on the server and at hydration. */
  children: (width: number, measured: boolean) => ReactNode;
  /** The table twin; left out where the page already holds the same figures as a table. */
  twin?: Readonly<{ title: string; table: PlainTable; numericFrom?: number }>;
  /** One or two faint lines: what a mark is, where the figures come from. */
  caption?: ReactNode;
  className?: string;
}>;

/** A figure that is drawn anew for the width it gets, with caption and table twin. */
export function ChartFrame({ label, children, twin, caption, className }: ChartFrameProps) {
  const box = useRef<HTMLDivElement>(null);
  const measured = useWidth(box);
  const width = measured ?? SERVER_WIDTH;
  return (
    <figure aria-label={label} className={className}>
      <div ref={box} aria-hidden="true" className="relative w-full overflow-hidden">
        {children(width, measured !== undefined)}
      </div>
      {caption ? (
        <figcaption className="mt-2 max-w-measure text-xs text-ink-faint">{caption}</figcaption>
      ) : null}
      {twin ? <TableTwin {...twin} /> : null}
    </figure>
  );
}

/** The server draws for a full page; the real width is known before the first paint after that. */
const SERVER_WIDTH = 1_240;

function useWidth(box: React.RefObject<HTMLDivElement | null>): number | undefined {
  const [width, setWidth] = useState<number>();
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const measure = () => setWidth(Math.max(Math.floor(element.clientWidth), 240));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    const print = () => flushSync(() => setWidth(widthOnPaper(element)));
    window.addEventListener('beforeprint', print);
    window.addEventListener('afterprint', measure);
    return () => {
      observer.disconnect();
      window.removeEventListener('beforeprint', print);
      window.removeEventListener('afterprint', measure);
    };
  }, [box]);
  return width;
}

/** A4 without its margins, in CSS pixels. */
const PAPER = 687;

/** Paper keeps the share of the page that the drawing has on screen; on a phone that is all of it. */
function widthOnPaper(element: HTMLElement): number {
  const main = element.closest('main');
  if (!main) return PAPER;
  const { paddingLeft, paddingRight } = getComputedStyle(main);
  const room = main.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
  return Math.floor(PAPER * Math.min(element.clientWidth / room, 1));
}

export type DrawingProps = Readonly<{ width: number; height: number; children: ReactNode }>;

/** A plain SVG of the model's size; it shrinks with paper when printed. */
export function Drawing({ width, height, children }: DrawingProps) {
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      aria-hidden="true"
      className="block h-auto max-w-full overflow-visible"
    >
      {children}
    </svg>
  );
}

/** An id for a pattern that is unique on the page and safe inside `url(#…)`. */
export const usePatternId = (): string => `p${useId().replaceAll(/[^a-zA-Z0-9]/g, '')}`;
