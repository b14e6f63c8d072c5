/** A stream as a file, for parsers that must jump about in it. */
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type ReceivedFile = Readonly<{ path: string; bytes: number }>;

/** Yields the bytes so far while it is written, then what `work` makes of the file, which is gone in the end, however it ends. */
export async function* throughFile<T>(
  source: AsyncIterable<Uint8Array>,
  onPiece: (bytes: number) => T,
  work: (file: ReceivedFile) => AsyncIterable<T>,
): AsyncGenerator<T> {
  const folder = await mkdtemp(join(tmpdir(), 'makegood-'));
  try {
    const path = join(folder, 'received');
    let bytes = 0;
    const file = await open(path, 'wx', 0o600);
    try {
      for await (const piece of source) {
        await file.appendFile(piece);
        bytes += piece.length;
        yield onPiece(bytes);
      }
    } finally {
      await file.close();
    }
    yield* work({ path, bytes });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
