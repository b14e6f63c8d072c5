'use client';

import type { ReactNode } from 'react';

import { ChartFrame, Drawing } from './chart-frame';
import { Texts } from './drawn';
import { type DurationsInput, prepareDurations } from './prepare-durations';
import { StateShape } from './state-shape';

export type DurationDotsProps = DurationsInput &
  Readonly<{
    /** "Time to restore of 14 outages" */
    title: string;
    caption?: ReactNode;
  }>;

/** Each outage as a mark on an axis of minutes, with the promise and those that never came. */
export function DurationDots({ title, caption, ...input }: DurationDotsProps) {
  return (
    <ChartFrame
      label={title}
      twin={{ title, table: prepareDurations(input, 760).table }}
      {...(caption ? { caption } : {})}
    >
      {(width) => {
        const model = prepareDurations(input, width);
        const { axisY, axisEnd, promiseX, neverX } = model;
        return (
          <Drawing width={width} height={model.height}>
            <path d={`M8 ${axisY}H${axisEnd}`} stroke="var(--color-line-strong)" />
            {model.tickXs.map((x) => (
              <path key={x} d={`M${x} ${axisY}v4`} stroke="var(--color-line-strong)" />
            ))}
            {promiseX === undefined ? null : (
              <path d={`M${promiseX} 24V${axisY}`} stroke="var(--color-ink)" strokeWidth="2" />
            )}
            {neverX === undefined ? null : (
              <path d={`M${neverX} 24V${axisY}`} stroke="var(--color-line)" />
            )}
            {model.dots.map(({ x, y, state }, index) =>
              state === 'plain' ? (
                <circle key={index} cx={x} cy={y} r="4.4" fill="var(--color-ink-soft)" />
              ) : (
                <StateShape key={index} state={state} x={x} y={y} radius={4.3} />
              ),
            )}
            <Texts texts={model.texts} />
          </Drawing>
        );
      }}
    </ChartFrame>
  );
}
