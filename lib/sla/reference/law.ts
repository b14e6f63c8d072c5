import type { TraceStep, TraceStepOf } from '../trace';
import { type Fraction, over } from './fraction';

/** What a trace claims. */
export type Steps = { [Name in TraceStep['step']]: TraceStepOf<Name> };
/** A claim about a step, and whether it holds. */
export type Law = readonly [claim: string, holds: boolean];

export const fractionOf = (exact: string): Fraction => {
  const [n = '', d = ''] = exact.split('/');
  return over(BigInt(n), BigInt(d));
};
export const equals = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
