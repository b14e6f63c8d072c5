import type { ReactNode } from 'react';

export type EmptyProps = Readonly<{
  /** Why it is empty: "No source watched Pelican CRM before 3 November." */
  why: ReactNode;
  /** What to do: "Import its status page." */
  next?: ReactNode;
  /** The button that does it. */
  action?: ReactNode;
}>;

/** One sentence on why, one on what to do, the button. */
export function Empty({ why, next, action }: EmptyProps) {
  return (
    <div className="py-2">
      <p className="max-w-measure text-base text-pretty">
        {why} {next ? <span className="text-ink-soft">{next}</span> : null}
      </p>
      {action ? <div className="mt-4 flex flex-wrap gap-3">{action}</div> : null}
    </div>
  );
}

export type ErrorNoteProps = Readonly<{
  /** What was found: "The file ends in the middle of line 1,144." */
  found: ReactNode;
  /** What was expected, or what is safe: "Nothing was saved." */
  expected?: ReactNode;
  /** What to press. */
  action?: ReactNode;
  /** `page` sets it as the page's only content. */
  scope?: 'place' | 'page';
}>;

/** An error at its place: found, expected or what is safe, and what to press. */
export function ErrorNote({ found, expected, action, scope = 'place' }: ErrorNoteProps) {
  return (
    <div
      role="alert"
      className={
        scope === 'page'
          ? 'mt-10 border-t border-ink pt-4'
          : 'my-4 border-l-3 border-breached py-1 pl-4'
      }
    >
      <p className="max-w-measure text-base font-medium text-pretty">{found}</p>
      {expected ? <p className="max-w-measure text-pretty text-ink-soft">{expected}</p> : null}
      {action ? <div className="mt-3 flex flex-wrap gap-3">{action}</div> : null}
    </div>
  );
}
