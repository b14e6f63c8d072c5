'use client';

import type { ReactNode } from 'react';
import { Bar, BarChart, XAxis, YAxis } from 'recharts';

import { ChartFrame, Drawing, usePatternId } from './chart-frame';
import { Hatch, Texts } from './drawn';
import { outcomeLook } from './outcome-look';
import { type CreditsInput, type CreditsModel, OUTCOMES, prepareCredits } from './prepare-credits';

export type CreditsChartProps = CreditsInput &
  Readonly<{
    /** Names table and download: "Credits by period". */
    title: string;
    caption?: ReactNode;
  }>;

/** Credits found per period by what became of them; below, promises kept. */
export function CreditsChart({ title, caption, ...input }: CreditsChartProps) {
  return (
    <ChartFrame
      label="Credits found per period by what became of them, and how many promises were kept"
      twin={{ title, table: prepareCredits(input, 1240).table }}
      {...(caption ? { caption } : {})}
    >
      {(width, measured) => {
        const model = prepareCredits(input, width);
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

function Bars({ model, width }: { model: CreditsModel; width: number }) {
  const hatch = usePatternId();
  const { margin, height, runningBox } = model;
  const right = width - margin.right;
  const floor = height - margin.bottom;
  return (
    <BarChart
      width={width}
      height={height}
      margin={margin}
      data={[...model.rows]}
      accessibilityLayer={false}
    >
      <defs>
        <Hatch id={hatch} tone="breached" />
      </defs>
      <XAxis dataKey="period" hide />
      <YAxis domain={[0, model.maxMinor]} hide />
      {model.gridYs.map((y) => (
        <path key={y} d={`M${margin.left} ${y}H${right}`} stroke="var(--color-line)" />
      ))}
      {OUTCOMES.map((outcome) => (
        <Bar
          key={outcome}
          dataKey={outcome}
          stackId="credit"
          barSize={model.barWidth}
          isAnimationActive={false}
          {...outcomeLook(outcome, hatch)}
        />
      ))}
      <path d={`M${margin.left} ${floor}H${right}`} stroke="var(--color-line-strong)" />
      <path d={`M${margin.left} ${height - 26}H${right}`} stroke="var(--color-line)" />
      {runningBox ? <rect {...runningBox} {...outcomeLook('running', hatch)} /> : null}
      <Texts texts={model.texts} />
    </BarChart>
  );
}
