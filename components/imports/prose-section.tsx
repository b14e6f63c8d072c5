'use client';

import type { ImportReport } from '@/lib/api/wire/imports';

import { useMayWrite } from '../account/role';
import { formatDate } from '../format-date';
import { Section } from '../layout/page';
import { NoticeChecks } from './notice-checks';
import { ProposalCards } from './proposal-cards';
import { ProseReader } from './prose-reader';
import { ProseSettings } from './prose-settings';
import type { Changes } from './use-changes';
import type { Verdicts } from './use-verdicts';

export type ProseSectionProps = Readonly<{
  report: ImportReport;
  prose: NonNullable<ImportReport['prose']>;
  changes: Changes;
  verdicts: Verdicts;
}>;

/** The text with its times at the left, what they are read as at the right. */
export function ProseSection({ report, prose, changes, verdicts }: ProseSectionProps) {
  const publishedAt = report.options.publishedAt ?? prose.publishedAt ?? undefined;
  const mayChange = useMayWrite() && report.import.status === 'preview';
  const found = verdicts.proposals.length;
  return (
    <Section
      id="text"
      className="scroll-mt-20"
      title={mayChange ? 'Read from text: confirm each time' : 'Read from text'}
      scope={[
        publishedAt === undefined
          ? 'Day of publication not told'
          : `Published ${formatDate(publishedAt, 'UTC')}`,
        `${verdicts.confirmedCount} of ${found} confirmed`,
      ].join(' · ')}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-x-12 gap-y-10 md:grid-cols-2">
        <div className="min-w-0 md:sticky md:top-16">
          <ProseReader text={prose.text} verdicts={verdicts} />
        </div>
        <div className="min-w-0">
          <ProposalCards report={report} verdicts={verdicts} mayChange={mayChange} />
          {mayChange ? (
            <ProseSettings
              key={JSON.stringify(report.options)}
              options={report.options}
              onChange={changes.change}
            />
          ) : null}
          <NoticeChecks contains={prose.contains} />
        </div>
      </div>
    </Section>
  );
}
