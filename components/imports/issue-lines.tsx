'use client';

import { useQuery } from '@tanstack/react-query';

import { importLinesQuery } from '@/lib/api/queries';
import type { ImportIssue, ImportReport, LinesQuery } from '@/lib/api/wire/imports';

import { Refusal } from '../account/refusal';
import { formatCount } from '../format';
import { cn } from '../ui/cn';
import { Dialog } from '../ui/dialog';

export type IssueLinesProps = Readonly<{ report: ImportReport; issue: ImportIssue }>;

/** The place of an issue; pressed, it shows the lines of the file around it, where the file is a text. */
export function IssueLines({ report, issue }: IssueLinesProps) {
  const { line, place, field, found } = issue;
  const written = line === null ? place : formatCount(line);
  const wanted = linesAt(report, issue);
  if (!wanted) return written;
  return (
    <Dialog
      title={line === null ? place : `Line ${written}`}
      description={
        <span className="[overflow-wrap:anywhere]">
          Field {field}, found {found === '' ? 'nothing' : `“${found}”`}.
        </span>
      }
      trigger={
        <button type="button" className="min-h-6 min-w-6 text-left text-accent hover:underline">
          {written}
        </button>
      }
    >
      <Lines importId={report.import.id} wanted={wanted} />
    </Dialog>
  );
}

/** What the server is asked for; null where the file has no lines to show at such a place. */
function linesAt({ lines }: ImportReport, { line, place }: ImportIssue): LinesQuery | null {
  if (lines === null) return null;
  if (line !== null) return { around: line };
  return lines === 'json' && /^[^$\s]+$/.test(place) ? { path: place } : null;
}

function Lines({ importId, wanted }: Readonly<{ importId: string; wanted: LinesQuery }>) {
  const { data, error } = useQuery(importLinesQuery(importId, wanted));
  if (error) return <Refusal error={error} />;
  return (
    <section
      aria-label="Lines of the file"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, also without a mouse
      tabIndex={0}
      className="min-h-40 overflow-x-auto border-y border-line bg-sunk py-2"
    >
      <table className="w-auto text-xs">
        <caption className="sr-only">Lines of the file</caption>
        <tbody>
          {data?.lines.map(({ line, text, cut }) => (
            <tr key={line} aria-current={line === data.around || undefined}>
              <th
                scope="row"
                className={cn(
                  'border-0 px-3 py-0.5 text-right align-top font-normal text-ink-faint',
                  line === data.around && 'font-medium text-ink',
                )}
              >
                {formatCount(line)}
              </th>
              <td className={cn('border-0 py-0.5 pr-3', line === data.around && 'bg-accent-soft')}>
                <code className="whitespace-pre">
                  {text}
                  {cut ? '…' : ''}
                </code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
