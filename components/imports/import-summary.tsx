'use client';

import Link from 'next/link';

import type { ImportReport } from '@/lib/api/wire/imports';

import { useMayWrite } from '../account/role';
import { formatCount } from '../format';
import { formatDate } from '../format-date';
import { ErrorNote } from '../layout/notices';
import { Section } from '../layout/page';
import { Button } from '../ui/button';
import { Figure, FigureRow } from '../ui/figure';
import { importLabel, recognisedText, shortHash, toAdd } from './import-words';
import { bytesText } from './measure-work';
import { ReadingProgress } from './reading-progress';
import type { Changes } from './use-changes';
import { useCommit } from './use-commit';

export type ImportSummaryProps = Readonly<{
  report: ImportReport;
  changes: Changes;
  /** Something else on the page is to be pressed first. */
  second: boolean;
}>;

/** What the file holds, what of it is new, and the button that adds it. */
export function ImportSummary({ report, changes, second }: ImportSummaryProps) {
  const { import: row, counts, twin } = report;
  return (
    <Section
      title="What the file holds"
      scope={
        <>
          {row.formatLabel}, {recognisedText(row)} · {bytesText(row.sizeBytes)} · SHA-256{' '}
          <code title={row.sha256}>{shortHash(row.sha256)}</code>
        </>
      }
    >
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-5">
        <FigureRow>
          {report.prose ? (
            <Figure size="small" label="Times found" value={formatCount(total(counts))} />
          ) : null}
          {report.table ? (
            <Figure size="small" label="Rows read" value={formatCount(counts.records)} />
          ) : null}
          <Figure
            size="small"
            label={row.status === 'preview' ? 'New evidence' : 'Evidence added'}
            value={formatCount(row.status === 'preview' ? counts.fresh : row.added)}
          />
          <Figure size="small" label="Already there" value={formatCount(counts.known)} />
          <Figure
            size="small"
            label="Issues"
            value={formatCount(counts.errors)}
            {...(counts.errors > 0 && { tone: 'breached' as const })}
            {...(counts.notes > 0 && {
              note: `and ${formatCount(counts.notes)} ${counts.notes === 1 ? 'note' : 'notes'}`,
            })}
          />
        </FigureRow>
        <CommitButton report={report} changes={changes} second={second} />
      </div>
      {twin ? (
        <p className="mt-5 max-w-measure text-base">
          The same file was{' '}
          <Link href={`/imports/${twin.id}`}>imported on {formatDate(twin.at, 'UTC')}</Link>:
          nothing new will be added.
        </p>
      ) : null}
    </Section>
  );
}

const total = ({ fresh, known }: ImportReport['counts']) => fresh + known;

function CommitButton({ report, changes, second }: ImportSummaryProps) {
  const { import: row, blockers } = report;
  const commit = useCommit(row.id, changes.settled);
  if (!useMayWrite() || row.status !== 'preview') return null;
  if (commit.sinceMs !== null) {
    return (
      <div className="w-full">
        <ReadingProgress
          importId={row.id}
          label={`Adding ${row.fileName}`}
          sizeBytes={row.sizeBytes}
          startedAtMs={commit.sinceMs}
          cancel={
            <Button variant="quiet" onClick={commit.cancel}>
              Cancel
            </Button>
          }
        />
      </div>
    );
  }
  const place = blockedPlace(report);
  const adding = toAdd(report, changes.options);
  const blocked = blockers.length > 0 && changes.sinceMs === null;
  return (
    <>
      <Button
        variant={second || blocked ? 'outline' : 'primary'}
        onClick={() => {
          if (blocked) document.getElementById(place)?.scrollIntoView();
          else commit.run();
        }}
      >
        {blocked && adding.count === 0 ? 'Import' : importLabel(adding)}
      </Button>
      {blocked ? (
        <ul className="w-full">
          {blockers.map((blocker) => (
            <li key={blocker} className="max-w-measure text-base">
              {blocker} <a href={`#${place}`}>Go there</a>
            </li>
          ))}
        </ul>
      ) : null}
      {commit.error === null ? null : <ErrorNote found={commit.error} />}
    </>
  );
}

/** Where what blocks a commit is settled. */
function blockedPlace({ services, prose, table, choices }: ImportReport): string {
  if (services.some(({ target }) => target === null)) return 'services';
  if (prose) return 'text';
  if (table) return 'columns';
  return choices ? 'choices' : 'issues';
}
