'use client';

import { useState } from 'react';

import { formatDateTime } from '@/components/format-date';
import { Section } from '@/components/layout/page';
import { Button } from '@/components/ui/button';
import { type Column, DataTable } from '@/components/ui/data-table';
import type { SettingsReport } from '@/lib/api/wire/people';

const FEW = 12;

type Entry = SettingsReport['audit'][number];

/** The last writes, each hashed with the one before it. */
export function AuditSection({ entries }: { entries: readonly Entry[] }) {
  const [all, setAll] = useState(false);
  const shown = all ? entries : entries.slice(0, FEW);
  return (
    <Section title="What was done" scope={`The last ${shown.length}, newest first; UTC`}>
      <DataTable
        caption="Last entries of the audit log"
        columns={COLUMNS}
        rows={shown}
        rowKey={({ seq }) => String(seq)}
        empty={<p>Nothing was written yet.</p>}
      />
      {shown.length < entries.length ? (
        <Button variant="quiet" className="mt-2" onClick={() => setAll(true)}>
          Show the last {entries.length}
        </Button>
      ) : null}
    </Section>
  );
}

const COLUMNS: readonly Column<Entry>[] = [
  {
    key: 'at',
    head: 'When',
    cell: ({ at }) => (
      <span className="font-normal">
        {formatDateTime(at, 'UTC', { weekday: false, zoneName: false })}
      </span>
    ),
  },
  { key: 'actor', head: 'Who', cell: ({ actor }) => actor },
  {
    key: 'verb',
    head: 'Did',
    cell: ({ verb, subjectKind, before, after }) => (
      <>
        {verb}, {subjectKind}
        {before === null && after === null ? null : (
          <details className="max-w-[34rem] font-normal">
            <summary className="text-xs text-accent underline underline-offset-3">
              Before and after
            </summary>
            <Told what="Before" value={before} />
            <Told what="After" value={after} />
          </details>
        )}
      </>
    ),
  },
  {
    key: 'subject',
    head: 'To',
    cell: ({ subjectId }) => (
      <code title={subjectId} className="text-ink-faint">
        {subjectId.slice(-8)}
      </code>
    ),
  },
  { key: 'seq', head: 'Entry', numeric: true, cell: ({ seq }) => seq },
  {
    key: 'hash',
    head: 'Hash',
    numeric: true,
    cell: ({ hash }) => (
      <code title={hash} className="text-ink-faint">
        {hash.slice(0, 8)}
      </code>
    ),
  },
];

/** A record as it was written down. */
function Told({ what, value }: { what: string; value: unknown }) {
  if (value === null || value === undefined) {
    return <p className="mt-1 text-xs text-ink-faint">{what}: nothing</p>;
  }
  return (
    <figure className="mt-1">
      <figcaption className="text-xs text-ink-faint">{what}</figcaption>
      <pre className="max-h-64 overflow-auto text-xs whitespace-pre-wrap">
        {JSON.stringify(value, null, 2)}
      </pre>
    </figure>
  );
}
