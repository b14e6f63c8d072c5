'use client';

import { ChartFrame, Drawing, usePatternId } from './chart-frame';
import { Hatch, Texts } from './drawn';
import { outcomeLook } from './outcome-look';
import { type MoneyBarInput, type MoneyBarModel, prepareMoneyBar } from './prepare-money';

export type MoneyBarProps = MoneyBarInput & Readonly<{ title: string }>;

/** Everything that was found in one bar: recovered, awaiting, declined, not yet claimed, missed. */
export function MoneyBar({ title, ...input }: MoneyBarProps) {
  return (
    <ChartFrame
      label="Credits found, by what became of them"
      twin={{ title, table: prepareMoneyBar(input, 680).table }}
    >
      {(width) => <Bar model={prepareMoneyBar(input, width)} width={width} />}
    </ChartFrame>
  );
}

function Bar({ model, width }: { model: MoneyBarModel; width: number }) {
  const hatch = usePatternId();
  return (
    <Drawing width={width} height={model.height}>
      <defs>
        <Hatch id={hatch} tone="breached" />
      </defs>
      <path d={model.bracket} stroke="var(--color-line-strong)" fill="none" />
      {model.parts.map((part) => (
        <rect
          key={part.outcome}
          x={part.x + 0.6}
          y={model.barY}
          width={Math.max(part.width - 1.2, 0.8)}
          height={model.barHeight}
          {...outcomeLook(part.outcome, hatch)}
        />
      ))}
      {model.keys.map(({ outcome, y }) => (
        <rect key={outcome} x={1} y={y} width={12} height={12} {...outcomeLook(outcome, hatch)} />
      ))}
      {model.rules.map((y) => (
        <path key={y} d={`M0 ${y}H${width}`} stroke="var(--color-line)" />
      ))}
      <Texts texts={model.texts} />
    </Drawing>
  );
}
