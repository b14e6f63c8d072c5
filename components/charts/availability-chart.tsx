'use client';

import type { ReactNode } from 'react';
import { Bar, BarChart, XAxis, YAxis } from 'recharts';

import { formatRate } from '../format';
import { ChartFrame, Drawing, usePatternId } from './chart-frame';
import { Hatch, Texts } from './drawn';
import {
  type AvailabilityInput,
  type AvailabilityModel,
  prepareAvailability,
} from './prepare-availability';

export type AvailabilityChartProps = AvailabilityInput &
  Readonly<{
    /** Names table and download: "Availability of Meridian Voice by month". */
    title: string;
    caption?: ReactNode;
  }>;

/** Downtime by month, hanging from 100 %, against the promise and the tiers. */
export function AvailabilityChart({ title, caption, ...input }: AvailabilityChartProps) {
  return (
    <ChartFrame
      label={`Downtime per month in minutes against the promise of ${formatRate(input.promise)}`}
      twin={{ title, table: prepareAvailability(input, 1240).table }}
      {...(caption ? { caption } : {})}
    >
      {(width, measured) => {
        const model = prepareAvailability(input, width);
        return measured ? (
          <Bars model={model} width={width} />
        ) : (
          <Drawing width={width} height={model.height}>
            <Texts texts={model.texts} />
          </Drawing>
        );
      }}
    </ChartFrame>
  );
}

function Bars({ model, width }: { model: AvailabilityModel; width: number }) {
  const hatch = usePatternId();
  const { margin, height, barWidth } = model;
  const still = { isAnimationActive: false, barSize: barWidth, stackId: 'down' } as const;
  return (
    <BarChart
      width={width}
      height={height}
      margin={margin}
      data={[...model.bars]}
      accessibilityLayer={false}
    >
      <defs>
        <Hatch id={hatch} tone="unknown" />
      </defs>
      <XAxis dataKey="month" hide />
      <YAxis domain={[0, model.maxMinutes]} allowDataOverflow reversed hide />
      {model.levels
        .filter((level) => !level.promise)
        .map((level) => (
          <path key={level.path} d={level.path} stroke="var(--color-line)" fill="none" />
        ))}
      <Bar dataKey="within" fill="var(--color-ink-soft)" {...still} />
      <Bar dataKey="beyond" fill="var(--color-breached)" {...still} />
      <Bar
        dataKey="unseen"
        fill={`url(#${hatch})`}
        stroke="var(--color-unknown)"
        strokeDasharray="3 2"
        {...still}
      />
      <Bar
        dataKey="running"
        fill="none"
        stroke="var(--color-ink-soft)"
        strokeWidth={1.4}
        strokeDasharray="1 3"
        strokeLinecap="round"
        {...still}
      />
      <path
        d={`M${margin.left} ${margin.top + 0.5}H${width - margin.right}`}
        stroke="var(--color-line-strong)"
      />
      {model.levels
        .filter((level) => level.promise)
        .map((level) => (
          <path
            key={level.path}
            d={level.path}
            stroke="var(--color-ink)"
            strokeWidth={2}
            fill="none"
          />
        ))}
      <Texts texts={model.texts} />
    </BarChart>
  );
}
