/** A refusal the caller can act on. Anything else that is thrown is a bug, and becomes a 500. */
export type Refusal =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'too_large'
  | 'too_many';

/** What is wrong at one place of the input, as a person can mend it. */
export type Fault = Readonly<{ path: string; expected: string; found?: string | undefined }>;

export class AppError extends Error {
  readonly code: Refusal;
  readonly faults: readonly Fault[];

  constructor(
    message: string,
    { code, cause, faults }: { code: Refusal; cause?: unknown; faults?: readonly Fault[] },
  ) {
    super(message, { cause });
    this.code = code;
    this.faults = faults ?? [];
  }
}
