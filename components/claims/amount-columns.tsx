import type { Claimable } from '@/lib/api/wire/claims';
import type { ViewName } from '@/lib/api/wire/shapes';

import { formatMoney } from '../format';
import { cn } from '../ui/cn';
import type { Column } from '../ui/data-table';

const HEADS = [
  ['admitted', 'Vendor-admitted'],
  ['observed', 'Customer-observed'],
  ['agreed', 'Agreed'],
] as const satisfies readonly (readonly [ViewName, string])[];

/** The three amounts of a period, always all three; the chosen view stands out, in accent while it can be claimed. */
export const amountColumns = (viewOf: (row: Claimable) => ViewName): Column<Claimable>[] =>
  HEADS.map(([view, head]) => ({
    key: view,
    head,
    numeric: true,
    sort: ({ amounts }) => amounts[view],
    cell: (row) => {
      const minor = row.amounts[view];
      if (minor === null) return <span className="text-ink-faint">no data</span>;
      const chosen = viewOf(row) === view && minor > 0;
      return (
        <span className={cn(chosen && 'font-medium', chosen && !row.missed && 'text-accent')}>
          {minor === 0 ? '0' : formatMoney(minor, row.currency)}
        </span>
      );
    },
  }));
