'use client';

import Link from 'next/link';

import type { Worth as WorthRow } from '@/lib/api/wire/overview';

import { MoneyBar } from '../charts/money-bar';
import { formatAmount } from '../format';
import { Section } from '../layout/page';
import { Figure, FigureRow } from '../ui/figure';

/** Credits of twelve months by what became of them, one statement a currency. */
export function Worth({ worth }: { worth: readonly WorthRow[] }) {
  if (worth.length === 0) {
    return (
      <Section title="What it was worth" scope="Credits of twelve months" flush>
        <p className="text-base">No credit was found in these twelve months.</p>
      </Section>
    );
  }
  return (
    <div className="grid gap-y-10">
      {worth.map((row) => (
        <Section
          key={row.currency}
          title="What it was worth"
          scope={`Credits under contract, twelve months, ${row.currency}`}
          flush
        >
          <WorthFigures row={row} />
          <MoneyBar
            title={`Credits found, ${row.currency}`}
            currency={row.currency}
            outcomes={{
              recovered: row.recovered,
              awaiting: row.awaiting,
              declined: row.declined,
              unclaimed: row.unclaimed,
              missed: row.missed,
            }}
          />
        </Section>
      ))}
    </div>
  );
}

function WorthFigures({ row }: { row: WorthRow }) {
  const amount = (minor: number) => formatAmount(minor, row.currency);
  const claims = (minor: number) => (
    <Link
      href="/claims"
      className="text-inherit decoration-line-strong decoration-dotted hover:text-accent"
    >
      {amount(minor)}
    </Link>
  );
  return (
    <FigureRow className="mb-5">
      <Figure size="small" label="Found" value={claims(row.found)} />
      <Figure size="small" label="Claimed" value={claims(row.claimed)} />
      <Figure size="small" label="Recovered" value={claims(row.recovered)} />
      <Figure size="small" label="Still to claim" tone="accent" value={claims(row.unclaimed)} />
      <Figure size="small" label="Missed" value={claims(row.missed)} />
    </FigureRow>
  );
}
