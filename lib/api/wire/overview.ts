import { z } from 'zod';

import { type AssessedPeriod, assessedPeriod, assessmentStatus } from './assessments';
import { currency, day, instant, minor } from './shapes';

export const month = z.string().regex(/^[12]\d{3}-(?:0[1-9]|1[0-2])$/, 'a month such as 2026-10');
export const overviewQuery = z.object({ period: month.optional() });

/**
 * A complete period that only looks kept: what is agreed keeps the promise, what we saw breaks it.
 * Until somebody decides about that evidence it is neither kept nor broken.
 */
export const isUndecided = ({
  complete,
  figures: { agreed, observed },
}: Pick<AssessedPeriod, 'complete' | 'figures'>): boolean =>
  complete &&
  agreed?.watched === true &&
  agreed.status === 'met' &&
  observed?.watched === true &&
  observed.breaks;

/**
 * What is agreed keeps the promise, and what is not known could break it. Where the vendor gave no
 * account, what is agreed rests on what we watched, so our unseen time and rough edges count as well.
 */
export const isUnsettled = ({
  figures: { admitted, observed, agreed },
}: Pick<AssessedPeriod, 'figures'>): boolean =>
  [agreed, ...(admitted?.watched ? [] : [observed])].some(
    (figure) => figure?.watched === true && figure.reasons.includes('tier_depends_on_evidence'),
  );

/** Credits by what became of them; integers in minor units, one entry a currency. */
export const worth = z.object({
  currency,
  found: minor,
  claimed: minor,
  recovered: minor,
  awaiting: minor,
  declined: minor,
  unclaimed: minor,
  missed: minor,
});
export type Worth = z.infer<typeof worth>;

export const overviewRow = z.object({
  vendor: z.object({
    id: z.uuid(),
    name: z.string(),
    category: z.string().nullable(),
    provenance: z.string().nullable(),
  }),
  contractName: z.string(),
  period: assessedPeriod,
  state: z.enum(['met', 'risk', 'breached', 'review', 'open', 'unknown']),
  /** Twelve periods, oldest first; the last may still run. */
  strip: z.array(
    z.object({
      period: z.string(),
      state: z.union([assessmentStatus, z.literal('unknown')]),
    }),
  ),
  firstNoticeMedianMs: z.int().nullable(),
  firstNoticeN: z.int(),
  silentOutages: z.int(),
  /** Outages of the vendor in those periods. */
  outages: z.int(),
  foundMinor: minor,
  recoveredMinor: minor,
  currency,
  claimBy: day.nullable(),
  daysLeft: z.int().nullable(),
});
export type OverviewRow = z.infer<typeof overviewRow>;

export const overviewReport = z.object({
  organization: z.string(),
  period: z.string(),
  periodOptions: z.array(z.string()),
  headline: z.string(),
  worth: z.array(worth),
  months: z.array(
    z.object({
      period: z.string(),
      currency,
      recovered: minor,
      awaiting: minor,
      declined: minor,
      unclaimed: minor,
      missed: minor,
      running: z.boolean(),
      kept: z.int(),
      measured: z.int(),
    }),
  ),
  /** What to know, most urgent first: a sentence, and where it leads. */
  notes: z.array(
    z.object({
      text: z.string(),
      href: z.string().nullable(),
      link: z.string().nullable(),
      state: z.enum(['risk', 'breached']).nullable(),
    }),
  ),
  rows: z.array(overviewRow),
  waiting: z.object({ claims: z.int(), imports: z.int() }),
  asOf: instant,
  statementSha256: z.string(),
});
export type OverviewReport = z.infer<typeof overviewReport>;
