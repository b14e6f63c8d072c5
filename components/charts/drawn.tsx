import { cn } from '../ui/cn';
import type { Text, Tone } from './prepare';

const FILL = {
  ink: 'fill-ink',
  soft: 'fill-ink-soft',
  faint: 'fill-ink-faint',
  breached: 'fill-breached',
  accent: 'fill-accent',
  risk: 'fill-risk',
  met: 'fill-met',
} as const satisfies Record<Tone, string>;

/** The words of a model. */
export function Texts({ texts }: { texts: readonly Text[] }) {
  return (
    <g>
      {texts.map((text) => (
        <text
          key={`${text.x} ${text.y} ${text.text}`}
          x={text.x}
          y={text.y}
          textAnchor={text.anchor}
          className={cn(
            FILL[text.tone],
            text.strong && 'font-medium',
            text.fine && 'text-[12px]',
            text.halo && 'halo',
          )}
        >
          {text.text}
        </text>
      ))}
    </g>
  );
}

export type HatchProps = Readonly<{
  id: string;
  /** unknown = nobody was watching · breached = missed money · accent = disputed. */
  tone: 'unknown' | 'breached' | 'accent';
}>;

/** A hatch to fill with `url(#id)`: what is not known, missed or disputed, also on a printed page. */
export function Hatch({ id, tone }: HatchProps) {
  return (
    <pattern
      id={id}
      width="5"
      height="5"
      patternUnits="userSpaceOnUse"
      patternTransform="rotate(45)"
    >
      <path d="M0 0V5" stroke={`var(--color-${tone})`} strokeWidth="1.4" />
    </pattern>
  );
}
