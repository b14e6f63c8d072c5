'use client';

import { ChartFrame, Drawing } from './chart-frame';
import { Texts } from './drawn';
import { type HeadroomInput, prepareHeadroom } from './prepare-money';

export type HeadroomBarProps = HeadroomInput;

/** Downtime used of what the promise allows, and how much of the period is over. */
export function HeadroomBar(input: HeadroomBarProps) {
  const words = prepareHeadroom(input, 760).texts.map((text) => text.text);
  return (
    <ChartFrame label={words.join(', ')}>
      {(width) => {
        const model = prepareHeadroom(input, width);
        return (
          <Drawing width={width} height={model.height}>
            <rect
              x="0.5"
              y="22.5"
              width={model.allowed - 1}
              height="19"
              fill="none"
              stroke="var(--color-line-strong)"
            />
            <rect y="22" width={model.within} height="20" fill="var(--color-ink-soft)" />
            <rect
              x={model.allowed}
              y="22"
              width={model.beyond}
              height="20"
              fill="var(--color-breached)"
            />
            <path d={`M${model.elapsedX} 18V46`} stroke="var(--color-ink)" strokeDasharray="2 2" />
            <Texts texts={model.texts} />
          </Drawing>
        );
      }}
    </ChartFrame>
  );
}
