import type { Assessment } from './assessment';
export function assess(input: unknown): Assessment {
  throw new Error(`being written ${typeof input}`);
}
