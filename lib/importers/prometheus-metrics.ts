/** What the values of a Prometheus series mean, by its name: who is watched, and which value is down. */
import type { CheckState } from './checks';

type States = Readonly<Record<string, CheckState>>;

export type Metric = Readonly<{
  /** The series with its labels in order: stable from one query to the next. */
  key: string;
  service?: string;
  title?: string;
  /** Null when the name does not say that 1 is up. */
  states: States | null;
  /** What a person should know before taking it for the service's own state. */
  caution?: string;
}>;

type Known = Readonly<{ states: States; service?: string; title?: string; caution?: string }>;

const UP_IS_ONE: States = { '0': 'down', '1': 'up' };
const KNOWN: Readonly<Record<string, Known>> = {
  probe_success: { states: UP_IS_ONE },
  up: {
    states: UP_IS_ONE,
    title: 'Scrape failure',
    caution: 'a probe of the service, such as probe_success: 0 says that Prometheus got no answer',
  },
  monitor_status: {
    states: { '0': 'down', '1': 'up', '2': 'pending', '3': 'maintenance' },
    service: 'monitor_name',
  },
  gatus_results_endpoint_success: { states: UP_IS_ONE, service: 'name' },
};
const LIKE_UP = /_(?:up|success|healthy|available)$/;
const SERVICE_LABELS = ['instance', 'target', 'service', 'job'];

/**
 * `labels`: as in the `metric` of a series. A function such as `min_over_time` takes the name away.
 * `chosen`: the one label that names the service, instead of the usual ones.
 */
export function metricOf(labels: Readonly<Record<string, string>>, chosen?: string): Metric {
  const { __name__: name = '', ...others } = labels;
  const known = Object.hasOwn(KNOWN, name) ? KNOWN[name] : undefined;
  const { states, service: label, ...rest } = known ?? unnamed(name);
  const naming = chosen === undefined ? [label ?? '', ...SERVICE_LABELS] : [chosen];
  const service = naming.map((key) => others[key]).find(Boolean);
  const sorted = Object.entries(others)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}=${JSON.stringify(value)}`);
  return { key: `${name}{${sorted.join(',')}}`, ...(service && { service }), states, ...rest };
}

function unnamed(name: string): Readonly<{
  states: States | null;
  service?: string;
  caution?: string;
}> {
  if (LIKE_UP.test(name)) return { states: UP_IS_ONE };
  if (name !== '') return { states: null };
  return { states: UP_IS_ONE, caution: 'a named series: of this one only the values are known' };
}
