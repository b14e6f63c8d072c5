import { queryOptions } from '@tanstack/react-query';

import { fetchJson } from './fetch';
import { traceReport } from './wire/assessments';
import { catalogList, catalogReport } from './wire/catalog';
import { claimList, claimReport } from './wire/claims';
import { contractList, contractReport } from './wire/contracts';
import { importLines, importList, importReport, type LinesQuery } from './wire/imports';
import { outageList, outageReport } from './wire/outages';
import { overviewReport } from './wire/overview';
import { settingsReport } from './wire/people';
import type { ViewName } from './wire/shapes';
import { vendorList, vendorReport } from './wire/vendors';

/** One factory per read. A key starts with its noun, so that a write can name what it makes stale. */
const search = (given: Record<string, string | number | boolean | undefined>) => {
  const kept = Object.entries(given).filter(([, value]) => value !== undefined);
  const text = new URLSearchParams(kept.map(([key, value]) => [key, String(value)])).toString();
  return text ? `?${text}` : '';
};

export const overviewQuery = (period?: string) =>
  queryOptions({
    queryKey: ['overview', period ?? null],
    queryFn: () => fetchJson(overviewReport, `/api/v1/overview${search({ period })}`),
  });

export const vendorsQuery = () =>
  queryOptions({
    queryKey: ['vendors'],
    queryFn: () => fetchJson(vendorList, '/api/v1/vendors'),
  });

export const vendorQuery = (id: string, view: ViewName, contract?: string) =>
  queryOptions({
    queryKey: ['vendors', id, view, contract ?? null],
    queryFn: () => fetchJson(vendorReport, `/api/v1/vendors/${id}${search({ view, contract })}`),
  });

export type OutageFilter = Readonly<{
  vendor?: string | undefined;
  silent?: boolean | undefined;
  disputed?: boolean | undefined;
  page?: number | undefined;
}>;
export const outagesQuery = (filter: OutageFilter) =>
  queryOptions({
    queryKey: ['outages', filter],
    queryFn: () => fetchJson(outageList, `/api/v1/outages${search(filter)}`),
  });

export const outageQuery = (id: string) =>
  queryOptions({
    queryKey: ['outages', id],
    queryFn: () => fetchJson(outageReport, `/api/v1/outages/${id}`),
  });

export const contractsQuery = () =>
  queryOptions({
    queryKey: ['contracts'],
    queryFn: () => fetchJson(contractList, '/api/v1/contracts'),
  });

export const contractQuery = (id: string) =>
  queryOptions({
    queryKey: ['contracts', id],
    queryFn: () => fetchJson(contractReport, `/api/v1/contracts/${id}`),
  });

export const catalogQuery = (q?: string) =>
  queryOptions({
    queryKey: ['catalog', { q }],
    queryFn: () => fetchJson(catalogList, `/api/v1/catalog${search({ q })}`),
  });

export const catalogEntryQuery = (id: string) =>
  queryOptions({
    queryKey: ['catalog', id],
    queryFn: () => fetchJson(catalogReport, `/api/v1/catalog/${encodeURIComponent(id)}`),
  });

export const importsQuery = (page = 0) =>
  queryOptions({
    queryKey: ['imports', page],
    queryFn: () => fetchJson(importList, `/api/v1/imports${search({ page })}`),
  });

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['imports', id],
    queryFn: () => fetchJson(importReport, `/api/v1/imports/${id}`),
  });

export const importLinesQuery = (id: string, wanted: LinesQuery) =>
  queryOptions({
    queryKey: ['imports', id, 'lines', wanted],
    queryFn: () => fetchJson(importLines, `/api/v1/imports/${id}/lines${search(wanted)}`),
  });

export const claimsQuery = () =>
  queryOptions({
    queryKey: ['claims'],
    queryFn: () => fetchJson(claimList, '/api/v1/claims'),
  });

export const claimQuery = (id: string) =>
  queryOptions({
    queryKey: ['claims', id],
    queryFn: () => fetchJson(claimReport, `/api/v1/claims/${id}`),
  });

export const traceQuery = (assessmentId: string) =>
  queryOptions({
    queryKey: ['traces', assessmentId],
    queryFn: () => fetchJson(traceReport, `/api/v1/assessments/${assessmentId}`),
  });

export const settingsQuery = () =>
  queryOptions({
    queryKey: ['settings'],
    queryFn: () => fetchJson(settingsReport, '/api/v1/settings'),
  });
