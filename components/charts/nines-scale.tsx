import { prepareNines, type NinesInput } from './prepare-nines';
import { StateShape } from './state-shape';

export type NinesScaleProps = NinesInput;

/** Promise, vendor-admitted, customer-observed and agreed on one scale of nines, for a row of a table. */
export function NinesScale(input: NinesScaleProps) {
  const model = prepareNines(input);
  const { agreedX, vendorAdmittedX, customerObservedX, promiseX, shortfall } = model;
  const given = [agreedX, vendorAdmittedX, customerObservedX].filter((x) => x !== undefined);
  return (
    <svg
      viewBox={`0 0 ${model.width} 30`}
      role="img"
      aria-label={model.label}
      className="-my-1.5 inline-block w-full overflow-visible align-middle sm:w-[250px] print:w-[42mm]"
    >
      <path d={`M4 15H${model.width - 4}`} stroke="var(--color-line)" />
      {model.ticks.map(({ x, label }) => (
        <path key={label} d={`M${x} 11V19`} stroke="var(--color-line)" />
      ))}
      {shortfall ? (
        <rect {...shortfall} y="11" height="8" fill="var(--color-breached-soft)" />
      ) : null}
      {given.length > 1 ? (
        <path
          d={`M${Math.min(...given)} 15H${Math.max(...given)}`}
          stroke="var(--color-ink-soft)"
          strokeWidth="1.5"
        />
      ) : null}
      {vendorAdmittedX === undefined ? null : (
        <circle
          cx={vendorAdmittedX}
          cy="15"
          r="3.6"
          fill="var(--color-paper)"
          stroke="var(--color-ink-soft)"
          strokeWidth="1.3"
        />
      )}
      {customerObservedX === undefined ? null : (
        <path d={`M${customerObservedX} 10V20`} stroke="var(--color-ink-soft)" strokeWidth="1.6" />
      )}
      {agreedX === undefined ? null : <StateShape state={input.state} x={agreedX} y={15} />}
      <path d={`M${promiseX} 3V27`} stroke="var(--color-ink)" strokeWidth="2" />
      {given.length === 0 ? (
        <text
          x={promiseX > model.width / 2 ? promiseX - 8 : promiseX + 8}
          y="19"
          textAnchor={promiseX > model.width / 2 ? 'end' : 'start'}
          className="halo fill-ink-faint text-[12px]"
        >
          not watched
        </text>
      ) : null}
      {model.clipped ? (
        <path d="M-4 11-8 15-4 19" fill="none" stroke="var(--color-ink-soft)" strokeWidth="1.3" />
      ) : null}
    </svg>
  );
}

/** The ticks of the scale, for the head of the column. */
export function NinesHead() {
  const { ticks, width } = prepareNines({
    promise: '100',
    vendorAdmitted: null,
    customerObserved: null,
    agreed: null,
    state: 'unknown',
  });
  return (
    <svg
      viewBox={`0 0 ${width} 16`}
      role="img"
      aria-label="Scale of nines from 99 to 100 percent"
      className="block w-full overflow-visible sm:w-[250px] print:w-[42mm]"
    >
      {ticks.map(({ x, label }) =>
        label === '99.999' ? null : (
          <text key={label} x={x} y="12" textAnchor="middle" className="fill-ink-faint text-[12px]">
            {label}
          </text>
        ),
      )}
    </svg>
  );
}

/** What the marks of the scale mean, in one line above the table. */
export function NinesKey() {
  const item = 'inline-flex items-center gap-1.5 whitespace-nowrap';
  return (
    <span className="flex flex-wrap gap-x-5 gap-y-0.5 text-xs text-ink-faint">
      <span className={item}>
        <svg width="4" height="16" aria-hidden="true">
          <path d="M2 0V16" stroke="var(--color-ink)" strokeWidth="2" />
        </svg>
        promise
      </span>
      <span className={item}>
        <svg width="10" height="10" aria-hidden="true">
          <circle
            cx="5"
            cy="5"
            r="3.6"
            fill="none"
            stroke="var(--color-ink-soft)"
            strokeWidth="1.3"
          />
        </svg>
        vendor-admitted
      </span>
      <span className={item}>
        <svg width="4" height="12" aria-hidden="true">
          <path d="M2 1V11" stroke="var(--color-ink-soft)" strokeWidth="1.6" />
        </svg>
        customer-observed
      </span>
      <span className={item}>
        <svg width="26" height="12" aria-hidden="true">
          <StateShape state="met" x={6} y={6} />
          <StateShape state="breached" x={20} y={6} />
        </svg>
        agreed
      </span>
    </span>
  );
}
