'use client';

import { useQuery } from '@tanstack/react-query';

import { importLinesQuery } from '@/lib/api/queries';

import { Refusal } from '../account/refusal';
import { formatCount } from '../format';
import { cn } from '../ui/cn';
import { Dialog } from '../ui/dialog';

export type IssueLinesProps = Readonly<{
  importId: string;
  line: number;
  field: string;
  found: string;
}>;

/** The number of a line; pressed, it shows the lines of the file around it. */
export function IssueLines({ importId, line, field, found }: IssueLinesProps) {
  return (
    <Dialog
      title={`Line ${formatCount(line)}`}
      description={`Field ${field}, found ${found === '' ? 'nothing' : `“${found}”`}.`}
      trigger={
        <button type="button" className="text-accent hover:underline">
          {formatCount(line)}
        </button>
      }
    >
      <Lines importId={importId} line={line} />
    </Dialog>
  );
}

function Lines({ importId, line }: Pick<IssueLinesProps, 'importId' | 'line'>) {
  const { data, error } = useQuery(importLinesQuery(importId, line));
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
          {data?.lines.map((each) => (
            <tr key={each.line} aria-current={each.line === line || undefined}>
              <th
                scope="row"
                className={cn(
                  'border-0 px-3 py-0.5 text-right align-top font-normal text-ink-faint',
                  each.line === line && 'font-medium text-ink',
                )}
              >
                {formatCount(each.line)}
              </th>
              <td className={cn('border-0 py-0.5 pr-3', each.line === line && 'bg-accent-soft')}>
                <code className="whitespace-pre">
                  {each.text}
                  {each.cut ? '…' : ''}
                </code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
