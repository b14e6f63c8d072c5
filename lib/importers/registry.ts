/** Every format that can be imported. A new one is a file, a line here and a fixture. */
import { csv } from './csv';
import type { Importer } from './importer';
import { prose } from './prose';
import { statuspage } from './statuspage';

export const importers: readonly Importer[] = [statuspage, csv, prose];

/** The importer that is surest of a file from its first bytes (64 KiB serve well) and its name; null when none knows it. */
export function detect(
  head: Uint8Array,
  fileName: string,
): Readonly<{ importer: Importer; confidence: number }> | null {
  const sure = importers
    .map((importer) => ({ importer, confidence: importer.recognises(head, fileName) }))
    .toSorted((a, b) => b.confidence - a.confidence)[0];
  return sure && sure.confidence > 0 ? sure : null;
}

export const importerById = (id: string): Importer | null =>
  importers.find((importer) => importer.id === id) ?? null;

/** Whether what is read from such a file are proposals that a person confirms one by one. */
export const isDocument = (id: string): boolean => importerById(id)?.text !== undefined;
