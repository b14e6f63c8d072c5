import { z } from 'zod';

import { assessedPeriod } from './assessments';
import { claimRow } from './claims';
import { outageRow } from './outages';
import { currency, day, instant, minor, text, view } from './shapes';

export const service = z.object({ id: z.uuid(), key: z.string(), name: z.string() });
export type Service = z.infer<typeof service>;

export const vendorInput = z.strictObject({
  name: text(200),
  category: text(200).optional(),
  provenance: text(500).optional(),
  services: z.array(text(200)).max(200).default([]),
});
export type VendorInput = z.infer<typeof vendorInput>;

export const serviceInput = z.strictObject({ name: text(200) });

export const vendorIdentity = z.object({
  id: z.uuid(),
  name: z.string(),
  category: z.string().nullable(),
  provenance: z.string().nullable(),
  services: z.array(service),
});
export type VendorIdentity = z.infer<typeof vendorIdentity>;

/** A vendor in the list: its newest complete period in the agreed view, null where nothing is contracted. */
export const vendorRow = vendorIdentity.extend({
  contracts: z.int(),
  latest: assessedPeriod.nullable(),
});
export const vendorList = z.array(vendorRow);
export type VendorRow = z.infer<typeof vendorRow>;

/** Milliseconds over outages; `grade` is null under n = 3, where only the values are shown. */
const distribution = z.object({
  n: z.int(),
  meanMs: z.int().nullable(),
  medianMs: z.int().nullable(),
  p90Ms: z.int().nullable(),
  longestMs: z.int().nullable(),
  /** In ascending order, so that the rank of the median and of p90 can be counted. */
  values: z.array(z.object({ outageId: z.uuid(), ms: z.int() })),
});
export type Distribution = z.infer<typeof distribution>;

export const vendorReport = z.object({
  vendor: vendorIdentity,
  contracts: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      reference: z.string().nullable(),
      currency,
      promise: z.string().nullable(),
      timeZone: z.string(),
      feeMinor: minor.nullable(),
      credit: z.string(),
      claim: z.string(),
      cap: z.string().nullable(),
      termsVersion: z.int(),
      startsOn: day,
    }),
  ),
  contractId: z.uuid().nullable(),
  view,
  periods: z.array(assessedPeriod),
  outages: z.array(outageRow),
  restoration: distribution.extend({ openCount: z.int(), dayOnlyCount: z.int() }),
  firstNotice: distribution.extend({ unacknowledged: z.int() }),
  longestSilence: distribution,
  restorationNotice: distribution.extend({ premature: z.int() }),
  updates: z.object({ kept: z.int(), promised: z.int() }),
  /** From restoration to the cause explained. */
  rootCause: distribution.extend({ missing: z.int() }),
  /** Minutes observed and not agreed; outages that the vendor never spoke of. */
  disputes: z.object({
    outages: z.int(),
    ms: z.int(),
    silent: z.int(),
    silentMs: z.int(),
    /** Of how many of `all` outages it is known whether the vendor spoke. */
    heardOf: z.int(),
    all: z.int(),
  }),
  /** Of the periods, in the view: with an outage, with nobody watching, and with planned work. */
  days: z.object({
    down: z.array(z.object({ date: day, ms: z.int() })),
    unseen: z.array(day),
    maintenance: z.array(day),
  }),
  claims: z.array(claimRow),
  asOf: instant,
});
export type VendorReport = z.infer<typeof vendorReport>;
export const vendorReportQuery = z.object({
  view: view.default('agreed'),
  contract: z.uuid().optional(),
});
