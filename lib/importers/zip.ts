/**
 * A ZIP archive on disk, read by its central directory. What its entries claim is checked while they are
 * unpacked: none gives more bytes than it declares, and all of them together no more than the budget.
 */
import { Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';

/** Where the archive's bytes are: an open file, or the memory. */
export type ZipFile = Readonly<{
  read: (
    into: Uint8Array,
    offset: number,
    length: number,
    position: number,
  ) => Promise<Readonly<{ bytesRead: number }>>;
}>;

export type ZipEntry = Readonly<{
  name: string;
  method: number;
  encrypted: boolean;
  crc: number;
  packedBytes: number;
  sizeBytes: number;
  headerAt: number;
}>;

export type Zip = Readonly<{
  entries: readonly ZipEntry[];
  /** The entry's bytes; throws a `RangeError` with a sentence where it is not what it claims. */
  unpack: (entry: ZipEntry, mostBytes: number) => AsyncGenerator<Uint8Array>;
}>;

const MIB = 1024 * 1024;
const MOST_ENTRIES = 10_000;
const LARGEST_DIRECTORY = 16 * MIB;
const PIECE_BYTES = 64 * 1024;
const END_BYTES = 22;
const LOCATOR_BYTES = 20;
const LONGEST_COMMENT = 65_535;
const SIGNATURE = {
  end: 0x06054b50,
  end64: 0x06064b50,
  locator64: 0x07064b50,
  central: 0x02014b50,
  local: 0x04034b50,
} as const;
const MAX_32 = 0xffffffff;

/** `budgetBytes`: what all unpacking of this archive may give. Throws a `RangeError` where it is none. */
export async function openZip(file: ZipFile, fileBytes: number, budgetBytes: number): Promise<Zip> {
  const entries = await directoryOf(file, fileBytes);
  let left = budgetBytes;

  async function* unpack(entry: ZipEntry, mostBytes: number) {
    if (entry.encrypted) throw new RangeError(`${entry.name} is encrypted`);
    if (entry.sizeBytes > mostBytes) throw tooLarge(entry.name, mostBytes);
    let size = 0;
    let crc = 0;
    for await (const piece of packedPieces(file, entry)) {
      size += piece.length;
      left -= piece.length;
      if (size > entry.sizeBytes) throw new RangeError(`${entry.name} is larger than it declares`);
      if (left < 0) throw new RangeError(`it unpacks to more than ${budgetBytes / MIB} MiB`);
      crc = crc32(piece, crc);
      yield piece;
    }
    if (size !== entry.sizeBytes || crc !== entry.crc) {
      throw new RangeError(`${entry.name} is damaged: its checksum is another`);
    }
  }
  return { entries, unpack };
}

const tooLarge = (name: string, mostBytes: number) =>
  new RangeError(`${name} unpacks to more than ${mostBytes / MIB} MiB`);

async function directoryOf(file: ZipFile, fileBytes: number): Promise<ZipEntry[]> {
  const tailBytes = Math.min(fileBytes, END_BYTES + LONGEST_COMMENT + LOCATOR_BYTES);
  const tail = await readAt(file, fileBytes - tailBytes, tailBytes);
  const at = lastEnd(tail);
  if (at < 0) throw new RangeError('it is cut off, or no ZIP archive: its directory is missing');
  let count = tail.getUint16(at + 10, true);
  let bytes = tail.getUint32(at + 12, true);
  let from = tail.getUint32(at + 16, true);
  const locator = at - LOCATOR_BYTES;
  if (locator >= 0 && tail.getUint32(locator, true) === SIGNATURE.locator64) {
    const end = await readAt(file, wide(tail, locator + 8), 56);
    if (end.getUint32(0, true) !== SIGNATURE.end64)
      throw new RangeError('its directory is damaged');
    count = wide(end, 32);
    bytes = wide(end, 40);
    from = wide(end, 48);
  }
  if (count > MOST_ENTRIES || bytes > LARGEST_DIRECTORY) {
    throw new RangeError(`it holds ${count} files; at most ${MOST_ENTRIES} are looked at`);
  }
  return entriesOf(await readAt(file, from, bytes), count);
}

function lastEnd(tail: DataView): number {
  for (let at = tail.byteLength - END_BYTES; at >= 0; at--) {
    if (tail.getUint32(at, true) === SIGNATURE.end) return at;
  }
  return -1;
}

function entriesOf(directory: DataView, count: number): ZipEntry[] {
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let index = 0; index < count; index++) {
    if (at + 46 > directory.byteLength || directory.getUint32(at, true) !== SIGNATURE.central) {
      throw new RangeError('its directory is damaged');
    }
    const nameBytes = directory.getUint16(at + 28, true);
    const extraBytes = directory.getUint16(at + 30, true);
    const next = at + 46 + nameBytes + extraBytes + directory.getUint16(at + 32, true);
    if (next > directory.byteLength) throw new RangeError('its directory is damaged');
    const extra = view(directory, at + 46 + nameBytes, extraBytes);
    const [sizeBytes = 0, packedBytes = 0, headerAt = 0] = widened(extra, [
      directory.getUint32(at + 24, true),
      directory.getUint32(at + 20, true),
      directory.getUint32(at + 42, true),
    ]);
    entries.push({
      name: new TextDecoder().decode(view(directory, at + 46, nameBytes)),
      method: directory.getUint16(at + 10, true),
      encrypted: (directory.getUint16(at + 8, true) & 1) !== 0,
      crc: directory.getUint32(at + 16, true),
      packedBytes,
      sizeBytes,
      headerAt,
    });
    at = next;
  }
  return entries;
}

