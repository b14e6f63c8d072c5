'use client';

import { ChartFrame, Drawing } from './chart-frame';
import { Texts } from './drawn';
import { type CurvesInput, prepareCurves } from './prepare-curves';

export type CreditCurvesProps = CurvesInput & Readonly<{ title: string }>;

const LINE = {
  accent: { stroke: 'var(--color-accent)', strokeWidth: 2.5 },
  ink: { stroke: 'var(--color-ink)', strokeWidth: 1.6 },
  dashed: { stroke: 'var(--color-ink-soft)', strokeWidth: 1.6, strokeDasharray: '5 4' },
} as const;

/** What each contract would have credited by downtime in a month. */
export function CreditCurves({ title, ...input }: CreditCurvesProps) {
  return (
    <ChartFrame label={title} twin={{ title, table: prepareCurves(input, 1240).table }}>
      {(width) => {
        const { height, plot, ...model } = prepareCurves(input, width);
        return (
          <Drawing width={width} height={height}>
            {model.gridYs.map((y) => (
              <path key={y} d={`M${plot.left} ${y}H${plot.right}`} stroke="var(--color-line)" />
            ))}
            <path
              d={`M${plot.left} ${plot.bottom}H${plot.right}`}
              stroke="var(--color-line-strong)"
            />
            {model.tickXs.map((x) => (
              <path key={x} d={`M${x} ${plot.bottom}v4`} stroke="var(--color-line-strong)" />
            ))}
            {model.markX === undefined ? null : (
              <path
                d={`M${model.markX} 22V${plot.bottom}`}
                stroke="var(--color-ink)"
                strokeDasharray="2 3"
              />
            )}
            {model.paths.map(({ key, path, look }) => (
              <path key={key} d={path} fill="none" {...LINE[look]} />
            ))}
            <Texts texts={model.texts} />
          </Drawing>
        );
      }}
    </ChartFrame>
  );
}
