/** Names that stand in the beginning of a JSON text, for a person to choose from. */
import { decodeText } from './decode';
import type { ImportOptions } from './importer';
import { JSON_HEAD_CHARS } from './json-lists';
import { peek } from './mapped-rows';

const MOST = 200;

/** The keys of the plain objects under `field`, such as the labels of series, each once and in their order. */
export const keysUnder =
  (field: string) =>
  (bytes: AsyncIterable<Uint8Array>, options: ImportOptions): Promise<string[]> =>
    found(bytes, options, (head) =>
      [...head.matchAll(new RegExp(`"${field}"\\s*:\\s*\\{([^{}]*)\\}`, 'g'))].flatMap(
        ([, object = '']) => [...object.matchAll(/"([^"\\]+)"\s*:/g)],
      ),
    );

/** The texts of every `field`, each once and in their order. */
export const textsOf =
  (field: string) =>
  (bytes: AsyncIterable<Uint8Array>, options: ImportOptions): Promise<string[]> =>
    found(bytes, options, (head) => [
      ...head.matchAll(new RegExp(`"${field}"\\s*:\\s*"([^"\\\\]+)"`, 'g')),
    ]);

async function found(
  bytes: AsyncIterable<Uint8Array>,
  { encoding }: ImportOptions,
  matches: (head: string) => readonly RegExpMatchArray[],
): Promise<string[]> {
  const { head } = await peek(decodeText(bytes, encoding), JSON_HEAD_CHARS);
  const names = matches(head).map(([, name = '']) => name);
  return [...new Set(names)].slice(0, MOST);
}
