import 'server-only';
import type { ImportProgress as Progress } from '@/lib/api/wire/imports';

type Owner = Readonly<{ organizationId: string; importId: string }>;
type Told = Readonly<{ organizationId: string; progress: Progress }>;

/**
 * How far running imports are, in the memory of the process that runs them. Nothing depends on
 * it: an import that another process runs just has no bar.
 */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the property is ours alone, and undefined until set
const kept = globalThis as { makegoodProgress?: Map<string, Told> };
const running = (kept.makegoodProgress ??= new Map());

export const tellProgress = ({ organizationId, importId }: Owner, progress: Progress): void => {
  running.set(importId, { organizationId, progress });
};

export function progressOf(organizationId: string, importId: string): Progress | null {
  const told = running.get(importId);
  return told?.organizationId === organizationId ? told.progress : null;
}

export const forgetProgress = (importId: string): void => {
  running.delete(importId);
};
