'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';

import { revokeDecision } from '@/lib/api/mutations';
import type { FactRow, OutageReport } from '@/lib/api/wire/outages';

import { Writers } from '../account/role';
import { formatDateTime } from '../format-date';
import { Section } from '../layout/page';
import { Button } from '../ui/button';
import { DataTable, Sub } from '../ui/data-table';
import { DecisionDialog } from './decision-dialog';

/** Each fact with its source, its place in the file and the file's hash. */
export function OutageEvidence({ report }: { report: OutageReport }) {
  const { facts, timeZone } = report;
  return (
    <Section title="Evidence" scope={`Each fact as it was imported; ${timeZone}`}>
      <DataTable
        caption="Evidence of this outage, by source"
        rows={facts}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'source',
            head: 'Source',
            cell: ({ source, importId, fileName, place, sha256 }) => (
              <>
                {source}
                <Sub>
                  <Link href={`/imports/${importId}`}>{fileName}</Link>, {place}, SHA-256{' '}
                  <code>{sha256.slice(0, 8)}</code>
                </Sub>
              </>
            ),
          },
          {
            key: 'what',
            head: 'What it says',
            cell: ({ state, statement, basis, text, quote, title }) => (
              <>
                {[state ?? statement?.replaceAll('_', ' '), basis].filter(Boolean).join(', ')}
                <Sub>{(quote ?? text ?? title ?? '').slice(0, 200)}</Sub>
              </>
            ),
          },
          {
            key: 'start',
            head: 'Start',
            cell: ({ start, precision }) => edge(start, precision, timeZone),
          },
          {
            key: 'end',
            head: 'End',
            cell: ({ kind, end, precision }) =>
              kind === 'statement' ? '' : end === null ? 'open' : edge(end, precision, timeZone),
          },
          {
            key: 'decision',
            head: 'Decision',
            cell: (fact) => <Decided fact={fact} zone={timeZone} />,
          },
        ]}
      />
    </Section>
  );
}

function edge(at: FactRow['start'], precision: string | null, zone: string) {
  if (at === null) return <span className="text-ink-faint">time not told</span>;
  const room = Math.round((Date.parse(at.latest) - Date.parse(at.earliest)) / 120_000);
  return (
    <>
      {formatDateTime(at.at, zone, { weekday: false })}
      {room > 0 ? (
        <Sub>{`± ${room} min${precision === 'day' ? ', known to the day' : ''}`}</Sub>
      ) : null}
    </>
  );
}

function Decided({ fact, zone }: { fact: FactRow; zone: string }) {
  const revoke = useMutation(revokeDecision(useQueryClient()));
  const { decision } = fact;
  if (!decision) {
    return fact.kind === 'observation' ? (
      <Writers>
        <DecisionDialog fact={fact} zone={zone} />
      </Writers>
    ) : null;
  }
  return (
    <>
      <span className="font-medium">{WORDS[decision.action]}</span> by {decision.by}
      <Sub>
        {decision.reasonKind.replaceAll('_', ' ')}: {decision.reason}
      </Sub>
      <Writers>
        <Button
          variant="quiet"
          size="small"
          disabled={revoke.isPending}
          onClick={() => revoke.mutate(decision.id)}
        >
          Revoke it
        </Button>
      </Writers>
    </>
  );
}

const WORDS = { include: 'Included', exclude: 'Left out', adjust: 'Adjusted' } as const;
