'use client';

import { exportFormats, type ClaimReport } from '@/lib/api/wire/claims';

import { formatDateTime } from '../format-date';
import { Section } from '../layout/page';
import { Button } from '../ui/button';
import { Popover } from '../ui/popover';

type Format = (typeof exportFormats)[number];

export const exportHref = (claimId: string, format: Format): string =>
  `/api/v1/claims/${claimId}/export?format=${format}`;

const FORMATS = {
  pdf: ['PDF', 'Letter, calculation and evidence'],
  eml: ['E-mail (EML)', 'Opens in a mail program, PDF and CSV attached'],
  csv: ['CSV', 'The evidence'],
  json: ['JSON', 'All figures, inputs and rules'],
} as const satisfies Record<Format, readonly [string, string]>;

/** The claim as files: of the draft as it stands now, or as it was frozen. */
export function DownloadMenu({ claimId }: { claimId: string }) {
  return (
    <Popover label="Download the claim" trigger={<Button>Download</Button>}>
      <ul>
        {exportFormats.map((format) => (
          <li key={format} className="border-b border-line py-2 last:border-0">
            <a href={exportHref(claimId, format)} download>
              {FORMATS[format][0]}
            </a>
            <span className="block text-xs text-ink-faint">{FORMATS[format][1]}</span>
          </li>
        ))}
      </ul>
    </Popover>
  );
}

/** What was frozen when the claim was submitted: who, when, and the hash of every document. */
export function FrozenDocuments({ report }: { report: ClaimReport }) {
  const { claim, documents, timeZone } = report;
  if (claim.submittedAt === null) return null;
  return (
    <Section title="Frozen" scope="SHA-256 of each document">
      <p className="max-w-measure text-base text-pretty">
        Submitted {formatDateTime(claim.submittedAt, timeZone)}
        {claim.submittedBy === null ? '' : ` by ${claim.submittedBy}`}. New evidence changes the
        assessment, and not this claim.
      </p>
      {claim.frozenSha256 === null ? null : (
        <p className="mt-2">
          <span className="text-ink-faint">Figures, trace and inputs </span>
          <code className="break-all">{claim.frozenSha256}</code>
        </p>
      )}
      <table data-narrow="records" className="mt-4">
        <caption className="sr-only">Documents of the claim</caption>
        <thead>
          <tr>
            <th scope="col">Document</th>
            <th scope="col">SHA-256</th>
          </tr>
        </thead>
        <tbody>
          {documents.map(({ format, fileName, sha256 }) => (
            <tr key={format}>
              <th scope="row">
                <a href={`/api/v1/claims/${claim.id}/export?format=${format}`} download>
                  {fileName}
                </a>
              </th>
              <td data-label="">
                <code className="text-left break-all">{sha256}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
