import type { ReactNode } from 'react';

export type DefinitionsProps = Readonly<{
  rows: readonly Readonly<{ label: ReactNode; value: ReactNode }>[];
  className?: string;
}>;

/** Name at the left, value at the right of it, a hairline below each: a contract, a source, an account. */
export function Definitions({ rows, className }: DefinitionsProps) {
  return (
    <dl className={className}>
      {rows.map((row, index) => (
        <div
          key={index}
          className="grid grid-cols-[7rem_minmax(0,1fr)] gap-x-4 border-b border-line py-1.75"
        >
          <dt className="text-ink-faint">{row.label}</dt>
          <dd className="min-w-0 break-words">{row.value}</dd>
        </div>
      ))}
    </dl>
  );
}

export type NotesProps = Readonly<{ notes: readonly ReactNode[] }>;

/** Numbered sentences: what to know, in order of consequence. */
export function Notes({ notes }: NotesProps) {
  return (
    <ol>
      {notes.map((note, index) => (
        <li
          key={index}
          className="grid grid-cols-[1.75rem_minmax(0,1fr)] border-b border-line py-2.25 text-pretty first:pt-0"
        >
          <span aria-hidden="true" className="text-ink-faint">
            {index + 1}
          </span>
          <span>{note}</span>
        </li>
      ))}
    </ol>
  );
}
