import { Refused } from '@/lib/api/fetch';

export type Fault = Readonly<{ path: string; expected: string; found?: string | undefined }>;

/** The places that the server refused, their paths as the form names its fields. */
export const faultsOf = (error: unknown): readonly Fault[] =>
  error instanceof Refused
    ? error.faults.map((fault) => ({ ...fault, path: fault.path.replace(/^body\./, '') }))
    : [];

/** What was found and what was expected at one field, in one sentence; undefined where all is well. */
export function errorAt(faults: readonly Fault[], path: string): string | undefined {
  const fault = faults.find((each) => each.path === path);
  return fault && faultSentence(fault);
}

export function faultSentence({ expected, found }: Fault): string {
  return found ? `Found ${found}; expected ${expected}.` : `Expected ${expected}.`;
}

/** The refusal as a whole, for beside the button: what no field shows. */
export function refusalText(error: unknown): string {
  if (error instanceof Refused) return error.message;
  return 'The server did not answer. Nothing was saved.';
}
