const EVERY_MS = 5 * 60_000;

/**
 * Time passes without anybody writing: running periods are assessed again as of now, and at the start
 * what an earlier version of the rules computed.
 */
export async function register(): Promise<void> {
  if (process.env['NEXT_RUNTIME'] !== 'nodejs') return;
  const { refreshRunning } = await import('@/lib/services/assessments');
  const tick = () => {
    refreshRunning().catch((error: unknown) => console.error('refresh of running periods', error));
  };
  tick();
  setInterval(tick, EVERY_MS).unref();
}
