/** The XML of a workbook's parts, read while it is unpacked. */
import { SaxesParser } from 'saxes';

import type { Zip, ZipEntry } from './zip';

export type Attributes = Readonly<Record<string, string | undefined>>;

/** What collects items of an XML as it goes by. Names are without their prefixes. */
export type Collector<T> = Readonly<{
  /** `path`: the names of the elements that are open, from the root to this one. */
  open: (path: readonly string[], attributes: Attributes) => void;
  text?: (text: string, path: readonly string[]) => void;
  close?: (path: readonly string[]) => void;
  /** The items since it was asked last. */
  take: () => readonly T[];
}>;

export type Part = Readonly<{ zip: Zip; entry: ZipEntry; mostBytes: number; label?: string }>;

export type Batch<T> = Readonly<{ items: readonly T[]; bytes: number }>;

const DEEPEST = 100;

/**
 * The items of each piece of the part. Throws a `RangeError` with a sentence where the part is damaged or
 * its XML broken, after the items before that place.
 */
export async function* collected<T>(part: Part, collector: Collector<T>): AsyncGenerator<Batch<T>> {
  const { zip, entry, mostBytes, label = entry.name } = part;
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const parser = parserFor(collector);
  const failureOf = (step: () => void, message: string) => {
    try {
      step();
      return null;
    } catch (cause) {
      return cause instanceof RangeError ? cause : new RangeError(message, { cause });
    }
  };
  const parse = (piece: Uint8Array | null) => {
    let text = '';
    return (
      failureOf(() => {
        text = piece ? decoder.decode(piece, { stream: true }) : decoder.decode();
      }, `${entry.name} is not UTF-8`) ??
      failureOf(() => {
        parser.write(text);
        if (!piece) parser.close();
      }, `its XML is broken in ${label}`)
    );
  };
  for await (const piece of zip.unpack(entry, mostBytes)) {
    const failure = parse(piece);
    yield { items: collector.take(), bytes: piece.length };
    if (failure) throw failure;
  }
  const failure = parse(null);
  if (failure) throw failure;
}

function parserFor({ open, text, close }: Collector<unknown>) {
  const parser = new SaxesParser<{ xmlns: false; position: boolean }>({
    xmlns: false,
    position: false,
  });
  const path: string[] = [];
  parser.on('opentag', ({ name, attributes }) => {
    if (path.push(localName(name)) > DEEPEST) throw new Error('Nested too deep');
    open(path, attributes);
  });
  parser.on('closetag', () => {
    close?.(path);
    path.pop();
  });
  if (text) {
    parser.on('text', (piece) => text(piece, path));
    parser.on('cdata', (piece) => text(piece, path));
  }
  return parser;
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1);

/** What `pick` makes of each element of the part, in order. */
export async function picked<T>(
  part: Part,
  pick: (name: string, parent: string, attributes: Attributes) => T | undefined,
): Promise<T[]> {
  let items: T[] = [];
  const open = (path: readonly string[], attributes: Attributes) => {
    const item = pick(path.at(-1) ?? '', path.at(-2) ?? '', attributes);
    if (item !== undefined) items.push(item);
  };
  for await (const _ of collected(part, { open, take: () => [] }));
  return items;
}

/** Whether what stands here is a cell's or a shared text's own, not its phonetic guide. */
export const isOwnText = (path: readonly string[]) => path.at(-1) === 't' && path.at(-2) !== 'rPh';
