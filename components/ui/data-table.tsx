'use client';

import { Fragment, type ReactNode, useState } from 'react';

import { cn } from './cn';

export type Column<Row> = Readonly<{
  key: string;
  /** The head, with the unit: "Found, USD". */
  head: ReactNode;
  /** The label at the left when the table becomes a list of records; the head when left out and a string. */
  label?: string;
  cell: (row: Row) => ReactNode;
  /** Right aligned, not wrapped. */
  numeric?: boolean;
  /** Makes the head a button. `null` (unknown) sorts last in both directions. Exact decimals: give `sortDecimal`. */
  sort?: (row: Row) => string | number | null;
  /** Shown from 1280 px on, and in a list of records; left out between, where it would not fit. */
  wide?: boolean;
  className?: string;
}>;

export type SortOrder = Readonly<{ key: string; direction: 'ascending' | 'descending' }>;

export type DataTableProps<Row> = Readonly<{
  /** Read to screen readers; the section's heading says it to everybody else. */
  caption: string;
  /** The first column is the row's head: a name, usually a link. */
  columns: readonly Column<Row>[];
  /** In the default order: by consequence, breached first, then money. */
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  rowState?: (row: Row) => 'selected' | 'changed' | undefined;
  /** Below 640: a list of records, or a table that scrolls under a sticky first column. */
  narrow?: 'records' | 'scroll';
  /** The double-ruled last row: a name and the totals by column key. */
  total?: Readonly<{ label: ReactNode; cells: Readonly<Record<string, ReactNode>> }>;
  initialSort?: SortOrder;
  /** Shown instead of rows when there are none. */
  empty?: ReactNode;
  className?: string;
}>;

/** A semantic table: `th scope=row`, sorting by pressing a head, records below 640. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, rowState, narrow = 'records', total, empty } = props;
  const [order, setOrder] = useState<SortOrder | undefined>(props.initialSort);
  if (rows.length === 0 && empty) return <>{empty}</>;
  return (
    <div
      {...(narrow === 'scroll' ? { role: 'region', 'aria-label': caption, tabIndex: 0 } : {})}
      className={cn('relative overflow-x-auto', props.className)}
    >
      <table data-narrow={narrow}>
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <Head
                key={column.key}
                column={column}
                direction={order?.key === column.key ? order.direction : undefined}
                onSort={() => setOrder((now) => nextOrder(now, column))}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted(rows, columns, order).map((row) => (
            <tr key={rowKey(row)} data-state={rowState?.(row)}>
              {columns.map((column, index) => (
                <Fragment key={column.key}>{cellOf(column, row, index === 0)}</Fragment>
              ))}
            </tr>
          ))}
        </tbody>
        {total ? (
          <tfoot>
            <tr>
              {columns.map((column, index) =>
                index === 0 ? (
                  <th key={column.key} scope="row">
                    {total.label}
                  </th>
                ) : (
                  <td
                    key={column.key}
                    data-label={labelOf(column)}
                    {...numericMark(column)}
                    className={classOf(column)}
                  >
                    {total.cells[column.key]}
                  </td>
                ),
              )}
            </tr>
          </tfoot>
        ) : null}
      </table>
    </div>
  );
}

type HeadProps<Row> = Readonly<{
  column: Column<Row>;
  direction: SortOrder['direction'] | undefined;
  onSort: () => void;
}>;

function Head<Row>({ column, direction, onSort }: HeadProps<Row>) {
  return (
    <th
      scope="col"
      {...numericMark(column)}
      {...(column.sort ? { 'aria-sort': direction ?? 'none' } : {})}
      className={classOf(column)}
    >
      {column.sort ? (
        <button
          type="button"
          onClick={onSort}
          className={cn(
            '-my-[3px] py-[3px] hover:text-ink hover:underline hover:underline-offset-3',
            column.numeric ? 'text-right' : 'text-left',
            direction && 'font-medium text-ink',
          )}
        >
          {column.head}
          {direction ? (
            <svg viewBox="0 0 8 6" aria-hidden="true" className="ml-1 inline h-1.5 w-2">
              <path
                d={direction === 'ascending' ? 'M0 6 4 0 8 6Z' : 'M0 0 4 6 8 0Z'}
                fill="currentColor"
              />
            </svg>
          ) : null}
        </button>
      ) : (
        column.head
      )}
    </th>
  );
}

function cellOf<Row>(column: Column<Row>, row: Row, isHead: boolean) {
  return isHead ? (
    <th scope="row" className={classOf(column)}>
      {column.cell(row)}
    </th>
  ) : (
    <td data-label={labelOf(column)} {...numericMark(column)} className={classOf(column)}>
      <div data-cell>{column.cell(row)}</div>
    </td>
  );
}

const numericMark = <Row,>(column: Column<Row>) => (column.numeric ? { 'data-numeric': '' } : {});

const classOf = <Row,>(column: Column<Row>) =>
  cn(column.wide && 'sm:max-lg:hidden', column.className) || undefined;

const labelOf = <Row,>(column: Column<Row>) =>
  column.label ?? (typeof column.head === 'string' ? column.head : '');

/** Numbers and dates are first asked for from the largest, names from A; a third press restores the default order. */
function nextOrder<Row>(now: SortOrder | undefined, column: Column<Row>): SortOrder | undefined {
  const first = column.numeric ? 'descending' : 'ascending';
  const second = column.numeric ? 'ascending' : 'descending';
  if (now?.key !== column.key) return { key: column.key, direction: first };
  return now.direction === first ? { key: column.key, direction: second } : undefined;
}

function sorted<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  order: SortOrder | undefined,
): readonly Row[] {
  const sort = columns.find((column) => column.key === order?.key)?.sort;
  if (!sort || !order) return rows;
  const sign = order.direction === 'ascending' ? 1 : -1;
  return rows.toSorted((one, other) => {
    const [a, b] = [sort(one), sort(other)];
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
    return (
      sign * (typeof a === 'number' && typeof b === 'number' ? a - b : compareText(`${a}`, `${b}`))
    );
  });
}

const compareText = (a: string, b: string) => a.localeCompare(b, 'en', { numeric: true });

export type SubProps = Readonly<{ children: ReactNode }>;

/** The second, faint line in a cell. */
export function Sub({ children }: SubProps) {
  return <span className="block text-xs font-normal text-ink-faint">{children}</span>;
}
