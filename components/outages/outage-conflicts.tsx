'use client';

import type { OutageReport } from '@/lib/api/wire/outages';

import { Writers } from '../account/role';
import { formatMinutes, formatMoney } from '../format';
import { formatTimeRange } from '../format-date';
import { Section } from '../layout/page';
import { Status } from '../ui/state-mark';
import { DecisionDialog } from './decision-dialog';

/** Where sources disagree, how many minutes that is, and what was decided. */
export function OutageConflicts({ report }: { report: OutageReport }) {
  const { conflicts, facts, outage, timeZone } = report;
  return (
    <Section
      title="Disputed"
      scope={`${formatMinutes(outage.disputedMs)} observed and not agreed`}
      flush
    >
      {conflicts.length === 0 ? (
        <p className="text-base">{agreementText(outage.disputedMs)}</p>
      ) : (
        <ul>
          {conflicts.map((conflict) => {
            const disputed = facts.filter(
              ({ id, party, kind }) =>
                conflict.evidenceIds.includes(id) && kind === 'observation' && party !== 'vendor',
            );
            return (
              <li
                key={`${conflict.kind} ${conflict.start}`}
                className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 border-b border-line py-2.25"
              >
                <span>
                  {conflict.sentence}
                  <span className="block text-xs text-ink-faint">
                    {conflict.end === null
                      ? 'still open'
                      : formatTimeRange(conflict.start, conflict.end, timeZone)}
                    , {conflict.minutes} min{worthText(conflict.worth)}
                  </span>
                </span>
                {conflict.settled ? (
                  <Status state="met">Settled</Status>
                ) : (
                  <Writers>
                    {disputed[0] ? <DecisionDialog fact={disputed[0]} zone={timeZone} /> : null}
                  </Writers>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </Section>
  );
}

/** Why nothing waits for a decision. */
const agreementText = (disputedMs: number) =>
  disputedMs === 0
    ? 'Nothing is disputed.'
    : 'The sources differ by no more than five minutes at an edge: that waits for no decision. Decide on a fact below to count it.';

/** What each contract would owe more, or less, if what we saw were agreed. */
function worthText(worth: OutageReport['conflicts'][number]['worth']): string {
  const told = worth.filter(({ minor }) => minor !== 0);
  if (worth.length === 0) return '';
  if (told.length === 0) return '; no credit hangs on it alone';
  return told
    .map(({ minor, currency, contract }) =>
      worth.length === 1
        ? `; worth ${formatMoney(minor, currency)}`
        : `; worth ${formatMoney(minor, currency)} under ${contract}`,
    )
    .join('');
}
