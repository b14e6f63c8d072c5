'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';

import { revokeGrouping } from '@/lib/api/mutations';
import type { OutageReport } from '@/lib/api/wire/outages';

import { Writers } from '../account/role';
import { formatDateTime, formatTimeRange } from '../format-date';
import { Section } from '../layout/page';
import { Button } from '../ui/button';
import { MergeDialog, SplitDialog } from './grouping-dialog';
import { OutageDecisionDialog } from './outage-decision-dialog';

/** What a person can put right about the outage as a whole, and what somebody did. */
export function OutageCorrections({ report }: { report: OutageReport }) {
  const { groupings, stated, outage, timeZone } = report;
  const revoke = useMutation(revokeGrouping(useQueryClient()));
  return (
    <Section
      title="How it was put together"
      controls={
        <Writers>
          <span className="flex flex-wrap gap-3">
            <OutageDecisionDialog outage={outage} />
            <MergeDialog report={report} />
            <SplitDialog report={report} />
          </span>
        </Writers>
      }
    >
      <ul>
        {stated.map(({ announced, stated: told }) => (
          <li key={`${announced.start} ${told.start}`} className="border-b border-line py-2">
            The vendor’s page announces {rangeOf(announced, timeZone)}; its own words tell{' '}
            <span className="font-medium">{rangeOf(told, timeZone)}</span>
            {told.quote === null ? null : <> (“{told.quote}”)</>}. What the vendor admits is taken
            from its words.
          </li>
        ))}
        {groupings.map(({ id, action, reason, by, at }) => (
          <li key={id} className="border-b border-line py-2">
            {action === 'merge' ? 'Joined from several outages' : 'Parted from another outage'} by{' '}
            {by}, {formatDateTime(at, 'UTC')}: {reason}{' '}
            <Writers>
              <Button
                variant="quiet"
                size="small"
                disabled={revoke.isPending}
                onClick={() => revoke.mutate(id)}
              >
                Revoke it
              </Button>
            </Writers>
          </li>
        ))}
        {stated.length + groupings.length === 0 ? (
          <li className="py-2 text-ink-soft">
            Windows of one service that overlap or touch are one outage. Nobody joined or parted it.
          </li>
        ) : null}
      </ul>
    </Section>
  );
}

const rangeOf = ({ start, end }: OutageReport['stated'][number]['announced'], zone: string) =>
  end === null ? `since ${formatDateTime(start, zone)}` : formatTimeRange(start, end, zone);
