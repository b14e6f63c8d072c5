import 'server-only';
import { createHash } from 'node:crypto';
import { createGunzip, createGzip } from 'node:zlib';

import { and, asc, eq, gte, lt } from 'drizzle-orm';

import type { Tx } from '@/lib/db/client';
import { importChunks } from '@/lib/db/schema';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';

/** The raw file in the database: written and read as a stream, gzip in pieces, with its hash. */
const PIECE_BYTES = 1024 * 1024;
const HEAD_BYTES = 64 * 1024;
const PIECES_A_READ = 4;

export type StoredFile = Readonly<{ sha256: string; sizeBytes: number; head: Uint8Array }>;
export const maxBytes = (): number => env().MAKEGOOD_MAX_UPLOAD_MB * 1024 * 1024;

export function refuseOverLimit(bytes: number): void {
  if (bytes <= maxBytes()) return;
  const mb = (value: number) => Math.ceil(value / (1024 * 1024));
  throw new AppError(
    `The file has ${mb(bytes)} MB or more; at most ${env().MAKEGOOD_MAX_UPLOAD_MB} MB are read (MAKEGOOD_MAX_UPLOAD_MB).`,
    { code: 'too_large' },
  );
}

type Owner = Readonly<{ organizationId: string; importId: string }>;

/** Stores the stream piece by piece in the caller's transaction. Refuses an empty file and one over the limit. */
export async function storeFile(
  tx: Tx,
  owner: Owner,
  bytes: AsyncIterable<Uint8Array>,
  onProgress: (bytes: number) => void,
): Promise<StoredFile> {
  const hash = createHash('sha256');
  const head: Uint8Array[] = [];
  let size = 0;

  async function* counted() {
    for await (const piece of bytes) {
      if (size < HEAD_BYTES) head.push(piece.subarray(0, HEAD_BYTES - size));
      size += piece.byteLength;
      refuseOverLimit(size);
      hash.update(piece);
      onProgress(size);
      yield piece;
    }
  }
  await writePieces(tx, owner, gzip(counted()));
  if (size === 0) throw new AppError('The file is empty. Nothing was stored.', { code: 'invalid' });
  return { sha256: hash.digest('hex'), sizeBytes: size, head: Buffer.concat(head) };
}

async function* gzip(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const packed = createGzip({ level: 6 });
  const fed = feed(bytes, packed);
  // The error of the source is the one to tell, not the stream's that it broke.
  fed.catch((error: unknown) => packed.destroy(error instanceof Error ? error : undefined));
  for await (const piece of packed) yield Buffer.from(piece);
  await fed;
}

async function feed(bytes: AsyncIterable<Uint8Array>, into: ReturnType<typeof createGzip>) {
  for await (const piece of bytes) {
    if (!into.write(piece)) await new Promise((go) => into.once('drain', go));
  }
  into.end();
}

async function writePieces(tx: Tx, owner: Owner, packed: AsyncIterable<Buffer>) {
  let seq = 0;
  let held: Buffer[] = [];
  let heldBytes = 0;
  const write = async () => {
    await tx.insert(importChunks).values({ ...owner, seq, bytes: Buffer.concat(held) });
    seq += 1;
    held = [];
    heldBytes = 0;
  };
  for await (const piece of packed) {
    held.push(piece);
    heldBytes += piece.byteLength;
    if (heldBytes >= PIECE_BYTES) await write();
  }
  if (heldBytes > 0) await write();
}

/** The raw file again, as a stream. */
export async function* readFile(tx: Tx, importId: string): AsyncGenerator<Uint8Array> {
  const unpacked = createGunzip();
  const fed = (async () => {
    for (let seq = 0; ; seq += PIECES_A_READ) {
      const rows = await tx
        .select({ bytes: importChunks.bytes })
        .from(importChunks)
        .where(
          and(
            eq(importChunks.importId, importId),
            gte(importChunks.seq, seq),
            lt(importChunks.seq, seq + PIECES_A_READ),
          ),
        )
        .orderBy(asc(importChunks.seq));
      for (const { bytes } of rows) {
        if (!unpacked.write(bytes)) await new Promise((go) => unpacked.once('drain', go));
      }
      if (rows.length < PIECES_A_READ) return unpacked.end();
    }
  })();
  fed.catch((error: unknown) => unpacked.destroy(error instanceof Error ? error : undefined));
  try {
    for await (const piece of unpacked) yield piece;
    await fed;
  } finally {
    unpacked.destroy();
  }
}
