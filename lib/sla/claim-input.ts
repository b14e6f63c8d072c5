/** What a claim is drafted from: all of it given, nothing looked up. */
import type { Assessment } from './assessment';
import type { ClaimView } from './claim-draft';
import type { Terms } from './terms-format';

/** One outage as the claim tells it. Minutes are decimals; a view without a figure for it has null. */
export type ClaimOutage = Readonly<{
  id: string;
  /** The service's name; "" when the contract has only one. */
  service: string;
  start: string;
  /** null while the outage is open. */
  end: string | null;
  precision: 'exact' | 'approximate' | 'day';
  startBounds?: readonly [string, string] | undefined;
  endBounds?: readonly [string, string] | undefined;
  minutesByView: Readonly<Record<ClaimView, string | null>>;
  /** The vendor said nothing at all while it lasted. */
  silent: boolean;
  /** Names of the sources that watched or reported it. */
  sources: readonly string[];
  firstNoticeAt?: string | null | undefined;
  firstNoticeSeconds: number | null;
  longestSilenceSeconds: number | null;
  /** Where the longest silence lies; with it the letter names the times. */
  longestSilence?: Readonly<{ start: string; end: string }> | null | undefined;
  tickets: readonly string[];
  vendorIncidentIds: readonly string[];
}>;

export type ClaimInput = Readonly<{
  organization: Readonly<{
    name: string;
    unit?: string | null | undefined;
    address?: string | null | undefined;
  }>;
  author: string;
  vendor: Readonly<{ name: string; address?: string | null | undefined }>;
  contract: Readonly<{
    name?: string | null | undefined;
    reference?: string | null | undefined;
    accountNumber?: string | null | undefined;
    currency: string;
  }>;
  terms: Terms;
  termsVersion: number;
  /** A period id of the terms format ("2026-10", "2026-Q1", "2026") or words, which are taken as they are. */
  periodLabel: string;
  assessments: Readonly<Partial<Record<ClaimView, Assessment | undefined>>>;
  view: ClaimView;
  outages: readonly ClaimOutage[];
  /** Local date (YYYY-MM-DD) in the zone of the terms. */
  draftedOn: string;
  /** What only a person can tell, by `evidence.field` of the terms ("affected_users", "region", …). */
  answers?: Readonly<Record<string, string>> | undefined;
  /**
   * Clause numbers of the signed contract: by commitment id ("uptime": "4.1"), by `<commitment>.remedy`,
   * and `claim.response`. Where none is known the letter names the commitment instead.
   */
  clauses?: Readonly<Record<string, string>> | undefined;
  /** Conflicts of the period that nobody has settled yet; 0 when left out. */
  openConflicts?: number | undefined;
}>;
