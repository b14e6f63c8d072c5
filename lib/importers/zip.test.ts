import { open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { type Parts, zipOf } from './testing';
import { openZip } from './zip';

const MIB = 1024 * 1024;

/** The entries' texts, or the sentence that refuses one. */
async function unpacked(bytes: Uint8Array, budget = MIB, most = MIB): Promise<string[]> {
  const path = join(tmpdir(), `zip-${process.pid}-${Math.random()}`);
  await writeFile(path, bytes);
  const file = await open(path);
  const texts: string[] = [];
  try {
    const zip = await openZip(file, bytes.length, budget);
    for (const entry of zip.entries) {
      let text = '';
      for await (const piece of zip.unpack(entry, most)) text += new TextDecoder().decode(piece);
      texts.push(text.length > 20 ? `${entry.name} ${text.length}` : `${entry.name} ${text}`);
    }
  } catch (error) {
    texts.push(error instanceof RangeError ? error.message : 'another error');
  } finally {
    await file.close();
    await rm(path);
  }
  return texts;
}

/** The same archive with its directory as one of more than four gigabytes tells it. */
function wide(entries: Parts): Uint8Array {
  const zip = Buffer.from(zipOf(entries));
  const end = zip.length - 22;
  const from = zip.readUInt32LE(end + 16);
  const listed = Buffer.from(zip.subarray(from, end));
  const nameBytes = listed.readUInt16LE(28);
  const extra = Buffer.alloc(4 + 5 + 4 + 16);
  extra.writeUInt16LE(0x9999, 0);
  extra.writeUInt16LE(5, 2);
  extra.writeUInt16LE(1, 9);
  extra.writeUInt16LE(16, 11);
  extra.writeBigUInt64LE(BigInt(listed.readUInt32LE(24)), 13);
  extra.writeBigUInt64LE(BigInt(listed.readUInt32LE(20)), 21);
  listed.writeUInt32LE(0xffffffff, 20);
  listed.writeUInt32LE(0xffffffff, 24);
  listed.writeUInt16LE(extra.length, 30);
  const directory = Buffer.concat([listed.subarray(0, 46 + nameBytes), extra]);
  const end64 = Buffer.alloc(56);
  end64.writeUInt32LE(0x06064b50, 0);
  end64.writeBigUInt64LE(1n, 32);
  end64.writeBigUInt64LE(BigInt(directory.length), 40);
  end64.writeBigUInt64LE(BigInt(from), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(from + directory.length), 8);
  const last = Buffer.alloc(22, 0xff);
  last.writeUInt32LE(0x06054b50, 0);
  last.writeUInt16LE(0, 20);
  return Buffer.concat([zip.subarray(0, from), directory, end64, locator, last]);
}

test.each<[string, Uint8Array, string[]]>([
  ['its entries', zipOf({ a: 'x', 'b/c': 'y' }), ['a x', 'b/c y']],
  ['an entry of nothing', zipOf({ a: '' }), ['a ']],
  ['a comment behind it', Buffer.concat([zipOf({ a: 'x' }), Buffer.from('note')]), ['a x']],
  ['one told in 64 bits', wide({ a: 'told in 64 bits' }), ['a told in 64 bits']],
  ['no archive', Buffer.from('x'), ['it is cut off, or no ZIP archive: its directory is missing']],
  [
    'less than its directory says',
    Buffer.from(zipOf({ a: 'x' })).subarray(10),
    ['its directory is damaged'],
  ],
])('%s', async (_, bytes, texts) => expect(await unpacked(bytes)).toEqual(texts));

test('what unpacks to more than all may stops there', async () => {
  const zip = zipOf({ a: 'x'.repeat(MIB), b: 'x' });
  expect(await unpacked(zip, MIB)).toEqual(['a 1048576', 'it unpacks to more than 1 MiB']);
  expect(await unpacked(zip, MIB + 1)).toEqual(['a 1048576', 'b x']);
});

test('what unpacks to more than one may is not begun', async () => {
  const zip = zipOf({ a: 'x'.repeat(MIB + 1) });
  expect(await unpacked(zip, 9 * MIB)).toEqual(['a unpacks to more than 1 MiB']);
});
