/**
 * Datadog incidents, API v2. Only the customer impact is a window: when an incident was declared or
 * resolved says nothing of the service. What was broken it does not say either: degraded, with its severity.
 */
import { z } from 'zod';

import { jsonHead } from './decode';
import type { ImportedRecord, Importer } from './importer';
import { identity, moment, recordAt, text, unwrapped } from './json-record';
import { observedOf, outageRecords, told } from './ready-outages';

export const datadog: Importer = {
  id: 'datadog',
  label: 'Datadog incidents',
  party: 'customer',
  recognises: (head) => {
    const json = jsonHead(head);
    if (!json || !/"type"\s*:\s*"incidents"/.test(json)) return 0;
    return /"customer_impact(ed|_start|_end|_scope)"\s*:/.test(json) ? 0.95 : 0;
  },
  read: (bytes, options) =>
    outageRecords(bytes, options, { lists: ['data'], reader: { item: incident } }),
};

const choice = z.object({ value: z.union([z.string(), z.array(z.string())]).nullish() }).nullish();

const incidentFields = z.object({
  id: identity,
  type: z.literal('incidents'),
  attributes: z.object({
    title: text,
    state: text,
    severity: text,
    customer_impacted: z.boolean().nullish(),
    customer_impact_start: moment,
    customer_impact_end: moment,
    customer_impact_scope: text,
    fields: z.record(z.string(), z.unknown()).nullish(),
  }),
});

const OPEN = new Set(['active', 'stable']);

function incident(value: unknown, path: string): ImportedRecord {
  const record = recordAt(path);
  const item = record.fields(incidentFields, unwrapped(value, 'data'), 'a Datadog incident');
  if (!item) return told(record);
  const { attributes } = item;
  if (!(attributes.customer_impacted ?? attributes.customer_impact_start)) {
    record.note('customer_impacted', 'no', 'a customer impact: without one it makes no window');
    return told(record);
  }
  const [state] = chosen(attributes.state ?? null, attributes.fields?.['state']);
  const [severity] = chosen(attributes.severity ?? null, attributes.fields?.['severity']);
  if (state !== undefined && state !== 'resolved' && !OPEN.has(state)) {
    record.refuse('state', state, 'active, stable or resolved');
  }
  const span = record.window(
    [
      'customer_impact_start',
      record.instant('customer_impact_start', attributes.customer_impact_start),
    ],
    ['customer_impact_end', record.instant('customer_impact_end', attributes.customer_impact_end)],
    OPEN.has(state ?? ''),
  );
  if (!span) return told(record);
  const fact = {
    ref: item.id,
    path,
    title: attributes.title,
    quote: attributes.customer_impact_scope,
    severity,
    state: 'degraded' as const,
  };
  const services = chosen(null, attributes.fields?.['services']);
  return { evidence: observedOf(services, fact, span), issues: record.issues };
}

/** A field stands in the attributes, or among those that the organisation defines. */
function chosen(own: string | null, field: unknown): readonly string[] {
  if (own !== null) return [own];
  const value = choice.safeParse(field).data?.value ?? [];
  return typeof value === 'string' ? [value] : value;
}
