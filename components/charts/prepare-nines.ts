import { formatPercent, formatRate } from '../format';
import type { State } from '../ui/state-mark';

export type NinesInput = Readonly<{
  /** Percent as decimal text, all of them; `null` without data. */
  promise: string;
  vendorAdmitted: string | null;
  customerObserved: string | null;
  agreed: string | null;
  /** State of the agreed figure. */
  state: State;
}>;

export type NinesModel = Readonly<{
  width: number;
  ticks: readonly Readonly<{ x: number; label: string }>[];
  promiseX: number;
  vendorAdmittedX: number | undefined;
  customerObservedX: number | undefined;
  agreedX: number | undefined;
  /** What is missing to the promise. */
  shortfall: Readonly<{ x: number; width: number }> | undefined;
  /** Something lies below 99 % and is drawn at the left end. */
  clipped: boolean;
  label: string;
}>;

const LEFT = 8;
const FIRST = 2;
const LAST_REAL = 5;

/**
 * Places figures by −log10(1 − a): 99, 99.9, 99.99, 99.999 are equally far apart. 100 has no place on
 * such a scale and gets the right end, half a nine after the last tick.
 */
export function prepareNines(input: NinesInput, width = 250): NinesModel {
  const unit = (width - LEFT * 2) / (LAST_REAL - FIRST + 0.45);
  const x = (percent: string) => {
    const nines = ninesOf(percent);
    if (nines === Infinity) return width - LEFT;
    return LEFT + (Math.min(Math.max(nines, FIRST - 0.06), LAST_REAL + 0.2) - FIRST) * unit;
  };
  const at = (percent: string | null) => (percent === null ? undefined : x(percent));
  const promiseX = x(input.promise);
  const agreedX = at(input.agreed);
  const broken = input.state === 'breached' && agreedX !== undefined && agreedX < promiseX;
  const given = [input.vendorAdmitted, input.customerObserved, input.agreed];
  return {
    width,
    ticks: ['99', '99.9', '99.99', '99.999', '100'].map((label) => ({ label, x: x(label) })),
    promiseX,
    vendorAdmittedX: at(input.vendorAdmitted),
    customerObservedX: at(input.customerObserved),
    agreedX,
    shortfall: broken ? { x: agreedX, width: promiseX - agreedX } : undefined,
    clipped: given.some((percent) => percent !== null && ninesOf(percent) < FIRST),
    label: [
      `promised ${formatRate(input.promise)}`,
      said('vendor-admitted', input.vendorAdmitted, input.promise),
      said('customer-observed', input.customerObserved, input.promise),
      said('agreed', input.agreed, input.promise),
    ].join(', '),
  };
}

const said = (name: string, percent: string | null, promise: string): string =>
  `${name} ${percent === null ? 'no data' : formatPercent(percent, { promise })}`;

const ninesOf = (percent: string): number => -Math.log10((100 - Number(percent)) / 100);
