/**
 * Changes of one record, sent one at a time: what is changed while one is on its way is joined and
 * sent next. Shown at once; a refusal takes back all that was not stored.
 */

export type Queue<Patch> = Readonly<{
  add: (patch: Patch) => void;
  /** Resolves when all is stored; rejects with the refusal. */
  settled: () => Promise<void>;
  subscribe: (changed: () => void) => () => void;
  snapshot: () => Waiting<Patch>;
}>;

export type Waiting<Patch> = Readonly<{
  /** What was changed here and is not yet in what the server tells; null when nothing is. */
  patch: Patch | null;
  /** When the first of them was sent, epoch ms; null when nothing is under way. */
  sinceMs: number | null;
  error: unknown;
}>;

/** `send` stores a patch and ends only when what it changed has been read again. */
export function changeQueue<Patch extends object>(
  send: (patch: Patch) => Promise<unknown>,
  now: () => number = Date.now,
): Queue<Patch> {
  const listeners = new Set<() => void>();
  let state: Waiting<Patch> = { patch: null, sinceMs: null, error: null };
  let unsent: Patch | null = null;
  let running: Promise<void> | null = null;

  const tell = (next: Waiting<Patch>) => {
    state = next;
    for (const listener of listeners) listener();
  };
  const run = async () => {
    while (unsent) {
      const patch = unsent;
      unsent = null;
      await send(patch);
    }
  };
  const finish = (error: unknown) => {
    unsent = null;
    running = null;
    tell({ patch: null, sinceMs: null, error });
  };

  return {
    add: (patch) => {
      unsent = { ...unsent, ...patch };
      tell({
        patch: { ...state.patch, ...patch },
        sinceMs: state.sinceMs ?? now(),
        error: null,
      });
      running ??= run().then(
        () => finish(null),
        (error: unknown) => finish(error),
      );
    },
    settled: async () => {
      await running;
      if (state.error) throw state.error;
    },
    subscribe: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    snapshot: () => state,
  };
}
