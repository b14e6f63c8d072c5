import 'server-only';
import { AppError, type Fault, type Refusal } from '@/lib/errors';

const STATUS: Record<Refusal, number> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  too_many: 429,
};

/** Only an AppError is the caller's to see: anything else that reaches here is our own bug. */
export function toProblem(error: unknown): Response {
  if (error instanceof AppError) return problem(error.code, error.message, error.faults);
  console.error(error);
  return problem(undefined, 'Something went wrong here. Nothing was saved.');
}

function problem(code: Refusal | undefined, title: string, faults: readonly Fault[] = []) {
  const status = code ? STATUS[code] : 500;
  return Response.json(
    { title, status, code: code ?? 'internal', ...(faults.length > 0 && { faults }) },
    { status, headers: { 'content-type': 'application/problem+json' } },
  );
}