/** Those of the numbers that 32 bits do not hold, from the ZIP64 extra field, in its order. */
function widened(extra: DataView, numbers: readonly number[]): number[] {
  let at = 0;
  while (at + 4 <= extra.byteLength && extra.getUint16(at, true) !== 1) {
    at += 4 + extra.getUint16(at + 2, true);
  }
  let next = at + 4;
  return numbers.map((number) => {
    if (number !== MAX_32 || next + 8 > extra.byteLength) return number;
    next += 8;
    return wide(extra, next - 8);
  });
}

async function* packedPieces(file: ZipFile, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  if (entry.method !== 0 && entry.method !== 8) {
    throw new RangeError(`${entry.name} is packed by a method that is not read`);
  }
  const header = await readAt(file, entry.headerAt, 30);
  if (header.getUint32(0, true) !== SIGNATURE.local) {
    throw new RangeError(`${entry.name} is damaged: its header is missing`);
  }
  const start = entry.headerAt + 30 + header.getUint16(26, true) + header.getUint16(28, true);
  const packed = Readable.from(stretchOf(file, start, start + entry.packedBytes), {
    objectMode: false,
  });
  const unpacked: Readable = entry.method === 0 ? packed : packed.pipe(createInflateRaw());
  packed.on('error', (error) => unpacked.destroy(error));
  try {
    for await (const piece of unpacked) yield piece;
  } catch (cause) {
    throw new RangeError(`${entry.name} is damaged: it cannot be unpacked`, { cause });
  } finally {
    packed.destroy();
    unpacked.destroy();
  }
}

async function* stretchOf(file: ZipFile, from: number, to: number) {
  for (let at = from; at < to; at += PIECE_BYTES) {
    const { buffer, byteOffset, byteLength } = await readAt(
      file,
      at,
      Math.min(PIECE_BYTES, to - at),
    );
    yield new Uint8Array(buffer, byteOffset, byteLength);
  }
}

async function readAt(file: ZipFile, position: number, length: number): Promise<DataView> {
  const bytes = new Uint8Array(length);
  const { bytesRead } = await file.read(bytes, 0, length, position);
  if (bytesRead < length) throw new RangeError('it is cut off');
  return view(bytes, 0, length);
}

const view = ({ buffer, byteOffset }: ArrayBufferView, from: number, length: number) =>
  new DataView(buffer, byteOffset + from, length);

function wide(bytes: DataView, at: number): number {
  const number = bytes.getBigUint64(at, true);
  if (number > BigInt(Number.MAX_SAFE_INTEGER)) throw new RangeError('its directory is damaged');
  return Number(number);
}
