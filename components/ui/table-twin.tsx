'use client';

import { type PlainTable, toCsv } from './csv';

export type TableTwinProps = Readonly<{
  /** Names the table and, as a file name, the download: "Availability by month". */
  title: string;
  /** First column is the row's head; `numericFrom` says from which column on numbers stand. */
  table: PlainTable;
  numericFrom?: number;
}>;

/** "As a table, CSV" under a drawing: the same figures, read by everyone and taken away. */
export function TableTwin({ title, table, numericFrom = 1 }: TableTwinProps) {
  return (
    <details className="mt-2">
      <summary className="inline-block min-h-6 text-xs text-accent hover:underline print:hidden">
        As a table, CSV
      </summary>
      <div
        role="region"
        aria-label={title}
        tabIndex={0}
        className="relative mt-2 overflow-x-auto outline-offset-0"
      >
        <table data-narrow="scroll">
          <caption className="sr-only">{title}</caption>
          <thead>
            <tr>
              {table.head.map((text, index) => (
                <th
                  key={index}
                  scope="col"
                  {...(index >= numericFrom ? { 'data-numeric': '' } : {})}
                >
                  {text}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, rowIndex) => (
              <tr key={rowIndex}>
                {row.map((text, index) =>
                  index === 0 ? (
                    <th key={index} scope="row">
                      {text}
                    </th>
                  ) : (
                    <td key={index} {...(index >= numericFrom ? { 'data-numeric': '' } : {})}>
                      {text}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <button
        type="button"
        className="mt-2 min-h-6 text-xs text-accent underline underline-offset-3"
        onClick={() => download(title, toCsv(table))}
      >
        Download CSV
      </button>
    </details>
  );
}

function download(title: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.csv`;
  link.click();
  URL.revokeObjectURL(url);
}
