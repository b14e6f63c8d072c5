import type { State } from '../ui/state-mark';

export type StateShapeProps = Readonly<{ state: State; x: number; y: number; radius?: number }>;

/** The shape of a state inside a drawing, centred at a point. */
export function StateShape({ state, x, y, radius = 4.75 }: StateShapeProps) {
  switch (state) {
    case 'met':
      return <circle cx={x} cy={y} r={radius} fill="var(--color-met)" />;
    case 'breached':
      return (
        <rect
          x={x - radius}
          y={y - radius}
          width={radius * 2}
          height={radius * 2}
          fill="var(--color-breached)"
        />
      );
    case 'risk':
      return (
        <path
          d={`M${x} ${y - radius * 1.1}L${x + radius * 1.15} ${y + radius * 0.85}H${x - radius * 1.15}Z`}
          fill="var(--color-risk)"
        />
      );
    case 'unknown':
    case 'review':
      return ring({ x, y, r: radius - 0.8, dashes: '2.6 2.1' });
    case 'running':
      return ring({ x, y, r: radius - 0.8, dashes: '0.2 2.5' });
  }
}

const ring = ({
  x,
  y,
  r,
  dashes,
}: Readonly<{ x: number; y: number; r: number; dashes: string }>) => (
  <circle
    cx={x}
    cy={y}
    r={r}
    fill="none"
    stroke="var(--color-unknown)"
    strokeWidth="1.4"
    strokeDasharray={dashes}
    strokeLinecap={dashes.startsWith('0.2') ? 'round' : 'butt'}
  />
);
