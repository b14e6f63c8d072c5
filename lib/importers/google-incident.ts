/**
 * One incident of Google's `incidents.json`, of all its generations: before April 2021 without an id, a
 * status or a list of products; `end` is missing while it is open; locations came in 2022.
 */
import { z } from 'zod';

import { identity, type JsonRecord, partsOf, text } from './json-record';

const named = z.object({ id: text, title: text });

const incidentFields = z.object({
  id: identity.nullish(),
  number: identity.nullish(),
  begin: text,
  created: text,
  end: text,
  external_desc: text,
  severity: text,
  status_impact: text,
  service_key: text,
  service_name: text,
  affected_products: z.array(named).nullish(),
  currently_affected_locations: z.array(named).nullish(),
  previously_affected_locations: z.array(named).nullish(),
  updates: z.array(z.unknown()).nullish(),
});

const updateFields = z.object({ created: text, when: text, status: text, text });

export type GoogleUpdate = Readonly<{
  path: string;
  /** As written, which stays when the time shown is edited. */
  key: string;
  status: string | null;
  text: string;
  /** When it was shown, epoch ms; null when it does not tell. */
  at: number | null;
}>;

export type GoogleIncident = Readonly<{
  record: JsonRecord;
  id: string;
  title: string;
  severity: string | null;
  impact: string | null;
  /** Epoch ms; a null `end` is missing. */
  begin: number | null;
  end: number | null;
  products: readonly Readonly<{ key: string; name: string }>[];
  locations: readonly string[];
  /** Oldest first. */
  updates: readonly GoogleUpdate[];
}>;

/** The incident; null where it is none, with the reasons in the record's issues. */
export function googleIncident(value: unknown, record: JsonRecord): GoogleIncident | null {
  const fields = record.fields(incidentFields, value, 'an incident of Google’s incidents.json');
  if (!fields) return null;
  const { number, service_key: key, service_name: service } = fields;
  const id = fields.id ?? (number && `${key ?? service ?? 'google'}/${number}`);
  if (!id) return record.refuse('id', 'none', 'an id or a number');
  const created = record.instant('created', fields.created);
  return {
    record,
    id,
    title: fields.external_desc?.trim() ?? '',
    severity: fields.severity || null,
    impact: fields.status_impact || null,
    begin: record.instant('begin', fields.begin) ?? created,
    end: record.instant('end', fields.end),
    products: productsOf(fields),
    locations: unique(
      [fields.currently_affected_locations, fields.previously_affected_locations].flatMap((list) =>
        (list ?? []).flatMap(({ title, id: location }) => title || location || []),
      ),
    ),
    updates: partsOf(record, ['updates', fields.updates], updateOf).toSorted(
      (a, b) => (a.at ?? Infinity) - (b.at ?? Infinity),
    ),
  };
}

/** "Multiple Products" names none; those that it stands for are listed. */
function productsOf(fields: z.infer<typeof incidentFields>): GoogleIncident['products'] {
  const { affected_products: listed, service_key: key, service_name: service } = fields;
  const products = new Map<string, string>();
  for (const { id, title } of listed ?? []) {
    const name = title || id;
    if (name) products.set(id || name, name);
  }
  if (products.size === 0 && service && !/^multiple products$/i.test(service)) {
    products.set(key || service, service);
  }
  return [...products].map(([productKey, name]) => ({ key: productKey, name }));
}

/** A broken update is left out with its issue; the incident stays. */
function updateOf(value: unknown, record: JsonRecord): GoogleUpdate | null {
  const { path } = record;
  const fields = record.fields(updateFields, value, 'an update with when, text and status');
  const created = record.instant('created', fields?.created);
  const at = record.instant('when', fields?.when) ?? created;
  if (!fields) return null;
  return {
    path,
    key: fields.created || fields.when || path,
    status: fields.status || null,
    text: fields.text?.trim() ?? '',
    at,
  };
}

const unique = (names: readonly string[]): readonly string[] => [...new Set(names)];
