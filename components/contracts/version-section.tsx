'use client';

import Link from 'next/link';

import { formatDate, formatDateTime } from '@/components/format-date';
import { Section } from '@/components/layout/page';
import { Button } from '@/components/ui/button';
import { Textarea } from '@/components/ui/input';
import { Status } from '@/components/ui/state-mark';
import type { ContractReport } from '@/lib/api/wire/contracts';

import { Writers } from '../account/role';
import { OpenSloWriter } from './open-slo-writer';
import { documentText } from './terms-draft';

/** Every version of the terms, newest first, each with the document as it was taken. */
export function VersionSection({ report }: { report: ContractReport }) {
  const { contract, versions } = report;
  return (
    <Section
      flush
      title="Versions of the terms"
      controls={
        <div className="flex flex-wrap gap-3">
          {versions[0] ? (
            <OpenSloWriter name={contract.name} document={versions[0].document} />
          ) : null}
          <Writers>
            <Button asChild size="small">
              <Link href={`/contracts/${contract.id}/terms`}>Add a version</Link>
            </Button>
          </Writers>
        </div>
      }
    >
      <ol>
        {versions.map((version) => (
          <li key={version.version} className="border-b border-line py-2">
            <details>
              <summary className="flex flex-wrap items-baseline justify-between gap-x-6">
                <span>
                  <span className="font-medium">Version {version.version}</span>, in force from{' '}
                  {formatDate(version.effectiveFrom)}{' '}
                  {version.warnings.length > 0 ? (
                    <Status state="risk">{version.warnings.length} to look at</Status>
                  ) : null}
                </span>
                <span className="text-xs text-accent underline underline-offset-3">
                  As a document
                </span>
              </summary>
              <Textarea
                readOnly
                rows={20}
                spellCheck={false}
                aria-label={`Document of version ${version.version}`}
                className="mt-2 font-mono text-xs"
                value={documentText(version.document)}
              />
            </details>
            <p className="text-xs text-ink-faint">
              Added by {version.createdBy},{' '}
              {formatDateTime(version.createdAt, contract.timeZone, { weekday: false })}
            </p>
          </li>
        ))}
      </ol>
    </Section>
  );
}
