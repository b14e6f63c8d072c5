'use client';

import type { ReactNode } from 'react';

import { ChartFrame, Drawing, usePatternId } from './chart-frame';
import { Hatch, Texts } from './drawn';
import { type DayMark, type DaysInput, type DaysModel, prepareDays } from './prepare-days';

export type DayStripProps = DaysInput & Readonly<{ title: string; caption?: ReactNode }>;

/** Day by day: an outage is a square whose area is its minutes, a day without data a gap. */
export function DayStrip({ title, caption, months }: DayStripProps) {
  return (
    <ChartFrame
      label="Each day of the months: outages as squares, days without data as gaps"
      twin={{ title, table: prepareDays({ months }, 1240).table }}
      caption={caption ?? <DayKey />}
    >
      {(width) => <Days model={prepareDays({ months }, width)} width={width} />}
    </ChartFrame>
  );
}

function Days({ model, width }: { model: DaysModel; width: number }) {
  const hatch = usePatternId();
  return (
    <Drawing width={width} height={model.height}>
      <defs>
        <Hatch id={hatch} tone="unknown" />
      </defs>
      {model.marks.map((mark) => (
        <Day key={`${mark.x} ${mark.y}`} mark={mark} gapHeight={model.gapHeight} hatch={hatch} />
      ))}
      <Texts texts={model.texts} />
    </Drawing>
  );
}

type DayProps = Readonly<{ mark: DayMark; gapHeight: number; hatch: string }>;

function Day({ mark: { x, y, size, kind }, gapHeight, hatch }: DayProps) {
  switch (kind) {
    case 'outage':
      return (
        <rect
          x={x - size / 2}
          y={y - size / 2}
          width={size}
          height={size}
          fill="var(--color-ink)"
        />
      );
    case 'unseen':
      return (
        <rect
          x={x - size / 2}
          y={y - gapHeight / 2}
          width={size}
          height={gapHeight}
          fill={`url(#${hatch})`}
          stroke="var(--color-unknown)"
          strokeDasharray="2 2"
        />
      );
    case 'maintenance':
      return (
        <circle
          cx={x}
          cy={y}
          r={size}
          fill="none"
          stroke="var(--color-ink-soft)"
          strokeWidth="1.2"
        />
      );
    case 'watched':
    case 'weekend':
      return <circle cx={x} cy={y} r={size} fill="var(--color-line-strong)" />;
  }
}

function DayKey() {
  const hatch = usePatternId();
  const item = 'inline-flex items-center gap-1.5 whitespace-nowrap';
  return (
    <span className="flex flex-wrap gap-x-6 gap-y-0.5">
      <span className={item}>
        <svg width="9" height="9" aria-hidden="true">
          <rect width="9" height="9" fill="var(--color-ink)" />
        </svg>
        outage, area = minutes
      </span>
      <span className={item}>
        <svg width="13" height="11" aria-hidden="true">
          <defs>
            <Hatch id={hatch} tone="unknown" />
          </defs>
          <rect
            x=".5"
            y=".5"
            width="12"
            height="10"
            fill={`url(#${hatch})`}
            stroke="var(--color-unknown)"
            strokeDasharray="2 2"
          />
        </svg>
        not watched
      </span>
      <span className={item}>
        <svg width="9" height="9" aria-hidden="true">
          <circle
            cx="4.5"
            cy="4.5"
            r="3.4"
            fill="none"
            stroke="var(--color-ink-soft)"
            strokeWidth="1.2"
          />
        </svg>
        maintenance
      </span>
      <span className={item}>
        <svg width="4" height="4" aria-hidden="true">
          <circle cx="2" cy="2" r="1.4" fill="var(--color-line-strong)" />
        </svg>
        watched, nothing seen; smaller on weekends
      </span>
    </span>
  );
}
