/** A file that only its whole can tell: its bytes, up to a limit beyond which nothing of it is read. */
import type { Issue } from '@/lib/sla/evidence';

export type WholeFile = Readonly<{ bytesRead: number }> &
  (
    | Readonly<{ bytes: Uint8Array; issue?: undefined }>
    | Readonly<{ issue: Issue; bytes?: undefined }>
  );

/** Reads to the end, so that `bytesRead` is the whole file, and keeps no more than `most` bytes. */
export async function wholeFile(
  bytes: AsyncIterable<Uint8Array>,
  most: number,
): Promise<WholeFile> {
  let chunks: Uint8Array[] = [];
  let bytesRead = 0;
  for await (const chunk of bytes) {
    bytesRead += chunk.length;
    if (bytesRead <= most) chunks.push(chunk);
    else chunks = [];
  }
  if (bytesRead === 0) return { bytesRead, issue: fileIssue('The file is empty', 'a document') };
  if (bytesRead > most) {
    const size = (count: number) => `${Math.ceil(count / 1_000_000)} MB`;
    return { bytesRead, issue: fileIssue(size(bytesRead), `a document of at most ${size(most)}`) };
  }
  return { bytesRead, bytes: new Uint8Array(Buffer.concat(chunks)) };
}

/** An issue of the whole file, after which nothing of it is read. */
export const fileIssue = (found: string, expected: string): Issue => ({
  place: { from: 0, to: 0 },
  field: 'file',
  found,
  expected,
  severity: 'error',
});
