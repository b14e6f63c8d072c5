import type { z } from 'zod';

import type { Evidence, Issue, Party } from '@/lib/sla/evidence';

import type { CheckRules } from './checks';
import type { Encoding } from './encodings';
import type { MappingProposal } from './row-proposal';

/** What the person (or the source's remembered settings) says about a file. All optional but the vendor's name. */
export type ImportOptions = Readonly<{
  /** IANA zone of times that carry none. Without it such a time is an issue. */
  zone?: string;
  /** Who wrote the file. */
  party?: Party;
  /** For prose: when the text was published, epoch ms. */
  publishedAt?: number;
  /** How the file's characters are coded, where it has no byte order mark and is not UTF-8. */
  encoding?: Encoding;
  /** What was chosen of how such a file is read: columns, labels, words. As its importer takes it. */
  mapping?: unknown;
  /** How a monitor's checks become windows. */
  rules?: CheckRules;
  /** Epoch ms by which an open end and a relative day are understood. */
  now: number;
}>;

/** One record of the file: the facts that it holds and the issues found in it. */
export type ImportedRecord = Readonly<{
  evidence: readonly Evidence[];
  issues: readonly Issue[];
  /** Bytes of the source read so far, for progress. */
  bytesRead?: number;
}>;

/** One file format. Pure but for the stream it reads: no clock, no database, constant memory. */
export type Importer = Readonly<{
  id: string;
  /** As a person reads it: "Statuspage incidents". */
  label: string;
  /** Whose words such a file holds, unless the person says otherwise. */
  party: Party;
  /**
   * How sure the format is from the first bytes and the file's name:
   * 0 = not mine, 1 = certain. The registry takes the highest, ties by order.
   */
  recognises: (head: Uint8Array, fileName: string) => number;
  read: (bytes: AsyncIterable<Uint8Array>, options: ImportOptions) => AsyncIterable<ImportedRecord>;
  /**
   * For a document that a person wrote: the text in whose characters its facts stand. What is read
   * from it is a proposal, and each needs a person's confirmation.
   */
  text?: (bytes: AsyncIterable<Uint8Array>, options: ImportOptions) => Promise<DocumentText>;
  /**
   * For rows whose columns a person may map (`options.mapping`): the header, the first rows, how they
   * would be read and what must be asked. Null when the file has no rows to show.
   */
  table?: (
    bytes: AsyncIterable<Uint8Array>,
    options: ImportOptions,
  ) => Promise<MappingProposal | null>;
  /**
   * Names the conversation that a file is a word of, null if none. Files of one conversation are
   * one source, so that what one of them says is about what another one tells.
   */
  thread?: (bytes: AsyncIterable<Uint8Array>, options: ImportOptions) => Promise<string | null>;
  /** Other choices of how it is read (`options.mapping`), from which a form is drawn. */
  choices?: Choices;
  /** Whether it makes windows of single checks, so that `options.rules` changes what it reads. */
  checks?: true;
}>;

/** `schema`: an object whose fields are `asked()`. */
export type Choices = Readonly<{
  schema: z.ZodType;
  /** What the file itself tells of them. */
  look: (bytes: AsyncIterable<Uint8Array>, options: ImportOptions) => Promise<ChoicesSeen>;
}>;

export type ChoicesSeen = Readonly<{
  /** Columns or labels to choose from. */
  names: readonly string[];
  /** What is used where nothing was chosen, as far as the file decides it. */
  mapping?: unknown;
  /** The cells under `names`, where those are columns. */
  sampleRows?: readonly (readonly string[])[];
  /** What only a person knows, in a sentence each. */
  questions?: readonly string[];
}>;

/** A document as plain text. `publishedAt` (epoch ms): when it says itself that it was written. */
export type DocumentText = Readonly<{
  text: string;
  publishedAt?: number;
  issues: readonly Issue[];
  bytesRead: number;
}>;
