/** What an import is and what pressing its button would do, in words. */
import type { ImportList, ImportOptions, ImportReport, ImportRow } from '@/lib/api/wire/imports';

import { formatCount } from '../format';
import type { State } from '../ui/state-mark';

export const STATUS = {
  preview: { state: 'review', word: 'Preview' },
  committed: { state: 'met', word: 'Added' },
  undone: { state: 'unknown', word: 'Undone' },
  discarded: { state: 'unknown', word: 'Discarded' },
} as const satisfies Record<ImportRow['status'], { state: State; word: string }>;

/** Previews first, since they wait for somebody; else as they came, newest first. */
export const waitingFirst = (rows: readonly ImportRow[]): ImportRow[] => [
  ...rows.filter(({ status }) => status === 'preview'),
  ...rows.filter(({ status }) => status !== 'preview'),
];

/** "51c0…9ad4" */
export const shortHash = (sha256: string) => `${sha256.slice(0, 4)}…${sha256.slice(-4)}`;

export const recognisedText = ({ format, detected }: ImportReport['import']) =>
  detected === null
    ? 'not recognised by its content'
    : format === detected
      ? 'recognised by its content'
      : 'format chosen by hand';

type Format = ImportList['formats'][number];

const WHOSE = [
  { party: 'customer', title: 'What monitors and people record' },
  { party: 'vendor', title: 'What vendors publish' },
  { party: 'third_party', title: 'What others tell of vendors' },
] as const;

/** The formats by whose words they hold, each group in the order of the alphabet. */
export const formatGroups = (formats: readonly Format[]) =>
  WHOSE.map(({ party, title }) => ({
    title,
    formats: formats
      .filter((format) => format.party === party)
      .toSorted((a, b) => a.label.localeCompare(b.label, 'en')),
  })).filter((group) => group.formats.length > 0);

/** How many facts a commit would add. `atMost`: more than the preview lists, so that some may stay out. */
export type ToAdd = Readonly<{ count: number; atMost: boolean }>;

/**
 * New facts that are not left out and, of a text, are confirmed. Counted from the listed
 * proposals where they are all of them, from the whole file's count else.
 */
export function toAdd(
  { counts, proposals, prose }: Pick<ImportReport, 'counts' | 'proposals' | 'prose'>,
  { serviceMap = {}, confirmed = [] }: Pick<ImportOptions, 'serviceMap' | 'confirmed'>,
): ToAdd {
  const whole = proposals.length === counts.fresh + counts.known;
  const wanted = proposals.filter(
    ({ ref, known, service }) =>
      !known &&
      (service === null || serviceMap[service] !== '-') &&
      (prose === null || confirmed === 'all' || confirmed.includes(ref)),
  ).length;
  if (whole || (prose !== null && confirmed !== 'all')) return { count: wanted, atMost: false };
  return { count: counts.fresh, atMost: Object.values(serviceMap).includes('-') };
}

/** "Import 1,206", "Import up to 1,206", "Finish, nothing new". */
export function importLabel({ count, atMost }: ToAdd): string {
  if (count === 0) return 'Finish, nothing new';
  return `Import ${atMost ? 'up to ' : ''}${formatCount(count)}`;
}

/** Refuses before anything is sent; null when the file may go. The limit counts in 1,048,576 bytes. */
export function refusalOfFile(
  { name, size }: Readonly<{ name: string; size: number }>,
  maxBytes: number,
): string | null {
  const mb = (bytes: number) => formatCount(Math.ceil(bytes / 1_048_576));
  if (size === 0) return `${name} is empty.`;
  if (size <= maxBytes) return null;
  return `${name} has ${mb(size)} MB; at most ${mb(maxBytes)} MB are read.`;
}

/** A file name for a pasted text: its first words. */
export function pastedName(text: string): string {
  const line = text
    .split('\n')
    .map((each) => each.trim())
    .find((each) => each !== '');
  const words = (line ?? '')
    .replaceAll(/[^\p{L}\p{N} ,'’&.-]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const short = words.length <= 60 ? words : words.slice(0, 60).replace(/\s\S*$/, '');
  return `${short.replace(/[ ,.'’&-]+$/, '') || 'Pasted text'}.txt`;
}

/** Noon in UTC is the same date nearly everywhere; only the date of a publication is asked for. */
export const publishedAtOf = (day: string) => `${day}T12:00:00Z`;
