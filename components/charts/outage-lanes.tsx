'use client';

import type { ReactNode } from 'react';

import { ChartFrame, Drawing, usePatternId } from './chart-frame';
import { Hatch, Texts } from './drawn';
import { type DrawnBar, type LanesInput, type LanesModel, prepareLanes } from './prepare-lanes';

export type OutageLanesProps = LanesInput &
  Readonly<{
    /** Names table and download: "Evidence for the outage of 14 October 2026". */
    title: string;
    caption?: ReactNode;
  }>;

/** Who saw what, who said what: a lane a source, statements as flags, silence shaded. */
export function OutageLanes({ title, caption, ...input }: OutageLanesProps) {
  return (
    <ChartFrame
      label={`${title}, by source`}
      twin={{ title, table: prepareLanes(input, 1240).table, numericFrom: 99 }}
      {...(caption ? { caption } : {})}
    >
      {(width) => <Lanes model={prepareLanes(input, width)} />}
    </ChartFrame>
  );
}

function Lanes({ model }: { model: LanesModel }) {
  const unseen = usePatternId();
  const disputed = `${unseen}d`;
  const { plot, width, height, barHeight } = model;
  return (
    <Drawing width={width} height={height}>
      <defs>
        <Hatch id={unseen} tone="unknown" />
        <Hatch id={disputed} tone="accent" />
      </defs>
      {model.shades.map((shade) => (
        <rect
          key={`${shade.x} ${shade.tone}`}
          x={shade.x}
          y={plot.top}
          width={shade.width}
          height={plot.bottom - plot.top}
          fill={shade.tone === 'silence' ? 'var(--color-sunk)' : 'var(--color-breached-soft)'}
        />
      ))}
      {model.gridXs.map((x) => (
        <path key={x} d={`M${x} ${plot.top}V${plot.bottom}`} stroke="var(--color-line)" />
      ))}
      {model.rules.map(({ y, strong }) => (
        <path
          key={y}
          d={`M0 ${y}H${width}`}
          stroke={strong ? 'var(--color-ink)' : 'var(--color-line)'}
        />
      ))}
      {model.bars.map((bar) => (
        <LaneBar
          key={`${bar.x} ${bar.y} ${bar.look}`}
          bar={bar}
          height={barHeight}
          hatches={{ unseen: `url(#${unseen})`, disputed: `url(#${disputed})` }}
        />
      ))}
      {model.ticks.map(({ x, y }, index) => (
        <path
          key={`${index} ${x}`}
          d={`M${x} ${y - 5}V${y + 5}`}
          stroke="var(--color-ink-soft)"
          strokeWidth="1.3"
        />
      ))}
      {model.flags.map((flag, index) => (
        <Flag key={`${index} ${flag.x}`} flag={flag} />
      ))}
      <Texts texts={model.texts} />
    </Drawing>
  );
}

type LaneBarProps = Readonly<{
  bar: DrawnBar;
  height: number;
  hatches: Readonly<{ unseen: string; disputed: string }>;
}>;

function LaneBar({ bar, height, hatches }: LaneBarProps) {
  const { x, y, width, edges } = bar;
  return (
    <g>
      {width > 0 ? (
        <rect x={x} y={y} width={width} height={height} {...lookOf(bar.look, hatches)} />
      ) : null}
      {edges.map((edge) => (
        <g key={edge.x}>
          <rect
            x={edge.x}
            y={y}
            width={edge.width}
            height={height}
            fill="var(--color-ink-soft)"
            opacity="0.32"
          />
          <path
            d={`M${edge.x} ${y - 3}V${y + height + 3}M${edge.x} ${y + height / 2}h${edge.width}M${edge.x + edge.width} ${y - 3}V${y + height + 3}`}
            stroke="var(--color-ink)"
            fill="none"
          />
        </g>
      ))}
      {bar.open ? (
        <path
          d={`M${x + width} ${y - 3}V${y + height + 3}`}
          stroke="var(--color-ink)"
          strokeWidth="1.6"
          strokeDasharray="1 3"
          strokeLinecap="round"
        />
      ) : null}
    </g>
  );
}

function lookOf(look: DrawnBar['look'], hatches: LaneBarProps['hatches']) {
  switch (look) {
    case 'seen':
      return { fill: 'var(--color-ink-soft)' };
    case 'agreed':
      return { fill: 'var(--color-ink)' };
    case 'stated':
      return { fill: 'var(--color-paper)', stroke: 'var(--color-ink)', strokeWidth: 1.4 };
    case 'disputed':
      return { fill: hatches.disputed, stroke: 'var(--color-accent)' };
    case 'unseen':
      return { fill: hatches.unseen, stroke: 'var(--color-unknown)', strokeDasharray: '3 2' };
  }
}

function Flag({ flag }: { flag: LanesModel['flags'][number] }) {
  const { x, top, bottom, kind, label } = flag;
  const missed = kind === 'promised';
  return (
    <g>
      {missed ? (
        <>
          <path
            d={`M${x} ${top + 8}V${bottom}`}
            stroke="var(--color-breached)"
            strokeWidth="1.4"
            strokeDasharray="2 2"
          />
          <rect
            x={x - 4}
            y={top}
            width="8"
            height="8"
            fill="var(--color-paper)"
            stroke="var(--color-breached)"
            strokeWidth="1.4"
          />
        </>
      ) : (
        <path
          d={`M${x} ${bottom}V${top}l8 4-8 4`}
          fill="var(--color-ink)"
          stroke="var(--color-ink)"
          strokeWidth="1.4"
        />
      )}
      {label ? (
        <text
          x={label.x}
          y={label.y}
          textAnchor={label.anchor}
          className={`halo text-[12px] ${missed ? 'fill-breached' : 'fill-ink'}`}
        >
          {label.text}
        </text>
      ) : null}
    </g>
  );
}
