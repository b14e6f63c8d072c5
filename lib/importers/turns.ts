/**
 * Changes of a state, in any order and all of them at hand, into the windows between them. What streams
 * by in order, with edges that are rough and with coverage, is for `state-changes.ts`.
 */
export type TurnState = 'up' | 'down' | 'degraded' | 'maintenance';
export type Turn = Readonly<{ key: string; at: number; state: TurnState }>;

/** From the first turn to a state until the next turn to another one; `end: null` where none follows. */
export type TurnWindow<T> = Readonly<{ turn: T; end: number | null; isFirst: boolean }>;

/** The windows of every key, those of "up" too, so that a first one can be told from a later one. */
export function windowsOfTurns<T extends Turn>(turns: readonly T[]): TurnWindow<T>[] {
  const [first, last] = [turns[0], turns.at(-1)];
  const isNewestFirst = first !== undefined && last !== undefined && first.at > last.at;
  const inOrder = (isNewestFirst ? turns.toReversed() : turns).toSorted((a, b) => a.at - b.at);
  const byKey = new Map<string, T[]>();
  for (const turn of inOrder) {
    const own = byKey.get(turn.key);
    if (own) own.push(turn);
    else byKey.set(turn.key, [turn]);
  }
  return [...byKey.values()].flatMap((own) => {
    const changes = own.filter((turn, index) => turn.state !== own[index - 1]?.state);
    return changes.map((turn, index) => ({
      turn,
      end: changes[index + 1]?.at ?? null,
      isFirst: index === 0,
    }));
  });
}
